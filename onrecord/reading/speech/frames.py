"""Frames: what stands behind a verb of saying, thinking or judging, and which of it is reported.

`_READERS` lists what reads frames, in the order in which it is tried: the verbs of each are those of its rules, and all
that is looked up beforehand follows from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from onrecord.language.clauses import Syntax
from onrecord.language.patterns import (
    ADVERB,
    CLAUSE_END,
    COMMA,
    CONDITION,
    NONFINITE_VERB,
    NOUN_PHRASE,
    OBLIQUE,
    PREPOSITION,
    SUBORDINATOR,
    VERB,
    VERB_AHEAD,
    VERB_BEHIND_COMMA,
)
from onrecord.language.spans import Span
from onrecord.language.tags import DET, NAME, NUMBER, PRON, REL, SUB, Tag
from onrecord.reading.lexicon import words
from onrecord.reading.rule import Rule
from onrecord.reading.speech.complements import named
from onrecord.reading.speech.content import clause_content, phrase_content
from onrecord.reading.speech.reported_rules import (
    ACCUSATION,
    DESCRIBED_AS,
    DIRECT_OBJECT,
    DIRECTIVE,
    INDIRECT_QUESTION,
    NOUN_PREPOSITION,
    NOUN_THAT,
    NOUN_TO,
    PREPOSITIONAL_OBJECT,
    PREPOSITIONAL_THAT,
    STATEMENT_BARE,
    STATEMENT_CLAUSAL,
    STATEMENT_CONDITION,
    STATEMENT_THAT,
    UNDERTAKING,
    VOICED_WISH,
)
from onrecord.reading.speech.saying import cue_span
from onrecord.reading.speech.sources import SPEECH_VERBS, is_time, says

_COMPLEMENTIZERS = words("speech/saying", "complementizers")
_TO = frozenset(("to",))
_SHORTEST_CLAUSE = 3
"""Words."""
_FARTHEST = 8
"""Phrases that may stand between a verb and its clause."""
_GAP = ADVERB | PREPOSITION | COMMA
"""What stands between a verb and the clause that it brings in."""
_NO_QUESTION = PREPOSITION | COMMA
"""What “what” stands behind where nobody asks: ``talked about what he saw``."""
_ASIDE = PREPOSITION | SUBORDINATOR
"""What opens an aside behind “that” and a comma."""
_TOPIC = NOUN_PHRASE | VERB
"""What somebody speaks about, or asks for."""
_OBJECTS = words("speech/saying", "object_pronouns")
_REPORTING, _QUESTIONING, _ADDRESSING = (
    STATEMENT_THAT.frames,
    INDIRECT_QUESTION.frames,
    words("speech/saying", "addressing"),
)
_WITHOUT_THAT, _CLAUSAL = STATEMENT_BARE.frames, STATEMENT_CLAUSAL.frames
_LEADING_UP, _WISHES = words("speech/saying", "leading_up"), words("speech/saying", "wishes")
_CALL_OUTS = words("speech/saying", "call_outs")


def _by_head(rule: Rule) -> Mapping[str, frozenset[str]]:
    """The verbs or nouns of a rule's frames, each with the words that it takes there: none where it stands alone."""
    taken: dict[str, set[str]] = defaultdict(set)
    for written in rule.frames.values():
        head, *words = written.split()
        taken[head].update(words)
    return {head: frozenset(words) for head, words in taken.items()}


_PREPOSITIONAL, _ACCUSING, _DESCRIBING = map(_by_head, (PREPOSITIONAL_OBJECT, ACCUSATION, DESCRIBED_AS))
_ALONE = DESCRIBED_AS.frames.keys() & _DESCRIBING.keys()
"""Verbs that take what somebody or something is called without a preposition."""
_NOUN_OF = _by_head(NOUN_PREPOSITION)
FRAMING_NOUNS = frozenset().union(NOUN_THAT.frames, NOUN_TO.frames, _NOUN_OF)
"""Nouns that :func:`framed_by_noun` may find to bring something in."""


class Frame(NamedTuple):
    """What a verb brings in: the cue, the reported words, the rule and the one of its frames, and who is spoken to."""

    cue: Span
    content: Span
    rule: Rule
    name: str
    addressee: Span | None = None


def framed_by_verb(syntax: Syntax, at: int) -> Frame | None:
    """The frame of the verb at `at`, the first that fits; None where it brings nothing in, or where it is passive and
    says nothing of who speaks."""
    verb = syntax.verb(at)
    if verb.is_passive:
        return None
    for read in FRAMES.get(verb.lemma, ()):
        found = read(syntax, at, verb.lemma)
        if found is not None:
            return found
    return None


def _wish(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``expressed a desire to keep …``: the noun of wishing is part of the cue."""
    objects = syntax.objects(at)
    if len(objects) != 1 or syntax.lowered[objects[0].head] not in _WISHES:
        return None
    following = syntax.phrases.index(objects[0]) + 1
    if not _is_infinitive(syntax, following):
        return None
    cue = Span(cue_span(syntax, at).start, syntax.span(objects[0]).end)
    return Frame(cue, clause_content(syntax, following), VOICED_WISH, lemma)


def _directive(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``urged both Lund and Amara to consider …``."""
    objects = syntax.objects(at) if "to" in syntax.vocabulary else []
    if not objects:
        return None
    following = syntax.phrases.index(objects[-1]) + 1
    if not _is_infinitive(syntax, following):
        return None
    addressee = syntax.span(objects[0], objects[-1])
    return Frame(cue_span(syntax, at), phrase_content(syntax, following), DIRECTIVE, lemma, addressee)


def _undertaking(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``vowed to fight the bill``; a verb that only leads up to one of saying leaves it to that (``wants to say``)."""
    following = syntax.outline.past_adverbs(at + 1)
    if not _is_infinitive(syntax, following):
        return None
    if lemma in _LEADING_UP and syntax.verb(following).lemma in SPEECH_VERBS:
        return None
    return Frame(cue_span(syntax, at), phrase_content(syntax, following), UNDERTAKING, lemma)


def _conditioned(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``said although it rained, the bridge was open``"""
    first = syntax.outline.past_adverbs(at + 1)
    if syntax.outline.words[first] == "that" or not syntax.outline.has(first, CONDITION):
        return None  # “said that if …” is told of by the clause behind “that”
    return Frame(cue_span(syntax, at), clause_content(syntax, first), STATEMENT_CONDITION, lemma)


def _statement(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``said on Tuesday that …``, ``told reporters the country would not …``, ``asked whether …``."""
    outline = syntax.outline
    reports, addresses, addressee = lemma in _REPORTING, lemma in _ADDRESSING, None
    for index in range(at + 1, min(at + _FARTHEST + 1, len(syntax.phrases))):
        word = outline.words[index]
        if word in _COMPLEMENTIZERS and syntax.is_tagged(index, SUB, REL, PRON, DET):
            return _complement(syntax, at, index, word, reports, addressee)
        if outline.has(index, NOUN_PHRASE):
            if outline.has(index - 1, PREPOSITION) or is_time(syntax, index) or _is_year(syntax, index):
                continue
            told = addressee is None and addresses and outline.has(index + 1, NOUN_PHRASE)
            if reports and not told and lemma in _WITHOUT_THAT and _begins_clause(syntax, index):
                return Frame(cue_span(syntax, at), clause_content(syntax, index), STATEMENT_BARE, lemma, addressee)
            if lemma in _CLAUSAL and _is_clause(syntax, index):
                return Frame(cue_span(syntax, at), clause_content(syntax, index), STATEMENT_CLAUSAL, lemma)
            if addressee is not None or not addresses:
                return None
            addressee = syntax.span(syntax.phrases[index])
        elif outline.has(index, VERB) and lemma in _CLAUSAL and _is_clause(syntax, index):
            if index == at + 1 and syntax.verb(index).lemma == "be":
                return None  # “Ann Lee, said to be ill”
            if outline.has(index - 2, OBLIQUE) and outline.is_participle(index):
                continue  # “said in a letter sent to the mayor that …”
            return Frame(cue_span(syntax, at), clause_content(syntax, index), STATEMENT_CLAUSAL, lemma)
        elif not outline.has(index, _GAP):
            return None
    return None


def _is_clause(syntax: Syntax, at: int) -> bool:
    """Whether what begins at `at`, behind a verb that takes nothing but clauses, is long enough for one: its own verb
    may stand far behind, or look like a noun (``said all staff sign it``)."""
    phrases, outline = syntax.phrases, syntax.outline
    if (
        outline.has(at - 2, VERB_BEHIND_COMMA)
        and syntax.tags[phrases[at].head] == NAME
        and not _begins_clause(syntax, at)
    ):
        return False  # “…, said Ann Lee, a pilot”
    return phrases[outline.next(at, CLAUSE_END) - 1].last - phrases[at].first + 1 >= _SHORTEST_CLAUSE


def _complement(syntax: Syntax, at: int, index: int, word: str, reports: bool, addressee: Span | None) -> Frame | None:
    lemma, outline = syntax.verb(at).lemma, syntax.outline
    if word == "that":
        first = index + 1
        goes_on = outline.has(first, COMMA)  # “said that, while it rained, …”
        if not reports or first + goes_on >= len(syntax.phrases):
            return None
        if not outline.has(first + 1, _ASIDE) if goes_on else syntax.is_tagged(index, DET):
            return None
        first += goes_on
        return Frame(cue_span(syntax, at), clause_content(syntax, first), STATEMENT_THAT, lemma, addressee)
    if lemma not in _QUESTIONING or outline.has(index - 1, _NO_QUESTION):
        return None
    if index + 1 >= len(syntax.phrases) or (word in ("who", "which", "when", "where") and index != at + 1):
        return None
    return Frame(cue_span(syntax, at), clause_content(syntax, index), INDIRECT_QUESTION, lemma, addressee)


def _accusing(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``accused the mayor of lying``, ``blamed him for the fire``."""
    first = at + 1
    if not syntax.outline.has(first, NOUN_PHRASE):
        return None
    preposition = syntax.outline.words[syntax.coordination(first)[-1] + 1]
    if preposition in _ACCUSING[lemma]:
        return Frame(cue_span(syntax, at), phrase_content(syntax, first), ACCUSATION, f"{lemma}-{preposition}")
    return None


def _naming(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``called it a lie``, ``described the plan as “dead”``: somebody or something, and what it is called."""
    content, preposition = named(syntax, at, _DESCRIBING[lemma], alone=lemma in _ALONE)
    if content is None:
        return None
    return Frame(cue_span(syntax, at), content, DESCRIBED_AS, f"{lemma}-{preposition}" if preposition else lemma)


def _prepositional(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``called for a vote``, ``talked about the flood``, ``pointed out that …``: the preposition is part of the cue."""
    phrases = syntax.phrases
    last = phrases[at].last + 1
    if last + 1 >= len(syntax.lowered) or syntax.lowered[last] not in _PREPOSITIONAL[lemma]:
        return None
    first = at + 2
    if first >= len(phrases) or is_time(syntax, first) or _is_call_out(syntax, lemma, first):
        return None
    cue, name = Span(cue_span(syntax, at).start, syntax.ends[last]), f"{lemma}-{syntax.lowered[last]}"
    word = syntax.outline.words[first]
    alone = phrases[first].first == phrases[first].last  # not “that day’s plan”
    if word == "that" and alone and not syntax.outline.has(first + 1, CLAUSE_END):
        return Frame(cue, clause_content(syntax, first + 1), PREPOSITIONAL_THAT, name)
    if syntax.outline.has(first, _TOPIC) or word in _COMPLEMENTIZERS:
        return Frame(cue, phrase_content(syntax, first), PREPOSITIONAL_OBJECT, name)
    return None


def _is_call_out(syntax: Syntax, lemma: str, at: int) -> bool:
    """Whether who responds goes somewhere instead of answering: ``responded to the scene``, but ``to calls for it``."""
    if lemma != "respond" or not syntax.outline.has(at, NOUN_PHRASE):
        return False
    return syntax.lowered[syntax.phrases[at].head] in _CALL_OUTS and syntax.outline.words[at + 1] not in ("for", "that")


def _judging(syntax: Syntax, at: int, lemma: str) -> Frame | None:
    """``criticized the plan``, ``proposed raising the tax``."""
    first = syntax.outline.past_adverbs(at + 1)
    gerund = syntax.outline.has(first, VERB) and syntax.verb(first).form == "ing"
    if not gerund and (not syntax.outline.has(first, NOUN_PHRASE) or is_time(syntax, first)):
        return None
    return Frame(cue_span(syntax, at), phrase_content(syntax, first), DIRECT_OBJECT, lemma)


def framed_by_noun(syntax: Syntax, at: int) -> Frame | None:
    """What a noun of saying brings in: ``her claim that the bridge is shut``, ``his support for the bill``, ``its
    promise to pay``."""
    phrase = syntax.phrases[at]
    noun = syntax.lowered[phrase.last]
    if noun not in FRAMING_NOUNS or at + 2 >= len(syntax.phrases):
        return None
    cue = syntax.token(phrase.last).span
    following = syntax.outline.words[at + 1]
    if following == "that" and noun in NOUN_THAT.frames and _begins_clause(syntax, at + 2):
        return Frame(cue, clause_content(syntax, at + 2), NOUN_THAT, noun)
    if noun in NOUN_TO.frames and _is_infinitive(syntax, at + 1):
        return Frame(cue, phrase_content(syntax, at + 1), NOUN_TO, noun)
    if following in _NOUN_OF.get(noun, ()) and syntax.outline.has(at + 1, PREPOSITION):
        cue = Span(cue.start, syntax.span(syntax.phrases[at + 1]).end)
        return Frame(cue, phrase_content(syntax, at + 2), NOUN_PREPOSITION, f"{noun}-{following}")
    return None


class _Reader(NamedTuple):
    """What reads the frames of some rules, and of which words a sentence must have one for it to find any for a verb:
    None where no word is needed."""

    rules: tuple[Rule, ...]
    read: Callable[[Syntax, int, str], Frame | None]
    needs: Callable[[str], frozenset[str] | None]

    @property
    def verbs(self) -> frozenset[str]:
        """The verbs of its rules, by their base forms."""
        return frozenset(written.split()[0] for rule in self.rules for written in rule.frames.values())


def _statement_needs(lemma: str) -> frozenset[str] | None:
    return None if lemma in _CLAUSAL or lemma in _WITHOUT_THAT else _COMPLEMENTIZERS


def _description_needs(lemma: str) -> frozenset[str] | None:
    return None if lemma in _ALONE else _DESCRIBING[lemma]


_READERS = (
    _Reader((VOICED_WISH,), _wish, lambda _: _WISHES),
    _Reader((DIRECTIVE,), _directive, lambda _: _TO),
    _Reader((UNDERTAKING,), _undertaking, lambda _: _TO),
    _Reader((STATEMENT_CONDITION,), _conditioned, lambda _: None),
    _Reader((STATEMENT_THAT, STATEMENT_BARE, STATEMENT_CLAUSAL, INDIRECT_QUESTION), _statement, _statement_needs),
    _Reader((ACCUSATION,), _accusing, _ACCUSING.__getitem__),
    _Reader((DESCRIBED_AS,), _naming, _description_needs),
    _Reader((PREPOSITIONAL_THAT, PREPOSITIONAL_OBJECT), _prepositional, _PREPOSITIONAL.__getitem__),
    _Reader((DIRECT_OBJECT,), _judging, lambda _: None),
)


def _by_lemma() -> Mapping[str, tuple[_Reader, ...]]:
    found: dict[str, tuple[_Reader, ...]] = {}
    for reader in _READERS:
        for lemma in sorted(reader.verbs):
            found[lemma] = (*found.get(lemma, ()), reader)
    return found


_READERS_OF = _by_lemma()
FRAMES = {lemma: tuple(reader.read for reader in readers) for lemma, readers in _READERS_OF.items()}
"""What reads the frames of each verb, in the order in which it is tried."""


def verb_needs(lemma: str) -> frozenset[str] | None:
    """Words of which a sentence must have one for the verb to bring something in; None where it needs none."""
    needed: set[str] = set()
    for reader in _READERS_OF[lemma]:
        words = reader.needs(lemma)
        if words is None:
            return None
        needed |= words
    return frozenset(needed)


def noun_needs(noun: str) -> frozenset[str]:
    """The words of which a sentence must have one for the noun to bring something in."""
    clause = {"that"} if noun in NOUN_THAT.frames else set()
    return _NOUN_OF.get(noun, frozenset()).union(clause, _TO if noun in NOUN_TO.frames else ())


def _begins_clause(syntax: Syntax, at: int) -> bool:
    """Whether the noun phrase at `at` begins a clause: a finite verb follows, past prepositional phrases."""
    outline = syntax.outline
    told = outline.has(at - 1, COMMA) and says(syntax, outline.past_adverbs(at + 1))
    if syntax.lowered[syntax.phrases[at].last] in _OBJECTS or told:
        return False  # “shot him and left”, “as the mayor knew, Ann Lee said”
    return outline.has(at + 1, VERB_AHEAD)


def _is_year(syntax: Syntax, at: int) -> bool:
    """Whether the phrase at `at` is the year of a date: ``on April 16, 2000``."""
    first = syntax.phrases[at].first
    return syntax.tags[first] == NUMBER and syntax.tags[max(0, first - 2) : first] == [NUMBER, Tag.COMMA]


def _is_infinitive(syntax: Syntax, at: int) -> bool:
    return syntax.outline.has(at, NONFINITE_VERB) and syntax.verb(at).is_infinitive
