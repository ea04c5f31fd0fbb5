"""The reader: the stages of reading, in order."""

from __future__ import annotations

from onrecord.articles import Article
from onrecord.language.clauses import Syntax
from onrecord.language.segments import paragraphs
from onrecord.language.sentences import read_document
from onrecord.language.wrapping import unwrapped
from onrecord.reading.coreference.linking import link
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.known import Entities
from onrecord.reading.naming.names import NameFinder
from onrecord.reading.placing.places import PlaceFinder
from onrecord.reading.plover.control import find_control
from onrecord.reading.plover.events import find_events
from onrecord.reading.plover.scene import Scene
from onrecord.reading.records import Mention, Reading
from onrecord.reading.speech.direct import attribute_direct
from onrecord.reading.speech.quoting import make_quotes
from onrecord.reading.speech.reported import attribute_reported
from onrecord.reference import Reference
from onrecord.schema.vocabulary import MentionForm

_NAME = MentionForm.NAME


class Reader:
    """Reads articles by one reference, and remembers what it has worked out from it: whoever drops the reader drops
    all of that."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self._names = NameFinder(reference)
        self._places = PlaceFinder(reference)

    def read(self, article: Article) -> Reading:
        """Everything that the rules read in one article: a pure function of the article and the reference."""
        reference = self.reference
        spans = paragraphs(article.text)
        text = unwrapped(article.text, spans)
        syntaxes = [Syntax(sentence) for sentence in read_document(text, spans).sentences]
        names = self._names.find(article.article_id, text, syntaxes)
        namings = self._places.choose(text, names, syntaxes)
        named = [Mention(n.span, n.candidates[0], _NAME, n.rule) for n in namings]
        direct = attribute_direct(text, syntaxes)
        attributions = [*direct, *attribute_reported(text, syntaxes, direct)]
        attributions.sort(key=lambda attribution: attribution.pieces[0])
        entities = Entities(names.entities, reference.entities)
        links = link(syntaxes, named, names.offices, attributions, entities)
        mentions = MentionIndex(links.mentions)
        quotes = make_quotes(text, attributions, links.speakers, mentions, article.published_on, article.headline)
        scene = Scene(text, syntaxes, mentions, quotes, entities, reference.regions, article.published_on)
        events = find_events(scene)
        return Reading(
            article_id=article.article_id,
            entities=tuple(names.entities[entity_id] for entity_id in sorted(names.entities)),
            mentions=links.mentions,
            quotes=tuple(quotes),
            events=tuple(events),
            controls=tuple(find_control(scene)),
        )
