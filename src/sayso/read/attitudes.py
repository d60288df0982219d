"""Verbs and adjectives by which somebody says, means, wants or feels something: lower-case forms.

Each class says what stands behind its verbs; `missed` looks there for what is said.
"""

from __future__ import annotations

from typing import Final

from sayso.english.verbs import verb_forms
from sayso.read.speech import REGARD, VOICED

__all__ = [
    "AGENTS", "ANSWERED", "COUNTED", "FELT", "HAVING", "INTENT", "OF", "PLAINLY", "PUT", "SHOWN",
    "SPEAKING", "STANCE", "WANTED",
]  # fmt: skip

INTENT: Final = frozenset(
    "aim aims aimed hope hopes hoped intend intends intended plan plans planned seek seeks sought "
    "want wants wanted wish wishes wished "
    "claims claimed pledged pledges promised promises threatened threatens vowed vows".split()
)
"""Verbs whose "to …" is what somebody means to do, or says of himself."""

PUT: Final = frozenset(("put", "puts"))
"""Verbs that estimate where "at" and a number follow their object."""

ANSWERED: Final = verb_forms(
    "deny admit dispute blame announce attribute demand allege reject dismiss propose urge"
)
"""Verbs whose object is a charge, a wish or a plan."""

STANCE: Final = verb_forms(
    "applaud appreciate condemn criticise criticize decry demand denounce deplore emphasise "
    "emphasize express hail highlight lament oppose praise regret reiterate stress underline "
    "underscore voice welcome"
)
"""Verbs by which somebody takes a side towards their object, or lays weight on it."""

WANTED: Final = verb_forms("want demand")
"""Verbs whose object somebody wants."""

AGENTS: Final = (
    STANCE | ANSWERED | verb_forms("announce claim confirm declare identify order report")
)
"""Verbs of which the passive names with "by" who says so."""

FELT: Final = frozenset(
    "adamant afraid alarmed angry aware certain clear concerned confident convinced glad happy "
    "hopeful optimistic pleased sceptical shocked skeptical sorry sure surprised worried".split()
)
"""Adjectives behind which a clause says what somebody holds or feels to be so."""

PLAINLY: Final = verb_forms("say tell claim maintain insist think believe allege assert complain")
"""Verbs of saying under which a clause needs no "that"."""

COUNTED: Final = verb_forms("count list record tally")
"""Verbs whose object is a figure that somebody gives."""

OF: Final = frozenset("speak speaks spoke spoken tell tells told".split())
"""Verbs behind which "of" says what was said."""

HAVING: Final = verb_forms("recall remember admit deny acknowledge report regret")
"""Verbs behind which "having …" is a clause."""

SHOWN: Final = verb_forms("show list give note record reveal indicate state mention")
"""What papers and pictures do."""

SPEAKING: Final = (
    HAVING | INTENT | REGARD | VOICED | PUT | ANSWERED | STANCE | WANTED | AGENTS | COUNTED | SHOWN
)
