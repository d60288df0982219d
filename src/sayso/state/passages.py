"""Passages: which clauses a reader would look up, and from where to where he can read each alone.

A clause that only describes somebody ("who heads the office"), that reports without telling ("the
army said in a statement"), or that names no event ("an unnamed official") is no claim. What is one
is cut so that it can be read alone: marks in pairs, no preposition left at the end, and behind
whom it tells of ("the man who was shot by guards").
"""

from __future__ import annotations

from collections.abc import Collection

from sayso.english.verbs import verb_forms
from sayso.model import Sentence, Span
from sayso.state.actors import is_actor
from sayso.state.asserted import QUESTION_WORDS
from sayso.state.clauses import Clause, event_nouns
from sayso.state.context import Context
from sayso.state.senses import DEEDS, INTEND, complement, sense_of, word_sense
from sayso.state.tree import Tree
from sayso.state.voices import PUBLISHER
from sayso.vocabulary import Act

__all__ = ["behind_whom", "describes", "empty", "tidy"]

EVENTS = frozenset(
    "explosion blast fire death loss damage casualty victim disappearance violation torture "
    "operation responsibility involvement role presence contact meeting deal talks agreement "
    "ceasefire truce massacre toll injury wound crime incident clash fighting battle war "
    "violence evacuation visit trip journey march protest strike crash accident theft fraud "
    "corruption genocide hostage escape victory defeat promise".split()
)
"""Nouns of what happens that the table of acts does not hold."""
FATES = frozenset(
    "die disappear vanish drown suffer lose survive see witness hear starve bleed fall perish "
    "crash collapse escape flee control occupy besiege confess".split()
)
"""States that befall somebody: "who died" tells, "who lives there" describes."""
TRANSITIVE = frozenset("control occupy besiege lose survive suffer witness".split())
REPORTING = frozenset("report say tell state note add announce recall".split())
_TOLD = ("obj", "ccomp", "xcomp", "nsubj:pass", "csubj", "iobj")
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
MANAGED = frozenset("manage succeed begin start continue".split())
NAMELESS = frozenset("anonymity anonymously pseudonym identified identity nickname".split())
"""What is said of how somebody is named."""
WITHHOLD = verb_forms("withhold")
WISHING = frozenset("ask want wish prefer request insist withhold".split())
NAME = frozenset("name names identity".split())
RELATIVES = frozenset("who whom whose which that where".split())
WHO = frozenset("who whom whose".split())
LEFT_OVER = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "AUX"})
BACK = 2000
"""Code points before a passage in which straight quotation marks are counted."""
NEAR = 80
"""Code points that a closing mark is looked for behind a passage."""
LONGEST = 200
"""Words of a clause that are looked through; what is longer always tells something."""
EMPTY = frozenset("PRON AUX DET ADP CCONJ SCONJ PART PUNCT".split())
_FEW = 6
"""Words at a passage's beginning that may be no part of it."""
FAR = 12
"""Words that a passage is made longer by at the most."""


# --- what is no claim ---------------------------------------------------------------------------


def empty(context: Context, clause: Clause) -> bool:
    """Whether a clause asserts nothing that could be looked up."""
    tree = context.tree
    words = [w for w in tree.within(clause.span)[:LONGEST] if tree.pos[w] != "PUNCT"]
    if not words or (tree.lower[words[0]] == "there" and all(tree.pos[w] in EMPTY for w in words)):
        return True  # "there was"
    if len(words) > LONGEST // 2:
        return False
    if clause.kind == "noun":
        return not _event(context, clause, words)
    led = tree.lower[words[0]] in WHO or tree.child(clause.head, *_SUBJECTS) < 0
    if led and any(tree.lower[word] in NAMELESS for word in words):
        return True  # "who asked not to be identified", "speaking anonymously"
    said = {tree.lower[word] for word in words}
    wishes = clause.head >= 0 and tree.base(clause.head) in WISHING
    if wishes and said & (NAME | {"named", "surname"}) and (said & WITHHOLD or "not" in said):
        return True  # "a neighbour, who asked us to withhold (not to use) his name"
    if clause.kind == "deed":
        return False
    if tree.lower[words[0]] == "be" and tree.pos[words[0]] == "AUX":
        return True  # "wants … or be caught": the rest of a wish
    if len(words) == 1 and tree.pos[words[0]] in ("VERB", "AUX"):
        return True
    if len(words) <= _FEW and all(tree.pos[w] in EMPTY or _asking(tree, w) for w in words):
        return True  # "is how", "that was why"
    if not _event(context, clause, words):
        return True
    return _asks(tree, clause, words) or _reports(context, clause, words)


def _asking(tree: Tree, word: int) -> bool:
    return tree.pos[word] == "ADV" and tree.lower[word] in QUESTION_WORDS


def _event(context: Context, clause: Clause, words: list[int]) -> bool:
    """Whether words tell or name what happened, or are what a cue disputes."""
    tree = context.tree
    cue = context.voices.attributions[clause.voice].cue if clause.voice != PUBLISHER else ()
    for span in cue:
        for word in tree.within(span):
            sense = sense_of(tree, word) if tree.pos[word] == "VERB" else None
            if sense is not None and sense.act in DEEDS:
                return True
    known = set(words)
    if clause.kind == "noun" and any(tree.lower[word] in NAMELESS for word in words):
        return False
    for word in words:
        if tree.pos[word] in ("VERB", "AUX", "NUM") and tree.relation[word] != "amod":
            return True
        if (len(words) > 1 and tree.relation[word] == "xcomp") or (
            tree.pos[word] == "ADJ" and tree.head[word] not in known
        ):
            return True  # "called the reports a rumour", "pleaded not guilty"
        if tree.pos[word] in ("NOUN", "PROPN"):
            noun = tree.noun(word)
            if noun in EVENTS or noun.endswith("ing") or word_sense(tree, word) is not None:
                return True
    return any(mark in context.cut(clause.span) for mark in '"“”')


def _asks(tree: Tree, clause: Clause, words: list[int]) -> bool:
    """ "where they went" behind a verb of knowing: what is asked is not said."""
    first = words[0]
    above = tree.head[clause.head]
    if clause.kind == "relative" and first - 2 <= above < first and (
        tree.lower[above] in QUESTION_WORDS
    ):  # fmt: skip
        return True
    return (
        tree.lower[first] in QUESTION_WORDS | {"when"}
        and clause.kind == "clause"
        and tree.relation[clause.head] in ("ccomp", "advcl", "acl:relcl")
        and tree.head[first] == clause.head
    )


def _reports(context: Context, clause: Clause, words: list[int]) -> bool:
    """Whether the publisher's words are the saying itself: "the army said in a statement"."""
    tree, voices = context.tree, context.voices
    if clause.voice != PUBLISHER:
        return False
    verb = next((w for w in words if tree.pos[w] == "VERB"), -1)
    if verb >= 0 and tree.lower[verb] in ("speaking", "talking") and (
        tree.child(verb, *_SUBJECTS) < 0 and tree.lower[verb + 1 : verb + 2] == ["to"]
    ):  # fmt: skip
        return True  # "Speaking to the Courier, people of Merrin …"
    if clause.kind == "clause" and verb >= 0 and tree.base(verb) in REPORTING:
        piece = voices.piece
        told = any(
            tree.relation[c] in _TOLD and piece[c] == piece[verb] and not tree.case(c)
            for c in tree.children[verb]
        )
        if not told and tree.child(verb, *_SUBJECTS) >= 0:
            return True
    return any(
        voices.cue[w] >= 0 and tree.pos[w] == "VERB" and w < clause.head and w != clause.head
        for w in words
    )


def describes(context: Context, clause: Clause, act: Act, *, dated: bool) -> bool:
    """Whether a relative clause only says who somebody is, and tells no deed and no fate."""
    tree = context.tree
    if clause.kind != "relative" or clause.head < 0:
        return False
    words = tree.within(clause.span)[:LONGEST]
    who = tree.lower[words[0]] if len(words) else ""
    antecedent = tree.head[clause.head]
    if antecedent >= 0 and tree.child(antecedent, "cop") >= 0 and _it(tree, antecedent):
        return False  # "it was Orla who read the names"
    somebody = who in WHO or (
        who in ("which", "that") and antecedent >= 0 and is_actor(context, antecedent)
    )
    if not somebody:
        return False
    if any(tree.lower[w] in NAMELESS for w in words):
        return True
    subject = tree.child(clause.head, "nsubj", "nsubj:pass")
    if who == "whose" and subject >= 0 and tree.noun(subject) in ("name", "surname", "face"):
        return True
    base = tree.base(clause.head)
    if act is not Act.STATE:
        return base in INTEND
    if base in MANAGED:
        below = complement(tree, clause.head)
        base = tree.base(below) if below >= 0 else base
    if who not in WHO and any(w != antecedent for w in event_nouns(tree, words)):
        return False
    if base in TRANSITIVE and tree.lower[words[0]] != "whom" and not (
        {"obj", "nsubj:pass"} & {tree.relation[c] for c in tree.children[clause.head]}
    ):  # fmt: skip
        return True
    if base in FATES or tree.lower[clause.head] in ("dead", "missing", "killed"):
        return False
    return not (dated and tree.pos[clause.head] == "VERB")


def _it(tree: Tree, word: int) -> bool:
    subject = tree.child(word, "nsubj", "expl")
    return subject >= 0 and tree.lower[subject] == "it"


# --- from where to where ------------------------------------------------------------------------


def behind_whom(context: Context, clause: Clause) -> Span:
    """A relative clause with what it hangs on, where that stands right before it."""
    tree, voices = context.tree, context.voices
    head = tree.head[clause.head] if clause.head >= 0 else -1
    words = tree.within(clause.span)
    if clause.kind != "relative" or not len(words) or not 0 <= head < words[0]:
        return clause.span
    pronoun = any(tree.lower[w] in RELATIVES for w in (*range(head + 1, words[0]), *words[:4]))
    if not pronoun and head != words[0] - 1:
        return clause.span
    beside = [
        c for c in tree.children[head]
        if head < c < words[0] and tree.relation[c] == "appos" and tree.pos[c] == "PROPN"
    ]  # fmt: skip
    head = beside[-1] if beside else head  # "the foreman, Adel Orr, who fled"
    first = head
    for child in sorted(tree.children[head], reverse=True):
        if child < head and tree.relation[child] in _INSIDE:
            first = min(first, *_few(tree, child))  # "over 20 men", not "20 men"
    between = range(first, words[0])
    if len(between) > FAR or any(voices.piece[w] != voices.piece[words[0]] for w in between):
        return clause.span
    if any(voices.cue[w] >= 0 or (w > head and tree.pos[w] in ("VERB", "CCONJ")) for w in between):
        return clause.span
    return tree.starts[first], clause.span[1]


_INSIDE = ("det", "amod", "nummod", "compound", "nmod:poss", "flat")


def tidy(context: Context, sentence: Sentence, clause: Clause, span: Span) -> Span:
    """A span without what is left over at its ends, its marks in pairs."""
    tree = context.tree
    words = tree.within(span)
    if clause.head < 0 or not len(words):
        return span
    first, last = words[0], words[-1]
    while first < clause.head and (
        clause.kind == "clause" and tree.pos[first] == "SCONJ" and tree.lower[first] in _OPENING
    ):
        first += 1
    first = _behind_mark(tree, clause, words, first)
    last = _ending(context, clause, first, last)
    start = span[0] if first == words[0] else tree.starts[first]
    end = span[1] if last == words[-1] else tree.ends[last]
    at = tree.starts[clause.head] if start <= tree.starts[clause.head] < end else start
    limit = (max(sentence.start, start - BACK), _limit(context, sentence, last))
    return _paired(context.words, (start, end), at, limit)


def _behind_mark(tree: Tree, clause: Clause, words: range, first: int) -> int:
    """Behind a "because", where what the parser left before it is no part of it
    ("nothing | at all because there was a deal")."""
    if clause.kind != "clause":
        return first
    for word in words[1:_FEW]:
        if word >= clause.head or tree.pos[word - 1] in ("VERB", "AUX"):
            break
        if tree.relation[word - 1] in _SUBJECTS or tree.pos[word - 1] == "PUNCT":
            break
        if tree.pos[word] == "SCONJ" and tree.lower[word] == "because":
            return word + 1
    return first


def _limit(context: Context, sentence: Sentence, word: int) -> int:
    """How far the voice of a word goes on behind it, with the marks that close it."""
    tree, piece = context.tree, context.voices.piece
    last = word
    end = min(sentence.last_token, len(tree), word + NEAR)
    while last + 1 < end and piece[last + 1] == piece[word]:
        last += 1
    return min(sentence.end, tree.ends[last] + 2)


_OPENING = frozenset("because since as although though while whilst whereas after that".split())


def _ending(context: Context, clause: Clause, first: int, last: int) -> int:
    """The last word: whole objects, and no word whose head stands behind it."""
    tree, voices = context.tree, context.voices
    least = max(first, clause.head) if first <= clause.head <= last else first
    for _ in range(FAR):
        head = tree.head[last]
        nominative = tree.lower[last] in _NEVER_LAST and tree.pos[last] == "PRON"
        outside = nominative or head > last or tree.relation[last] in ("cc", "mark")
        if tree.pos[last] == "PUNCT" and tree.lower[last] in ",;:–—-":
            outside = True
        elif (
            tree.relation[last] == "case"
            and head > last
            and tree.sentence[head] == (tree.sentence[last])
        ):
            end = max(_few(tree, head))
            if end - last <= FAR and all(
                voices.piece[w] == voices.piece[last] and voices.cue[w] < 0
                for w in range(last, end + 1)
            ):
                return end
        if last <= least or not outside:
            break
        if not (
            tree.pos[last] in LEFT_OVER or tree.pos[last] == "PUNCT"
            or (tree.pos[last] == "PRON" and (nominative or tree.relation[last] in _HELD))
        ):  # fmt: skip
            break
        last -= 1
    return last


def _few(tree: Tree, word: int) -> list[int]:
    """The word and what hangs on it, as far as a passage may grow."""
    found = [word]
    for at in found:
        found += [c for c in tree.children[at] if c not in found]
        if len(found) > 2 * FAR:
            break
    return found


_NEVER_LAST = frozenset("they he she we i who whom whose which what".split())
_HELD = ("nsubj", "nsubj:pass", "obj", "obl", "det", "nmod:poss", "advmod")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ('"', '"'), ("«", "»"))


def _paired(words: str, span: Span, at: int, limit: Span) -> Span:
    """Takes in the mark that is missing right outside, else cuts at the one that stands alone."""
    for opener, closer in _PAIRS:
        if opener in words[slice(*span)] or closer in words[slice(*span)]:
            span = _one_pair(words, span, at, limit, opener, closer)
    return span


def _one_pair(
    words: str, span: Span, at: int, limit: Span, opener: str, closer: str
) -> Span:  # fmt: skip
    start, end = span
    alone = _alone(words, limit[0], start, end, opener, closer)
    for position, opens in alone:
        if not start <= position < end:
            continue
        if opens:
            behind = end
            while behind < limit[1] and words[behind] in ".,!?;:":
                behind += 1
            if words[behind : behind + 1] != closer or behind >= limit[1]:
                behind = words.find(closer, end, min(limit[1], end + NEAR))
            if behind >= 0:
                end = behind + 1
                continue
        elif start > limit[0] and words[start - 1] == opener:
            start -= 1
            continue
        if position < at:
            start = position + 1
        else:
            end = position
    while start < end and words[start] in " \t\n,;:–—-":
        start += 1
    while end > start and words[end - 1] in " \t\n,;:–—-":
        end -= 1
    return start, end


def _alone(
    words: str, begin: int, start: int, end: int, opener: str, closer: str
) -> Collection[tuple[int, bool]]:
    """Marks without their fellow between `start` and `end`: where, and whether they open."""
    if opener == closer:
        found = [p for p in range(start, end) if words[p] == opener]
        if len(found) % 2 == 0:
            return ()
        within = words.count(opener, begin, start) % 2 == 1
        return ((found[0], False),) if within else ((found[-1], True),)
    held: list[int] = []
    alone: list[tuple[int, bool]] = []
    for position in range(start, end):
        if words[position] == opener:
            held.append(position)
        elif words[position] == closer:
            if held:
                held.pop()
            else:
                alone.append((position, False))
    return alone + [(position, True) for position in held]
