"""Rules of external evidence: what the words around a name say about what it names."""

from __future__ import annotations

from onrecord.reading.rule import Example, Rule

TITLE = Rule(
    "names.titled-person",
    "A title stands right before a person's name.",
    (
        Example("On Friday President Oda Mbeliru vetoed the law.", ("Oda Mbeliru",)),
        Example("Doctors in Tromsø said Captain Ruuf Halden was stable.", ("Ruuf Halden",)),
    ),
    (
        "The captain left Halden Shipping on Friday.",
        "Buses no longer stop at Bishop Street.",
    ),
)
AGE = Rule(
    "names.age",
    "A person's age stands behind the name.",
    (
        Example("Rescuers found Zorvan Tibul, 45, in the mine.", ("Zorvan Tibul",)),
        Example("The court sentenced Hemra Oluso (37) to a year in jail.", ("Hemra Oluso",)),
    ),
    (
        "Rescuers camped at Zorvan Tibul, 450 kilometres north of Lima.",
        "The court fined Hemra Oluso 37 dollars.",
    ),
)
PERSON_NOUN = Rule(
    "names.person-noun",
    "A noun for people stands right before a person's name.",
    (
        Example("The court in Accra freed journalist Temburo Asik.", ("Temburo Asik",)),
        Example("She shared the prize with singer Zaduk.", ("Zaduk",)),
    ),
    (
        "The court freed the journalist, Temburo Asik, on Monday.",
        "A journalist of Zaduk Weekly was freed.",
    ),
)
SPEAKER_LABEL = Rule(
    "names.speaker-label",
    "A name in capitals begins a line, and a colon follows.",
    (
        Example("ORLUVATE: We had no water for nine days.\n\nHe stopped.", ("ORLUVATE",)),
        Example("The hearing in Suva began late.\n\nTAMBORO: Who signed the permit?", ("TAMBORO",)),
    ),
    (
        "Orluvate: We had no water for nine days.",
        "The boat was called ORLUVATE: nobody knew why.",
    ),
)
APPOSITION = Rule(
    "names.apposition",
    "What stands beside a name with a comma says what it names: “Dambo Reyvik, a nurse”.",
    (
        Example("Soldiers freed Dambo Reyvik, a nurse from Oslo.", ("Dambo Reyvik",)),
        Example("Creditors took over Umbrex, an airline, last year.", ("Umbrex",)),
    ),
    (
        "Soldiers freed Dambo Reyvik on Monday, and a nurse wept.",
        "Creditors took over Umbrex, which flies to Lima, last year.",
    ),
)
RELATIVE_WHO = Rule(
    "names.relative-who",
    "“Who” follows a person's name.",
    (
        Example("Rescuers found Yarib Tonda, who had hidden in a well.", ("Yarib Tonda",)),
        Example("Voters in Cuenca punished Okelamu, who raised the tax.", ("Okelamu",)),
    ),
    (
        "Rescuers asked Yarib Tonda about those who had hidden.",
        "Voters in Cuenca never forgave Okelamu. Who raised the tax?",
    ),
)
CLOSED_QUOTATION = Rule(
    "names.said-behind-quotation",
    "A name stands between the end of a quotation and “said”.",
    (
        Example("“The bridge was never safe,” Tamboro said.", ("Tamboro",)),
        Example("“Who signed the permit?” Ilsedu said.", ("Ilsedu",)),
    ),
    (
        "“The bridge was never safe,” people of Tamboro said.",
        "“The bridge was never safe,” Tamboro Council said.",
    ),
)
PERSON_VERB = Rule(
    "names.person-verb",
    "A verb for what people do, not things, follows a name.",
    (
        Example("The dam broke, and Tamboro wept.", ("Tamboro",)),
        Example("After the verdict Ilsedu smiled.", ("Ilsedu",)),
    ),
    (
        "The dam broke, and the nurses in Tamboro wept.",
        "After the verdict Ilsedu collapsed.",
    ),
)
PRONOUN = Rule(
    "names.pronoun-behind",
    "“He”, “she”, “his” or “her” follows in the sentence.",
    (
        Example("After the fight Green Mambaro raised his arms.", ("Green Mambaro",)),
        Example("The crowd booed Blue Kishaba when she came on.", ("Blue Kishaba",)),
    ),
    (
        "After the fight Green Mambaro Holdings paid his debts.",
        "After his fight he thanked Green Mambaro.",
    ),
)
SAYING = Rule(
    "names.verb-of-saying",
    "A verb of saying, which people and organizations share, follows a name.",
    (
        Example("The vote in Minsk was rigged, Harvox reported.", ("Harvox",)),
        Example("In March Umbrex announced a loss.", ("Umbrex",)),
    ),
    (
        "The vote in Minsk was rigged, Harvox Weekly reported.",
        "It was reported that Harvox was sold.",
    ),
)
COMPANION = Rule(
    "names.companion",
    "“Told”, “asked”, “with”, “by” or “against” before a name makes it a person's where nothing else says more.",
    (
        Example("She lost a fight against Green Mambaro.", ("Green Mambaro",)),
        Example("The song was written by Blue Kishaba.", ("Blue Kishaba",)),
    ),
    (
        "She lost a case against Green Mambaro Holdings.",
        "She lost the fight, and Green Mambaro won.",
    ),
)
ADMINISTRATION = Rule(
    "names.administration",
    "“Administration” or “presidency” stands right behind a leader's name.",
    (
        Example("Talks with the Mbeliru administration failed.", ("Mbeliru",)),
        Example("The tax dates from the Umbrado presidency.", ("Umbrado",)),
    ),
    (
        "Talks with the Mbeliru Administration for Ports failed.",
        "The administration of Umbrado College raised the tax.",
    ),
)
BELONGING = Rule(
    "names.belonging",
    "What an organization has, from shares to a spokesman, is named right behind it.",
    (
        Example("After the audit Umbrex shares fell by a fifth.", ("Umbrex",)),
        Example("A Harvox spokesman declined to comment.", ("Harvox",)),
    ),
    (
        "After the audit the shares in Umbrex fell by a fifth.",
        "A spokesman declined to comment on Harvox.",
    ),
)
ORGANIZATION_NOUN = Rule(
    "names.organization-noun",
    "A noun that says what sort of organization it is stands right before its name.",
    (
        Example("Police in Sofia raided the newspaper Dagvaro.", ("Dagvaro",)),
        Example("A flight of the airline Umbrex turned back.", ("Umbrex",)),
    ),
    (
        "Police raided the newspaper, Dagvaro, at dawn.",
        "An airline bought Umbrex last year.",
    ),
)
PLACE_NOUN = Rule(
    "names.place-noun",
    "A noun that says what sort of place it is stands right behind a name, or before it with “of”.",
    (
        Example("Rebels left Oshkuta district on Friday.", ("Oshkuta",)),
        Example("The town of Brenholtz has no doctor.", ("Brenholtz",)),
    ),
    (
        "The people of Brenholtz have no doctor.",
        "Rebels left the district to Oshkuta Berem.",
    ),
)
ARTICLE = Rule(
    "names.definite-article",
    "“The” before a name makes it an organization's where nothing says otherwise.",
    (
        Example("Fans of the Tarvins filled the square.", ("Tarvins",)),
        Example("Sailors refused to board the Ilmarind again.", ("Ilmarind",)),
    ),
    (
        "Sailors refused to work for Ilmarind again.",
        "Sailors refused to sail the Ilmarind Strait again.",
    ),
)
PLACE_PREPOSITION = Rule(
    "names.place-preposition",
    "A preposition of place stands before a name: a place's or, where nothing else says so, an organization's.",
    (
        Example("Two schools in Oshkuta were shelled.", ("Oshkuta",)),
        Example("Traders returned to Brenholtz after the raid.", ("Brenholtz",)),
    ),
    (
        "Nobody believes in Carlos Umbrado.",
        "Two schools that Oshkuta built were shelled.",
    ),
)
PLACE_ADJECTIVE = Rule(
    "names.place-adjective",
    "“Northern”, “rural”, “downtown” or the like stands before the name of a place.",
    (
        Example("A landslide buried huts in rural Oshkuta.", ("Oshkuta",)),
        Example("The fire reached northern Brenholtz at dawn.", ("Brenholtz",)),
    ),
    (
        "Shares of Northern Brenholtz Bank fell.",
        "The rural poor left Oshkuta.",
    ),
)
MEMBER_OF = Rule(
    "names.member-of",
    "A noun for people and “of” stand before an organization's name.",
    (
        Example("On Monday the director of Oshvane resigned.", ("Oshvane",)),
        Example("He once met the founder of Umbrex.", ("Umbrex",)),
    ),
    (
        "On Monday the town of Oshvane was shelled.",
        "He once repaired the engines of Umbrex.",
    ),
)
DATELINE = Rule(
    "names.dateline",
    "A name begins a line, and a dash follows, with a region or an agency between or without.",
    (
        Example("OSHKUTARO, Kenya — Police found the stolen boats.\n\nNobody was held.", ("OSHKUTARO",)),
        Example("BRENHOLTZ (Reuters) — Rain stopped the search.\n\nIt goes on today.", ("BRENHOLTZ",)),
    ),
    (
        "They reached Oshkutaro — but too late.",
        "BRENHOLTZ: Rain stopped the search.",
    ),
)
RULES = (
    TITLE,
    AGE,
    PERSON_NOUN,
    SPEAKER_LABEL,
    APPOSITION,
    RELATIVE_WHO,
    CLOSED_QUOTATION,
    PERSON_VERB,
    PRONOUN,
    SAYING,
    COMPANION,
    ADMINISTRATION,
    BELONGING,
    ORGANIZATION_NOUN,
    PLACE_NOUN,
    ARTICLE,
    PLACE_PREPOSITION,
    PLACE_ADJECTIVE,
    MEMBER_OF,
    DATELINE,
)
