"""Which reports are compared for shared text: by the rule, whatever came and went in between."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.weigh import copying
from sayso.weigh.entry import Entry
from sayso.weigh.grams import words_of
from sayso.weigh.memory import Memory
from sayso.weigh.reuse import may_share, reuse_of, worth_keeping
from sayso.weigh.touched import number_of
from sayso.weigh.weighing import Weighing

CROWDED, FEW = 3, 2


def texts(chance: random.Random, count: int) -> dict[str, str]:
    """Texts pasted together from a few paragraphs that are shared, and words of their own."""
    pieces = [" ".join(f"p{piece}w{place}" for place in range(60)) for piece in range(4)]
    found = {}
    for number in range(count):
        parts = chance.sample(pieces, chance.randint(0, 3))
        parts += [
            " ".join(f"r{number}v{chance.random()}" for _ in range(chance.choice((5, 40, 400))))
        ]
        if chance.random() < 0.3:
            parts.append(f'"{" ".join(f"q{place}" for place in range(9))}" was heard')
        chance.shuffle(parts)
        found[f"t{number}"] = " ".join(parts)
    return found


def entry(report: str, text: str) -> Entry:
    """A report of nothing but its text."""
    quotes = ()
    if '"' in text:
        quotes = ((text.index('"'), text.rindex('"') + 1),)
    prints = tuple(sorted(words_of(text, quotes=quotes).index()))
    return Entry(report, None, "", None, None, None, None, 0, (), (), (),
                 quotes=quotes, prints=prints)  # fmt: skip


def by_the_rule(entries: dict[str, Entry], text: dict[str, str]) -> set[frozenset[str]]:
    """The pairs worth keeping, every two reports looked at."""
    postings: dict[int, list[str]] = {}
    for one in sorted(entries, key=number_of):
        for gram in entries[one].prints:
            postings.setdefault(gram, []).append(one)
    found = set()
    for one, other in combinations(sorted(entries), 2):
        rare = common = 0
        for gram in {*entries[one].prints} & {*entries[other].prints}:
            crowd = postings[gram]
            rare += len(crowd) <= CROWDED
            common += len(crowd) > CROWDED and not {one, other}.isdisjoint(crowd[:FEW])
        least = min(len(entries[name].prints) for name in (one, other))
        if rare >= max(1, copying.RARE_SHARE * least) or rare + common >= max(
            1, copying.COMMON_SHARE * least
        ):
            words = [words_of(text[n], quotes=entries[n].quotes) for n in (one, other)]
            if worth_keeping(reuse_of(*words)):
                found.add(frozenset((one, other)))
    return found


def kept(shelf: Memory, names: dict[str, Entry]) -> set[frozenset[str]]:
    """The pairs on a shelf."""
    return {
        frozenset((reuse.one, reuse.other))
        for name in names
        for reuse in shelf.reuses(number_of(name)).values()
    }


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_what_is_kept_follows_from_the_reports_that_are_there(seed: int) -> None:
    """In portions, with reports taken out and read anew in between, as the rule says throughout."""
    chance = random.Random(seed)
    text = texts(chance, 14)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copying, "CROWDED", CROWDED)
        patch.setattr(copying, "FEW", FEW)
        shelf, there = Memory(), dict[str, Entry]()
        weighing = Weighing(shelf)
        for _ in range(6):
            come = chance.sample(sorted(text), chance.randint(0, 6))
            go = chance.sample(sorted(there), min(len(there), chance.randint(0, 3)))
            for name in come:
                shelf.put_text(name, text[name])
            new = {name: entry(name, text[name]) for name in come}
            weighing.update(new.values(), go)
            there = {name: one for name, one in there.items() if name not in go} | new
            assert kept(shelf, there) == by_the_rule(there, text)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 100_000))
def test_what_is_set_aside_early_is_worth_nothing(seed: int) -> None:
    """The look at the fingerprints never sets aside what the whole comparison would keep."""
    chance = random.Random(seed)
    vocabulary = [f"w{number}" for number in range(chance.choice((3, 30, 300)))]
    base = chance.choices(vocabulary, k=chance.randint(5, 200))
    words = []
    for _ in range(2):
        start = chance.randrange(len(base))
        piece = base[start : start + chance.choice((7, 8, 12, 24, 25, 26, 60))]
        before = chance.choices(vocabulary, k=chance.randint(0, 200))
        text = " ".join([*before, *piece, *chance.choices(vocabulary, k=chance.randint(0, 200))])
        at = len(" ".join(before)) + bool(before)
        span = (at, at + len(" ".join(piece)))
        words.append(words_of(text, quotes=[span] if chance.random() < 0.5 else []))
    assert may_share(*words) or not worth_keeping(reuse_of(*words))
    assert may_share(*words) == may_share(*reversed(words))


def test_a_wire_text_in_many_papers_is_found_beside_their_own_words() -> None:
    """A hundred papers print one text and add as much of their own: each is tied to the first."""
    chance = random.Random(5)
    wire = " ".join(f"wire{place}" for place in range(150))
    shelf = Memory()
    entries = {}
    for number in range(100):
        name = f"paper{number}"
        own = " ".join(f"own{chance.random()}" for _ in range(150))
        shelf.put_text(name, f"{wire} {own}")
        entries[name] = entry(name, f"{wire} {own}")
    done = Weighing(shelf).update(entries.values())
    assert all(shelf.reuses(number_of(name)) for name in entries)
    # The few are compared with all, and nobody else with anybody.
    assert done.compared_texts <= copying.FEW * len(entries)


def test_what_stands_at_the_foot_of_every_page_ties_nobody() -> None:
    """A notice in a hundred reports, a tenth of each, is no reason to compare them."""
    chance = random.Random(6)
    notice = " ".join(f"notice{place}" for place in range(40))
    shelf = Memory()
    entries = {}
    for number in range(100):
        name = f"paper{number}"
        text = " ".join(f"own{chance.random()}" for _ in range(200)) + " " + notice
        shelf.put_text(name, text)
        entries[name] = entry(name, text)
    assert Weighing(shelf).update(entries.values()).compared_texts == 0
