"""Articles with readings planted in them: every word is a span that a record may stand on."""

from datetime import date

from hypothesis import strategies as st

from onrecord.articles import Article
from onrecord.language.calendar import UNDATED, Dated
from onrecord.language.spans import Span, hull
from onrecord.reading.records import Argument, Control, Event, Mention, Quote, Reading
from onrecord.reference import Entity
from onrecord.schema.vocabulary import (
    DateBasis,
    DatePrecision,
    EntityBasis,
    EntityType,
    EventType,
    Extent,
    Marks,
    MentionForm,
    QuoteType,
    Relation,
    Role,
    Status,
)
from tests.shipped import shipped

REFERENCE = shipped()
ENTITY_IDS = sorted(REFERENCE.entities.listed)
REGION_IDS = sorted(REFERENCE.regions.listed)

WORDS = st.text(st.sampled_from("abzéßİж語𝒳😀-’"), min_size=1, max_size=6)
DAY = Dated(date(2031, 5, 2), date(2031, 5, 2), DatePrecision.DAY, DateBasis.STATED)
MONTH = Dated(date(2031, 5, 1), date(2031, 5, 31), DatePrecision.MONTH, DateBasis.STATED)


def article_of(words: list[str], article_id: str = "harbour") -> tuple[Article, list[Span]]:
    """The words as an article, the first three of them its headline, and the span of each."""
    text, spans = "", []
    for index, word in enumerate(words):
        text += "" if index == 0 else "\n\n" if index == 3 else " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return Article(article_id, text, hull(spans[:3])), spans


@st.composite
def planted(draw, article_id: str = "harbour") -> tuple[Article, Reading]:
    """An article and a reading of it that breaks no rule of the contract."""
    article, spans = article_of(draw(st.lists(WORDS, min_size=6, max_size=12)), article_id)
    entities = tuple(
        Entity(f"{article_id}:{name}", name.title(), kind, EntityBasis.ARTICLE)
        for name, kind in draw(
            st.dictionaries(st.sampled_from(["ada", "bex", "coria"]), st.sampled_from(EntityType))
        ).items()
    )
    entity_ids = st.sampled_from([*ENTITY_IDS, *(entity.entity_id for entity in entities)])
    places = st.lists(st.integers(0, len(spans) - 1), unique=True, max_size=4)
    sentence = hull(spans)
    mentions = [
        Mention(spans[at], draw(entity_ids), draw(st.sampled_from(MentionForm)), "names.age") for at in draw(places)
    ]
    quotes = [draw(_quotes(spans, at, entity_ids)) for at in draw(places)]
    events = [draw(_events(spans[at], sentence, entity_ids)) for at in draw(places)]
    controls = [draw(_controls(spans[at], sentence, entity_ids)) for at in draw(places)]
    return article, Reading(article_id, entities, tuple(mentions), tuple(quotes), tuple(events), tuple(controls))


@st.composite
def _quotes(draw, spans: list[Span], at: int, entity_ids) -> Quote:
    """Reported speech that begins at a word, in one piece or two, its speaker the word ahead of it."""
    quote = Quote(
        QuoteType.INDIRECT, (spans[at],), "names.age", Marks.NONE, said_on=draw(st.sampled_from([UNDATED, DAY]))
    )
    if at + 2 < len(spans) and draw(st.booleans()):
        quote = quote._replace(pieces=(spans[at], spans[at + 2]), cue=spans[at + 1])
    if at > 0:
        quote = quote._replace(speaker=spans[at - 1], speaker_id=draw(entity_ids), via_id=draw(entity_ids))
    return quote


@st.composite
def _events(draw, trigger: Span, clause: Span, entity_ids) -> Event:
    parties = draw(st.lists(st.tuples(st.sampled_from(Role), entity_ids), unique=True, max_size=3))
    return Event(
        draw(st.sampled_from(EventType)),
        trigger,
        clause,
        draw(st.sampled_from(Status)),
        "names.age",
        when=draw(st.sampled_from([UNDATED, DAY, MONTH])),
        arguments=tuple(Argument(role, entity_id, trigger, "names.age") for role, entity_id in parties),
    )


@st.composite
def _controls(draw, trigger: Span, clause: Span, entity_ids) -> Control:
    return Control(
        draw(st.sampled_from(REGION_IDS)),
        draw(st.sampled_from(Relation)),
        trigger,
        clause,
        draw(st.sampled_from(Status)),
        draw(st.sampled_from(Extent)),
        "names.age",
        holder_id=draw(st.none() | entity_ids),
        counterpart_id=draw(st.none() | entity_ids),
        when=draw(st.sampled_from([UNDATED, DAY, MONTH])),
    )
