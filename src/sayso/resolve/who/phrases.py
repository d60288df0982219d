"""A noun phrase taken apart: its core, its head, its number, whether it is a name.

Works on words alone, so that it holds where the parser was wrong or silent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.scene import WORD

__all__ = ["Phrase", "lemma", "take_apart"]

_CUT = re.compile(
    r"\s(?:(?:to|of|for|with|from|by|about)\s(?:whom|which|whose)|of|for|from|in|at|on|near|inside|with|by|who|whom|whose|which|that|to|under|about|"
    r"close to|familiar|based|identified|identifying|known|available|calling|named|aged|"
    r"dated(?!\s\d)|"
    r"living|working|received|gathered|collected|recorded|filmed|seen|analysed|analyzed|reviewed|read|played|"
    r"reached|contacted|interviewed|quoted|cited|heard|questioned|representing|defending|"
    r"going|speaking|held|provided|given|released|issued|published|compiled|shared|written|posted|signed|obtained|detained|arrested|captured|wanted|belonging|loyal|allied|fighting|"
    r"beside|abroad|flown|using|and|or|as|into|across|among|between|against|linked|backed|claiming|citing|"
    r"quoting|telling|also|then|later|has|had|was|were|is|are)(?=\s|$)|\s*[,(;:–—\[]|\s-\s"
)
_MODIFIED = re.compile(
    r"(?<=[a-z])(?<!ly)\s(?:[a-z]{2,}[^e\W]ed|found|taken|held|kept|seen|sent|shot|hit|caught|made|"
    r"brought|drawn|driven|shown|built|torn|beaten|burnt|stolen|struck|led|lost|hidden|stuck)\s(?:by|at|on|in|into|from|to|for|with|as|over|under|near|after|before|since|out|"
    r"(?:him|her|it|them)sel(?:f|ves)|the|an?|his|her|their|its|last|this)\s"
)
"""A participle behind a noun, with what goes with it: "an interpreter employed by the Mission"."""
_DOING = re.compile(
    r"(?<=[a-z])\s[a-z]+ing\s(?:by|at|on|in|into|from|to|for|with|as|over|under|near|after|before|"
    r"(?:him|her|it|them)sel(?:f|ves)|the|an?|his|her|their|its)\s"
)
_AND_THEN = re.compile(
    r"\s(?:(?:I|he|she|we|they|you)\s\w+|(?:now|then|there|here|present|himself|herself|themselves|"
    r"itself|alone|too)(?=[\s,;]|$))"
)
"""What else ends a noun phrase: "a soldier I know", "the inspector now in charge"."""
_NAMED_WORD = re.compile(rf"(?:[A-ZÀ-Þ]\.){{2,6}}(?=\s|$)|[A-ZÀ-Þ]\.(?=\s[A-ZÀ-Þ])|{WORD.pattern}")
"""A word; an initial inside a name keeps its full stop ("Dara F. Omel")."""
_ITS_LETTERS = re.compile(r"\s\([A-ZÀ-Þ][A-ZÀ-Þ.\-]{1,9}\)(?=\s(?!who|which|that|and|or)[a-z])")
"""Letters in brackets inside a noun phrase: "a Northern Defence Council (NDC) commander"."""
_ONE_BODY = re.compile(
    r"\b(?:general|joint)\sstaff$|^customs$|\b(?:armed|rebel)\sopposition$", re.I
)
"""Bodies whose heads look like many people."""
_LEADING = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|some|several|"
                      r"many|most|other|another|all|both|each|every|few|one|two|three|four|five|"
                      r"six|seven|eight|nine|ten|dozens|hundreds|\d+)\s+", re.I)  # fmt: skip
_DANGLING = re.compile(r"(?<=\w),?\s(?:who|which|that|whom|whose|as|also|and)$", re.I)
_EX = re.compile(r"\b(?:former|ex|one-time|onetime|erstwhile|then)[\s\-]", re.IGNORECASE)
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "wives": "wife",
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "spokespeople": "spokesperson",
    "militiamen": "militiaman", "gunmen": "gunman", "policemen": "policeman",
    "servicemen": "serviceman", "fishermen": "fisherman", "businessmen": "businessman",
    "lawmakers": "lawmaker", "eyewitnesses": "eyewitness", "witnesses": "witness",
    "authorities": "authority", "families": "family", "communiques": "communique",
}  # fmt: skip


def lemma(word: str) -> str:
    """The singular of an English noun, lower case; good enough for the words that speak."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in lex.SINGULAR_S or len(low) < 4 or not low.endswith("s") or low.endswith("ss"):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-2]
    return low[:-1]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase. `words` are those of its core, before any complement or clause."""

    text: str
    core: str
    """Without leading determiner, complement, apposition and relative clause."""
    words: tuple[str, ...]
    head: str
    """Lower case, as it stands."""
    pronoun: str | None
    definite: bool
    indefinite: bool
    plural: bool
    count: int | None
    """How many, where a number of unnamed ones is given."""
    former: bool
    quoted: bool
    """The name stands in quotation marks of its own."""
    head_lemma: str
    """The head's singular."""
    capital_tail: tuple[str, ...]
    """The run of capitalised words that ends the core; () where its last word is small."""


def _capital_tail(words: Sequence[str]) -> tuple[str, ...]:
    run: list[str] = []
    for word in reversed(words):
        # Particles inside names (al-, bin, van) do not end the run; a small last word does.
        if (
            word[:1].isupper()
            or word[:1].isdigit()
            or _article_name(word)
            or (run and word.lower() in _SMALL_IN_NAMES)
        ):
            run.append(word)
        else:
            break
    while run and run[-1].lower() in _SMALL_IN_NAMES and run[-1][:1].islower():
        run.pop()
    if run and not any(word[:1].isupper() or _article_name(word) for word in run):
        return ()
    return tuple(reversed(run))


def _of_people(before: str) -> bool:
    """Whether some words end with a noun for people ("a man" of "a man calling himself X")."""
    word = lemma(before.split()[-1])
    return word in lex.PEOPLE_NOUNS | lex.GENERIC_PERSONS or word in ROLE_NOUNS


def _common(head: str) -> bool:
    """A noun that is no name even with a capital, as at the beginning of a sentence."""
    word = lemma(head)
    return word in lex.PEOPLE_NOUNS or word in ROLE_NOUNS


_SMALL_IN_NAMES = frozenset({"bin", "ibn", "ben", "abu", "al", "el", "van", "von", "de", "da",
                             "der", "den", "du", "la", "le", "ul", "ud", "di", "del",
                             "ag", "ould", "bint", "umm", "dos", "das", "do"})  # fmt: skip


def _article_name(word: str) -> bool:
    """al-Nadiri, el-Sisi, d'Arcy: small first letter, capital after the joint."""
    head, joint, tail = word.replace("’", "-").replace("'", "-").partition("-")
    return bool(joint) and len(head) <= 3 and head.islower() and tail[:1].isupper()


@lru_cache(maxsize=16_384)
def take_apart(text: str) -> Phrase:
    """Parse a noun phrase as it stands in the text (any white space)."""
    flat = _DANGLING.sub("", " ".join(text.split()).strip(" ,.;:"))
    quoted = len(flat) > 2 and flat[0] in "‘'“\"«" and flat[-1] in "’'”\"»"
    bare = flat.strip("‘’'“”\"«» ")
    low = bare.lower()
    pronoun = low if low in lex.PERSONAL | lex.RELATIVE else None
    one_of = low.startswith("one of ")
    if one_of:  # "one of the doctors" is one doctor
        bare = bare[len("one of ") :]
    first = low.split(" ", 1)[0] if low else ""
    body = bare
    count: int | None = None
    for _ in range(4):
        match = _LEADING.match(body)
        if match is None:
            break
        word = match.group(0).strip().lower()
        if word.isdigit() and len(word) < 7:
            count = int(word)
        elif word in lex.NUMBER_WORDS:
            count = lex.NUMBER_WORDS[word]
        body = body[match.end() :]
    body = _ITS_LETTERS.sub("", body)
    cut = _CUT.search(" " + body, 1)
    ends = [cut.start() - 1] if cut and cut.start() > 1 else []
    for pattern in (_MODIFIED, _DOING, _AND_THEN):
        more = pattern.search(body)
        if more is not None and (pattern is not _DOING or _of_people(body[: more.start()])):
            ends.append(more.start())
    core = body[: min(ends)].strip() if ends else body
    words = tuple(match.group(0) for match in _NAMED_WORD.finditer(core))
    if words and words[-1].endswith(("'s", "’s")):
        words = (*words[:-1], words[-1][:-2])
    head = words[-1].lower() if words else low
    plural = (
        first in {"these", "those", "several", "many", "most", "both", "dozens", "hundreds", "few",
                  "all", "some"}
        or (count is not None and count > 1)
        or head in lex.PLURAL_HEADS
        or (bool(words) and lemma(head) != head and (words[-1].islower() or _common(head)))
        or pronoun in lex.PLURAL | {"we", "us"}
        or head in lex.EVERYBODY
    )  # fmt: skip
    return Phrase(
        text=flat,
        core=core,
        words=words,
        head=head,
        pronoun=pronoun,
        definite=first in {"the", "this", "that", "these", "those"},
        indefinite=first in {"a", "an", "one", "another", "some"} or count is not None,
        plural=plural and not one_of and _ONE_BODY.search(core) is None,
        count=count,
        former=_EX.search(bare + " ") is not None,
        quoted=quoted,
        head_lemma=lemma(head),
        capital_tail=_capital_tail(words),
    )
