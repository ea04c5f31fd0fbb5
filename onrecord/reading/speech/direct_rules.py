"""The rules for words in quotation marks and for the lines of transcripts: what tells who speaks."""

from __future__ import annotations

from onrecord.reading.rule import Example, Rule

CUE_AFTER = Rule(
    "quotes.cue-after",
    "Quoted words, and behind them in the same sentence a subject and its verb.",
    (
        Example("“The ferry sails tonight,” Ana Silva told reporters.", ("The ferry sails tonight,",)),
        Example("“Nobody warned the farmers,” the minister said in Nakuru.", ("Nobody warned the farmers,",)),
    ),
    (
        "The play “Nobody Warned the Farmers” opens in Nakuru.",
        "“Open Road” star Ana Silva said that she was late.",
        "“The ferry sails tonight.” Ana Silva left the port at noon.",
    ),
)
INVERTED_CUE = Rule(
    "quotes.inverted-cue",
    "Quoted words, and behind them a verb with its subject behind it.",
    (
        Example("“The dam will hold,” said Kofi Boateng, an engineer.", ("The dam will hold,",)),
        Example("“We lost two harvests,” added Lucía Vega, who grows maize.", ("We lost two harvests,",)),
    ),
    (
        "“The dam will hold,” was the message.",
        "“We lost two harvests,” Lucía Vega added.",
    ),
)
CUE_BEFORE = Rule(
    "quotes.cue-before",
    "Quoted words, and before them in the same sentence a verb with its subject.",
    (
        Example("Mei Tan said, “The road is shut until Friday.”", ("The road is shut until Friday.",)),
        Example("The coach told the squad: “Run until they tire.”", ("Run until they tire.",)),
    ),
    (
        "Mei Tan sings in the choir “Open Road”.",
        "The coach: “Run until they tire.”",
    ),
)
DASH = Rule(
    "quotes.dash",
    "Quoted words, a dash behind them, and behind that whoever says them, without a verb.",
    (
        Example("“We choose the river over the mine.” — Rosa Quispe", ("We choose the river over the mine.",)),
        Example("“Every vote was counted twice.” – Amina Diallo, election officer", ("Every vote was counted twice.",)),
    ),
    (
        "“We choose the river over the mine” — Rosa Quispe said so twice.",
        "“Every vote was counted twice” – and nobody complained.",
    ),
)
COLON_CUE = Rule(
    "quotes.colon",
    "Quoted words behind a colon, with only a noun phrase before it.",
    (
        Example("Bongani Dube: “The strike goes on.”", ("The strike goes on.",)),
        Example("From the report: “No pipe was tested for nine years.”", ("No pipe was tested for nine years.",)),
    ),
    (
        "Bongani Dube said: “The strike goes on.”",
        "Tested last year: nine pipes.",
    ),
)
COLON_NAME = Rule(
    "quotes.colon-name",
    "Quoted words behind a colon, a name right before it, and no verb of speech before that.",
    (
        Example("Nothing surprised Pavel Novak: “I saw worse in the flood.”", ("I saw worse in the flood.",)),
        Example("The fine did not deter Hana Sato: “I will sell here tomorrow.”", ("I will sell here tomorrow.",)),
    ),
    (
        "Nobody said a word to Pavel Novak: “I saw worse in the flood.”",
        "Nothing surprised the guide: “I saw worse in the flood.”",
    ),
)
LEAD_IN = Rule(
    "quotes.lead-in",
    "Quoted words alone in a paragraph, and before them a paragraph that ends with a colon and says who speaks.",
    (
        Example(
            "Harbour news\n\nNadia Haddad had a warning for the port:\n\n“The crane will fall.”",
            ("The crane will fall.",),
        ),
        Example(
            "Harbour news\n\nThe union wrote to its members:\n\n“Bring your own water on Monday.”",
            ("Bring your own water on Monday.",),
        ),
    ),
    (
        "Harbour news\n\nNadia Haddad had a warning for the port.\n\n“The crane will fall.”",
        "Harbour news\n\nNadia Haddad had a warning for the port: a crane may fall.\n\n“The crane will fall.”",
    ),
)
CONTINUED = Rule(
    "quotes.continued",
    "Quoted words whose sentence names nobody that says them, behind a quotation of the same paragraph with a speaker.",
    (
        Example(
            "“The well is dry,” Idris Bello said. In the north, “even the goats leave.”",
            ("even the goats leave.",),
        ),
        Example(
            "“Our team trains at night,” Sofia Rossi said. Before dawn, “the ice is hard enough.”",
            ("the ice is hard enough.",),
        ),
    ),
    (
        "“The well is dry,” Idris Bello said. Musa Bello said, “Even the goats leave.”",
        "“The well is dry,” Idris Bello said.\n\nIn the north, “even the goats leave.”",
    ),
)
CONTINUED_PARAGRAPH = Rule(
    "quotes.continued-paragraph",
    "A paragraph of quoted words alone, behind one that ends with a quotation or its cue.",
    (
        Example(
            "Mine shut\n\n“The shaft is flooded,” Peter Okoth said.\n\n“Nobody goes down.”",
            ("Nobody goes down.",),
        ),
        Example(
            "Vote delayed\n\nThe clerk said, “We ran out of paper.”\n\n“The trucks are late.”",
            ("The trucks are late.",),
        ),
    ),
    (
        "Mine shut\n\n“The shaft is flooded,” Peter Okoth said. He then left the pit.\n\n“Nobody goes down.”",
        "Mine shut\n\n“The shaft is flooded,” Peter Okoth said.\n\n“Nobody goes down,” Mary Okoth said.",
    ),
)
CONTINUED_REPORT = Rule(
    "quotes.continued-report",
    "Quoted words alone, right behind a sentence that reports in the writer's own words what one person said.",
    (
        Example(
            "Jana Kral said the bakery would close. “We cannot pay for flour.”",
            ("We cannot pay for flour.",),
        ),
        Example(
            "Fiji vote\n\nThe pilot told police that the runway was dark.\n\n“I saw no lights.”",
            ("I saw no lights.",),
        ),
    ),
    (
        "Jana Kral closed the bakery. “We cannot pay for flour.”",
        "Jana Kral said the bakery would close. It opened in 1990. “We cannot pay for flour.”",
    ),
)
LABEL = Rule(
    "quotes.label",
    "A paragraph that begins with a name and a colon, where the name begins several or the text has it elsewhere.",
    (
        Example(
            "Interview\n\nBAKARI: We begin at noon.\n\nHOST: Who comes?\n\nBAKARI: Everybody.",
            ("We begin at noon.", "Who comes?", "Everybody."),
        ),
        Example(
            "Tariq Aziz: The Bridge Must Close\n\nTariq Aziz runs the port.",
            ("The Bridge Must Close",),
        ),
    ),
    (
        "Interview\n\nNote: We begin at noon.\n\nNote: Bring a chair.",
        "Revealed: The Bridge Must Close\n\nTariq Aziz runs the port.",
    ),
)
HEADLINE = Rule(
    "quotes.headline",
    "A headline that ends with a colon and who speaks, or has the speaker and a verb of saying before or behind it.",
    (
        Example("Old bridge must close at once: police\n\nThe bridge is old.", ("Old bridge must close at once",)),
        Example(
            "Bridge Must Close At Once, Mayor Says\n\nThe bridge is old.",
            ("Bridge Must Close At Once",),
        ),
        Example(
            "Musa Bello Says The Bridge Is Old\n\nThe bridge closed.",
            ("The Bridge Is Old",),
        ),
    ),
    (
        "Old bridge closes at noon: what to know\n\nThe bridge is old.",
        "Bridge Closes At Noon\n\nThe bridge is old.",
    ),
)
QUOTED_LABEL = Rule(
    "quotes.quoted-label",
    "Quoted words without a cue that begin with a name and a colon inside the marks.",
    (
        Example("“Nurse: The ward is full tonight.”", ("The ward is full tonight.",)),
        Example("“Captain Reyes: We turn back at the reef.”", ("We turn back at the reef.",)),
    ),
    (
        "“Correction: The ward is full tonight.”",
        "“We turn back: the reef is near.”",
    ),
)
NO_CUE = Rule(
    "quotes.no-cue",
    "Quoted words that look like speech, by a stop at their end or by their number, with nothing that says whose.",
    (
        Example("Storm hits the coast\n\n“The roof came off.”", ("The roof came off.",)),
        Example(
            "Vote in Quito\n\n“No water, no vote and no peace for the palace”",
            ("No water, no vote and no peace for the palace",),
        ),
    ),
    (
        "The song “Roof of Rain” fills the square.",
        "“The roof came off,” Laila Omar said.",
    ),
)

RULES = (
    CUE_AFTER,
    INVERTED_CUE,
    CUE_BEFORE,
    DASH,
    COLON_NAME,
    COLON_CUE,
    LEAD_IN,
    CONTINUED,
    CONTINUED_PARAGRAPH,
    CONTINUED_REPORT,
    LABEL,
    HEADLINE,
    QUOTED_LABEL,
    NO_CUE,
)
