"""Places: which of several regions of one name a naming means.

Evidence, strongest first: a noun beside the name (“the Kherson region”), also one that a list shares (“the Donetsk and
Luhansk regions”); what is said of it (“which serve as administrative centers”); a list in which another name is known
to be of that kind in this article. Without evidence a bare name is the city rather than the region named after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.clauses import Syntax
from onrecord.language.phrases import Kind
from onrecord.language.spans import Span
from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.names import Naming
from onrecord.reference import Reference
from onrecord.schema.vocabulary import RegionType

_BARE = (
    RegionType.COUNTRY,
    RegionType.CITY,
    RegionType.PENINSULA,
    RegionType.HISTORICAL,
    RegionType.FIRST_LEVEL,
    RegionType.MACRO,
    RegionType.OTHER,
)
"""What a bare name means, the likeliest first."""

TYPE_NOUNS = {
    noun: RegionType(kind) for kind in ("first_level", "city", "peninsula") for noun in lexicon("places")[kind]
}
"""The nouns that say what kind of place the name beside them names."""


def choose_places(namings: Sequence[Naming], syntaxes: Sequence[Syntax], reference: Reference) -> list[Naming]:
    """`namings` with one candidate each, chosen by the evidence above; the rule then says by which."""
    chosen = {naming.span: naming for naming in namings}
    lists: list[list[Naming]] = []
    by_start = {naming.span.start: naming for naming in namings}
    for syntax in syntaxes:
        inside = [by_start[token.start] for token in syntax.tokens if token.start in by_start]
        if not any(_is_place(naming, reference) for naming in inside):
            continue
        for members in _coordinations(syntax, inside):
            if len(members) > 1:
                lists.append(members)
            kind, rule = _evidence(syntax, members)
            for naming in members:
                if kind is not None:
                    chosen[naming.span] = _of_kind(naming, kind, rule, reference)
    for members in lists:
        _share_kind(members, chosen, reference)
    return [_bare(chosen[naming.span], reference) for naming in namings]


def _is_place(naming: Naming, reference: Reference) -> bool:
    return any(candidate in reference.regions for candidate in naming.candidates)


def _coordinations(syntax: Syntax, namings: Sequence[Naming]) -> list[list[Naming]]:
    """The namings grouped by the list of noun phrases in which they stand as heads or right before the head."""
    groups: list[list[Naming]] = []
    done: set[int] = set()
    for at, phrase in enumerate(syntax.phrases):
        if phrase.kind is not Kind.NOUN or at in done:
            continue
        members = syntax.coordination(at)
        done.update(members)
        spans = [syntax.span(syntax.phrases[member]) for member in members]
        group = [naming for span in spans for naming in namings if span.covers(naming.span)]
        if group:
            groups.append(group)
    return groups


def _evidence(syntax: Syntax, members: Sequence[Naming]) -> tuple[RegionType | None, str]:
    noun = _type_noun(syntax, members[-1].span)
    if noun is not None:
        return TYPE_NOUNS[noun], "place-type-noun"
    if any(_has_city_role(syntax, naming.span) for naming in members):
        return RegionType.CITY, "place-city-role"
    return None, ""


def _type_noun(syntax: Syntax, span: Span) -> str | None:
    """The type noun right after the name, or before it with “of” (“the city of Kherson”)."""
    at = next((i for i, token in enumerate(syntax.tokens) if token.end == span.end), None)
    if at is None:
        return None
    following = syntax.tokens[at + 1].text.lower() if at + 1 < len(syntax.tokens) else ""
    if following in TYPE_NOUNS:
        return following
    start = next(i for i, token in enumerate(syntax.tokens) if token.start == span.start)
    before = [token.text.lower() for token in syntax.tokens[max(0, start - 2) : start]]
    return before[0] if len(before) == 2 and before[1] == "of" and before[0] in TYPE_NOUNS else None


def _has_city_role(syntax: Syntax, span: Span) -> bool:
    """Whether a verb of being says that the name is a capital, a center, a port."""
    for at in syntax.verbs:
        if syntax.verb(at).lemma not in ("be", "serve", "become", "remain"):
            continue
        if not any(syntax.span(subject).covers(span) for subject in syntax.subjects(at)):
            continue
        told = [*syntax.objects(at), *(p for c in syntax.complements(at) if c.preposition == "as" for p in c.phrases)]
        if any(syntax.head(phrase).text.lower() in words("places", "city_roles") for phrase in told):
            return True
    return False


def _of_kind(naming: Naming, kind: RegionType, rule: str, reference: Reference) -> Naming:
    """The candidate of that kind; for a first-level region, also the one around a city of that name."""
    for candidate in naming.candidates:
        if candidate in reference.regions and reference.regions[candidate].region_type is kind:
            return replace(naming, candidates=(candidate,), rule=rule)
    if kind is RegionType.FIRST_LEVEL:
        for candidate in naming.candidates:
            region = reference.regions.get(candidate)
            parent = region.parent_id if region and region.region_type is RegionType.CITY else None
            if parent is not None and reference.regions[parent].region_type is kind:
                return replace(naming, candidates=(parent,), rule=rule)
    return naming


def _share_kind(members: Sequence[Naming], chosen: dict[Span, Naming], reference: Reference) -> None:
    """A list without evidence of its own takes the kind that one of its names has by evidence elsewhere."""
    if all(len(chosen[member.span].candidates) == 1 for member in members):
        return
    proven = {n.candidates[0] for n in chosen.values() if n.rule in ("place-type-noun", "place-city-role")}
    for member in members:
        for candidate in member.candidates:
            if candidate in proven and candidate in reference.regions:
                kind = reference.regions[candidate].region_type
                for other in members:
                    if len(chosen[other.span].candidates) > 1:
                        chosen[other.span] = _of_kind(other, kind, "place-list", reference)
                return


def _bare(naming: Naming, reference: Reference) -> Naming:
    if len(naming.candidates) == 1:
        return naming
    places = [c for c in naming.candidates if c in reference.regions]
    if len(places) < len(naming.candidates):
        return replace(naming, candidates=naming.candidates[:1])
    best = min(places, key=lambda c: (_BARE.index(reference.regions[c].region_type), c))
    return replace(naming, candidates=(best,), rule="place-bare-name")
