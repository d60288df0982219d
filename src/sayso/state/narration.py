"""What a narration carries on: the time and the place of the events told just before.

"On 3 May X attacked the post. Two soldiers were killed." The second sentence is about the same day
and place: in one voice, in one paragraph, as long as events in the past follow one another. What
happens elsewhere or at another time says so. Perfects ("has lost"), what is still so, what is
planned, denied as a whole or only described is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.english.verbs import base_form
from sayso.model import Sentence
from sayso.state.clauses import Clause
from sayso.state.commitment import Stance
from sayso.state.context import Context
from sayso.vocabulary import Act, Modality

__all__ = ["Narration"]

_PAST = frozenset("was were had did got".split())
_OTHER = frozenset(
    "has have is are am be being will would shall may might can could should must do does 's 're "
    "'ve 'll".split()
)
_AWAY = frozenset(
    "earlier previously before formerly meanwhile elsewhere later since ago once separately "
    "usually often always never".split()
)
"""Words that leave the day or the scene of what was told before."""
_MOVING = frozenset({Act.MOVE, Act.RETREAT, Act.STATE, Act.REQUEST, Act.ACCUSE, Act.REJECT,
                     Act.AGREE, Act.CONSULT, Act.THREATEN, Act.SUPPORT})  # fmt: skip
"""Acts whose place the scene before does not tell."""
SENTENCES = 6
"""How many sentences a scene lasts without a new time."""


@dataclass(slots=True)
class _Scene:
    paragraph: int
    sentence: int
    time: str | None = None
    place: str | None = None


class Narration:
    """The last scene of each voice of one report, in the order of the text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._scenes: dict[int, _Scene] = {}

    def carried(
        self, sentence: Sentence, clause: Clause, act: Act, stance: Stance,
        time: str | None, place: str | None,
    ) -> tuple[str | None, str | None]:  # fmt: skip
        """Time and place of one clause, its own ones first."""
        if not self._told(clause, stance):
            return time, place
        paragraph = self._context.paragraph_at(sentence.start)
        where = paragraph.start if paragraph is not None else -1
        number = self._context.tree.sentence[clause.head]
        scene = self._scenes.get(clause.voice)
        if scene is None or scene.paragraph != where or number - scene.sentence > SENTENCES:
            scene = self._scenes[clause.voice] = _Scene(where, number)
        away = self._leaves(clause)
        if time is not None:
            if scene.time is not None and time != scene.time and place is None:
                scene.place = None
            scene.time, scene.sentence = time, number
        elif not away:
            time = scene.time
        if place is not None:
            if act not in _MOVING:
                scene.place = place
        elif not away and act not in _MOVING:
            place = scene.place
        return time, place

    def _told(self, clause: Clause, stance: Stance) -> bool:
        """Whether a clause tells an event in the past, one after the other."""
        tree = self._context.tree
        if clause.head < 0 or clause.kind in ("noun", "deed", "relative"):
            return False
        if stance.modality is not Modality.actual or tree.pos[clause.head] != "VERB":
            return False
        helpers = {
            tree.lower[c] for c in tree.children[clause.head]
            if tree.relation[c] in ("aux", "aux:pass", "cop")
        }  # fmt: skip
        if helpers & _OTHER:
            return False
        if helpers & _PAST:
            return True
        form = tree.lower[clause.head]
        return form != base_form(form) and not form.endswith("s")

    def _leaves(self, clause: Clause) -> bool:
        tree = self._context.tree
        return any(
            tree.lower[c] in _AWAY for c in tree.children[clause.head]
            if tree.relation[c] in ("advmod", "obl", "mark")
        )  # fmt: skip
