"""Plain words for every value that the API may say: what `/api/vocabulary` gives."""

from __future__ import annotations

from sayso.show import words
from sayso.show.web.explained import ACT_MODE, explained
from sayso.vocabulary import (
    Act,
    How,
    JourneyStatus,
    JudgementKind,
    MentionKind,
    Mode,
    Naming,
    Role,
)

__all__ = ["FACET", "value_label", "vocabulary"]

FACET = {
    "speaker": "Who speaks",
    "origin": "Who is said to know",
    "publisher": "Who published it",
    "act": "What is done",
    "agent": "Who does it",
    "patient": "To whom",
    "place": "Where",
    "time": "When",
    "basis": "How they know",
    "naming": "How they are named",
    "role": "What they are said to be",
    "certainty": "How sure they are",
    "polarity": "So, or not so",
    "modality": "Was, will, would",
    "remark": "Said about checking",
    "caveat": "Mind that",
    "judged": "Looked at by people",
}

ACT = {
    Act.AGREE: "agreeing",
    Act.CONSULT: "meeting, talking",
    Act.SUPPORT: "supporting",
    Act.CONCEDE: "giving way, releasing",
    Act.COOPERATE: "working together",
    Act.AID: "giving aid, arms, goods",
    Act.RETREAT: "withdrawing",
    Act.REQUEST: "asking for",
    Act.REJECT: "refusing",
    Act.ACCUSE: "accusing",
    Act.THREATEN: "threatening",
    Act.PROTEST: "protesting",
    Act.SANCTION: "sanctioning",
    Act.MOBILIZE: "mobilising",
    Act.COERCE: "arresting, coercing",
    Act.ASSAULT: "attacking",
    Act.MOVE: "moving, crossing, joining",
    Act.STATE: "how things are",
}

JUDGED = {
    "unjudged": "not looked at yet",
    "read_correctly": "read correctly",
    "corrected": "corrected",
    "wrong": "read wrongly",
    "disputed": "people differ",
}

JUDGEMENT = {
    JudgementKind.read_correctly: "read correctly",
    JudgementKind.corrected: "corrected",
    JudgementKind.wrong: "read wrongly",
    JudgementKind.same: "one and the same",
    JudgementKind.different: "kept apart",
    JudgementKind.added: "added by hand",
    JudgementKind.merged: "allegations made one",
    JudgementKind.divided: "taken out of an allegation",
    JudgementKind.pinned: "kept together",
    JudgementKind.one_origin: "one origin",
    JudgementKind.two_origins: "two origins",
    JudgementKind.copied: "a copy of another report",
    JudgementKind.withdrawn: "taken back",
}

NAMING = {
    Naming.named: "named",
    Naming.pseudonym: "under a pseudonym",
    Naming.anonymous: "not named",
    Naming.collective: "several, not named",
    Naming.document: "a document",
    Naming.unknown: "not said",
}

KIND = {
    MentionKind.facility: "building or site",
    MentionKind.other: "thing",
}

HOW = {
    How.stated: "the text says so",
    How.inferred: "inferred from an earlier sentence",
    How.not_stated: "a gap: nobody says who heard this",
}

MODE = {
    Mode.direct: "all of it in quotation marks",
    Mode.mixed: "part of it in quotation marks",
    Mode.indirect: "in the reporter's words",
}

JOURNEY = {
    JourneyStatus.made: "said to have been made",
    JourneyStatus.attempted: "said to have been tried",
    JourneyStatus.planned: "said to be planned",
    JourneyStatus.habitual: "said to be made often",
    JourneyStatus.hypothetical: "supposed",
}

HANDLING = {
    "received": "came in",
    "extracted": "its text was taken out",
    "read": "read by the machine",
    "reread": "read anew by the machine",
    "judged": "a person decided",
    "removed": "erased",
}

PLACE_PRECISION = {
    "1": "the exact place",
    "2": "within 25 km",
    "3": "somewhere in the district",
    "4": "somewhere in the province",
    "5": "a vague region",
    "6": "somewhere in the country",
    "7": "more than one country",
}

_NONE = {
    "act": "not said",
    "agent": "not said",
    "patient": "not said",
    "place": "not located",
    "speaker": "not known",
    "origin": "not given",
    "publisher": "not known",
    "remark": "nothing said about checking",
    "caveat": "nothing to mind",
    "naming": "not known",
    "role": "not known",
}


def vocabulary() -> dict[str, dict[str, str]]:
    """All of it, by vocabulary and value."""
    role = {one.value: words.ROLE[one] or "not said" for one in Role} | {"outlet": "outlet"}
    return {
        "basis": {one.value: said for one, said in words.BASIS.items()},
        "certainty": {one.value: said for one, said in words.CERTAINTY.items()},
        "modality": {one.value: said for one, said in words.MODALITY.items()},
        "polarity": {one.value: said for one, said in words.POLARITY.items()},
        "naming": {one.value: said for one, said in NAMING.items()},
        "role": role,
        "how": {one.value: said for one, said in HOW.items()},
        "caveat": {one.value: said for one, said in words.CAVEATS.items()},
        "remark": {one.value: said for one, said in words.REMARKS.items()},
        "act": {one.value: said for one, said in ACT.items()},
        "act_mode": dict(ACT_MODE),
        "mode": {one.value: said for one, said in MODE.items()},
        "kind": {one.value: KIND.get(one, one.value) for one in MentionKind},
        "judged": dict(JUDGED),
        "judgement": {one.value: said for one, said in JUDGEMENT.items()},
        "journey": {one.value: said for one, said in JOURNEY.items()},
        "facet": dict(FACET),
        "place_precision": dict(PLACE_PRECISION),
        "handling": dict(HANDLING),
        **{f"why {name}": said for name, said in explained().items()},
    }


_ALL = vocabulary()


def value_label(facet: str, value: str) -> str:
    """A facet's value in plain words."""
    if value == "none" or (facet == "publisher" and value == "?"):
        return _NONE.get(facet, "not said")
    return _ALL.get(facet, {}).get(value, value)
