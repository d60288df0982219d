"""The closed vocabularies: every word that Sayso may say of its own accord.

Each is a `StrEnum`, so a value is its own text in JSON, in the ledger and on screen.
"Unstated" and "unknown" are values: nothing here is ever left blank to mean them.
"""

from __future__ import annotations

from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph of a Text is. Only `READ_KINDS` are read for claims."""

    headline = "headline"
    heading = "heading"
    body = "body"
    byline = "byline"
    credit = "credit"
    boilerplate = "boilerplate"


READ_KINDS = frozenset({ParagraphKind.headline, ParagraphKind.heading, ParagraphKind.body})


class Polarity(StrEnum):
    pos = "pos"
    neg = "neg"
    unknown = "unknown"


class Certainty(StrEnum):
    """The origin's own commitment, as the text gives it; never ours."""

    certain = "certain"
    probable = "probable"
    possible = "possible"
    unknown = "unknown"


class Modality(StrEnum):
    actual = "actual"
    future = "future"
    hypothetical = "hypothetical"


class Mode(StrEnum):
    """How much of an attribution's content stands inside quotation marks: all, some, none."""

    direct = "direct"
    mixed = "mixed"
    indirect = "indirect"


class Basis(StrEnum):
    """What the text shows about how the origin knows."""

    own_act = "own_act"
    direct_observation = "direct_observation"
    told_by_witness = "told_by_witness"
    hearsay = "hearsay"
    document = "document"
    recording = "recording"
    inferred = "inferred"
    institutional_unstated = "institutional_unstated"
    unknown = "unknown"


class Naming(StrEnum):
    named = "named"
    pseudonym = "pseudonym"
    anonymous = "anonymous"
    collective = "collective"
    document = "document"
    unknown = "unknown"


class Role(StrEnum):
    """What the text says a speaker is. Reporting something does not make a witness."""

    party = "party"
    commander = "commander"
    participant = "participant"
    victim = "victim"
    witness = "witness"
    detainee = "detainee"
    official = "official"
    spokesperson = "spokesperson"
    expert = "expert"
    monitor_ngo = "monitor_ngo"
    journalist = "journalist"
    relative = "relative"
    outlet = "outlet"
    unknown = "unknown"


class How(StrEnum):
    """How a hop of a chain is known."""

    stated = "stated"
    inferred = "inferred"
    not_stated = "not_stated"


class RemarkStatus(StrEnum):
    verified = "verified"
    partly_verified = "partly_verified"
    could_not_verify = "could_not_verify"
    not_stated = "not_stated"
    comment_declined = "comment_declined"
    no_response = "no_response"
    denied = "denied"
    corrected = "corrected"
    retracted = "retracted"


class Act(StrEnum):
    """PLOVER 2's sixteen event types, plus MOVE and STATE."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    REJECT = "REJECT"
    ACCUSE = "ACCUSE"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    MOVE = "MOVE"
    STATE = "STATE"


class TimePrecision(StrEnum):
    day = "day"
    days = "days"
    week = "week"
    month = "month"
    year = "year"
    unknown = "unknown"


class TimexType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Caveat(StrEnum):
    """Computed; shown wherever the claim is."""

    detained_by_publisher = "detained_by_publisher"
    detained_by_party = "detained_by_party"
    party_to_conflict = "party_to_conflict"
    single_gatherer = "single_gatherer"
    unnamed_origin = "unnamed_origin"
    channel_not_stated = "channel_not_stated"
    gatherer_could_not_verify = "gatherer_could_not_verify"
    heading_only = "heading_only"
    has_insertions = "has_insertions"
    translated = "translated"


class MentionKind(StrEnum):
    person = "person"
    group = "group"
    place = "place"
    facility = "facility"
    nationality = "nationality"
    time = "time"
    quantity = "quantity"
    money = "money"
    weapon = "weapon"
    vehicle = "vehicle"
    document = "document"
    url = "url"
    other = "other"


class NameRole(StrEnum):
    """What a name is to the entity that goes by it."""

    name = "name"
    acronym = "acronym"
    translation = "translation"
    nom_de_guerre = "nom_de_guerre"
    pseudonym = "pseudonym"
    description = "description"


class JourneyStatus(StrEnum):
    made = "made"
    attempted = "attempted"
    planned = "planned"
    habitual = "habitual"
    hypothetical = "hypothetical"


class Tie(StrEnum):
    """A declared or stated tie between two entities: affiliation and control are two things."""

    member = "member"
    former_member = "former_member"
    spokesperson = "spokesperson"
    commands = "commands"
    part_of = "part_of"
    held_by = "held_by"
    adverse_to = "adverse_to"


class JudgementKind(StrEnum):
    """A person's decision; appended, never overwritten."""

    read_correctly = "read_correctly"
    corrected = "corrected"
    wrong = "wrong"
    same = "same"
    different = "different"
    added = "added"
    merged = "merged"
    """Two allegations are one."""
    divided = "divided"
    """Some claims of an allegation are another one."""
    pinned = "pinned"
    """The claims of an allegation stay together."""
    one_origin = "one_origin"
    """The origins of two claims are one."""
    two_origins = "two_origins"
    copied = "copied"
    """A report is a copy of another."""
    withdrawn = "withdrawn"


# Universal Dependencies' parts of speech and basic relations (subtypes dropped), in the order in
# which `Tokens` stores them as small numbers. Source: universaldependencies.org, version 2.
PARTS_OF_SPEECH = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det",
    "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:tmod",
    "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
    "advcl:relcl", "cc:preconj", "csubj:outer", "det:predet", "nmod:desc", "nmod:unmarked",
    "nsubj:outer", "obl:unmarked",
)  # fmt: skip
