"""The rules of the stage `appearances`: where an article says what a person is."""

from __future__ import annotations

from onrecord.reading.rule import Example, Rule

APPOSITION = Rule(
    "appearances.apposition",
    "Between a person's name and a comma, a noun for a person with what belongs to it says what the person is.",
    (
        Example("Amina Torkwe, the mayor of Kano, left on Monday.", ("the mayor of Kano",)),
        Example("The well is dry, said Carlos Umbrado, a spokesman for the union.", ("a spokesman for the union",)),
        Example("Carlos Umbrado, 43, Peru’s health minister, fell ill.", ("Peru’s health minister",)),
    ),
    (
        "After a call to Amina Torkwe, the mayor of Kano left.",
        "Police freed Amina Torkwe, the mayor and the priest.",
        "Amina Torkwe, the mayor of Kano, Piet Nampota, and six others left.",
        "Amina Torkwe, the wife of the mayor, left.",
    ),
)
BEFORE = Rule(
    "appearances.before-the-name",
    "A noun for a person with what belongs to it, before a comma and a name that another comma or a stop follows, says "
    "what the person is.",
    (
        Example("The mayor of Kano, Amina Torkwe, left on Monday.", ("The mayor of Kano",)),
        Example("“The well is dry,” said a spokesman for the union, Carlos Umbrado.", ("a spokesman for the union",)),
    ),
    (
        "In a call with the mayor, Amina Torkwe, who was tired, wept.",
        "Police freed the mayor, Amina Torkwe, and six others.",
        "The mayors of Kano, Amina Torkwe, left on Monday.",
    ),
)
TITLE = Rule(
    "appearances.title",
    "The noun for a person right before a name, with the words before it, says what the person is.",
    (
        Example("Peruvian Health Minister Carlos Umbrado fell ill.", ("Peruvian Health Minister",)),
        Example("Doctors treated the opposition leader Amina Torkwe.", ("the opposition leader",)),
    ),
    (
        "Mr. Carlos Umbrado fell ill.",
        "Doctors treated her lawyer Amina Torkwe.",
        "On Monday Carlos Umbrado fell ill.",
    ),
)
DESCRIPTION = Rule(
    "appearances.description",
    "A description that stands for a person whom the article names says what the person is.",
    (
        Example("President Oda Mbeliru fell ill. Doctors told the president to rest.", ("the president",)),
        Example("Governor Carlos Umbrado sold his boat. Friends of the governor wept.", ("the governor",)),
    ),
    (
        "Doctors told the president to rest.",
        "Ghana votes on Sunday. Six parties hope to govern the country.",
    ),
)
RULES = (APPOSITION, BEFORE, TITLE, DESCRIPTION)
