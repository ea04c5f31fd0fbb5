"""The rules of the stage `coreference`: whom pronouns and descriptions name.

A pronoun names somebody of its gender, and nobody where a person without a name stands nearer: “the dead man's mother”.
"""

from __future__ import annotations

from onrecord.reading.rule import Example, Rule

CLAUSE_SUBJECT = Rule(
    "coreference.clause-subject",
    "A pronoun names the subject of a verb before it in its sentence.",
    (
        Example("Amina Torkwe left Kano after she lost the vote.", ("she",)),
        Example("On Monday Carlos Umbrado sold his boat.", ("his",)),
    ),
    (
        "Amina Torkwe left Kano after it rained.",
        "The clinic closed after she left Kano.",
        "A nurse who knew Amina Torkwe left Kano after she lost the vote.",
        "Carlos Umbrado’s sons were asked to sell his boat.",
    ),
)
FOLLOWING_SUBJECT = Rule(
    "coreference.following-subject",
    "A pronoun in a phrase or clause that opens a sentence names the subject behind the comma.",
    (
        Example("In her speech, Amina Torkwe thanked the nurses.", ("her",)),
        Example("After he lost the vote, Carlos Umbrado moved to Quito.", ("he",)),
    ),
    (
        "In her speech the nurses of Kano were thanked.",
        "After he lost the vote, the harbour was closed.",
    ),
)
PREVIOUS_SUBJECT = Rule(
    "coreference.previous-subject",
    "A pronoun names the subject of the latest sentence of its paragraph that has a person as its subject.",
    (
        Example("Carlos Umbrado sold the boat. He moved to Quito.", ("He",)),
        Example("Amina Torkwe left Kano. A week later she came back.", ("she",)),
    ),
    (
        "The boat was sold. He moved to Quito.",
        "Carlos Umbrado sold the boat. The buyer’s father came later. He moved to Quito.",
        "Amina Torkwe left Kano and never said where she went.",
    ),
)
LAST_SPEAKER = Rule(
    "coreference.last-speaker",
    "A pronoun that is the source of speech names whoever spoke last, unless somebody has acted since.",
    (
        Example("“The well is dry,” Amina Torkwe said.\n\n“Nobody came to mend it,” she said.", ("she",)),
        Example("The well is dry, said Carlos Umbrado.\n\n“Nobody came to mend it,” he added.", ("he",)),
    ),
    (
        "“The well is dry,” the nurses said.\n\n“Nobody came to mend it,” she said.",
        "Amina Torkwe left. “The well is dry,” a nurse said.\n\n“Nobody came to mend it,” she said.",
        "Amina Torkwe left Kano.\n\nA week later she came back.",
    ),
)
SAME_SENTENCE = Rule(
    "coreference.same-sentence",
    "A pronoun names a person whom its sentence has named before, though not as a subject.",
    (
        Example("Police gave Amina Torkwe her keys back.", ("her",)),
        Example("The judge asked Carlos Umbrado about his boat.", ("his",)),
    ),
    (
        "Police gave her keys to Amina Torkwe.",
        "Police asked Amina Torkwe and a woman who lost her keys.",
        "Carlos Umbrado asked the judge about his boat.",
    ),
)
EARLIER_SENTENCE = Rule(
    "coreference.earlier-sentence",
    "A pronoun names a person of an earlier sentence, the latest first.",
    (
        Example("Police freed Amina Torkwe.\n\nNobody knows where she went.", ("she",)),
        Example("The boat belonged to Carlos Umbrado.\n\nAt night the storm woke him.", ("him",)),
    ),
    (
        "Police freed the nurses.\n\nNobody knows where she went.",
        "Police freed Amina Torkwe.\n\nA woman was left behind.\n\nNobody knows where she went.",
        "Amina Torkwe left Kano. Nobody knows where she went.",
    ),
)
COUNTRY_NOUN = Rule(
    "coreference.country-noun",
    "“The country” or “the nation” stands for the country that was named last.",
    (
        Example("Ghana votes on Sunday. Six parties hope to govern the country.", ("the country",)),
        Example("Envoys met in Peru. The nation has no president.", ("The nation",)),
    ),
    (
        "Six parties hope to govern the country.",
        "Ghana votes on Sunday. Farmers moved back to the country house.",
    ),
)
OFFICE = Rule(
    "coreference.office",
    "“The” and an office stand for the one person to whom the article gives it.",
    (
        Example("President Oda Mbeliru fell ill. Doctors told the president to rest.", ("the president",)),
        Example(
            "Peruvian President Carlos Umbrado came late. Envoys met the Peruvian leader at noon.",
            ("the Peruvian leader",),
        ),
    ),
    (
        "Doctors told the president to rest.",
        "President Oda Mbeliru met President Carlos Umbrado. Doctors told the president to rest.",
    ),
)
OFFICE_HOLDER = Rule(
    "coreference.office-holder",
    "An office of a country stands for the person who had it on the day of publication.",
    (
        Example("Envoys met the French president in Kano.", ("the French president",)),
        Example("Britain’s foreign secretary left for Ghana.", ("Britain’s foreign secretary",)),
    ),
    (
        "Envoys met the former French president in Kano.",
        "Envoys met a French president in Kano.",
        "In 1968 the French president left for Ghana.",
        "French President Carlos Umbrado came late. Envoys met the French president at noon.",
        "Envoys met the French president, Carlos Umbrado, in Kano.",
        "Britain’s deputy foreign secretary left for Ghana.",
        "Envoys met the Texas attorney general in Kano.",
        "Envoys met Ontario’s premier in Kano.",
        "Envoys met the French president of the club in Kano.",
    ),
    on="2019-03-05",
)
FIRST_PERSON = Rule(
    "coreference.first-person",
    "“I”, “me” or “my” in a quotation names its speaker.",
    (
        Example("“I saw nothing,” Amina Torkwe said.", ("I",)),
        Example("Carlos Umbrado said: “They took my boat.”", ("my",)),
    ),
    (
        "“I saw nothing,” the nurses said.",
        "I saw nothing, a letter to Amina Torkwe said.",
    ),
)
LEADER_PLURAL = Rule(
    "coreference.leader-plural",
    "“We”, “us” or “our” in a quotation of a country's leader names the country.",
    (
        Example("“We will rebuild,” Peruvian President Carlos Umbrado said.", ("We",)),
        Example("Kenyan Foreign Minister Oda Mbeliru said: “They took our boats.”", ("our",)),
    ),
    (
        "“We will rebuild,” the nurse Carlos Umbrado said.",
        "“We will rebuild,” Peruvian miner Carlos Umbrado said.",
    ),
)
QUOTED_THIRD_PERSON = Rule(
    "coreference.quoted-third-person",
    "“He” or “she” in a quotation names whom the words name before, or whom the article is about, and not the speaker.",
    (
        Example("Friends mourned Amina Torkwe. “She taught me to read,” Carlos Umbrado said.", ("She",)),
        Example("“I met Piet Nampota in May, and he lent me a boat,” Carlos Umbrado said.", ("he",)),
    ),
    (
        "“She taught me to read,” Carlos Umbrado said.",
        "Friends mourned Amina Torkwe. “My aunt left, and she taught me to read,” Carlos Umbrado said.",
        "Friends mourned Amina Torkwe. She taught Carlos Umbrado to read.",
    ),
)
RELATIVE = Rule(
    "coreference.relative-pronoun",
    "“Who” or “which” that is the source of reported words names the speaker that stands before it.",
    (
        Example("Amina Torkwe, who said the bridge was shut, left Kumasi.", ("who",)),
        Example("The mayor thanked Piet Nampota, who told reporters that the ferry would sail.", ("who",)),
    ),
    (
        "Amina Torkwe, who left Kumasi, said the bridge was shut.",
        "Nobody knows who said the bridge was shut.",
    ),
)
RULES = (
    RELATIVE,
    CLAUSE_SUBJECT,
    FOLLOWING_SUBJECT,
    PREVIOUS_SUBJECT,
    LAST_SPEAKER,
    SAME_SENTENCE,
    EARLIER_SENTENCE,
    COUNTRY_NOUN,
    OFFICE,
    OFFICE_HOLDER,
    FIRST_PERSON,
    LEADER_PLURAL,
    QUOTED_THIRD_PERSON,
)
