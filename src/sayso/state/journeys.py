"""Journeys: claimed movements with their stops in order.

Stops come from the phrases of verbs of motion ("from X through Y to Z", "crossed into Z") and from
motion verbs that follow one another about the same traveller in one voice, as long as no stop
contradicts the one before. A lone "to Z" is a journey too; a lone "from X" is one where the verb is
of leaving.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model import Journey, Span, Stop
from sayso.state.context import Context
from sayso.state.propositions import Proposition
from sayso.state.senses import INTEND, TRY, word_sense
from sayso.state.tree import Tree
from sayso.vocabulary import Act, JourneyStatus, MentionKind, Modality, NameRole, Polarity

__all__ = ["find_journeys"]

MOTION = frozenset(
    "go come travel cross flee leave arrive enter return move drive walk ride fly sail swim march "
    "depart escape pass transit journey migrate head reach proceed carry transport bring take send "
    "smuggle ferry haul convoy run crawl advance slip infiltrate evacuate deploy relocate emigrate "
    "get make transfer deport land withdraw retreat pull stay spend sleep stand wait ship "
    "pick".split()
)
GOAL = frozenset("to into onto toward towards".split())
START = frozenset("from".split())
WAY = frozenset("through via across over past by".split())
_PREPOSITIONS = (START | GOAL | WAY) - {"by"}
ARRIVING = frozenset("arrive enter reach land".split())
PASSING = frozenset("pass cross transit".split())
RESTING = frozenset("stay spend sleep stand wait".split())
LEAVING = frozenset("leave flee depart escape".split())
BOUND = frozenset("leave depart head set".split())
"""Verbs whose "for" leads somewhere."""
HABIT = frozenset(
    "regularly often usually always normally routinely sometimes frequently every".split()
)
_INSIDE = frozenset("in ( [ at near outside of".split())
"""What stands before a place that only says where the place before it is."""
LETTING = frozenset(
    "allow let permit help force order tell enable ask make send bring take".split()
)
_MOVING = frozenset({Act.MOVE, Act.RETREAT, Act.CONSULT, Act.COERCE, Act.AID})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_REACH_OF = 6
"""Words between a verb or preposition and the place that it leads to."""
NEAR = 400
"""Code points between two movements that may still be one journey."""


@dataclass(slots=True)
class _Leg:
    who: str
    start: list[str] = field(default_factory=list)
    then: list[Stop] = field(default_factory=list)
    means: Span | None = None
    time: str | None = None
    status: JourneyStatus = JourneyStatus.made
    attribution: str | None = None
    head: int = -1
    above: int = -1
    end: int = 0
    resting: bool = False
    leaving: bool = False

    def stops(self) -> list[Stop]:
        """From where, and then on in the order of the words."""
        found: list[Stop] = []
        for stop in (*(Stop(entity) for entity in self.start), *self.then):
            if not found or found[-1].entity != stop.entity:
                found.append(stop)
        return found


def find_journeys(context: Context, propositions: Sequence[Proposition]) -> Iterator[Journey]:
    """Every journey of the report, in the order of the text."""
    legs: list[_Leg] = []
    trips: list[list[_Leg]] = []
    for proposition in propositions:
        last = legs[-1] if legs else None
        leg = _leg(context, proposition, last)
        if leg is None:
            continue
        if last is not None and leg.above == last.head and (last.who, last.attribution) == (
            leg.who, leg.attribution,
        ):  # fmt: skip
            # "came to Z, passing through Y": one movement told in two verbs.
            last.start += [s for s in leg.start if s not in last.start]
            ways = [stop for stop in leg.then if stop.via and stop not in last.then]
            last.then = ways + last.then + [s for s in leg.then if not s.via and s not in last.then]
            last.means, last.time = last.means or leg.means, last.time or leg.time
            last.end = leg.end
            continue
        if leg.resting and (last is None or last.who != leg.who):
            continue
        if last is not None and _goes_on(last, leg, proposition.clause.span[0]):
            trips[-1].append(leg)
        else:
            trips.append([leg])
        legs.append(leg)
    seen: set[tuple[object, ...]] = set()
    for trip in trips:
        stops: list[Stop] = []
        for leg in trip:
            for stop in leg.stops():
                if not stops or stops[-1].entity != stop.entity:
                    stops.append(stop)
        first = trip[0]
        key = (first.who, tuple(stops), first.attribution, first.status)
        if not stops or key in seen:
            continue
        if len(stops) == 1 and not _far(context, trip, stops[0].entity):
            continue
        seen.add(key)
        means = next((leg.means for leg in trip if leg.means), None)
        time = next((leg.time for leg in trip if leg.time), None)
        yield Journey(first.who, tuple(stops), means, time, first.status, first.attribution)


def _far(context: Context, trip: Sequence[_Leg], stop: str) -> bool:
    """Whether a lone stop makes a journey: a place, not a building; one left where one leaves."""
    if _nameless(context, stop, MentionKind.facility):
        return False
    return any(leg.then or leg.leaving for leg in trip)


def _leg(context: Context, proposition: Proposition, last: _Leg | None) -> _Leg | None:
    """What a clause tells of a movement; `last`: the movement told before it."""
    clause, frame = proposition.clause, proposition.frame
    if clause.kind in ("noun", "deed") or clause.head < 0:
        return None
    if proposition.stance.polarity is not Polarity.pos:
        return None
    verbs = _motion_verbs(context, clause.head)
    if not verbs:
        return None
    tree = context.tree
    who = _traveller(context, proposition)
    if who is None and last is not None and last.head == clause.above:
        # "came to X overland passing through Y": nobody else is said to pass.
        who = last.who if tree.child(clause.head, *_SUBJECTS) < 0 else None
    if who is None:
        return None
    leg = _Leg(
        who,
        means=frame.means,
        time=proposition.time,
        status=_status(context, proposition),
        attribution=proposition.attribution.id if proposition.attribution is not None else None,
        head=clause.head,
        above=clause.above,
        end=clause.span[1],
        resting=tree.base(verbs[-1]) in RESTING,
        leaving=tree.base(verbs[-1]) in LEAVING,
    )
    _walk(context, leg, clause.span, verbs)
    return leg if leg.start or leg.then else None


def _motion_verbs(context: Context, head: int) -> list[int]:
    """The verbs of motion of a clause: its head and what completes it."""
    tree = context.tree
    chain = [head]
    for word in chain:
        if len(chain) > 6:
            break
        chain += [
            c for c in tree.children[word]
            if tree.relation[c] == "xcomp" and tree.pos[c] == "VERB" and c not in chain
        ]  # fmt: skip
    found = []
    for word in chain:
        if tree.pos[word] == "VERB" and tree.base(word) in MOTION and not _is_about(tree, word):
            sense = word_sense(tree, word)
            if sense is None or sense.act in _MOVING:
                found.append(word)
    return found


def _is_about(tree: Tree, verb: int) -> bool:
    """ "When it came to arming the guards": nobody comes anywhere."""
    return tree.base(verb) == "come" and tree.lower[verb - 1 : verb + 2] == [
        "it", tree.lower[verb], "to",
    ]  # fmt: skip


_WHY = frozenset("because although though unless lest".split())


def _walk(context: Context, leg: _Leg, span: Span, verbs: list[int]) -> None:
    """Sorts the places of a clause, in the order of its words, by the last preposition before them.

    "in" keeps what went before it ("from their camp in X" starts in X); "to" before a verb leads to
    wherever that verb takes place; "in Y" right behind a place only says where that place is.
    """
    tree = context.tree
    words = tree.within(span)
    way = ""
    since = last = -99
    within = False
    covered = -1
    first = verbs[0]
    known = {tree.base(verb) for verb in verbs}
    for word in words:
        lower = tree.lower[word]
        if lower in _WHY and tree.relation[word] == "mark" and word > verbs[-1]:
            break  # what is told of a reason is no stop
        bound = lower == "for" and known & BOUND and word > first
        if bound:
            way, since = "to", word
            continue
        by_way = lower == "by" and tree.lower[word + 1 : word + 2] == ["way"]
        if lower in _PREPOSITIONS or by_way:
            verbal = word + 1 < words.stop and tree.pos[word + 1] == "VERB" and lower == "to"
            way, since = ("aim" if verbal else lower), word
            continue
        if word in verbs:
            way, since = "verb", word
            continue
        if way == "aim" and lower in ("in", "at", "near"):
            way = "aimed"
        place = _place(context, word)
        if place is None or place == leg.who:
            continue
        if word < covered:
            continue  # "the heights above X" are one stop
        mention = context.mention_of(word)
        if mention is not None and mention[1] == place:
            covered = tree.within(mention[0]).stop
        behind = word - last
        last = max(word, covered - 1)
        inner = behind <= 4 and any(
            tree.lower[w] in _INSIDE and not (tree.lower[w] == "of" and tree.lower[w - 1] == "way")
            for w in range(word - behind + 1, word)
        )
        within = inner or (within and behind == 1)
        if within:
            _instead(context, leg, place)
            continue
        if word < first and way not in START | WAY:
            continue
        if word - since > _REACH_OF:
            way = way if way in START | GOAL | WAY | {"aim", "aimed"} and word - since <= 14 else ""
        _put(leg, way, place, known)
    _ways_first(leg)


def _ways_first(leg: _Leg) -> None:
    """ "Entered X by way of Y": the way lies before the goal that was named before it."""
    late = len(leg.then)
    while late and leg.then[late - 1].via:
        late -= 1
    if 0 < late < len(leg.then):
        leg.then[late - 1 :] = [*leg.then[late:], leg.then[late - 1]]


def _instead(context: Context, leg: _Leg, place: str) -> None:
    """ "across the river at X": a stretch of land without a name gives way to what says where."""
    if leg.then and _nameless(context, leg.then[-1].entity, MentionKind.place):
        leg.then[-1] = Stop(place, leg.then[-1].via)


def _nameless(context: Context, entity: str, kind: MentionKind) -> bool:
    known = context.entities.get(entity)
    if known is None or known.kind is not kind:
        return False
    return all(name.role is NameRole.description for name in known.names)


def _place(context: Context, word: int) -> str | None:
    """The place or facility that begins at a word."""
    found = context.place_at(word)
    if found is not None:
        first = found.start == context.tree.starts[word]
        return found.entity if first else None
    place = context.place_words.get(word)
    return None if place is not None and _anywhere(context, place) else place


_ANYWHERE = frozenset(
    "border borders frontier area areas zone region territory countryside road roads street "
    "streets way home homes field fields river sea ocean desert forest forests woods hill hills "
    "mountain mountains coast shore country countries side front frontline frontlines lines place "
    "places abroad interior".split()
)
"""Nouns that name no stop by themselves."""


def _anywhere(context: Context, place: str) -> bool:
    known = context.entities[place]
    words = known.name.lower().replace(",", " ").split(" of ")[0].split(" in ")[0].split()
    bare = _nameless(context, place, known.kind)
    return bare and bool(words) and (words[-1] in _ANYWHERE or len(words) > 6)


def _put(leg: _Leg, way: str, place: str, verbs: set[str]) -> None:
    if way in START:
        leg.start.append(place)
    elif way in GOAL or way == "aimed":
        leg.then.append(Stop(place))
    elif way in WAY:
        leg.then.append(Stop(place, True))
    elif verbs & RESTING:
        leg.then.append(Stop(place))
    elif way == "verb":
        if verbs & LEAVING:
            leg.start.append(place)
        elif verbs & PASSING:
            leg.then.append(Stop(place, True))
        elif verbs & ARRIVING:
            leg.then.append(Stop(place))


def _traveller(context: Context, proposition: Proposition) -> str | None:
    """Who moved: what is carried where something is carried, else who goes."""
    frame = proposition.frame
    who = frame.agent or frame.patient
    tree, head = context.tree, proposition.clause.head
    base = tree.base(head)
    moved = base in ("send", "bring", "take", "transfer", "deport", "smuggle")
    carried = frame.patient is not None and context.is_actor(frame.patient)
    if moved or carried or (base in LETTING and tree.child(head, "xcomp") >= 0):
        who = frame.patient or frame.agent
    known = context.entities.get(who or "")
    if known is None or not (context.is_actor(known.id) or known.kind is MentionKind.vehicle):
        return None
    return who


def _status(context: Context, proposition: Proposition) -> JourneyStatus:
    tree, head = context.tree, proposition.clause.head
    stance = proposition.stance
    if stance.modality is Modality.hypothetical:
        return JourneyStatus.hypothetical
    base = tree.base(head)
    if base in TRY:
        return JourneyStatus.attempted
    if stance.modality is Modality.future or base in INTEND:
        return JourneyStatus.planned
    words = {tree.lower[w] for w in tree.subtree(head)[:60]}
    if words & HABIT or (tree.pos[head] == "VERB" and "used" in words and "to" in words):
        return JourneyStatus.habitual
    return JourneyStatus.made


def _goes_on(last: _Leg, leg: _Leg, start: int) -> bool:
    """Whether a leg carries the journey before it on: same traveller, voice, status, and near."""
    if (last.who, last.attribution, last.status) != (leg.who, leg.attribution, leg.status):
        return False
    if start - last.end > NEAR or (leg.time not in (None, last.time) and last.time is not None):
        return False
    been = last.stops()
    if leg.start and been and leg.start[0] not in {stop.entity for stop in been}:
        return False
    # Back where it began: that is another journey.
    return not (leg.then and been and leg.then[-1].entity == been[0].entity)
