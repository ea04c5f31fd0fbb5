"""The reader: the stages of reading, in order."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.articles import Article
from onrecord.language.clauses import Syntax
from onrecord.language.segments import paragraphs
from onrecord.language.sentences import read_document
from onrecord.language.wrapping import unwrapped
from onrecord.reading.appearances.called import find_called
from onrecord.reading.coreference.linking import Links, link
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.coreference.offices import Offices
from onrecord.reading.events.control import find_control
from onrecord.reading.events.events import find_events
from onrecord.reading.events.scene import Scene
from onrecord.reading.known import Entities
from onrecord.reading.names.finder import NameFinder, Names
from onrecord.reading.places.finder import PlaceFinder
from onrecord.reading.quotes.nesting import QuoteIndex
from onrecord.reading.quotes.quotes import make_quotes
from onrecord.reading.records import Mention, Reading
from onrecord.reading.speech.attribution import Attribution
from onrecord.reading.speech.direct import attribute_direct
from onrecord.reading.speech.reported import attribute_reported
from onrecord.reading.stages import Stages, Tell
from onrecord.reference import Reference
from onrecord.schema.vocabulary import MentionForm, Stage

_NAME = MentionForm.NAME


class Reader:
    """Reads articles by one reference, and remembers what it has worked out from it: whoever drops the reader drops
    all of that."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self._names = NameFinder(reference)
        self._places = PlaceFinder(reference)

    def read(self, article: Article, tell: Tell | None = None) -> Reading:
        """Everything that the rules read in one article: a pure function of the article and the reference.

        An error in a stage is raised, unless there is somebody to `tell`: then what the other stages read is returned.
        """
        stages = Stages(tell)
        unread: tuple[str, Sequence[Syntax]] = (article.text, ())
        text, syntaxes = stages.run(Stage.SENTENCES, lambda: read_sentences(article.text), unread)
        nameless: tuple[Names, Sequence[Mention]] = (Names(), ())
        names, named = stages.run(Stage.NAMES, lambda: self._named(article, text, syntaxes), nameless)
        silent: Sequence[Attribution] = ()
        attributions = stages.run(Stage.SPEECH, lambda: _attributions(text, syntaxes), silent)
        entities = Entities(names.entities, self.reference.entities)
        offices = Offices(self._names.incumbents, entities, article.published_on)
        links = stages.run(
            Stage.COREFERENCE,
            lambda: link(syntaxes, named, names, attributions, entities, offices),
            Links(tuple(named), (None,) * len(attributions)),
        )
        mentions = MentionIndex(links.mentions)
        quotes = stages.run(
            Stage.SPEECH,
            lambda: make_quotes(text, attributions, links.speakers, mentions, article.published_on, article.headline),
            QuoteIndex(()),
        )
        regions = self.reference.regions
        scene = Scene(text, syntaxes, mentions, quotes, entities, regions, article.published_on)
        return Reading(
            article_id=article.article_id,
            entities=tuple(names.entities[entity_id] for entity_id in sorted(names.entities)),
            mentions=links.mentions,
            called=tuple(stages.run(Stage.APPEARANCES, lambda: find_called(text, syntaxes, mentions, entities), [])),
            quotes=tuple(quotes),
            events=tuple(stages.run(Stage.EVENTS, lambda: find_events(scene), [])),
            controls=tuple(stages.run(Stage.CONTROL, lambda: find_control(scene), [])),
        )

    def _named(self, article: Article, text: str, syntaxes: Sequence[Syntax]) -> tuple[Names, Sequence[Mention]]:
        """What the names tell, and the mentions by name."""
        found = self._names.find(article.article_id, text, syntaxes, article.published_on)
        names = self._places.choose(text, found, syntaxes)
        return names, [Mention(n.span, n.candidates[0], _NAME, n.rule) for n in names.namings]


def read_sentences(text: str) -> tuple[str, Sequence[Syntax]]:
    """The text, unwrapped, and its sentences."""
    spans = paragraphs(text)
    text = unwrapped(text, spans)
    return text, [Syntax(sentence) for sentence in read_document(text, spans).sentences]


def _attributions(text: str, syntaxes: Sequence[Syntax]) -> Sequence[Attribution]:
    """What is attributed, in the order of the words."""
    direct = attribute_direct(text, syntaxes)
    found = [*direct, *attribute_reported(text, syntaxes, direct)]
    found.sort(key=lambda attribution: attribution.pieces[0])
    return found
