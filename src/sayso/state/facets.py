"""How many, with what, what for: the facets that stand around a predicate."""

from __future__ import annotations

from sayso.model import Count, Span
from sayso.state.clauses import Clause
from sayso.state.context import Context
from sayso.state.counts import count_in
from sayso.state.tree import Tree
from sayso.vocabulary import Act, MentionKind

__all__ = ["INSTRUMENTS", "TOOLS", "count_of", "means_of", "purpose_of"]

VEHICLES = frozenset(
    "truck van bus car ambulance boat ship plane train helicopter bicycle motorcycle motorbike "
    "lorry taxi ferry dinghy tractor convoy jeep minibus pickup tank wagon cart horse foot raft "
    "vessel aircraft jet drone vehicle trucks vans buses cars boats ships lorries vehicles drones "
    "jets canoe pirogue kayak barge yacht trawler speedboat catamaran sledge sleigh wheelchair "
    "stretcher tram metro underground skis camel donkey mule elephant foot lorries ferries pick-up "
    "pick-ups outrigger outriggers rickshaw scooter moped trailer tanker dhow junk launch sampan "
    "rowboat rowing-boat lifeboat minivan coach cab limousine horseback muleback snowmobile "
    "balloon "
    "glider airliner rail train-car carriage wheelbarrow handcart gurney".split()
)
INSTRUMENTS = VEHICLES | frozenset(
    "bomb rifle gun knife machete grenade missile rocket shell mortar explosive explosives pistol "
    "artillery mine axe stick stone whip sword phone telephone loudspeaker radio letter lamp "
    "e-mail email fax post gas shells rockets missiles bombs guns rifles knives machetes grenades "
    "mortars mines stones sticks batons clubs tear water hand hands wire cable money ammunition "
    "weapon weapons bullets bullet barrel force land sea air road rail torch auger hammer crowbar "
    "spade shovel chain belt hose rope blade razor needle pliers saw drill bottle petrol fire acid "
    "cap hand fist boot butt plank pipe iron spear arrow bow slingshot catapult flare spray "
    "message courier messenger satellite internet text".split()
)
CHANNELS = frozenset(
    "telephone phone radio telegram telegraph telex cable sms text letter post mail e-mail email "
    "fax "
    "satellite loudspeaker megaphone courier messenger intercom video videolink skype whatsapp "
    "telegram walkie-talkie hotline hand gunfire shellfire gunshot shrapnel".split()
)
"""What "by" names in any kind of act: how it came, or how somebody died."""
MISSILES = frozenset(
    "stone rock brick bottle bomb grenade shell rocket missile mortar round bullet shot gas acid "
    "petrol gasoline paraffin kerosene explosive device mine dynamite torpedo flare arrow spear "
    "javelin napalm phosphorus munition cluster-bomb firebomb cocktail drone incendiary canister "
    "volley salvo barrel-bomb boulder firecracker ied".split()
)
"""What is thrown, dropped, fired or poured at somebody."""
HURLS = frozenset(
    "throw hurl lob fling toss drop fire launch shoot pour plant lay detonate use deploy explode "
    "release rain send".split()
)
"""Verbs whose object may be what they hit with."""
SHAPELESS = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "dom", "age", "ing", "cy",
)  # fmt: skip
"""Endings of nouns that name no thing that one could hold."""
NOTHING_HELD = frozenset(
    "help aid support care force hope respect pride joy fear anger way time place reason man woman "
    "people child boy girl family soldier men women children group army unit police crowd friend "
    "others ease speed success luck regard view interest effect relief horror delight hatred smile "
    "cruelty aim order news word name death life work war peace right trust courage mercy love "
    "doubt tear tears law leave consent plea appeal result start end loss wound injury "
    "guard".split()
)
FOUND_WITH = frozenset(
    "arrest detain seize capture catch apprehend hold take find meet intercept stop keep "
    "jail".split()
)
"""Whom one arrests "with" a thing has it on him."""
RIDES = frozenset("take ride catch board mount use".split())
"""Verbs of movement whose object is what one goes by."""
TOOLS = frozenset({MentionKind.weapon, MentionKind.vehicle})
_BOUNDING = frozenset(
    "over more than least at most up to about around some nearly almost fewer less under above "
    "between only roughly approximately estimated several".split()
)
"""What bounds a number, also where the parser hangs it elsewhere."""


def count_of(
    context: Context, clause: Clause, act: Act, patient: int, agent: int, object_: int = -1
) -> Count | None:
    """How many: of the patient first, of whoever moves or is in a state otherwise.

    Last of the object itself: "documented 17 attacks in the province".
    """
    order = (agent, patient) if act in (Act.MOVE, Act.STATE) else (patient, agent)
    for word in (*order, object_):
        if word < 0 or (context.tree.pos[word] == "PRON" and not context.tree.children[word]):
            continue
        phrase = _phrase(context, word, clause.span)
        found = count_in(phrase) if phrase else None
        if found is not None and found.high != 0:  # "no guns" is a denial, not a count
            return found
    if act is Act.STATE and context.tree.child(clause.head, "expl") >= 0:
        found = count_in(context.cut(clause.span).partition(" ")[2].partition(" ")[2])
        return found if found is not None and found.high != 0 else None
    return _only_count(context, clause)


def _only_count(context: Context, clause: Clause) -> Count | None:
    """The one number of a clause: "towed a boat with 180 aboard", "they were nine".

    Where a clause gives two, nothing says which of them counts what it tells of.
    """
    tree = context.tree
    if clause.head < 0:
        return None
    found: dict[int, Count] = {}
    for word in tree.within(clause.span):
        if tree.pos[word] != "NUM":
            continue
        thing = tree.head[word] if tree.relation[word] == "nummod" else word
        if thing < 0 or not _below(tree, thing, clause.head) or _dates(context, word, thing):
            continue
        phrase = _phrase(context, thing, clause.span)
        count = count_in(phrase) if phrase else None
        if count is not None and count.low is not None and count.high != 0:
            found[thing] = count
    return next(iter(found.values())) if len(found) == 1 else None


def _dates(context: Context, number: int, thing: int) -> bool:
    """Whether a number tells when, how old or which one: "at ten", "9 April", "51,", "Post 4"."""
    tree = context.tree
    start, end = tree.starts[number], tree.ends[number]
    if any(time.end > start for time in context.times_in((max(0, start - 40), end))):
        return True
    if thing == number:
        bare = tree.relation[number] in ("appos", "nmod", "flat", "compound", "conj")
        return bare or tree.case(number) not in ("", "with", "of", "to", "for", "among")
    return tree.pos[thing] == "PROPN"


def _below(tree: Tree, word: int, head: int) -> bool:
    """Whether a word hangs on a predicate through phrases only, no other clause between."""
    for _ in range(4):
        if word == head:
            return True
        if tree.relation[word] not in ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj", "appos",
                                       "iobj", "nmod:poss"):  # fmt: skip
            return False
        word = tree.head[word]
        if word < 0:
            return False
    return word == head


def _phrase(context: Context, word: int, span: Span) -> str:
    """The words of a noun phrase up to its head, and "of" what it is of."""
    tree = context.tree
    if tree.pos[word] in ("VERB", "AUX"):
        return ""
    low, high = word, word
    for child in tree.children[word]:
        relation = tree.relation[child]
        if relation in ("nummod", "det", "amod", "advmod", "compound", "quantmod", "case", "nmod"):
            if relation == "nmod" and tree.case(child) != "of":
                continue
            if relation == "nmod" and child > word:
                continue
            if relation == "case":
                continue
            below = [w for w in tree.subtree(child) if w <= word]
            if len(below) < 12:
                low = min([low, *below])
    while (
        low - 1 >= 0
        and tree.sentence[low - 1] == tree.sentence[word]
        and (tree.pos[low - 1] == "NUM" or tree.lower[low - 1] in _BOUNDING)
    ):
        low -= 1
    if tree.pos[word] == "NUM" or tree.lower[word] in ("dozens", "hundreds", "thousands", "one"):
        for child in tree.children[word]:
            if tree.relation[child] in ("nmod", "conj"):
                high = max(high, child)
    start, end = tree.starts[low], tree.ends[high]
    return context.words[max(start, span[0] - 200) : end] if end > start else ""


def means_of(context: Context, word: int, act: Act, subject: int, clause: Clause) -> Span | None:
    """With what: a tool or a vehicle behind its preposition, or the weapon that is the subject."""
    tree = context.tree
    if subject >= 0:
        # Of several things that one weapon did only the first has it in its own words.
        return _in_voice(context, subject, clause)
    for child in _phrases(tree, word):
        relation = tree.relation[child]
        if relation == "advcl":
            marks = {tree.lower[m] for m in tree.marks(child)}
            if tree.lower[child] == "using" or "by" in marks:
                return _clip(tree.span(child), clause.span)
            weapon = _set_off(context, child) if act is Act.ASSAULT else -1
            if weapon >= 0:
                return _in_voice(context, weapon, clause)
        if context.is_actor_at(child):
            continue  # "destroyed by our forces": they are who did it
        if relation in ("obl", "obl:agent", "nmod") and _serves(context, word, child, act):
            marks_before = [c for c in tree.children[child] if tree.relation[c] == "case"]
            start, end = _noun_phrase(context, child)
            starts = [tree.starts[c] for c in marks_before if c < child]
            return _clip((min([start, *starts]), end), clause.span)
        ridden = relation == "obj" and act is Act.MOVE and tree.base(word) in RIDES
        if ridden and _named_in(tree, child, VEHICLES):
            return _clip(_noun_phrase(context, child), clause.span)
        if (
            relation in ("obj", "nsubj:pass")
            and act is Act.ASSAULT
            and _thrown(context, word, child)
        ):
            return _clip(_noun_phrase(context, child), clause.span)
    return None


def _phrases(tree: Tree, word: int) -> list[int]:
    """What hangs on a predicate, then the "by" and "in" phrases that hang on its phrases.

    "They left for the coast by boat": the parser may give the boat to the coast.
    """
    near = list(tree.children[word])
    for child in tree.children[word]:
        if child > word and tree.relation[child] in ("obl", "obj", "nmod", "obl:tmod"):
            near += [
                c for c in tree.children[child]
                if tree.relation[c] == "nmod" and c > child
                and tree.case(c) in ("by", "in", "aboard") and tree.child(c, "nmod:poss") < 0
            ]  # fmt: skip
    return near


def _thrown(context: Context, verb: int, thing: int) -> bool:
    """ "threw stones at them": what was thrown, not who was hit."""
    tree = context.tree
    return tree.base(verb) in HURLS and _named_in(tree, thing, MISSILES)


def _in_voice(context: Context, word: int, clause: Clause) -> Span | None:
    """A noun phrase of the clause's own voice and sentence, also where the clause begins later."""
    piece = context.voices.piece
    low = context.tree.within(_noun_phrase(context, word))
    if len(low) and all(piece[at] == piece[clause.head] for at in low):
        return _noun_phrase(context, word)
    return None


def _named_in(tree: Tree, word: int, table: frozenset[str]) -> bool:
    lower = tree.lower[word]
    return tree.noun(word) in table or lower in table or lower.removesuffix("s") in table


def _serves(context: Context, verb: int, word: int, act: Act) -> bool:
    """Whether a phrase tells with what: its preposition, and what kind of thing it is."""
    tree = context.tree
    case = tree.case(word)
    if case in ("by", "by means of", "over", "via") and _named_in(tree, word, CHANNELS):
        return case.startswith("by") or not tree.lower[word].startswith("hand")
    if case not in ("with", "by", "in", "on", "aboard", "by means of"):
        return False
    vehicle = _named_in(tree, word, VEHICLES)
    if case == "with" and _handled(context, verb, word, act):
        return True
    if act is Act.STATE:
        return vehicle and case == "by" and tree.child(word, "det") < 0
    if case in ("in", "on", "aboard"):
        return act is Act.MOVE and vehicle
    if vehicle and act in (Act.AID, Act.COERCE):
        return False  # "paid by the truck", "arrested with his truck"
    mention = context.mention_of(word)
    if _named_in(tree, word, INSTRUMENTS) or (mention is not None and mention[2] in TOOLS):
        return True
    thing = mention is not None and mention[2] is MentionKind.other
    return act is Act.ASSAULT and case == "with" and thing


def _handled(context: Context, verb: int, word: int, act: Act) -> bool:
    """Whether "with" names a thing that somebody did something with, to somebody or something."""
    tree = context.tree
    if act is Act.MOVE or tree.pos[word] != "NOUN" or tree.pos[verb] != "VERB":
        return False
    lower, noun = tree.lower[word], tree.noun(word)
    if noun in NOTHING_HELD or lower in NOTHING_HELD or noun.endswith(SHAPELESS):
        return False
    if act is Act.AID:
        return tree.base(verb) == "pay"
    if act in (Act.ASSAULT, Act.COERCE):
        return tree.base(verb) not in FOUND_WITH
    return act in (Act.STATE, Act.SUPPORT, Act.THREATEN, Act.PROTEST) and (
        tree.child(verb, "obj", "nsubj:pass") >= 0
    )


def _set_off(context: Context, clause: int) -> int:
    """The weapon of "when a bomb went off", -1 where the clause tells of none."""
    tree = context.tree
    if not {tree.lower[m] for m in tree.marks(clause)} & {"when", "as", "after"} and not any(
        tree.lower[c] == "when" for c in tree.children[clause]
    ):
        return -1
    subject = tree.child(clause, "nsubj", "nsubj:pass")
    if subject < 0:
        return -1
    mention = context.mention_of(subject)
    weapon = mention is not None and mention[2] is MentionKind.weapon
    return subject if weapon else -1


def _noun_phrase(context: Context, word: int) -> Span:
    """A noun with what stands before it, without the clauses behind it."""
    tree = context.tree
    low = word
    for child in tree.children[word]:
        if child < word and tree.relation[child] in ("det", "amod", "compound", "nummod"):
            low = min(low, child)
    return tree.starts[low], tree.ends[word]


def purpose_of(context: Context, heads: tuple[int, ...], clause: Clause) -> Span | None:
    """What for: a clause with "to", "in order to" or "so that" behind the predicate."""
    tree = context.tree
    seen = set(heads)
    for head in dict.fromkeys(heads):
        for child in tree.children[head]:
            if tree.relation[child] != "advcl" or child in seen or child < head:
                continue
            before = [m for m in tree.marks(child) if m < child]
            marks = {tree.lower[m] for m in before}
            if tree.lower[child].endswith("ing"):
                continue
            if "to" in marks or {"so", "that"} <= marks or "order" in marks:
                start = tree.starts[before[0]]
                if tree.lower[before[0] - 2 : before[0]] == ["in", "order"]:
                    start = tree.starts[before[0] - 2]
                return _clip((start, tree.span(child)[1]), clause.span)
    return None


def _clip(span: Span, within: Span) -> Span | None:
    start, end = max(span[0], within[0]), min(span[1], within[1])
    return (start, end) if start < end else None
