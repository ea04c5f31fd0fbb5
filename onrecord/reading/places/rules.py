"""The rules of the stage `places`: what shows that a name is a place's, and which of its namesakes is meant."""

from __future__ import annotations

from onrecord.reading.rule import Example, Rule

KNOWN_PLACE = Rule(
    "places.known-place",
    "A country, a subdivision or a large city has that name.",
    (
        Example("Buses from Jakarta were full on Monday.", ("Jakarta",)),
        Example("Voters made Nairobi the richest county.", ("Nairobi",)),
    ),
    (
        "The singer Ana Jakarta arrived on Monday.",
        "The union held its meeting in Elkton.",
    ),
)
PLACE_NOUN_OF = Rule(
    "places.place-noun-of",
    "“The town of”, “the village of” or the like stands before the name.",
    (
        Example("The town of Elkton lost power on Sunday.", ("Elkton",)),
        Example("Soldiers left the village of Kingsport at dawn.", ("Kingsport",)),
    ),
    (
        "The power of Elkton is spent.",
        "The mayor of Kingsport resigned.",
    ),
)
DATELINE = Rule(
    "places.dateline",
    "A line begins with the name, and a dash follows, with an agency between or without.",
    (
        Example("KINGSPORT — Two bridges are closed.\n\nRepairs take a year.", ("KINGSPORT",)),
        Example("Elkton (Reuters) - Rain stopped the search.\n\nIt goes on today.", ("Elkton",)),
    ),
    (
        "Two bridges — Kingsport among them — are closed.",
        "Kingsport bridges: a history.",
    ),
)
PREPOSITION = Rule(
    "places.preposition",
    "A preposition of place, or a verb such as “visit”, stands before the name.",
    (
        Example("Two schools in Elkton were closed.", ("Elkton",)),
        Example("She moved to Kingsport after the flood.", ("Kingsport",)),
    ),
    (
        "Two schools sued Elkton over the flood.",
        "The money went to Linda Kingsport after the flood.",
    ),
)
BODY_OR_PEOPLE = Rule(
    "places.body-or-people",
    "A body or people that a place has stand right behind its name.",
    (
        Example("A search by Elkton police ended on Monday.", ("Elkton",)),
        Example("The flood reached the roof of the Kingsport Fire Department.", ("Kingsport",)),
    ),
    (
        "A search by Elkton ended on Monday.",
        "The flood reached the roof of the Kingsport Hotel.",
    ),
)
KIND_BEHIND = Rule(
    "places.kind-behind",
    "A noun that says what kind of place it is stands right behind the name.",
    (
        Example("Residents of Elkton town met on Sunday.", ("Elkton",)),
        Example("The talks covered Kingsport district and its schools.", ("Kingsport",)),
    ),
    (
        "Residents praised Elkton officials of old.",
        "The talks covered Linda Kingsport town planning.",
    ),
)
JOINED = Rule(
    "places.joined",
    "“-based”, “-born” or the like is joined to the name.",
    (
        Example("The Elkton-based firm was sold.", ("Elkton",)),
        Example("A Kingsport-born nurse won the prize.", ("Kingsport",)),
    ),
    (
        "The Elkton-like firm was sold.",
        "A Kingsport nurse won the prize.",
    ),
)
IN_LIST = Rule(
    "places.in-list",
    "The name is joined to that of a place by “or”, or by a comma and “and”, in a list of places.",
    (
        Example("Schools in Kingsport or Elkton will be shut.", ("Elkton",)),
        Example("Fire crews from Elkton or Kingsport came.", ("Kingsport",)),
    ),
    (
        "Schools were shut, and Elkton was glad.",
        "Schools in Kingsport or Linda Elkton will be praised.",
    ),
)
SAME_NAME = Rule(
    "places.same-name",
    "The name stands for a place elsewhere in the article, and nothing says otherwise here.",
    (
        Example("Fire broke out in Elkton. By noon Elkton was empty.", ("Elkton",)),
        Example("She moved to Kingsport. Nobody knew Kingsport better.", ("Kingsport",)),
    ),
    (
        "By noon Elkton was empty.",
        "She moved to Kingsport. Her brother Linda Kingsport did not.",
    ),
)
BEFORE_ITS_REGION = Rule(
    "places.before-its-region",
    "A comma and the region that the place lies in stand behind its name.",
    (
        Example("The boxer was born in Elkton, Maryland, in 1990.", ("Elkton",)),
        Example("A ferry to Kingsport, Tenn., was stopped.", ("Kingsport",)),
    ),
    (
        "The boxer was born in Elkton, and grew up in Maryland.",
        "A ferry to Kingsport, Umbrex said, was stopped.",
    ),
)
REGION_BEHIND_COMMA = Rule(
    "places.region-behind-comma",
    "A region stands behind a comma and a place that lies in it.",
    (
        Example("The boxer was born in Elkton, Maryland, in 1990.", ("Maryland",)),
        Example("A train from Rosario, Santa Fe, was stopped.", ("Santa Fe",)),
    ),
    (
        "The boxer grew up in Maryland.",
        "The train was stopped, Santa Fe said.",
    ),
)
LOCAL_NAME = Rule(
    "places.local-name",
    "A district, small town or village has that name in the region that stands beside it.",
    (
        Example("A bus fell into a gorge in Rajouri, Jammu and Kashmir, on Sunday.", ("Rajouri",)),
        Example("Police searched Bandipora district in Jammu and Kashmir.", ("Bandipora",)),
    ),
    (
        "A bus fell into a gorge in Rajouri on Sunday.",
        "Police searched Linda Bandipora in Jammu and Kashmir.",
    ),
)
LOCAL_SOUND = Rule(
    "places.local-sound",
    "A district, small town or village of the region that stands beside the name sounds like it.",
    (
        Example("Soldiers entered Ganderbaal district of Jammu and Kashmir.", ("Ganderbaal",)),
        Example("Rain fell in Shopiyan district of Jammu and Kashmir.", ("Shopiyan",)),
    ),
    (
        "Soldiers entered Ganderbaal.",
        "Rain fell in Shopiyan district of Maharashtra.",
    ),
)
UNLISTED = Rule(
    "places.unlisted",
    "A noun or brackets say that the name is a place of a region which has none of it: only the country is known.",
    (
        Example("A well was dug in the village of Umbrexa in North Darfur.", ("Umbrexa",)),
        Example("Shells fell in Umbrexa (Kutum, North Darfur) at noon.", ("Umbrexa",)),
    ),
    (
        "A well was dug by Umbrexa of North Darfur.",
        "Shells fell, Umbrexa (North Darfur) said.",
    ),
)
ABBREVIATION = Rule(
    "places.abbreviation",
    "The short form of a subdivision stands for it.",
    (
        Example(
            "The firm has mills in Tenn. and Ariz. today.",
            (
                "Tenn.",
                "Ariz.",
            ),
        ),
        Example("A plant near Spokane, Wash., was shut.", ("Wash.",)),
    ),
    (
        "She said there were ten. Nobody counted.",
        "The wash. was left outside.",
    ),
)
TYPE_NOUN = Rule(
    "places.type-noun",
    "A noun beside the name says which of its namesakes is meant, the city or the region.",
    (
        Example("Voters across Mendoza province chose a governor.", ("Mendoza",)),
        Example("The city of New York closed two bridges.", ("New York",)),
    ),
    (
        "Voters across Mendoza chose a governor.",
        "New York bus drivers asked each province for help.",
    ),
)
CITY_ROLE = Rule(
    "places.city-role",
    "The sentence says that the name is a capital, a centre or a port, as only a city can be.",
    (
        Example("New York remains the hub of the trade.", ("New York",)),
        Example("Mendoza is a centre of the wine trade.", ("Mendoza",)),
    ),
    (
        "New York remains the richest state of the union.",
        "Mendoza has a centre for the wine trade.",
    ),
)
LIST_OF_ONE_KIND = Rule(
    "places.list-of-one-kind",
    "Names in a list are of the kind that one of them has by evidence elsewhere in the article.",
    (
        Example("Floods hit Mendoza province. Aid went to Mendoza and Tucumán.", ("Mendoza",)),
        Example("The state of Florida paid nurses more. Some had left Florida and Ohio.", ("Florida",)),
    ),
    (
        "Floods hit Chile. Aid went to Mendoza and Tucumán.",
        "Floods hit Mendoza province. Aid went to Tucumán.",
    ),
)
BARE_NAME = Rule(
    "places.bare-name",
    "Of several places of one name in the reference's own list, the likeliest is meant where nothing says which.",
    (
        Example("Trains from Kherson were late.", ("Kherson",)),
        Example("She grew up in Luhansk.", ("Luhansk",)),
    ),
    (
        "The Kherson region has no trains.",
        "She grew up in Peru.",
    ),
)
REFERENCE_NAME = Rule(
    "places.reference-name",
    "The reference's own list has one place of that name.",
    (
        Example(
            "Ghana and Peru signed the treaty.",
            (
                "Ghana",
                "Peru",
            ),
        ),
        Example("Miners left Chile in March.", ("Chile",)),
    ),
    (
        "The singer Georgia Pikewell left in March.",
        "Buses from Jakarta were full.",
    ),
)
COUNTRY_ADJECTIVE = Rule(
    "places.country-adjective",
    "The adjective of a country stands for it.",
    (
        Example(
            "Peruvian miners met Ghanaian lawyers.",
            (
                "Peruvian",
                "Ghanaian",
            ),
        ),
        Example("The ship flew a Kenyan flag.", ("Kenyan",)),
    ),
    (
        "He wore a Panama hat in Kenya.",
        "The nurses warned of german measles.",
    ),
)
RULES = (
    KNOWN_PLACE,
    PLACE_NOUN_OF,
    DATELINE,
    PREPOSITION,
    BODY_OR_PEOPLE,
    KIND_BEHIND,
    JOINED,
    IN_LIST,
    SAME_NAME,
    BEFORE_ITS_REGION,
    REGION_BEHIND_COMMA,
    LOCAL_NAME,
    LOCAL_SOUND,
    UNLISTED,
    ABBREVIATION,
    TYPE_NOUN,
    CITY_ROLE,
    LIST_OF_ONE_KIND,
    BARE_NAME,
    REFERENCE_NAME,
    COUNTRY_ADJECTIVE,
)
