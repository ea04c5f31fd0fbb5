"""Relations: which phrases of a sentence belong together, found by walks over its outline.

A verb's subject is the noun phrase that a walk to the left meets first, past prepositional phrases, adverbs and
relative clauses.
"""

from __future__ import annotations

from onrecord.language.outline import Outline
from onrecord.language.patterns import JOINED_COMPLEMENT, JOINT_SUBJECT, LIST_END, OWN_VERB
from onrecord.language.words import closed_class, forms_that_are

_CLAUSE_PREPOSITIONS = closed_class("clause_prepositions")
_PLURALS = closed_class("plural_auxiliaries")
_OPPOSING = closed_class("opposing_conjunctions")
_ADVERBIAL = closed_class("adverbial_relatives")
_PARTICIPLES = forms_that_are("past") & forms_that_are("participle")
"""Forms that are a past and a participle: ``the man accused of theft fled``."""


class Relations(Outline):
    """The outline of a sentence with the subject, object, coordination and clause of each of its phrases; positions are
    indices of its phrases."""

    __slots__ = ("_subjects",)

    def __init__(self, letters: str, words: list[str]) -> None:
        super().__init__(letters, words)
        self._subjects: dict[int, int | None] = {}

    def coordination(self, at: int) -> list[int]:
        """The positions of the noun phrases joined with the one at `at` by commas and conjunctions, itself included,
        reading to the right: ``Ortiz, Lund and Amara``."""
        if self.letters[at + 1] not in ",&":
            return [at]
        joined = LIST_END.match(self.letters, at + 1)
        assert joined is not None
        members = [at]
        for member in range(at + 2, joined.end()):
            if self.words[member - 1] in _OPPOSING:
                break
            if self.letters[member] == "N":
                members.append(member)
        return members

    def begins_clause(self, at: int) -> bool:
        """Whether the noun phrase at `at` is the subject of a finite verb of its own, as in ``and he left``."""
        return OWN_VERB.match(self.letters, at + 1) is not None

    def begins_joint_clause(self, at: int) -> bool:
        """Whether the noun phrase at `at`, alone or with others that follow, is the subject of a finite verb."""
        return self.begins_clause(at) or JOINT_SUBJECT.match(self.letters, at + 1) is not None

    def own_subject(self, at: int) -> int | None:
        """The position of the noun phrase that is the subject of the verb at `at` in its own clause, its last member
        where several are joined; None when the sentence shows none."""
        if self.letters[at] != "V":
            return None
        if at not in self._subjects:
            self._subjects[at] = self._subject(at)
        return self._subjects[at]

    def _subject(self, at: int) -> int | None:
        letters = self.letters
        if letters[at - 1] == "V":
            return None if letters[at - 2] == "V" else self._with_clause(at - 1)
        index = self._before_aside(at - 1)
        if letters[index] == ",":  # “visited Texas, denounced the plan”
            return None
        while index >= 0:
            letter = letters[index]
            if letter == "N":
                further = self._beyond(index)
                if further is None:
                    return self._past_joined_complement(index)
                index = further
                continue
            if letter == ",":
                before = self._before_aside(index)
                index = index - 1 if before == index else before
                continue
            if letter == "r":
                if self.words[index] in _ADVERBIAL:  # “the man, when asked, left”
                    return None
                return index - 1 if letters[index - 1] == "N" else self.antecedent(index)
            described = self._described(index)  # "the man speaking to her"
            if described is None and letter in "Vvqu&.:":
                return None
            index = index - 1 if described is None else described
        return None

    def _beyond(self, index: int) -> int | None:
        """Where to look on from a noun phrase that belongs to another; None from one that does not."""
        letters = self.letters
        governing = self.before_adverbs(index - 1)
        if letters[governing] == "p":
            return None if self._begins_with_clause_preposition(governing) else governing - 1
        if letters[index - 2 : index] in ("rV", "rv", "pv"):  # “who shot him”, “accused of stealing it”
            return index - 3
        return self._described(index - 1)  # “the plan to shut it”

    def _with_clause(self, verb: int) -> int | None:
        """The noun phrase that the clause of the verb at `verb` describes: ``the bridge (that) they built fell``."""
        subject = self.own_subject(verb)
        if subject is None or subject == 0:
            return None
        described = subject - (2 if self.letters[subject - 1] == "r" else 1)
        return described if described >= 0 and self.letters[described] == "N" else None

    def _described(self, verb: int) -> int | None:
        """The noun phrase that the verb at `verb`, an infinitive or a participle, stands behind and describes; None
        for any other."""
        if self.letters[verb] != "v" and not self.is_participle(verb):
            return None
        while self.letters[verb] == "v" or self.is_participle(verb):
            verb -= 1
        return verb if self.letters[verb] == "N" and self.letters[verb - 1] not in "Vv" else None

    def is_participle(self, verb: int) -> bool:
        """Whether what looks like a finite verb is a participle if another verb needs its subject: no object follows
        (``a man accused of theft fled``)."""
        return self.letters[verb] == "V" and self.letters[verb + 1] in "pav" and self.words[verb] in _PARTICIPLES

    def _begins_with_clause_preposition(self, at: int) -> bool:
        """Whether the preposition at `at` begins a clause: after a verb (``left before he came``), or “as” at the start
        or after a comma (``As the mayor put it``)."""
        word = self.words[at]
        if word == "as" and (at == 0 or self.letters[at - 1] in ",&."):
            return True
        return word in _CLAUSE_PREPOSITIONS and (at == 0 or self._has_verb_before(at))

    def _before_aside(self, index: int) -> int:
        """`index`, or where to go on when an aside between commas ends there (``Smith, a senator, said``)."""
        letters = self.letters
        index = self.before_adverbs(index)
        if letters[index] != ",":
            return index
        for opening in range(index - 1, 0, -1):
            if letters[opening] in ".:q":
                break
            if letters[opening] == "," and letters[opening - 1] == "N":
                return opening - 1
        return index

    def _past_joined_complement(self, index: int) -> int:
        """``leaders of Chad and Niger met``: where a phrase is joined to one that a preposition governs, the subject is
        the phrase before that preposition, if the clause begins with it; not behind “but”."""
        top = index - 4
        if self.words[index - 1] in _OPPOSING:
            return index
        if self.has(top, JOINED_COMPLEMENT) and self.words[top + 1] not in _CLAUSE_PREPOSITIONS:
            return index if self.letters[top - 1] in "Vvp" else top
        return index

    def antecedent(self, relative: int) -> int | None:
        """The noun phrase that the relative pronoun at `relative` stands for."""
        index = relative - 1
        while index >= 0 and self.letters[index] in ",pa":
            index -= 1
        return index if self.letters[index] == "N" else None

    def _has_verb_before(self, at: int) -> bool:
        for index in range(at - 1, -1, -1):
            if self.letters[index] in "Vv":
                return True
            if self.letters[index] in "u.:&":
                return False
        return False

    def coordination_leftwards(self, at: int) -> list[int]:
        """All the noun phrases of the coordination that ends at `at`."""
        letters = self.letters
        if letters[at - 1] not in ",&":
            return [at]
        first = at
        while letters[first - 1] in ",&":
            joint = first - 2 if letters[first - 2 : first] == ",&" else first - 1
            before = joint - 1
            if letters[before] != "N" or self.words[first - 1] in _OPPOSING or not self._is_joint(before, joint, first):
                break
            first = before
        return [index for index in range(first, at + 1) if letters[index] == "N"]

    def _is_joint(self, before: int, joint: int, after: int) -> bool:
        """Whether the phrases `before` and `after` a comma or conjunction are one list. They are not where the second
        begins a clause of its own and the first belongs to the clause before: ``invaded Chad and Lund said``."""
        if not self.begins_clause(after):
            if self.letters[joint] == "," and JOINT_SUBJECT.match(self.letters, joint):
                return not self._is_governed(before)
            return after in self.coordination(before)
        if self.letters[joint : joint + 2] == ",N":
            return False
        return not self._is_governed(before) or self.words[self.past_adverbs(after + 1)] in _PLURALS

    def _is_governed(self, at: int) -> bool:
        """Whether the noun phrase at `at` stands right behind a verb or a preposition of its clause."""
        governing = self.letters[at - 1]
        return governing in "Vv" or (governing == "p" and self.words[at - 1] not in _CLAUSE_PREPOSITIONS)

    def governor(self, at: int) -> int | None:
        """The verb on which the one at `at` depends for its subject: a governing verb (``wants to keep``), or the one
        that it is joined to (``invaded … and captured``)."""
        for index in range(at - 1, -1, -1):
            if self.letters[index] in "Vv":
                return index
            if self.letters[index] in ".:uq":
                return None
        return None

    def is_joined(self, at: int) -> bool:
        """Whether the verb at `at` stands after a conjunction, or a prepositional phrase behind one, and shares the
        subject of the verb before (``but in May said``)."""
        index = self.before_adverbs(at - 1)
        while index > 1 and self.letters[index - 1 : index + 1] == "pN":
            index = self.before_adverbs(index - 2)
        return self.letters[index] == "&" and self.own_subject(at) is None

    def object(self, at: int) -> int | None:
        """The noun phrase right behind the verb at `at`, past adverbs, that is no subject of a further verb."""
        index = self.past_adverbs(at + 1)
        return index if self.letters[index] == "N" and not self.begins_clause(index) else None

    def clause_end(self, at: int) -> int:
        """The last phrase of the clause whose verb is at `at`, commas and prepositions at its end left out."""
        last = at
        index = at + 1
        while self.letters[index] != " " and not self._ends_clause(index):
            if self.letters[index] not in ",p/":
                last = index
            index += 1
        return last

    def _ends_clause(self, index: int) -> bool:
        letter = self.letters[index]
        if letter in ".:urq":
            return True
        if letter == ",":
            return self.words[index + 1] in ("per", "according")
        if letter == "&" or (letter == "p" and self.words[index] in _CLAUSE_PREPOSITIONS):
            ahead = self.past_adverbs(index + 1)
            return self.letters[ahead] in "Vv" or (self.letters[ahead] == "N" and self.begins_clause(ahead))
        return letter == "N" and self.begins_clause(index)
