"""Clauses, read shallowly: each verb with its subjects, objects and prepositional phrases.

No parse tree is made. A verb's subject is the noun phrase that a walk to the left meets first, past prepositional
phrases, adverbs and relative clauses; a verb without one shares that of the verb which it is joined to or depends on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from onrecord.language.phrases import Kind, Phrase, VerbGroup, phrases
from onrecord.language.segments import Token
from onrecord.language.sentences import Sentence
from onrecord.language.spans import Span
from onrecord.language.tagging import Tag, tag

_CLAUSE_PREPOSITIONS = frozenset("before after since until till as than".split())
"""Words that govern a noun phrase or begin a clause."""


@dataclass(frozen=True, slots=True)
class Complement:
    """A preposition and the noun phrases that it governs, joined by commas and conjunctions."""

    preposition: str
    phrases: tuple[Phrase, ...]


class Syntax:
    """The clauses of one sentence. Positions are indices into `phrases`; every answer is computed from them."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens

    @cached_property
    def lowered(self) -> list[str]:
        """The text of each token in lower case."""
        return [token.text.lower() for token in self.tokens]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the sentence in lower case: a stage whose triggers it has none of need not parse it."""
        return frozenset(self.lowered)

    @cached_property
    def tags(self) -> list[Tag]:
        """The class of each token."""
        return tag(self.tokens)

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The phrases, which together cover every token."""
        return phrases(self.tokens, self.tags)

    @cached_property
    def verbs(self) -> list[int]:
        """The positions of the verb groups."""
        return [at for at, phrase in enumerate(self.phrases) if isinstance(phrase, VerbGroup)]

    def verb(self, at: int) -> VerbGroup:
        """The verb group at a position."""
        return cast(VerbGroup, self.phrases[at])

    def head(self, phrase: Phrase) -> Token:
        """The token that stands for the phrase."""
        return self.tokens[phrase.head]

    def words(self, phrase: Phrase) -> list[str]:
        """The phrase's words in lower case."""
        return self.lowered[phrase.first : phrase.last + 1]

    def span(self, first: Phrase, last: Phrase | None = None) -> Span:
        """Where the phrase, or the run from `first` to `last`, stands in the text."""
        return Span(self.tokens[first.first].start, self.tokens[(last or first).last].end)

    def _is(self, at: int, *tags: Tag) -> bool:
        return 0 <= at < len(self.phrases) and self.tags[self.phrases[at].first] in tags

    def _word(self, at: int) -> str:
        return self.lowered[self.phrases[at].first] if 0 <= at < len(self.phrases) else ""

    def coordination(self, at: int) -> list[int]:
        """The positions of the noun phrases joined with the one at `at` by commas and conjunctions, itself included,
        reading to the right: ``Trump, Putin and Zelensky``."""
        members = [at]
        while True:
            here = members[-1] + 1
            comma = self._is(here, Tag.COMMA)
            joined = here + 1 if comma and self._is(here + 1, Tag.CONJ) else here
            if not (comma or self._is(joined, Tag.CONJ)):
                return members
            following = joined + 1
            if not self._is_noun(following) or self.begins_clause(following):
                return members
            if comma and joined == here and not self._list_goes_on(following):
                return members
            members.append(following)

    def _list_goes_on(self, at: int) -> bool:
        """Whether a comma before the phrase at `at` is a list's: a conjunction or a further comma and one follow."""
        while self._is_noun(at):
            if self._is(at + 1, Tag.CONJ):
                return self._is_noun(at + 2)
            if not self._is(at + 1, Tag.COMMA):
                return False
            if self._is(at + 2, Tag.CONJ):
                return True
            at += 2
        return False

    def _is_noun(self, at: int) -> bool:
        return 0 <= at < len(self.phrases) and self.phrases[at].kind is Kind.NOUN

    def begins_clause(self, at: int) -> bool:
        """Whether the noun phrase at `at` is the subject of a finite verb of its own, as in ``and he left``."""
        after = at + 1
        while after < len(self.phrases) and self.phrases[after].kind is Kind.ADVERB:
            after += 1
        phrase = self.phrases[after] if after < len(self.phrases) else None
        return isinstance(phrase, VerbGroup) and phrase.is_finite

    def subjects(self, at: int) -> list[Phrase]:
        """The noun phrases that are the grammatical subject of the verb at `at`; none when there is none to be seen."""
        found = self.own_subject(at)
        if found is not None:
            return [self.phrases[index] for index in self._coordination_leftwards(found)]
        governor = self.governor(at)
        if governor is None:
            return []
        if self.verb(at).is_infinitive or self.verb(at).form == "ing":
            objects = self.objects(governor)
            if objects and self._takes_object_and_infinitive(governor, at):
                return objects
        return self.subjects(governor)

    def _takes_object_and_infinitive(self, governor: int, at: int) -> bool:
        """``urged Putin to leave``: the object of the governing verb does what the infinitive says."""
        verb = self.verb(governor)
        return (
            self.verb(at).is_infinitive
            and not verb.is_passive
            and verb.lemma
            in (
                "urge ask tell order force allow want expect call press push invite warn persuade"
                " encourage help require compel advise beg command enable permit instruct"
            ).split()
        )

    def own_subject(self, at: int) -> int | None:
        """The position of the noun phrase that is the subject of the verb at `at` in its own clause, its last member
        where several are joined; None when there is none to be seen."""
        if not self.verb(at).is_finite:
            return None
        index = self._before_aside(at - 1)
        while index >= 0:
            phrase = self.phrases[index]
            if phrase.kind is Kind.NOUN:
                if self._is(index - 1, Tag.PREP):
                    if self._begins_with_clause_preposition(index - 1):
                        return index
                    index -= 2
                    continue
                relative = self._relative_before(index)
                if relative is None:
                    return self._past_joined_complement(index)
                index = relative - 1
                continue
            if self._is(index, Tag.REL):
                return index - 1 if self._is_noun(index - 1) else self._antecedent(index)
            if phrase.kind in (Kind.VERB, Kind.QUOTE) or self._is(index, Tag.SUB, Tag.CONJ, Tag.STOP, Tag.COLON):
                return None
            index -= 1
        return None

    def _begins_with_clause_preposition(self, at: int) -> bool:
        """Whether the preposition at `at` begins a clause: after a verb (``left before he came``), or “as” at the start
        or after a comma (``As the mayor put it``)."""
        if self._word(at) == "as" and (at == 0 or self._is(at - 1, Tag.COMMA, Tag.CONJ, Tag.STOP)):
            return True
        return self._word(at) in _CLAUSE_PREPOSITIONS and (at == 0 or self._has_verb_before(at))

    def _before_aside(self, index: int) -> int:
        """`index`, or where to go on when an aside between commas ends there (``Smith, a senator, said``)."""
        while self.phrases[index].kind is Kind.ADVERB and index > 0:
            index -= 1
        if not self._is(index, Tag.COMMA):
            return index
        for opening in range(index - 1, 0, -1):
            if self._is(opening, Tag.STOP, Tag.COLON, Tag.QUOTE):
                break
            if self._is(opening, Tag.COMMA) and self._is_noun(opening - 1):
                return opening - 1
        return index

    def _relative_before(self, at: int) -> int | None:
        """The position of the relative pronoun whose clause ends with the object at `at`, as in ``who shot him``."""
        if self._begins_verb(at - 1) and self._is(at - 2, Tag.REL):
            return at - 2
        return None

    def _past_joined_complement(self, index: int) -> int:
        """``leaders of Ukraine and Russia met``: a phrase joined to one that a preposition governs gives way to the
        phrase on which that preposition depends, where this one begins the clause."""
        joint = index - 1
        if self._is(joint, Tag.CONJ) and self._is_noun(joint - 1) and self._is(joint - 2, Tag.PREP):
            top = joint - 3
            if self._is_noun(top) and self._word(joint - 2) not in _CLAUSE_PREPOSITIONS:
                return index if self._begins_verb(top - 1) or self._is(top - 1, Tag.PREP) else top
        return index

    def _antecedent(self, relative: int) -> int | None:
        index = relative - 1
        while index >= 0 and (self._is(index, Tag.COMMA, Tag.PREP) or self.phrases[index].kind is Kind.ADVERB):
            index -= 1
        return index if self._is_noun(index) else None

    def _has_verb_before(self, at: int) -> bool:
        for index in range(at - 1, -1, -1):
            if self.phrases[index].kind is Kind.VERB:
                return True
            if self._is(index, Tag.SUB, Tag.STOP, Tag.COLON, Tag.CONJ):
                return False
        return False

    def _coordination_leftwards(self, at: int) -> list[int]:
        """All the noun phrases of the coordination that ends at `at`."""
        first = at
        while True:
            joint = first - 1
            if self._is(joint, Tag.CONJ) and self._is(joint - 1, Tag.COMMA):
                joint -= 1
            if not self._is(joint, Tag.CONJ, Tag.COMMA):
                break
            before = joint - 1
            if not self._is_noun(before) or not self._is_joint(before, joint, first):
                break
            first = before
        return [index for index in range(first, at + 1) if self._is_noun(index)]

    def _is_joint(self, before: int, joint: int, after: int) -> bool:
        """Whether the phrases `before` and `after` a comma or conjunction are one list. They are not where the second
        begins a clause of its own and the first belongs to the clause before: ``invaded Ukraine and Putin said``."""
        if not self.begins_clause(after):
            return after in self.coordination(before)
        if self._is(joint, Tag.COMMA) and not self._is(joint + 1, Tag.CONJ):
            return False
        governed = self._begins_verb(before - 1) or (
            self._is(before - 1, Tag.PREP) and self._word(before - 1) not in _CLAUSE_PREPOSITIONS
        )
        return not governed or self._is_plural(after + 1)

    def _is_plural(self, at: int) -> bool:
        """Whether the verb group at `at`, past adverbs, agrees with a plural: are, were, have, or a base form."""
        while at < len(self.phrases) and self.phrases[at].kind is Kind.ADVERB:
            at += 1
        return self._begins_verb(at) and self._word(at) in ("are", "were", "have", "aren’t", "weren’t", "haven’t")

    def governor(self, at: int) -> int | None:
        """The verb on which the one at `at` depends for its subject: a governing verb (``wants to keep``), or the one
        that it is joined to (``invaded … and captured``)."""
        for index in range(at - 1, -1, -1):
            if self.phrases[index].kind is Kind.VERB:
                return index
            if self._is(index, Tag.STOP, Tag.COLON, Tag.SUB) or self.phrases[index].kind is Kind.QUOTE:
                return None
        return None

    def is_joined(self, at: int) -> bool:
        """Whether the verb at `at` stands after a conjunction and shares the subject of the verb before."""
        index = at - 1
        while index >= 0 and self.phrases[index].kind is Kind.ADVERB:
            index -= 1
        return self._is(index, Tag.CONJ) and self.own_subject(at) is None

    def is_passive(self, at: int) -> bool:
        """Whether the verb at `at` is passive; a joined participle takes its auxiliary from the verb before
        (``was occupied … but liberated``)."""
        verb = self.verb(at)
        if verb.is_passive:
            return True
        governor = self.governor(at)
        if governor is None or verb.form not in ("past", "participle") or not self.is_joined(at):
            return False
        return self.is_passive(governor) and not self.objects(at)

    def objects(self, at: int) -> list[Phrase]:
        """The noun phrases right after the verb, with those joined to them; a quantity (``most of the regions``) gives
        way to what it is a quantity of in :meth:`measured`. A relative pronoun's antecedent is the object of a verb
        that has none and whose own subject follows the pronoun (``talks, which the leader dismissed``)."""
        index = at + 1
        while index < len(self.phrases) and self.phrases[index].kind is Kind.ADVERB:
            index += 1
        if self._is_noun(index) and not self.begins_clause(index):
            return [self.phrases[member] for member in self.coordination(index)]
        subject = self.own_subject(at)
        if subject is not None and self._is(subject - 1, Tag.REL) and not self.is_passive(at):
            antecedent = self._antecedent(subject - 1)
            return [] if antecedent is None else [self.phrases[antecedent]]
        return []

    def measured(self, phrase: Phrase) -> list[Phrase]:
        """What ``portions of``, ``most of`` and the like measure: the phrases after an ``of``; else none."""
        at = self.phrases.index(phrase)
        if self._word(at + 1) == "of" and self._is(at + 1, Tag.PREP) and self._is_noun(at + 2):
            return [self.phrases[member] for member in self.coordination(at + 2)]
        return []

    def complements(self, at: int) -> Iterator[Complement]:
        """The prepositional phrases after the verb at `at`, up to the next verb, link or end of its clause."""
        index = at + 1
        while index < len(self.phrases):
            phrase = self.phrases[index]
            if self._is(index, Tag.PREP) and self._is_noun(index + 1):
                members = self.coordination(index + 1)
                yield Complement(self._word(index), tuple(self.phrases[member] for member in members))
                index = members[-1] + 1
                continue
            if phrase.kind is Kind.NOUN:
                index = self.coordination(index)[-1] + 1
                continue
            if phrase.kind is Kind.ADVERB or (phrase.kind is Kind.PREP and not self._begins_verb(index + 1)):
                index += 1
                continue
            return

    def _begins_verb(self, at: int) -> bool:
        return 0 <= at < len(self.phrases) and self.phrases[at].kind is Kind.VERB

    def clause(self, at: int) -> Span:
        """The verb at `at` with its own subject and what follows it, up to the next clause; an infinitive brings the
        clause of the verb right before it along (``are scheduled to meet``)."""
        if self.verb(at).is_infinitive and self._begins_verb(at - 1):
            return self.clause(at - 1)
        subject = self.own_subject(at)
        first = at if subject is None else self._coordination_leftwards(subject)[0]
        last = at
        index = at + 1
        while index < len(self.phrases) and not self._ends_clause(index):
            if not self._is(index, Tag.COMMA, Tag.PREP, Tag.OTHER):
                last = index
            index += 1
        return self.span(self.phrases[first], self.phrases[last])

    def _ends_clause(self, index: int) -> bool:
        phrase = self.phrases[index]
        if self._is(index, Tag.STOP, Tag.COLON, Tag.SUB, Tag.REL) or phrase.kind is Kind.QUOTE:
            return True
        if self._is(index, Tag.COMMA) and self._word(index + 1) in ("per", "according"):
            return True
        if self._is(index, Tag.CONJ) or (self._is(index, Tag.PREP) and self._word(index) in _CLAUSE_PREPOSITIONS):
            ahead = index + 1
            while ahead < len(self.phrases) and self.phrases[ahead].kind is Kind.ADVERB:
                ahead += 1
            return self._begins_verb(ahead) or (self._is_noun(ahead) and self.begins_clause(ahead))
        return self._is_noun(index) and self.begins_clause(index)
