"""Clauses, read shallowly: each verb with its subjects, objects and prepositional phrases.

No parse tree is made. A verb's subject is the noun phrase that a walk to the left meets first, past prepositional
phrases, adverbs and relative clauses; a verb without one shares that of the verb which it is joined to or depends on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import add
from typing import NamedTuple

from onrecord.language.lazy import lazy
from onrecord.language.phrases import Phrase, VerbGroup, phrases
from onrecord.language.relations import Relations
from onrecord.language.segments import Token
from onrecord.language.sentences import Sentence
from onrecord.language.spans import Span
from onrecord.language.tagging import tag
from onrecord.language.words import word_lists

_TAKING_OBJECT_AND_INFINITIVE = word_lists("verbs.toml")["object_and_infinitive"]


class Complement(NamedTuple):
    """A preposition and the noun phrases that it governs, joined by commas and conjunctions."""

    preposition: str
    phrases: Sequence[Phrase]


class Syntax:
    """The clauses of one sentence. `lowered` are its tokens in lower case, `vocabulary` is the set of them: a stage
    that finds none of its triggers there need not parse the sentence. The first look at a tag, phrase or verb parses
    it.

    Positions are indices into `phrases`.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.lowered = list(map(str.lower, sentence.words))
        self.vocabulary = frozenset(self.lowered)

    @lazy
    def ends(self) -> list[int]:
        """Where each token ends."""
        sentence = self.sentence
        ends = list(map(add, sentence.starts, map(len, sentence.words)))
        for at, utterance in sentence.utterances.items():
            ends[at] = utterance.outer.end
        return ends

    @lazy
    def tags(self) -> list[str]:
        """The class of each token."""
        return self._parse().tags

    @lazy
    def phrases(self) -> list[Phrase]:
        """The phrases, which together cover every token."""
        return self._parse().phrases

    @lazy
    def firsts(self) -> list[int]:
        """The first token of each phrase."""
        return self._parse().firsts

    @lazy
    def outline(self) -> Relations:
        """The letters and first words of the phrases."""
        return self._parse().outline

    @lazy
    def groups(self) -> dict[int, VerbGroup]:
        """What the verb groups say, by their positions."""
        return self._parse().groups

    @lazy
    def verbs(self) -> list[int]:
        """The positions of the verb groups."""
        return self._parse().verbs

    def _parse(self) -> Syntax:
        """Sets all attributes that come from the tags at once, since they are seldom needed alone."""
        sentence, lowered = self.sentence, self.lowered
        tags = tag(sentence.words, lowered, sentence.starts)
        found, firsts, letters, groups = phrases(tags, lowered)
        outline = Relations(letters, [lowered[first] for first in firsts])
        self.__dict__.update(
            tags=tags, phrases=found, firsts=firsts, outline=outline, groups=groups, verbs=list(groups)
        )
        return self

    def verb(self, at: int) -> VerbGroup:
        """What the verb group at a position says."""
        return self.groups[at]

    def position(self, phrase: Phrase) -> int:
        """The position of a phrase of this sentence."""
        return bisect_left(self.firsts, phrase.first)

    def token(self, at: int) -> Token:
        """A token with its place."""
        sentence = self.sentence
        return Token(sentence.starts[at], self.ends[at], sentence.words[at], sentence.utterances.get(at))

    def is_tagged(self, at: int, *tags: str) -> bool:
        """Whether the phrase at `at`, which may be outside the sentence, begins with a word of one of the classes."""
        return 0 <= at < len(self.phrases) and self.tags[self.phrases[at].first] in tags

    def head(self, phrase: Phrase) -> Token:
        """The token that stands for the phrase."""
        return self.token(phrase.head)

    def words(self, phrase: Phrase) -> list[str]:
        """The phrase's words in lower case."""
        return self.lowered[phrase.first : phrase.last + 1]

    def span(self, first: Phrase, last: Phrase | None = None) -> Span:
        """Where the phrase stands in the text, without brackets at its end, or the whole run from `first` to `last`."""
        return Span(self.sentence.starts[first.first], self.ends[first.core if last is None else last.last])

    def coordination(self, at: int) -> list[int]:
        """The positions of the noun phrases joined with the one at `at` by commas and conjunctions, itself included,
        reading to the right: ``Ortiz, Lund and Amara``."""
        return self.outline.coordination(at)

    def begins_clause(self, at: int) -> bool:
        """Whether the noun phrase at `at` is the subject of a finite verb of its own, as in ``and he left``."""
        return self.outline.begins_clause(at)

    def own_subject(self, at: int) -> int | None:
        """The position of the noun phrase that is the subject of the verb at `at` in its own clause, its last member
        where several are joined; None when the sentence shows none."""
        return self.outline.own_subject(at)

    def governor(self, at: int) -> int | None:
        """The verb on which the one at `at` depends for its subject: a governing verb (``wants to keep``), or the one
        that it is joined to (``invaded … and captured``)."""
        return self.outline.governor(at)

    def is_joined(self, at: int) -> bool:
        """Whether the verb at `at` stands after a conjunction and shares the subject of the verb before."""
        return self.outline.is_joined(at)

    def subjects(self, at: int) -> list[Phrase]:
        """The noun phrases that are the grammatical subject of the verb at `at`; none when the sentence shows none."""
        found = self.outline.own_subject(at)
        if found is not None:
            return self._at(self.outline.coordination_leftwards(found))
        governor = self.outline.governor(at)
        if governor is None:
            return []
        if self.verb(at).is_infinitive or self.verb(at).form == "ing":
            objects = self.objects(governor)
            if objects and self._takes_object_and_infinitive(governor, at):
                return objects
        return self.subjects(governor)

    def _takes_object_and_infinitive(self, governor: int, at: int) -> bool:
        """``urged Lund to leave``: the object of the governing verb does what the infinitive says."""
        verb = self.verb(governor)
        return self.verb(at).is_infinitive and not verb.is_passive and verb.lemma in _TAKING_OBJECT_AND_INFINITIVE

    def is_passive(self, at: int) -> bool:
        """Whether the verb at `at` is passive; a joined participle takes its auxiliary from the verb before
        (``was occupied … but liberated``)."""
        verb = self.verb(at)
        if verb.is_passive:
            return True
        if verb.form not in ("past", "participle") or not self.outline.is_joined(at):
            return False
        governor = self.outline.governor(at)
        return governor is not None and self.is_passive(governor) and not self.objects(at)

    def objects(self, at: int) -> list[Phrase]:
        """The noun phrases right after the verb, with those joined to them; a quantity (``most of the regions``) gives
        way to what it is a quantity of in :meth:`measured`. A relative pronoun's antecedent is the object of a verb
        that has none and whose own subject follows the pronoun (``talks, which the leader dismissed``)."""
        outline = self.outline
        found = outline.object(at)
        if found is not None:
            return self._at(outline.coordination(found))
        subject = outline.own_subject(at)
        if subject is not None and outline.letters[subject - 1] == "r" and not self.is_passive(at):
            antecedent = outline.antecedent(subject - 1)
            return [] if antecedent is None else [self.phrases[antecedent]]
        return []

    def measured(self, phrase: Phrase) -> list[Phrase]:
        """What ``portions of``, ``most of`` and the like measure: the phrases after ``of``; no phrases otherwise."""
        joint, lowered = phrase.last + 1, self.lowered
        if joint == len(lowered) or lowered[joint] != "of":
            return []
        at, outline = self.position(phrase), self.outline
        return self._at(outline.coordination(at + 2)) if outline.letters[at + 1 : at + 3] == "pN" else []

    def complements(self, at: int) -> Iterator[Complement]:
        """The prepositional phrases after the verb at `at`, up to the next verb, link or end of its clause."""
        outline = self.outline
        index = at + 1
        while True:
            letter, following = outline.letters[index], outline.letters[index + 1]
            if letter == "p" and following == "N":
                members = outline.coordination(index + 1)
                yield Complement(outline.words[index], self._at(members))
                index = members[-1] + 1
            elif letter == "N":
                index = outline.coordination(index)[-1] + 1
            elif letter == "a" or (letter == "p" and following not in "Vv"):
                index += 1
            else:
                return

    def clause(self, at: int) -> Span:
        """The verb at `at` with its own subject and what follows it, up to the next clause; an infinitive brings the
        clause of the verb right before it along (``are scheduled to meet``)."""
        while self.verb(at).is_infinitive and self.outline.letters[at - 1] in "Vv":
            at -= 1
        subject = self.outline.own_subject(at)
        first = at if subject is None else self.outline.coordination_leftwards(subject)[0]
        return self.span(self.phrases[first], self.phrases[self.outline.clause_end(at)])

    def _at(self, positions: list[int]) -> list[Phrase]:
        return [self.phrases[position] for position in positions]
