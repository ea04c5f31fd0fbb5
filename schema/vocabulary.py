"""The controlled vocabularies: every value that an enumerated column may hold, with what it means.

A vocabulary is a :class:`Vocabulary`; its members are plain strings (``EventType.CONSULT == "CONSULT"``), in the
order in which the tables' enumerations list them. Nothing else in the project spells these values out.
"""

from __future__ import annotations

from enum import StrEnum


class Vocabulary(StrEnum):
    """A closed list of strings, each with a description of one sentence."""

    description: str

    def __new__(cls, value: str, description: str = "") -> Vocabulary:
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    @classmethod
    def values(cls) -> list[str]:
        """The strings, in the order of the enumeration."""
        return [member.value for member in cls]


class EntityType(Vocabulary):
    PERSON = "person", "A human being."
    ORGANIZATION = "organization", "An institution, company, outlet, party, office or armed force."
    COUNTRY = "country", "A sovereign state."
    REGION = "region", "Any other place: a region, a city, a peninsula, a part of the world."
    GROUP = "group", "People meant together: a nation, a faith, a faction."


class EntityBasis(Vocabulary):
    REFERENCE = "reference", "Known to the reference, with the identifiers it gives."
    NAME = "name", "Known by its full name and type alone; whatever article has them, the id and the row are the same."
    ARTICLE = "article", "Known by a name in one article alone; the id holds for that article only."


class Sector(Vocabulary):
    """The parts of society that people and organizations act for. Source: PLOVER's sectors, and ACLED's actor types."""

    GOV = "GOV", "Government: the executive, its ministries and agencies."
    LEG = "LEG", "Legislature: parliaments and their members."
    JUD = "JUD", "Judiciary: courts, judges, prosecutors."
    MIL = "MIL", "Armed forces of a state."
    COP = "COP", "Police and others who enforce the law."
    SPY = "SPY", "Intelligence services."
    PTY = "PTY", "Political parties and their politicians, where they are neither government nor opposition."
    OPP = "OPP", "Opposition: parties, candidates and dissidents outside the government."
    REB = "REB", "Rebels: organized armed groups against a state (ACLED: rebel groups)."
    UAF = "UAF", "Armed people whose side is not known."
    PRM = "PRM", "Private or pro-government militias (ACLED: political militias)."
    IDM = "IDM", "Militias of a community (ACLED: identity militias)."
    CRM = "CRM", "Criminals and criminal organizations."
    PRO = "PRO", "Protesters (ACLED: protesters)."
    RIO = "RIO", "Rioters (ACLED: rioters)."
    EXT = "EXT", "Forces of other states (ACLED: external and other forces)."
    PKO = "PKO", "Peacekeepers."
    IGO = "IGO", "Organizations of states."
    NGO = "NGO", "Organizations of neither states nor business: aid, rights, research, campaigns."
    BUS = "BUS", "Business: companies, their heads and their associations."
    MED = "MED", "Media and journalists."
    EDU = "EDU", "Education: schools, universities, their staff and students."
    REL = "REL", "Religious bodies and clergy."
    LAB = "LAB", "Labour: trade unions and workers."
    REF = "REF", "Refugees and displaced people."
    CHR = "CHR", "Children."
    CVL = "CVL", "Civilians: all others."


class MentionForm(Vocabulary):
    NAME = "name", "A proper name or the adjective made from one (“Ukrainian”)."
    NOMINAL = "nominal", "A description (“the Ukrainian leader”)."
    PRONOUN = "pronoun", "A personal or possessive pronoun, or a relative one that is a speaker."


class RegionType(Vocabulary):
    COUNTRY = "country", "A sovereign state."
    FIRST_LEVEL = "first_level", "A first-level subdivision of a state: an oblast, a US state, a province."
    CITY = "city", "A city, town or village."
    HISTORICAL = "historical", "A region with a name and a past, and no administration of its own."
    PENINSULA = "peninsula", "A peninsula, as land."
    MACRO = "macro", "A part of the world larger than a state."
    OTHER = "other", "Any other place."


class QuoteType(Vocabulary):
    DIRECT = "direct", "Wholly inside quotation marks."
    MIXED = "mixed", "A quoted fragment inside the writer's own clause."
    INDIRECT = "indirect", "Reported speech without quotation marks."


class Marks(Vocabulary):
    MATCHED = "matched", "Every opening mark has the closing mark of its style."
    MISMATCHED = "mismatched", "An opening mark of one style is closed by one of another."
    UNCLOSED = "unclosed", "An opening mark has no closing mark in its paragraph."
    NONE = "none", "No quotation marks: reported speech."


class Status(Vocabulary):
    OCCURRED = "occurred", "It took place (a refusal or a demand that was voiced has occurred as such)."
    ONGOING = "ongoing", "It is under way, or holds, at the time of writing."
    PLANNED = "planned", "It is scheduled, announced or intended."
    DEMANDED = "demanded", "Somebody wants or demands it."
    HYPOTHETICAL = "hypothetical", "It is imagined, conditional or merely possible."
    NEGATED = "negated", "It did not or will not take place."


class DatePrecision(Vocabulary):
    DAY = "day", "Both ends are given to the day."
    MONTH = "month", "Known to the month: the interval runs from a first to a last day of a month."
    YEAR = "year", "Known to the year: the interval runs from 1 January to 31 December."
    UNKNOWN = "unknown", "No date is given, or it can't be resolved."


class DateBasis(Vocabulary):
    STATED = "stated", "The article says the date in full."
    RESOLVED = "resolved", "Computed from the publication date (“on Tuesday”) or from another date of the article."
    OUTSIDE = "outside", "Known from outside the article; the correction or the article's record names the source."
    UNKNOWN = "unknown", "Not known."


class PublishedBasis(Vocabulary):
    STATED = "stated", "The article carries its date of publication."
    OUTSIDE = "outside", "Known from outside the article; `published_source` names the source."
    UNKNOWN = "unknown", "Not known."


class Rejection(Vocabulary):
    UNREADABLE = "unreadable", "The input can't be read, or is not what its kind asks for: broken JSON or Parquet."
    UNKNOWN_KIND = "unknown_kind", "The file is none of the kinds of input."
    NOT_INSTALLED = "not_installed", "The library that reads inputs of this kind is not installed."
    TOO_LARGE = "too_large", "It is larger than any article."
    NO_TEXT = "no_text", "There is no text of an article in it."
    NOT_UTF8 = "not_utf8", "The text is not UTF-8, or holds a character that no text has: NUL, an unpaired surrogate."
    BAD_FIELD = "bad_field", "What is said about the article is not of the type or form that it must have."
    NOT_ENGLISH = (
        "not_english",
        "It is in another language, by its words or, where they are few, by the language that its record gives.",
    )
    DUPLICATE = "duplicate", "The same article, with the same id, was already read."
    SUPERSEDED = "superseded", "Another article with this id was published later, and only the latest was asked for."
    ID_SHARED = (
        "id_shared",
        "Different articles have this id: all of them are rejected, so that their order does not matter.",
    )
    READER_FAILED = "reader_failed", "Its row in `articles` breaks a rule of the contract: an error in onrecord."
    STAGE_FAILED = "stage_failed", "A stage of reading failed; the article has the rows of the others."
    ROW_BROKEN = "row_broken", "A row broke a rule of the contract; the article has its other rows."
    ROW_DEPENDENT = "row_dependent", "A row, or a link in it, needed a row that was left out."


class RuleStage(Vocabulary):
    """The first part of a rule's name. A test holds it against the register."""

    NAMES = (
        "names",
        "Which words name a person, an organization or a place, by their form and by what is around them.",
    )
    PLACES = "places", "Which words name a place, and which place of that name is meant."
    COREFERENCE = "coreference", "Whom a description or a pronoun stands for."
    APPEARANCES = "appearances", "Where an article says what a person is."
    QUOTES = "quotes", "Which words are attributed to somebody, and to whom."
    EVENTS = "events", "Which verbs and nouns tell of an event, and of which type."
    ARGUMENTS = "arguments", "Who takes part in an event, and where it is."
    CONTROL = "control", "Who holds, takes, leaves or claims a region."
    CORRECTION = "correction", "A reviewer's decision, in the place of a rule."


class Stage(Vocabulary):
    SENTENCES = "sentences", "Paragraphs, quotation marks and sentences; every other stage needs them."
    NAMES = "names", "Names and places; mentions, the entities behind pronouns, events and control need them."
    SPEECH = "speech", "Quotations and their speakers; pronouns, events and control need them."
    COREFERENCE = "coreference", "Who is meant by pronouns, descriptions and the words for speakers."
    APPEARANCES = "appearances", "What the article says the people are whom it names."
    EVENTS = "events", "Events and their parties and places."
    CONTROL = "control", "Who holds which region."
    ROWS = "rows", "The rows that are made from what was read."


class Role(Vocabulary):
    ACTOR = "actor", "Who does it; in a meeting, every party to it."
    RECIPIENT = "recipient", "To whom it is done."
    LOCATION = "location", "Where it happens, or the place it is about."


class Relation(Vocabulary):
    CONTROLS = "controls", "The holder has control of the region."
    CAPTURED = "captured", "The holder took the region by force."
    OCCUPIED = "occupied", "The holder took and held a region that is another's."
    LIBERATED = "liberated", "The holder took the region back."
    ANNEXED = "annexed", "The holder declared the region its own territory."
    CEDED = "ceded", "The holder hands the region over."
    LEFT = "left", "The holder withdraws from the region."
    LOST = "lost", "The holder lost the region."
    CLAIMS = "claims", "The holder says that the region is its own, or wants to have or keep it."


class Extent(Vocabulary):
    WHOLE = "whole", "The article says that it is all of the region."
    MOST = "most", "The article says that it is most of the region."
    PART = "part", "The article says that it is a part of the region."
    UNKNOWN = "unknown", "The article does not say how much of it."


class EventType(Vocabulary):
    """The sixteen event types of PLOVER (manual, draft 2.0 of 2024, Open Event Data Alliance)."""

    AGREE = "AGREE", "A promise, offer or consent to cooperate."
    CONSULT = "CONSULT", "A meeting, visit, call or talks."
    SUPPORT = "SUPPORT", "Praise, recognition, ties or a signature: support that is not material."
    CONCEDE = "CONCEDE", "Yielding in words: an apology, a pardon, an announced withdrawal or ceasefire."
    COOPERATE = "COOPERATE", "Mutual material exchange: trade, joint exercises, extradition, intelligence."
    AID = "AID", "Material help one way: money, arms, relief, asylum."
    RETREAT = "RETREAT", "Material yielding: withdrawal, release, disarmament, a ceasefire kept, a resignation."
    REQUEST = "REQUEST", "An appeal, demand or order."
    ACCUSE = "ACCUSE", "Criticism, an accusation, a suit, an investigation."
    REJECT = "REJECT", "A refusal, in word or deed."
    THREATEN = "THREATEN", "A threat; the mode says with what."
    PROTEST = "PROTEST", "Collective dissent in the street or at work."
    SANCTION = "SANCTION", "The cutting of existing relations, a conviction, an expulsion."
    MOBILIZE = "MOBILIZE", "Forces raised, moved or shown, short of their use."
    COERCE = "COERCE", "Repression or seizure short of deadly violence."
    ASSAULT = "ASSAULT", "Deadly or physical violence."


MODES: dict[EventType, tuple[str, ...]] = {
    EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
    EventType.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    EventType.REQUEST: ("assist", "change", "yield", "meet"),
    EventType.ACCUSE: ("disapprove", "investigate", "allege"),
    EventType.REJECT: ("assist", "change", "yield", "meet"),
    EventType.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
    EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
    EventType.COERCE: (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    EventType.ASSAULT: (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
}
"""The modes that PLOVER (draft 2.0) allows for each event type; a type that is not a key has none."""

MODE_VALUES: list[str] = list(dict.fromkeys(mode for modes in MODES.values() for mode in modes))
"""Every mode once, in the order of the manual."""
