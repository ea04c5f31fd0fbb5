"""Reading: an article in, what it says out, each stage in a room of its own; `reader` has their order.

    names -> places -> speech -> coreference -> quotes -> events

Every stage is a function of what came before it; none knows of tables, files or the clock.
"""

from onrecord.reading.reader import Reader
from onrecord.reading.records import Argument, Control, Event, Mention, Quote, Reading
from onrecord.reading.stages import Stages
from onrecord.schema.vocabulary import Stage

__all__ = ["Argument", "Control", "Event", "Mention", "Quote", "Reader", "Reading", "Stage", "Stages"]
