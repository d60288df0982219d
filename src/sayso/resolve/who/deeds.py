"""Roles by what the text tells of somebody in one clause: held, hurt, robbed, took part, saw.

The sense of the verb decides, and whether somebody does it or suffers it; no matter whether the
narrator tells it, or he himself in words that are laid on him.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sayso.english.verbs import verb_forms
from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import ROLE_WORDS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.grammar import Grammar, Part, Said
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.pronouns import pronoun
from sayso.vocabulary import Role

__all__ = ["roles_by_deeds"]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HELD = verb_forms(
    "arrest capture detain jail imprison intern kidnap abduct apprehend incarcerate remand "
    "interrogate recapture ransom"
)
_HELD_SOMEWHERE = verb_forms("hold keep free release seize take lock confine chain")
"""Custody only with what goes beside them: for how long, where, from whom."""
_OF_CUSTODY = _set(
    "prisoner captive hostage prison jail cell custody captivity detention days weeks "
    "months years camp barracks cellar basement stable captors kidnappers prisoners room "
    "house inside hostages"
)
_HURT = verb_forms(
    "shoot wound injure beat torture rape stab burn whip slap evict expel displace rob maim "
    "flog gas shell bomb assault deport blindfold drag kick punch mutilate molest poison "
    "crush scald maul scar club cane lash tie harass extort evacuate hospitalise "
    "hospitalize blackmail strip strangle bayonet mug terrorise terrorize starve brand "
    "humiliate chase stone scorch electrocute waterboard choke enslave dispossess uproot "
    "swindle defraud shackle handcuff gag"
)
_DESTROY = verb_forms(
    "cut burn destroy loot overturn confiscate seize take damage wreck shell bomb raze "
    "demolish smash steal sink flatten bulldoze flood ransack tear slash torch plunder "
    "slaughter kill shoot uproot break carry"
)
_BELONGINGS = _set(
    "house home shop stall nets net boat boats car truck lorry farm field fields crops crop "
    "cattle herd goats sheep cows cow camels land flat tent hut scale goods bakery store "
    "stand cart bicycle motorcycle orchard olives trees village roof kitchen workshop door "
    "windows phone money savings harvest wheat livestock animals tools barn kiosk canoe "
    "taxi shoes boots passport papers clothes coat blanket blankets food grain flour rice seed "
    "seeds oxen ox donkey donkeys mule mules horse horses chickens hens pigs tractor pump radio "
    "television furniture bed mattress mattresses jewellery jewelry ring gold watch garden "
    "beehives hives vineyard greenhouse mill oven boatyard warehouse store granary barn sheds "
    "shed cabin caravan flats houses homes shops stalls cars trucks lorries van bus minibus "
    "motorbike scooter fence well wells canoes oars sails vines palms date-palms wagon plough "
    "sewing-machine laptop computer camera wallet purse money cash wages bread medicine "
    "medicines telephone telephones mobile mobiles stock wares vegetables maize corn bananas "
    "cassava yams potatoes hay fodder"
)
_BODY = _set(
    "leg legs arm arms eye eyes hand hands face finger fingers foot feet teeth sight ear skull"
)
_KIN = next(words for role, words in ROLE_WORDS if role is Role.relative)
_BEFALLS = verb_forms(
    "kill murder execute shoot arrest detain capture abduct kidnap wound injure beat torture "
    "disappear vanish die drown bury hang seize jail imprison conscript burn stab behead "
    "massacre slaughter rape poison crush deport"
)
"""What befalls somebody's kin."""
_TAKES_PART = verb_forms("participate partake enlist desert defect")
_LOSE, _SURVIVE, _SURRENDER, _TAKE = map(verb_forms, ("lose", "survive", "surrender", "take"))
_DONE = verb_forms(
    "dig sink scuttle fire shoot drive guard load unload lock smuggle ferry haul transport "
    "plant throw torch demolish rescue repaint block escort raid ambush storm attack stab "
    "execute deliver drill launch aim forge pull fight tow steer patrol detonate pass"
)
"""What a hand is lent to: of such a deed of his own he speaks who took part."""
_NO_DEED = verb_forms(
    "be have say tell see hear know think believe feel watch witness notice find want "
    "remember learn read understand live stay come go ask speak write call visit meet"
)
_SELF = _set("myself ourselves himself herself themselves")
_SAW = verb_forms("see witness watch glimpse hide")


def roles_by_deeds(
    cast: Cast, memory: Memory, rows: list[tuple[Figure, tuple[Span, ...], bool]]
) -> None:
    """Give every person the roles that clauses about him give; `rows` as for `spoken_of_self`."""
    grammar = Grammar(cast.scene)
    if not grammar.words:
        return
    contents = sorted(span for _, content, _ in rows for span in content)
    for start, end, index in list(cast.timeline):
        figure = cast.figures[index].live()
        if start < 0 or figure.gatherer is not None or not figure.is_person():
            continue
        if cast.scene.quotation_at(start) is not None:
            continue
        word = grammar.head_of((start, end))
        if word is not None:
            _learn(grammar, figure, word, told=_inside(contents, start))
    for figure, word in _pronouns(cast, memory, grammar):
        if not _inside(contents, grammar.starts[word]):
            _learn(grammar, figure, word)
    for figure, content, _ in rows:
        if figure.is_person():
            for span in content:
                for word in _own(cast, grammar, figure, span):
                    _learn(grammar, figure, word, told=True)


def _inside(contents: list[Span], position: int) -> bool:
    """Whether some of the last contents that begin before a position reaches over it."""
    index = bisect_right(contents, (position, 1 << 60))
    return any(end > position for _, end in contents[max(0, index - 12) : index])


_HE = lex.MASCULINE | lex.FEMININE
_I = frozenset({"i", "we", "me", "us", "my", "our"})


def _pronouns(cast: Cast, memory: Memory, grammar: Grammar) -> Iterator[tuple[Figure, int]]:
    """Who "he" and "she" are in the narrator's words, where something is said of them here."""
    for word, text in enumerate(grammar.words):
        if text not in _HE or grammar.pos[word] != "PRON":
            continue
        start = grammar.starts[word]
        if cast.scene.quotation_at(start) is not None:
            continue
        if not any(_role(grammar, said) for said in grammar.said_of(word)):
            continue
        figure, _ = pronoun(cast, memory, (start, start + len(text)), text)
        if figure is not None and figure.is_person() and not figure.plural:
            yield figure, word


def _own(cast: Cast, grammar: Grammar, figure: Figure, span: Span) -> Iterator[int]:
    """The words by which somebody speaks of himself in what he is said to have said."""
    inner = grammar.tokens.within(span)
    direct = cast.scene.raw[span[0] : span[0] + 1] in "“\"‘'" or (
        cast.scene.quotation_at(span[0]) is not None
    )
    plural = figure.plural
    mine = _I if direct else (lex.PLURAL if plural else _HE)
    for word in inner[:200]:
        if grammar.words[word] in mine and grammar.pos[word] in ("PRON", "DET"):
            yield word
            if not direct:
                return  # further ones may be somebody else's


def _learn(grammar: Grammar, figure: Figure, word: int, *, told: bool = False) -> None:
    """`told`: in somebody's words, not in the narrator's."""
    for said in grammar.said_of(word):
        role = _role(grammar, said)
        if role is None and told and said.part is Part.does and _lent_a_hand(grammar, figure, said):
            role = Role.participant
        if role is Role.witness:
            figure.saw = figure.saw or not told
        elif role is Role.detainee:
            start = grammar.starts[said.at]
            if figure.proper and _long_past(grammar, start):
                continue
            figure.roles.append((role, (start, start + len(grammar.words[said.at]))))
        elif role is not None:
            figure.told.append(role)


_YEARS_AGO = re.compile(
    r"\bin\s(?:1[89]|20)\d\d\b|\byears\sago\b|\b(?:once|formerly|previously)\b|"
    r"\bduring\s(?:the\s)?(?:[A-ZÀ-Þ][\w\-’']+\s){1,3}(?:War|Uprising|Revolution|regime)\b"
)
"""When somebody was held who is no captive now."""


def _long_past(grammar: Grammar, position: int) -> bool:
    """Whether a sentence puts what it tells years back."""
    scene = grammar.scene
    first, last = scene.sentences[scene.sentence_at(position)]
    return _YEARS_AGO.search(scene.raw, first, min(last, first + 600)) is not None


def _lent_a_hand(grammar: Grammar, figure: Figure, said: Said) -> bool:
    """ "I dug it", "he had done it himself"; a driver who drove did only what drivers do."""
    if said.verb in _DONE:
        return not any(said.verb.startswith(head[:4]) for head in figure.heads)
    return said.verb not in _NO_DEED and bool(_SELF & set(grammar.around(said.at)))


def _role(grammar: Grammar, said: Said) -> Role | None:
    verb = said.verb
    if said.part is Part.suffers:
        if verb in _HELD or (verb in _HELD_SOMEWHERE and _in_custody(grammar, said)):
            return Role.detainee
        return Role.victim if verb in _HURT else None
    if said.part is Part.owns:
        if said.thing in _BELONGINGS | _BODY and verb in _DESTROY | _HURT:
            return Role.victim
        return Role.relative if said.thing in _KIN and verb in _BEFALLS else None
    if verb in _LOSE:
        lost = set(grammar.around(said.at))
        if lost & (_BELONGINGS | _BODY):
            return Role.victim
        return Role.relative if lost & _KIN else None
    if verb in _SURVIVE:
        return Role.victim
    if verb in _SURRENDER:
        return Role.detainee
    if verb in _TAKES_PART or (verb in _TAKE and "part" in grammar.around(said.at)):
        return Role.participant
    return Role.witness if verb in _SAW else None


def _in_custody(grammar: Grammar, said: Said) -> bool:
    around = set(grammar.around(said.at))
    if "for" in around and around & _SPANS:
        return True
    return bool(around & _OF_CUSTODY) and "meeting" not in around


_SPANS = _set("days weeks months years hours")
