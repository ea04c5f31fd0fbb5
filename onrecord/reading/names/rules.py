"""The rules of the stage `names`: which names stand for what, by their own words and by what is known of them.

What the words around a name say, external_rules.py has.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from onrecord.reading.names import external_rules
from onrecord.reading.rule import Example, Rule


class Sort(StrEnum):
    """What a name may name. OTHER is none of what is collected: a day, a prize, a law, a work."""

    ORGANIZATION = "organization"
    PLACE = "place"
    PERSON = "person"
    OTHER = "other"


class Cue(NamedTuple):
    """A hint that a name is of a sort; `rule` is the id of the rule that it is evidence of."""

    sort: Sort
    weight: float
    rule: str


def for_person(weight: float, rule: Rule) -> Cue:
    """A cue that a name is a person's."""
    return Cue(Sort.PERSON, weight, rule.rule_id)


def for_organization(weight: float, rule: Rule) -> Cue:
    """A cue that a name is an organization's."""
    return Cue(Sort.ORGANIZATION, weight, rule.rule_id)


def for_place(weight: float, rule: Rule) -> Cue:
    """A cue that a name is a place's."""
    return Cue(Sort.PLACE, weight, rule.rule_id)


AMPERSAND = Rule(
    "names.ampersand",
    "A name with an ampersand is an organization's.",
    (
        Example("Auditors from Quill & Nampota refused to sign the accounts of the port.", ("Quill & Nampota",)),
        Example("The mine near Accra was sold to Ferrante & Osei in April.", ("Ferrante & Osei",)),
    ),
    (
        "Ana Quill and Piet Nampota refused to sign the accounts of the port.",
        "She runs a bed & breakfast outside Accra.",
    ),
)
INITIAL = Rule(
    "names.initial",
    "A person's name has initials before the surname.",
    (
        Example("The court in Durban heard Marta K. Dlamini on Friday.", ("Marta K. Dlamini",)),
        Example("The climbers thanked T. Okonjo for the ropes.", ("T. Okonjo",)),
    ),
    (
        "The press called Group B Okonjo the weaker one.",
        "The shop stands on St. Orvin Road.",
    ),
)
INNER_CAPITAL = Rule(
    "names.inner-capital",
    "A word that goes on with a capital inside names an organization, but for surnames such as “McAllin”.",
    (
        Example("Engineers at SolarNest in Pune found the fault.", ("SolarNest",)),
        Example("Farmers in Kisumu pay through TeleNjia every week.", ("TeleNjia",)),
    ),
    (
        "Nobody at the rally recognised Effie McAllin.",
        "The Solar-Nest of 1988 was never built.",
    ),
)
NAME_PARTICLE = Rule(
    "names.particle",
    "A small word such as “van”, “bin” or “de” stands inside a person's name, or “al-” before a part of it.",
    (
        Example("The council of Ghent heard Oskel van Drummen on Tuesday.", ("Oskel van Drummen",)),
        Example("Prosecutors in Muscat questioned Zamur bin Tariqo for six hours.", ("Zamur bin Tariqo",)),
    ),
    (
        "The van Drummen hired broke down in Ghent.",
        "A bin, Tariqo wrote, stood at each corner.",
    ),
)
SURNAME_ENDING = Rule(
    "names.surname-ending",
    "A word that ends as surnames do, such as “-enko” or “-sson”, names a person.",
    (
        Example("Harvests failed, but Daramenko kept his fields green.", ("Daramenko",)),
        Example("On Monday Olavsson closed his bakery in Bergen.", ("Olavsson",)),
    ),
    (
        "Harvests failed in Daramenko district.",
        "Divers searched the Olavsson for two days.",
    ),
)
GIVEN_NAME = Rule(
    "names.given-name",
    "A name that begins with a common given name is a person's.",
    (
        Example("Nurses in Kano say Amina Torkwe treated forty patients a day.", ("Amina Torkwe",)),
        Example("Judges freed Carlos Umbrado on bail.", ("Carlos Umbrado",)),
        Example("The march was led by Laura Hill.", ("Laura Hill",)),
    ),
    (
        "Amina Hospital in Kano closed two wards.",
        "The Carlos Umbrado Foundation paid the bail.",
    ),
)
ACRONYM = Rule(
    "names.acronym",
    "A word in capitals, with or without full stops, names an organization.",
    (
        Example("Delegates of the ZKTU walked out of the talks in Harare.", ("ZKTU",)),
        Example("A fine was imposed by QMBA on Monday.", ("QMBA",)),
    ),
    (
        "The CEO blamed the weak GDP.",
        "They came back WITH guns, the villagers wrote.",
    ),
)
TWO_WORDS = Rule(
    "names.two-words",
    "Two or three capitalised words, none of them a common one, name a person where nothing says that they don't.",
    (
        Example("Police in Lagos released Zuvak Toriel after a day.", ("Zuvak Toriel",)),
        Example("Thousands wept for Ibanu Keshwe in Kampala.", ("Ibanu Keshwe",)),
    ),
    (
        "Police in Lagos closed Zuvak Bridge after a day.",
        "Thousands fled Northern Keshwe on foot.",
    ),
)
HYPHENATED_NAME = Rule(
    "names.hyphenated-name",
    "The last word of a person's name goes on small behind its hyphen, as many Korean and Chinese given names do.",
    (
        Example("Voters in Busan chose Baek Sun-heui by a wide margin.", ("Baek Sun-heui",)),
        Example("The ministry sent Lo Wei-tingh to the talks.", ("Lo Wei-tingh",)),
    ),
    (
        "Rail workers on the Baek-Sunheui Line went on strike.",
        "The ministry closed its Tamsen-based office.",
    ),
)
NAME_SUFFIX = Rule(
    "names.suffix",
    "“Jr.”, “III” or the like stands behind a person's name.",
    (
        Example("Jurors in Tulsa heard Cordell Mapson Jr. on Thursday.", ("Cordell Mapson Jr.",)),
        Example("The ranch passed to Miguel Tranto III in June.", ("Miguel Tranto III",)),
    ),
    (
        "Apollo Lander III burned up over Chile.",
        "Engineers shut down Block IV of the plant.",
    ),
)
PLACE_BEGINNING = Rule(
    "names.place-beginning",
    "A name that begins as places do, with “Upper”, “Mount” or “San”, is a place's.",
    (
        Example("Floods cut off Upper Kandara for a week.", ("Upper Kandara",)),
        Example("Herders left Mount Zebulo in March.", ("Mount Zebulo",)),
    ),
    (
        "He lost Upper Kandara Bank millions.",
        "The upper Kandara rose by a metre.",
    ),
)
ORGANIZATION_BEGINNING = Rule(
    "names.organization-beginning",
    "A name that begins as those of organizations do, with “United”, “Friends” or “Ministry”, is one's.",
    (
        Example("A court in Manaus banned United Rivermen on Tuesday.", ("United Rivermen",)),
        Example("Residents sued Friends Forever over the debt.", ("Friends Forever",)),
    ),
    (
        "The United Airways flight turned back.",
        "General Oban Keita resigned on Tuesday.",
    ),
)
MANY_WORDS = Rule(
    "names.many-words",
    "A name of more than three words is an organization's where nothing says otherwise.",
    (
        Example(
            "A judge in Kigali fined Hands Hold Hands Tomorrow over the collection.", ("Hands Hold Hands Tomorrow",)
        ),
        Example("Donors left Ndoki Water Kesho Vanuru after the audit.", ("Ndoki Water Kesho Vanuru",)),
    ),
    (
        "Anna Maria Sofia Delgrado sang in Lima.",
        "A judge in Kigali fined Hands Hold over the collection.",
    ),
)
PLACE_HEAD = Rule(
    "names.place-head",
    "The last word of a name says what sort of place it is.",
    (
        Example("A truck overturned on Odumo Bridge before dawn.", ("Odumo Bridge",)),
        Example("Fire crews left Wenmarra Valley at noon.", ("Wenmarra Valley",)),
    ),
    (
        "The team of Brian Hill lost in Perth.",
        "Drivers of Odumo Bridge Logistics went on strike.",
    ),
)
ORGANIZATION_HEAD = Rule(
    "names.organization-head",
    "The last word of a name, or the one before “of” or “for”, says what sort of organization it is.",
    (
        Example("A spokesman of the Ministry of Ferries denied it.", ("Ministry of Ferries",)),
        Example("He taught at Wexmoor College in Perth.", ("Wexmoor College",)),
    ),
    (
        "The nurse Linda House testified in Perth.",
        "The ministry denied it, and the college of Perth did too.",
    ),
)
PLACE_ENDING = Rule(
    "names.place-ending",
    "A word that ends as names of places do, such as “-pur” or “-stan”, names a place.",
    (
        Example("Floods destroyed Zirampur on Sunday.", ("Zirampur",)),
        Example("The refugees called it Kelmistan.", ("Kelmistan",)),
    ),
    (
        "Shares of Zirampur Steel Ltd. fell on Sunday.",
        "Traders went home to Kelmirad.",
    ),
)


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
_INTERNAL = (
    AMPERSAND,
    INITIAL,
    INNER_CAPITAL,
    NAME_PARTICLE,
    SURNAME_ENDING,
    GIVEN_NAME,
    ACRONYM,
    TWO_WORDS,
    HYPHENATED_NAME,
    NAME_SUFFIX,
    PLACE_BEGINNING,
    ORGANIZATION_BEGINNING,
    MANY_WORDS,
    PLACE_HEAD,
    ORGANIZATION_HEAD,
    PLACE_ENDING,
)
RULES = (
    *_INTERNAL,
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
