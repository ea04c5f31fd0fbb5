"""Kinds of places: which of several regions of one name a sentence means.

Evidence, strongest first: a noun beside the name (“the Kherson region”), also one that a list shares (“the Donetsk and
Luhansk regions”); what is said of it (“which serve as administrative centers”); a list in which another name is known
to be of that kind in this article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import partial

from onrecord.language.clauses import Syntax
from onrecord.language.lazy import Memo
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.places.recognition import Toponym
from onrecord.reading.places.rules import CITY_ROLE, LIST_OF_ONE_KIND, TYPE_NOUN
from onrecord.reference import Reference
from onrecord.schema.vocabulary import RegionType

TYPE_NOUNS = {
    noun: RegionType(kind) for kind in ("first_level", "city", "peninsula") for noun in lexicon("places/places")[kind]
}
"""The nouns that say what kind of place the name beside them names."""


_CITY_ROLES = words("places/places", "city_roles")

_KEPT = 1 << 14
_Chosen = dict[Span, tuple[Toponym, str]]


class PlaceKinds:
    """Chooses the kind of place that a name means, and remembers of which names that was in doubt."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._is_doubtful = Memo(partial(_is_doubtful, reference=reference), _KEPT)

    def choose(self, toponyms: Sequence[Toponym], syntaxes: Sequence[Syntax]) -> list[tuple[Toponym, str]]:
        """`toponyms` with the candidates that have the kind which the sentence says, and the rule that found it or
        none."""
        doubtful = [toponym.span.start for toponym in toponyms if self._is_doubtful[toponym.candidates]]
        sentences = _doubtful_sentences(doubtful, toponyms, syntaxes)
        if not sentences:
            return [(toponym, "") for toponym in toponyms]
        chosen: _Chosen = {toponym.span: (toponym, "") for toponym in toponyms}
        groups: dict[int, list[list[Toponym]]] = {}
        for at, (syntax, inside) in enumerate(sentences):
            if not _may_tell(syntax, inside):
                continue
            groups[at] = _coordinations(syntax, inside)
            for members in groups[at]:
                kind, rule = _evidence(syntax, members)
                if kind is not None:
                    chosen |= {toponym.span: _of_kind(toponym, kind, rule, self._reference) for toponym in members}
        proven = {toponym.candidates[0] for toponym, rule in chosen.values() if rule}
        for at, (syntax, inside) in enumerate(sentences if proven else ()):
            if len(inside) > 1 and any(not proven.isdisjoint(toponym.candidates) for toponym in inside):
                for members in groups[at] if at in groups else _coordinations(syntax, inside):
                    _share_kind(members, proven, chosen, self._reference)
        return [chosen[toponym.span] for toponym in toponyms]


def _doubtful_sentences(
    doubtful: Sequence[int], toponyms: Sequence[Toponym], syntaxes: Sequence[Syntax]
) -> list[tuple[Syntax, list[Toponym]]]:
    """The sentences that have a doubtful name, each with all its toponyms; `doubtful` are where those names start."""
    if not doubtful:
        return []
    starts = [toponym.span.start for toponym in toponyms]
    first_doubt, last_doubt = doubtful[0], doubtful[-1]
    found = []
    for syntax in syntaxes:
        start, end = syntax.sentence.span
        if start <= last_doubt and first_doubt < end and doubtful[bisect_left(doubtful, start)] < end:
            first = bisect_left(starts, start)
            inside = toponyms[first : bisect_left(starts, end, first)]
            tokens = set(syntax.sentence.starts)
            found.append((syntax, [toponym for toponym in inside if toponym.span.start in tokens]))
    return found


def _may_tell(syntax: Syntax, toponyms: Sequence[Toponym]) -> bool:
    """Whether a sentence can say what kind of place its names mean, the cheap test ahead of the parse."""
    if not _CITY_ROLES.isdisjoint(syntax.vocabulary):
        return True
    if TYPE_NOUNS.keys().isdisjoint(syntax.vocabulary):
        return False
    return any(_type_noun(syntax, toponym.span) is not None for toponym in toponyms)


def _is_doubtful(candidates: tuple[str, ...], reference: Reference) -> bool:
    """Whether the name is a city's and a subdivision's."""
    if len(candidates) < 2:
        return False
    kinds = {reference.regions[candidate].region_type for candidate in candidates[:6]}
    return len(kinds) > 1 and not kinds.isdisjoint((RegionType.FIRST_LEVEL, RegionType.PENINSULA))


def _coordinations(syntax: Syntax, toponyms: Sequence[Toponym]) -> list[list[Toponym]]:
    """The toponyms grouped by the list of noun phrases in which they stand as heads or right before the head."""
    groups: list[list[Toponym]] = []
    done: set[int] = set()
    for at, phrase in enumerate(syntax.phrases):
        if phrase.kind != Kind.NOUN or at in done:
            continue
        members = syntax.coordination(at)
        done.update(members)
        spans = [syntax.span(syntax.phrases[member]) for member in members]
        group = [toponym for span in spans for toponym in toponyms if span.covers(toponym.span)]
        if group:
            groups.append(group)
    return groups


def _evidence(syntax: Syntax, members: Sequence[Toponym]) -> tuple[RegionType | None, str]:
    noun = _type_noun(syntax, members[-1].span)
    if noun is not None:
        return TYPE_NOUNS[noun], TYPE_NOUN.rule_id
    if _CITY_ROLES.isdisjoint(syntax.vocabulary):
        return None, ""
    if any(_has_city_role(syntax, toponym.span) for toponym in members):
        return RegionType.CITY, CITY_ROLE.rule_id
    return None, ""


def _type_noun(syntax: Syntax, span: Span) -> str | None:
    """The type noun right after the name, or before it with “of” (“the city of Kherson”)."""
    lowered, ends = syntax.lowered, syntax.ends
    at = bisect_left(ends, span.end)
    if at == len(ends) or ends[at] != span.end:
        return None
    following = lowered[at + 1] if at + 1 < len(lowered) else ""
    if following in TYPE_NOUNS:
        return following
    start = bisect_left(syntax.sentence.starts, span.start)
    before = lowered[max(0, start - 2) : start]
    return before[0] if len(before) == 2 and before[1] == "of" and before[0] in TYPE_NOUNS else None


def _has_city_role(syntax: Syntax, span: Span) -> bool:
    """Whether a verb of being says that the name is a capital, a center, a port."""
    for at in syntax.verbs:
        if syntax.verb(at).lemma not in words("places/places", "role_verbs"):
            continue
        if not any(syntax.span(subject).covers(span) for subject in syntax.subjects(at)):
            continue
        told = [*syntax.objects(at), *(p for c in syntax.complements(at) if c.preposition == "as" for p in c.phrases)]
        if any(syntax.head(phrase).text.lower() in _CITY_ROLES for phrase in told):
            return True
    return False


def _of_kind(toponym: Toponym, kind: RegionType, rule: str, reference: Reference) -> tuple[Toponym, str]:
    """The candidates of that kind; for a first-level region, also the one around a city of that name."""
    regions = reference.regions
    fitting = tuple(c for c in toponym.candidates if regions[c].region_type is kind)
    if not fitting and kind is RegionType.FIRST_LEVEL:
        cities = (regions[c] for c in toponym.candidates[:1] if regions[c].region_type is RegionType.CITY)
        around = (city.parent_id for city in cities if city.parent_id is not None)
        fitting = tuple(parent for parent in around if regions[parent].region_type is kind)
    return (toponym._replace(candidates=fitting), rule) if fitting else (toponym, "")


def _share_kind(members: Sequence[Toponym], proven: Set[str], chosen: _Chosen, reference: Reference) -> None:
    """A list without evidence of its own takes the kind that one of its names has by evidence elsewhere."""
    if len(members) < 2 or all(chosen[member.span][1] or len(member.candidates) == 1 for member in members):
        return
    candidate = next((key for member in members for key in member.candidates if key in proven), None)
    if candidate is not None:
        kind = reference.regions[candidate].region_type
        for other in members:
            if not chosen[other.span][1] and len(other.candidates) > 1:
                chosen[other.span] = _of_kind(other, kind, LIST_OF_ONE_KIND.rule_id, reference)
