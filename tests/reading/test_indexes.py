"""Mentions and quotations are found by their places as if each were looked at."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.spans import Span
from onrecord.reading.coreference.mentions import MentionIndex
from onrecord.reading.quotes.nesting import QuoteIndex
from onrecord.reading.records import Mention, Quote
from onrecord.schema.vocabulary import Marks, MentionForm, QuoteType

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda drawn: Span(drawn[0], sum(drawn)))


def mention(span: Span) -> Mention:
    return Mention(span, "org:x", MentionForm.NAME, "rule")


def quote(span: Span) -> Quote:
    return Quote(QuoteType.DIRECT, (span,), "rule", Marks.MATCHED)


@given(st.lists(SPANS), SPANS)
def test_the_mentions_inside_a_span_are_those_that_it_covers(spans: list[Span], place: Span) -> None:
    found = [mention.span for mention in MentionIndex(map(mention, spans)).inside(place)]
    assert sorted(found) == sorted(span for span in spans if place.covers(span))


@given(st.lists(SPANS), SPANS)
def test_the_head_of_a_phrase_is_the_longest_mention_at_its_end(spans: list[Span], phrase: Span) -> None:
    ending = [span for span in spans if span.end == phrase.end and phrase.covers(span)]
    head = MentionIndex(map(mention, spans)).head(phrase)
    assert (head.span if head else None) == min(ending, default=None)


@given(st.lists(SPANS), SPANS)
def test_the_quotations_that_cover_a_span_are_found_from_the_last_to_the_first(spans: list[Span], place: Span) -> None:
    found = [quote.span for quote in QuoteIndex(map(quote, spans)).covering(place)]
    assert found == sorted((span for span in spans if span.covers(place)), reverse=True)
