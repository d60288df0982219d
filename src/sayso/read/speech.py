"""Verbs and phrases of saying, knowing and meaning: a cheap sign that a content itself reports."""

from __future__ import annotations

from typing import Final

__all__ = ["FIRST_PERSON", "IMPERSONAL", "REGARD", "SPEECH_FORMS", "VOICED"]

_REGULAR: Final = (
    "accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert "
    "assure believe boast call caution charge cite claim comment complain conclude concede "
    "confess confirm contend declare demand deny describe disclose dispute emphasize estimate "
    "exclaim expect explain express fear guess hint hope imply indicate inform insist instruct "
    "invite joke justify maintain mention note observe offer opine order phone pledge point "
    "predict proclaim profess promise propose question quip reassure recall recommend recount "
    "refuse reiterate reject remark remind repeat reply report reportedly request respond reveal "
    "rule scream shout signal state stress suggest suspect testify threaten urge view voice vow "
    "warn welcome whisper worry"
).split()
_IRREGULAR: Final = (
    "say says said saying tell tells told telling know knows knew known think thinks thought "
    "thinking swear swears swore sworn swearing foresee foresees foresaw foreseen write writes "
    "wrote written hear hears heard learn learns learned learnt find finds found understand "
    "understands understood see sees saw seen according reportedly allegedly supposedly "
    "speak speaks spoke spoken quote quotes quoted hold holds held"
).split()
_TOO_COMMON: Final = frozenset(
    "see sees saw seen find finds found hold holds held order orders ordered call calls called "
    "charge charges rule rules ruled point points question questions welcome offer offers view "
    "views phone state states report reports request requests demand demands comment comments "
    "answer answers claim note notes fear hope promise hear learn express recall invite expect "
    "ask worry describe justify propose instruct threaten"
    .split()
)  # fmt: skip
"""Forms that mostly mean something else; they do not call for a second look by themselves."""


def _forms(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    if verb in ("admit", "quip"):
        return {verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return {verb, plural, verb + "ed", verb + "ing"}


VOICED: Final = frozenset(form for verb in _REGULAR for form in _forms(verb)) | frozenset(
    _IRREGULAR
)
"""Lower-case forms that can introduce a quotation."""

SPEECH_FORMS: Final = VOICED - _TOO_COMMON
"""Lower-case forms after which a content is read a second time."""

FIRST_PERSON: Final = frozenset("i we me us my our myself ourselves".split())

IMPERSONAL: Final = frozenset("seem seems seemed appear appears appeared".split())
"""Verbs whose "it" is nobody: what they introduce stands in their own sentence."""

REGARD: Final = frozenset("see sees saw seen seeing view views viewed viewing".split())
"""Verbs that mean an opinion where "as" follows: "they see the town as lost"."""
