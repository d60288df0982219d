"""English verb forms, made from base forms, so that word lists here hold each verb once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

__all__ = ["base_form", "forms", "irregular_base", "verb_forms"]

IRREGULAR: dict[str, tuple[str, ...]] = {
    "be": ("am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"),
    "abet": ("abets", "abetted", "abetting"),
    "arise": ("arises", "arose", "arisen", "arising"),
    "awake": ("awakes", "awoke", "awoken", "awaking"),
    "beat": ("beats", "beat", "beaten", "beating"),
    "bring": ("brings", "brought", "bringing"),
    "build": ("builds", "built", "building"),
    "buy": ("buys", "bought", "buying"),
    "catch": ("catches", "caught", "catching"),
    "come": ("comes", "came", "coming"),
    "cut": ("cuts", "cutting"),
    "do": ("does", "did", "done", "doing"),
    "drive": ("drives", "drove", "driven", "driving"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "feel": ("feels", "felt", "feeling"),
    "fight": ("fights", "fought", "fighting"),
    "find": ("finds", "found", "finding"),
    "flee": ("flees", "fled", "fleeing"),
    "fly": ("flies", "flew", "flown", "flying"),
    "foresee": ("foresees", "foresaw", "foreseen"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "get": ("gets", "got", "gotten", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "have": ("has", "had", "having", "'ve"),
    "hear": ("hears", "heard", "hearing"),
    "hide": ("hides", "hid", "hidden", "hiding"),
    "hit": ("hits", "hitting"),
    "hold": ("holds", "held", "holding"),
    "hurt": ("hurts", "hurting"),
    "keep": ("keeps", "kept", "keeping"),
    "know": ("knows", "knew", "known", "knowing"),
    "lead": ("leads", "led", "leading"),
    "leave": ("leaves", "left", "leaving"),
    "lose": ("loses", "lost", "losing"),
    "make": ("makes", "made", "making"),
    "mean": ("means", "meant", "meaning"),
    "meet": ("meets", "met", "meeting"),
    "pay": ("pays", "paid", "paying"),
    "put": ("puts", "putting"),
    "read": ("reads", "reading"),
    "ride": ("rides", "rode", "ridden", "riding"),
    "run": ("runs", "ran", "running"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "seeking"),
    "sell": ("sells", "sold", "selling"),
    "send": ("sends", "sent", "sending"),
    "set": ("sets", "setting"),
    "shoot": ("shoots", "shot", "shooting"),
    "show": ("shows", "showed", "shown", "showing"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "spend": ("spends", "spent", "spending"),
    "steal": ("steals", "stole", "stolen", "stealing"),
    "strike": ("strikes", "struck", "striking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "take": ("takes", "took", "taken", "taking"),
    "teach": ("teaches", "taught", "teaching"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "understand": ("understands", "understood", "understanding"),
    "win": ("wins", "won", "winning"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "write": ("writes", "wrote", "written", "writing"),
    "prefer": ("prefers", "preferred", "preferring"),
    "become": ("becomes", "became", "becoming"),
    "begin": ("begins", "began", "begun", "beginning"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "creep": ("creeps", "crept", "creeping"),
    "deal": ("deals", "dealt", "dealing"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "eat": ("eats", "ate", "eaten", "eating"),
    "feed": ("feeds", "fed", "feeding"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "forgive": ("forgives", "forgave", "forgiven", "forgiving"),
    "freeze": ("freezes", "froze", "frozen", "freezing"),
    "grow": ("grows", "grew", "grown", "growing"),
    "hang": ("hangs", "hanged", "hung", "hanging"),
    "lend": ("lends", "lent", "lending"),
    "let": ("lets", "letting"),
    "lie": ("lies", "lied", "lay", "lain", "lying"),
    "overrun": ("overruns", "overran", "overrunning"),
    "retake": ("retakes", "retook", "retaken", "retaking"),
    "rise": ("rises", "rose", "risen", "rising"),
    "shut": ("shuts", "shutting"),
    "sit": ("sits", "sat", "sitting"),
    "slay": ("slays", "slew", "slain", "slaying"),
    "sleep": ("sleeps", "slept", "sleeping"),
    "stand": ("stands", "stood", "standing"),
    "stick": ("sticks", "stuck", "sticking"),
    "swim": ("swims", "swam", "swum", "swimming"),
    "tear": ("tears", "tore", "torn", "tearing"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "uphold": ("upholds", "upheld", "upholding"),
    "wake": ("wakes", "woke", "woken", "waking"),
    "weep": ("weeps", "wept", "weeping"),
    "lay": ("lays", "laid", "laying"),
    "blow": ("blows", "blew", "blown", "blowing"),
    "withhold": ("withholds", "withheld", "withholding"),
    "shake": ("shakes", "shook", "shaken", "shaking"),
    "fling": ("flings", "flung", "flinging"),
}  # fmt: skip

DOUBLED = frozenset(
    "admit commit permit plan stop drop rob stab ban bar grab trap ship slap whip club nab "
    "gag jam fit gun map plot shop slip step strip tap tip wed wrap refer defer deter expel "
    "compel propel dispel repel quiz transfer occur submit regret rebel cancel snub flog "
    "chat dig beg equip kidnap bid hug".split()
)
"""Verbs of these lists whose last consonant doubles before -ed and -ing."""


LL = frozenset(
    "travel cancel label model signal quarrel tunnel shovel counsel marshal fuel total dial "
    "level rival pencil grovel unravel libel channel".split()
)
"""Verbs that British spelling doubles ("travelled") and American does not."""


def forms(base: str) -> tuple[str, ...]:
    """Every form of one verb, its base first: "deny" → deny, denies, denied, denying."""
    if base in IRREGULAR:
        return (base, *IRREGULAR[base])
    if base in DOUBLED:
        return (base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing")
    if base in LL:
        return (
            base, base + "s", base + "ed", base + "ing", base + "led", base + "ling",
        )  # fmt: skip
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return (base, base + "es", base + "ed", base + "ing")
    return (base, base + "s", base + "ed", base + "ing")


def verb_forms(bases: Iterable[str] | str) -> frozenset[str]:
    """Every form of several verbs; a string is split at white space."""
    names = bases.split() if isinstance(bases, str) else bases
    return frozenset(form for base in names for form in forms(base))


@cache
def _irregular() -> dict[str, str]:
    return {form: base for base, others in reversed(IRREGULAR.items()) for form in others}


def irregular_base(form: str) -> str | None:
    """The base of a form that no rule makes: "hidden" → hide. None for any other word."""
    return _irregular().get(form)


def base_form(form: str) -> str:
    """A guess at the base of a verb form that no list holds: "shelling" → shell, "tries" → try."""
    if form in IRREGULAR:
        return form
    known = _irregular().get(form)
    if known is not None:
        return known
    for ending, other in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
    ):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form[: -len(ending)] + other
    if form.endswith("eed"):
        return form[:-1] if form in _AGREED else form
    if form.endswith("ied"):
        return form[:-1]  # "died"
    if form.endswith("ying") and len(form) == 5:
        return form[0] + "ie" if form[0] in "dltv" else form[:-3]
    if form.endswith("ing") and len(form) > 5 and _VOWELS.search(form[:-3]):
        return _undouble(form[:-3])
    if form.endswith("ed") and len(form) > 3 and _VOWELS.search(form[:-2]):
        return _undouble(form[:-2])
    if form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        return form[:-1]
    return form


_SILENT = re.compile(r"(?:[^aeiou][aeiouy]|^[aeiou])[bdfgklmnpt]$")
"""One short syllable, whose consonant would have doubled: trad, nam."""
_SILENT_ENDINGS = re.compile(
    r"(?:[vczu]|[^s]s|dg|[nlr]g|[aeiou]g|[^aeiou][aiou]d|[cd]ed|[^aeiour][bpdtfgkz]l"
    r"|[^aeiou](?:[iau]r|in|um|at|ut|ib|[aiou]k)|[bmn]ul|scap|lop|(?:qu|v|m)ot|vit|[xn]cit|gnit"
    r"|^unit|(?:pl|d|mp)et|com|creat|^[wtph]ast|^ow)$"
)
_SPOKEN = frozenset(
    "bring belong hang bang bias focus gas canvas murmur occur begin bargain orbit cancel combat "
    "format develop gallop envelop gag brag beg dig hug jog wrong long prolong throng sing ring "
    "cling swing fling sting wing".split()
)
"""Stems that take no "e" though they end like those that do."""
_AGREED = frozenset("agreed disagreed freed guaranteed decreed refereed".split())
_VOWELS = re.compile(r"[aeiouy]+")


def _undouble(stem: str) -> str:
    """A stem as a base: "stopp" → stop, "trad" → trade, "dictat" → dictate, "visit" as it is."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem in _SPOKEN or stem.endswith("ss"):
        return stem
    short = len(_VOWELS.findall(stem)) == 1 and bool(_SILENT.search(stem))
    return stem + "e" if short or _SILENT_ENDINGS.search(stem) else stem
