"""What is shown as a claim: complete, readable alone, and only where something is told."""

from __future__ import annotations

import random

import pytest
from state.build import Built

from sayso.model import Claim

DESCRIBES = (
    "Adel|PROPN|7|nsubj ,|PUNCT|4|punct who|PRON|4|nsubj {verb}|VERB|1|acl:relcl "
    "the|DET|6|det {noun}|NOUN|4|obj fled|VERB|0|root to|ADP|9|case Sulmat|PROPN|7|obl "
    ".|PUNCT|7|punct"
)
SHOOK = (
    "We|PRON|2|nsubj heard|VERB|0|root shots|NOUN|2|obj shortly|ADV|10|advmod after|ADP|6|case "
    "noon|NOUN|2|obl ,|PUNCT|10|punct and|CCONJ|10|cc windows|NOUN|10|nsubj shook|VERB|2|conj "
    ".|PUNCT|2|punct"
)
AGAIN = (
    "Orla|PROPN|2|nsubj showed|VERB|0|root again|ADV|7|advmod that|SCONJ|7|mark they|PRON|7|nsubj "
    "will|AUX|7|aux attack|VERB|2|ccomp the|DET|9|det weir|NOUN|7|obj .|PUNCT|2|punct"
)
ANYONE = (
    "They|PRON|2|nsubj fired|VERB|0|root at|ADP|4|case anyone|PRON|2|obl who|PRON|6|nsubj "
    "ran|VERB|4|acl:relcl .|PUNCT|2|punct"
)
TOLD = (
    "Orla|PROPN|2|nsubj told|VERB|0|root him|PRON|2|iobj the|DET|5|det raiders|NOUN|2|obj "
    "wore|VERB|2|ccomp masks|NOUN|6|obj .|PUNCT|2|punct"
)
BOMBS = (
    "Planes|NOUN|2|nsubj came|VERB|0|root and|CCONJ|4|cc dropped|VERB|2|conj four|NUM|6|nummod "
    "bombs|NOUN|2|obj .|PUNCT|2|punct"
)
STATEMENT = (
    "The|DET|2|det council|NOUN|3|nsubj said|VERB|0|root in|ADP|6|case a|DET|6|det "
    "statement|NOUN|3|obl posted|VERB|6|acl online|ADV|7|advmod .|PUNCT|3|punct"
)
COMMENT = (
    "There|PRON|2|expl was|VERB|0|root no|DET|5|det immediate|ADJ|5|amod comment|NOUN|2|nsubj "
    "from|ADP|8|case the|DET|8|det council|NOUN|5|nmod .|PUNCT|2|punct"
)
VERIFIED = (
    "Orla|PROPN|9|nsubj ,|PUNCT|7|punct whose|PRON|4|nmod:poss name|NOUN|7|nsubj:pass "
    "is|AUX|7|aux:pass being|AUX|7|aux:pass withheld|VERB|1|acl:relcl ,|PUNCT|7|punct "
    "fled|VERB|0|root .|PUNCT|9|punct"
)
BROKEN = (
    "Guards|NOUN|2|nsubj shelled|VERB|0|root “|PUNCT|4|punct every|DET|5|det house|NOUN|2|obj "
    "in|ADP|7|case Orhal|PROPN|5|nmod ”|PUNCT|5|punct at|ADP|10|case dawn|NOUN|2|obl "
    ".|PUNCT|2|punct"
)
SAID = "The|DET|2|det mayor|NOUN|3|nsubj {cue}|VERB|0|root {said} .|PUNCT|3|punct"


def shown(*lines: str) -> list[str]:
    """The passages of the publisher's own claims."""
    return Built(list(lines)).passages()


def content(cue: str, said: str, words: str) -> list[str]:
    """The passages of what the mayor says, without those of his saying it."""
    built = Built([SAID.format(cue=cue, said=said)])
    built.says("a1", "The mayor", cue, words)
    return [built.text[slice(*c.passage)] for c in built.state().claims if c.attribution]


def test_a_conjoined_clause_begins_at_its_own_subject():
    """The time before the "and" is that of the clause before, whatever the parser says."""
    assert shown(SHOOK) == ["We heard shots shortly after noon", "windows shook"]


def test_what_is_told_begins_behind_its_that():
    """An adverb of the verb of telling is no part of it."""
    assert shown(AGAIN)[-1] == "they will attack the weir"


def test_whom_it_befell_belongs_to_the_passage():
    """ "who ran" describes and is shown with the shooting, once."""
    assert shown(ANYONE) == ["They fired at anyone who ran"]


def test_the_second_object_of_telling_is_the_subject_of_what_is_told():
    """ "told him the raiders" + "wore masks" is one claim about the raiders."""
    assert shown(TOLD) == ["the raiders wore masks"]


def test_an_object_stays_with_the_verb_before_it():
    """What was dropped is not lost to the verb of coming."""
    assert shown(BOMBS) == ["Planes came", "dropped four bombs"]


@pytest.mark.parametrize(("verb", "noun"), [("heads", "office"), ("owns", "mill")])
def test_who_somebody_is_is_no_claim(verb, noun):
    """A relative clause that only describes."""
    assert not any(verb in words for words in shown(DESCRIBES.format(verb=verb, noun=noun))[1:])
    assert len(shown(DESCRIBES.format(verb=verb, noun=noun))) == 1


@pytest.mark.parametrize(("verb", "noun"), [("killed", "miller"), ("lost", "mill")])
def test_a_deed_or_a_fate_is_shown_behind_whose_it_is(verb, noun):
    """ "Adel, who killed the miller" can be read alone."""
    assert f"Adel, who {verb} the {noun}" in shown(DESCRIBES.format(verb=verb, noun=noun))


def test_that_a_name_is_withheld_is_no_claim():
    """How somebody is named is a remark on the source."""
    assert shown(VERIFIED) == ["Orla, whose name is being withheld, fled"]


def test_the_saying_itself_is_no_claim():
    """The publisher reports that something was said, and nothing of it."""
    assert shown(STATEMENT) == []


def test_that_nobody_commented_is_a_remark_and_no_claim():
    """It asserts nothing about the world."""
    stated = Built([COMMENT]).state()
    assert len(stated.remarks) == 1
    assert stated.claims == ()


@pytest.mark.parametrize(
    ("cue", "said", "words"),
    [
        ("cited", "an|DET|6|det unnamed|ADJ|6|amod official|NOUN|3|obj", "an unnamed official"),
        ("told", "his|PRON|5|nmod:poss cousin|NOUN|3|obj", "his cousin"),
        ("listed", "some|DET|6|det known|VERB|6|amod facts|NOUN|3|obj", "some known facts"),
    ],
)
def test_somebody_or_something_that_is_only_named_is_no_claim(cue, said, words):
    """No event in it: nothing to look up."""
    assert content(cue, said, words) == []


@pytest.mark.parametrize(
    ("cue", "said", "words"),
    [
        ("claimed", "responsibility|NOUN|3|obj", "responsibility"),
        ("rejected", "the|DET|5|det report|NOUN|3|obj", "the report"),
        ("reported", "17|NUM|5|nummod graves|NOUN|3|obj", "17 graves"),
        ("reported", "the|DET|5|det shelling|NOUN|3|obj", "the shelling"),
        ("called", "it|PRON|3|obj baseless|ADJ|3|xcomp", "it baseless"),
    ],
)
def test_an_event_or_what_is_disputed_stays(cue, said, words):
    """A noun phrase can be a claim."""
    assert content(cue, said, words) == [words]


@pytest.mark.parametrize(
    ("line", "passage"),
    [
        (
            "They|PRON|2|nsubj feared|VERB|0|root nothing|PRON|2|obj at|ADP|5|case all|DET|8|obl "
            "because|SCONJ|8|mark there|PRON|8|expl was|VERB|2|parataxis help|NOUN|8|nsubj "
            ".|PUNCT|2|punct",
            "there was help",
        ),
        (
            "Speaking|VERB|6|advcl to|ADP|4|case the|DET|4|det Courier|PROPN|1|obl ,|PUNCT|6|punct "
            "people|NOUN|0|root of|ADP|8|case Merrin|PROPN|6|nmod .|PUNCT|6|punct",
            None,
        ),
        ("That|PRON|3|nsubj is|AUX|3|cop how|ADV|0|root .|PUNCT|3|punct", None),
    ],
)
def test_a_passage_begins_behind_its_because_and_is_no_bare_frame(line, passage):
    """What the parser leaves in front of "because", who spoke to whom, "that is how"."""
    found = shown(line)
    assert (passage in found) if passage else not found


def test_marks_are_not_cut_in_two():
    """A quotation inside a passage is whole or not begun."""
    built = Built([BROKEN])
    (passage,) = built.passages()
    assert passage == "Guards shelled “every house in Orhal” at dawn"


TAGS = "NOUN VERB AUX ADP DET PRON CCONJ SCONJ PUNCT NUM ADJ PROPN ADV".split()
LINKS = (
    "nsubj obj obl conj cc case det acl:relcl advcl ccomp xcomp mark punct acl amod nmod aux "
    "parataxis appos nummod"
).split()
FORMS = {
    "NOUN": ["raid", "house", "cousin"], "VERB": ["fired", "fled", "said"], "AUX": ["was", "be"],
    "ADP": ["at", "with"], "DET": ["the"], "PRON": ["who", "they", "what", "that"],
    "CCONJ": ["and"], "SCONJ": ["because", "that"], "PUNCT": [",", "“", "”", "(", ")", '"'],
    "NUM": ["four"], "ADJ": ["old"], "PROPN": ["Orhal"], "ADV": ["again"],
}  # fmt: skip


def _scrambled(seed: int) -> Built:
    """A sentence of invented words in any order, with any heads and one content."""
    chance = random.Random(seed)
    count = chance.randint(2, 16)
    line = []
    root = chance.randint(1, count)
    for number in range(1, count + 1):
        tag = chance.choice(TAGS)
        head = 0 if number == root else chance.randint(1, count)
        link = "root" if number == root else chance.choice(LINKS)
        line.append(f"{chance.choice(FORMS[tag])}|{tag}|{head}|{link}")
    built = Built([" ".join(line) + f" .|PUNCT|{root}|punct"])
    if chance.random() < 0.5:
        first = chance.randrange(count)
        last = chance.randrange(first, count)
        built.says("a1", "", "", "")
        piece = (built.starts[first], built.ends[last])
        made = built.attributions[-1]
        built.attributions[-1] = type(made)(
            made.id, made.source, made.cue, (piece,), made.insertions, made.mode, made.parent
        )
    return built


def _balanced(words: str) -> bool:
    depth = 0
    for letter in words:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            return False
    open_ = words.count("“") == words.count("”")
    return depth == 0 and open_ and words.count('"') % 2 == 0


def test_every_passage_holds_whatever_the_reading():
    """Not empty, inside its sentence and its content, marks in pairs, never for nothing."""
    seen = 0
    for seed in range(1500):
        built = _scrambled(seed)
        contents = {a.id: a.content for a in built.attributions}
        for claim in built.state().claims:
            seen += 1
            _holds(built, claim, contents)
    assert seen > 500


def _holds(built: Built, claim: Claim, contents: dict) -> None:
    start, end = claim.passage
    words = built.text[start:end]
    assert words.strip(), words
    assert 0 <= start < end <= len(built.text.rstrip())
    assert _balanced(words), (words, built.text)
    inside = [n for n, at in enumerate(built.starts) if start <= at < end]
    told = {"VERB", "AUX", "NUM", "ADJ"} & {built.tags[n] for n in inside}
    called = len(inside) > 1 and "xcomp" in {built.links[n] for n in inside}
    told = told or called or "raid" in words or set('“”"') & set(words)
    assert told, words
    if claim.attribution is not None:
        ((first, last),) = contents[claim.attribution]
        # a mark that closes (or opens) a quotation may stand right outside
        assert first - 1 <= start, (words, built.text)
        assert end <= last + 2, (words, built.text)
