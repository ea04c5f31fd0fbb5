"""The rules of the stage `names`: which names stand for what, by what is known of them.

What the words of a name say, internal_rules.py has; what stands around it, external_rules.py.
"""

from __future__ import annotations

from onrecord.reading.names import external_rules, internal_rules
from onrecord.reading.rule import Example, Rule

REFERENCE_NAME = Rule(
    "names.reference-name",
    "The reference has a person or an organization of that name.",
    (
        Example("Thousands of Ghanaians queued at the clinic.", ("Ghanaians",)),
        Example("The vigil in Lima was held by Bolivians.", ("Bolivians",)),
    ),
    (
        "Ghanaian nurses queued at the clinic.",
        "The vigil in Lima was held by Boliviana.",
    ),
)
OFFICE_AND_SURNAME = Rule(
    "names.office-and-surname",
    "A title and a surname name whoever of that name had the office on the day of publication.",
    (
        Example("Envoys met President Macron in Lyon.", ("Macron",)),
        Example("Farmers wrote to Prime Minister Modi about the price of rice.", ("Modi",)),
    ),
    (
        "Envoys met President Torkwe in Lyon.",
        "Farmers wrote to Prime Minister Macron about the price of rice.",
    ),
    on="2019-03-05",
)
LEADER_SURNAME = Rule(
    "names.leader-surname",
    "A rare surname alone names whoever of that name led a country on the day of publication.",
    (
        Example("Farmers wrote a letter to Lukashenko on Monday.", ("Lukashenko",)),
        Example("Nobody in the room had ever met Erdogan.", ("Erdogan",)),
    ),
    (
        "Farmers wrote a letter to Johnson on Monday.",
        "Nobody in the room had ever met Yeltsin.",
    ),
    on="2020-03-05",
)
ONE_OF_FULL_NAME = Rule(
    "names.surname-or-given-name",
    "One word of a name that the article has in full stands for the same person.",
    (
        Example("Amina Torkwe opened the clinic. The building cost Torkwe her savings.", ("Torkwe",)),
        Example("Rivals praised Carlos Umbrado. They called Carlos a friend.", ("Carlos",)),
    ),
    (
        "The building cost Torkwe her savings.",
        "Amina Torkwe opened the clinic. It stands in Torkwe Street.",
    ),
)
SHORT_NAME = Rule(
    "names.short-name",
    "A part of a name that the article has in full, or its initials, stands for the same organization.",
    (
        Example("Umbrex Holdings cut jobs. Its pilots say Umbrex has no licence.", ("Umbrex",)),
        Example(
            "The Free Ferrymen Union (FFU) met on Monday. In Lagos the FFU has no office.",
            (
                "FFU",
                "FFU",
            ),
        ),
    ),
    (
        "Umbrex Holdings cut jobs. Its pilots say Umbrava has no licence.",
        "The Free Ferrymen Union met on Monday. In Lagos the RTU has no office.",
    ),
)
COUNTRY_ADJECTIVE = Rule(
    "names.country-adjective",
    "The adjective of a country right before another name stands for the country.",
    (
        Example("The order came from U.S. Magistrate Tamboro Asik.", ("U.S.",)),
        Example("Money flows back into US Treasuries.", ("US",)),
    ),
    (
        "The order came from Peruvian nurses.",
        "Money flows back to us at last.",
    ),
)
SPORTS_TEAM = Rule(
    "names.sports-team",
    "In a report of sports the name of a place that plays stands for its team.",
    (
        Example(
            "The striker scored the winning goal from a penalty, and Chile won the match at the tournament.", ("Chile",)
        ),
        Example(
            "The midfielder scored and the goalkeeper saved a penalty as Kenya won the tournament match.", ("Kenya",)
        ),
    ),
    (
        "The striker scored the winning goal from a penalty as the tournament opened with a match in Chile.",
        "Chile won the vote at the assembly, and Kenya lost its seat.",
    ),
)
CAPITALS_ALONE = Rule(
    "names.capitals-alone",
    "A capital where no sentence begins makes a word a name, and nothing says of what.",
    (
        Example("Nobody in Suva thanked Zembra.", ("Zembra",)),
        Example("The court fined Ilmarind twice.", ("Ilmarind",)),
    ),
    (
        "Zembra. Nobody in Suva came.",
        "The court fined Ilmarind Bank twice.",
    ),
)
RULES = (
    *internal_rules.RULES,
    *external_rules.RULES,
    REFERENCE_NAME,
    OFFICE_AND_SURNAME,
    LEADER_SURNAME,
    ONE_OF_FULL_NAME,
    SHORT_NAME,
    COUNTRY_ADJECTIVE,
    SPORTS_TEAM,
    CAPITALS_ALONE,
)
