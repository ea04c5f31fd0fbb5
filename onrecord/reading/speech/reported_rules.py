"""The rules for reported words: what brings them in, each with the verbs, nouns or prepositions that it takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from onrecord.reading.lexicon import lexicon, words
from onrecord.reading.rule import Example, Rule


def _alone(listed: Collection[str]) -> dict[str, str]:
    """The frames of words that take none beside them."""
    return {word: word for word in sorted(listed)}


def _with_prepositions(table: str) -> dict[str, str]:
    """The frames of words with a preposition: ``accuse of``."""
    taken: Mapping[str, str] = lexicon("speech/saying")[table]
    return {
        f"{word}-{preposition}": f"{word} {preposition}" for preposition in taken for word in taken[preposition].split()
    }


_REPORTING = words("speech/saying", "report") | words("speech/saying", "thought") | words("speech/saying", "shown")

STATEMENT_THAT = Rule(
    "quotes.statement-that",
    "A verb of saying, thinking or showing with a subject, and “that” with a clause behind it.",
    (
        Example("Amina Diallo said on Tuesday that the well was dry.", ("the well was dry",)),
        Example("The survey found that most farms had no seed.", ("most farms had no seed",)),
        Example("Insisting that the well was dry, Amina Diallo left the village.", ("the well was dry",)),
        Example("Kofi Boateng complained to the mayor, who lives in Tema, that the dam leaked.", ("the dam leaked",)),
    ),
    (
        "Amina Diallo dug the well that was dry.",
        "The survey listed the farms that had no seed.",
    ),
    frames=_alone(_REPORTING),
)
STATEMENT_BARE = Rule(
    "quotes.statement-bare",
    "A verb that news writes without “that”, and a clause behind it: a subject with its finite verb.",
    (
        Example("The mayor said the bridge would open in May.", ("the bridge would open in May",)),
        Example("Officials say more than 40 boats sank.", ("more than 40 boats sank",)),
        Example("Rosa Quispe said not all the wells were dry.", ("not all the wells were dry",)),
        Example(
            "The clerk said police and nurses would continue the search.",
            ("police and nurses would continue the search",),
        ),
        Example("Sofia Rossi said 75 per cent of the ice was gone.", ("75 per cent of the ice was gone",)),
        Example("Economists in Hanoi predicted prices would fall by May.", ("prices would fall by May",)),
    ),
    (
        "The mayor reported the theft to the police.",
        "Economists in Hanoi predicted a fall in prices.",
    ),
    frames=_alone(_REPORTING & words("speech/saying", "without_that")),
)
STATEMENT_CLAUSAL = Rule(
    "quotes.statement-clausal",
    "A verb that takes clauses and hardly ever objects, and at least three words behind it, whatever they look like.",
    (
        Example("The rector said all staff sign it.", ("all staff sign it",)),
        Example("Mira Shah said leaving was the only way out.", ("leaving was the only way out",)),
    ),
    (
        "The rector said two words.",
        "The bridge is safe, said Mira Shah, an engineer.",
    ),
    frames=_alone(words("speech/saying", "clausal")),
)
STATEMENT_CONDITION = Rule(
    "quotes.statement-condition",
    "A verb that takes clauses, and behind it a clause of condition or contrast, which a comma ends, and the main one.",
    (
        Example(
            "The harbour master said although it rained, the ferry would sail.",
            ("although it rained, the ferry would sail",),
        ),
        Example(
            "Joseph Banda said if the price fell, he would sell the farm.",
            ("if the price fell, he would sell the farm",),
        ),
    ),
    (
        "Joseph Banda said that if the price fell, he would sell the farm.",
        "The harbour master said, although it rained, nothing.",
    ),
    frames=_alone(words("speech/saying", "clausal")),
)
INDIRECT_QUESTION = Rule(
    "quotes.indirect-question",
    "A verb of asking or knowing with a subject, and a clause with a question word behind it.",
    (
        Example("Senators asked whether the fund was empty.", ("whether the fund was empty",)),
        Example("The guide explained how the glacier had shrunk.", ("how the glacier had shrunk",)),
    ),
    (
        "Senators asked the court for the list.",
        "The guide saw the lake where the glacier had been.",
    ),
    frames=_alone(words("speech/saying", "questioning")),
)
DIRECTIVE = Rule(
    "quotes.directive",
    "A verb of urging or ordering, an object that names whoever is spoken to, and an infinitive.",
    (
        Example("The bishop urged both sides to lay down their arms.", ("to lay down their arms",)),
        Example("Police in Perth asked drivers to avoid the tunnel.", ("to avoid the tunnel",)),
        Example(
            "The bishop urged them to shun old roads, flooded fields and wells.",
            ("to shun old roads, flooded fields and wells",),
        ),
    ),
    (
        "The bishop urged restraint in the talks.",
        "Police in Perth paid drivers to avoid the tunnel.",
    ),
    frames=_alone(words("speech/saying", "directive")),
)
UNDERTAKING = Rule(
    "quotes.undertaking",
    "A verb of promising, planning or wanting, and an infinitive right behind it.",
    (
        Example("The airline promised to refund every ticket.", ("to refund every ticket",)),
        Example("Chief Moyo vowed to fight the bill in court.", ("to fight the bill in court",)),
    ),
    (
        "The airline rushed to refund every ticket.",
        "Chief Moyo wants to say the bill is dead.",
    ),
    frames=_alone(words("speech/saying", "undertaking")),
)
VOICED_WISH = Rule(
    "quotes.voiced-wish",
    "A verb of voicing, a noun of wishing as its only object, and an infinitive.",
    (
        Example("The envoy expressed a desire to visit the camp.", ("to visit the camp",)),
        Example("Both clubs signalled their intention to merge.", ("to merge",)),
    ),
    (
        "The envoy expressed a view of the camp.",
        "Both clubs denied their intention to merge.",
    ),
    frames=_alone(words("speech/saying", "voicing")),
)
ACCUSATION = Rule(
    "quotes.accusation",
    "A verb of blaming or praising, somebody as its object, and what it is for behind the verb's preposition.",
    (
        Example("The union accused the airline of hiding the report.", ("the airline of hiding the report",)),
        Example("Villagers blamed the smelter for the dead fish.", ("the smelter for the dead fish",)),
    ),
    (
        "The union accused the airline on Monday.",
        "Villagers left the smelter for the fish market.",
    ),
    frames=_with_prepositions("accusing"),
)
DESCRIBED_AS = Rule(
    "quotes.described-as",
    "A verb of naming, its object, and what the object is called: right behind it, or behind the verb's preposition.",
    (
        Example("The opposition called the vote a sham.", ("the vote a sham",)),
        Example("Dr. Ito described the drug as safe for children.", ("the drug as safe for children",)),
    ),
    (
        "The court freed officials deemed responsible for the flood.",
        "The opposition called a meeting on Monday.",
        "Dr. Ito tested the drug as a student.",
    ),
    frames=_alone(words("speech/saying", "naming")) | _with_prepositions("naming_with"),
)
PREPOSITIONAL_THAT = Rule(
    "quotes.prepositional-that",
    "A verb with its particle, and “that” with a clause right behind it.",
    (
        Example("The auditor pointed out that the books were burnt.", ("the books were burnt",)),
        Example("Engineers have pointed out that the dam leaks.", ("the dam leaks",)),
    ),
    (
        "The auditor pointed out the burnt books.",
        "The auditor found out that the books were burnt.",
        "Coach Mensah hinted at that day’s line-up.",
    ),
    frames=_with_prepositions("prepositional"),
)
PREPOSITIONAL_OBJECT = Rule(
    "quotes.prepositional-object",
    "A verb of speech with a preposition of its own, and what is asked for or spoken of behind it.",
    (
        Example("Doctors called for a ban on the pesticide.", ("a ban on the pesticide",)),
        Example("The fisherman complained about the new harbour fees.", ("the new harbour fees",)),
    ),
    (
        "Firefighters responded to the blaze on Monday.",
        "The airline did not respond to a request for comment.",
        "The fisherman called on Monday.",
    ),
    frames=_with_prepositions("prepositional"),
)
DIRECT_OBJECT = Rule(
    "quotes.direct-object",
    "A verb of judging or mentioning, which is done with words alone, and its object or an -ing form.",
    (
        Example("The Sami council condemned the new railway.", ("the new railway",)),
        Example("A senator proposed raising the tax on sugar.", ("raising the tax on sugar",)),
    ),
    (
        "The army defended the new railway.",
        "A senator proposed on Monday.",
    ),
    frames=_alone(words("speech/saying", "judging")),
)
NOUN_THAT = Rule(
    "quotes.noun-that",
    "A noun of saying or thinking that somebody has or voices, and “that” with a clause behind it.",
    (
        Example("The firm stands by its claim that the river is clean.", ("the river is clean",)),
        Example("Ruth Kamau voiced concern that the clinic would close.", ("the clinic would close",)),
    ),
    (
        "Few believed the claim that the river is clean.",
        "The firm’s pipe that poisons the river was sealed.",
    ),
    frames=_alone(words("speech/saying", "noun_that")),
)
NOUN_TO = Rule(
    "quotes.noun-to",
    "A noun of promising, asking or wanting that somebody has or voices, and an infinitive behind it.",
    (
        Example("The bank broke its promise to lower the rate.", ("to lower the rate",)),
        Example("Norway’s offer to host the games was a surprise.", ("to host the games",)),
    ),
    (
        "The bank lost its licence to lend money.",
        "Any offer to host the games was a surprise.",
    ),
    frames=_alone(words("speech/saying", "noun_to")),
)
NOUN_PREPOSITION = Rule(
    "quotes.noun-preposition",
    "A noun of saying or judging that somebody has or voices, and its preposition with a noun phrase behind it.",
    (
        Example("His praise for the rescuers filled the hall.", ("the rescuers",)),
        Example("The mayor’s criticism of the police made headlines.", ("the police",)),
    ),
    (
        "Praise for the rescuers filled the hall.",
        "The mayor’s view from the tower made headlines.",
    ),
    frames=_with_prepositions("noun_of"),
)
PARENTHETICAL = Rule(
    "quotes.parenthetical",
    "A clause of the writer's, and behind or amid it, set off by commas, a verb of saying with its subject.",
    (
        Example("The reef is dying, the biologist said.", ("The reef is dying",)),
        Example("The harvest, Tomás Ruiz argued, belongs to the village.", ("The harvest belongs to the village",)),
        Example("The harvest failed, records show.", ("The harvest failed",)),
    ),
    (
        "Asked about the reef, the biologist left.",
        "The biologist, who said little, left the reef.",
    ),
    frames=_alone(words("speech/saying", "parenthetical")),
)
SOURCE_PREPOSITION = Rule(
    "quotes.source-preposition",
    "A clause or quoted words, and a preposition that names who or what they come from.",
    (
        Example("The bridge is unsafe, according to the inspectors.", ("The bridge is unsafe",)),
        Example("According to Layla Haddad, the tents arrived late.", ("the tents arrived late",)),
    ),
    (
        "The bridge is unsafe, the inspectors said, according to the Gazette.",
        "The tents cost 40 dollars per night.",
    ),
    frames=_alone(words("speech/saying", "sources")),
)

CLAUSES = (
    STATEMENT_THAT,
    STATEMENT_BARE,
    STATEMENT_CLAUSAL,
    STATEMENT_CONDITION,
    INDIRECT_QUESTION,
    PREPOSITIONAL_THAT,
)
"""The rules whose words are a clause."""
RULES = (
    PARENTHETICAL,
    SOURCE_PREPOSITION,
    VOICED_WISH,
    DIRECTIVE,
    UNDERTAKING,
    STATEMENT_CONDITION,
    STATEMENT_THAT,
    STATEMENT_BARE,
    STATEMENT_CLAUSAL,
    INDIRECT_QUESTION,
    ACCUSATION,
    DESCRIBED_AS,
    PREPOSITIONAL_THAT,
    PREPOSITIONAL_OBJECT,
    DIRECT_OBJECT,
    NOUN_THAT,
    NOUN_TO,
    NOUN_PREPOSITION,
)

VERBS = frozenset(
    written.split()[0]
    for rule in RULES
    if rule not in (SOURCE_PREPOSITION, NOUN_THAT, NOUN_TO, NOUN_PREPOSITION)
    for written in rule.frames.values()
)
"""The verbs of the frames."""
