"""Quotations: announced in the paragraph before, running over paragraphs, inside one another."""

from read.hand import section, span, told

from sayso.read.inner import quoted_inside, to_marks
from sayso.read.links import Draft
from sayso.read.quoted import only_quotation, own_introductions
from sayso.read.repair import repair
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

NSUBJ, ADVCL, PUNCT = RELATIONS.index("nsubj"), RELATIONS.index("advcl"), RELATIONS.index("punct")
NOUN, POINT = PARTS_OF_SPEECH.index("NOUN"), PARTS_OF_SPEECH.index("PUNCT")


def mark(made, syntax):
    """Punctuation as the parser tags it."""
    for at, (start, _) in enumerate(made.words):
        if not made.text[start].isalnum():
            syntax.pos[at], syntax.relations[at] = POINT, PUNCT


def test_a_paragraph_that_ends_in_a_colon_announces_the_next():
    made, syntax = section("Dara said:\n“We walked for two nights.”", verbs=["said", "walked"])
    silent = Draft(span(made, "said"), span(made, "Dara"), [])
    (found,) = repair(made, syntax, [], [silent])
    assert told(made, found) == ("Dara", "said", ["“We walked for two nights.”"])


def test_a_cue_without_content_that_announces_nothing_is_left_out():
    made, syntax = section("Dara said so.\nWe walked for two nights.", verbs=["said", "walked"])
    assert repair(made, syntax, [], [Draft(span(made, "said"), span(made, "Dara"), [])]) == []


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph():
    text = "Dara said: “We walked two nights.\n“Then they caught all of us.”"
    made, syntax = section(text, verbs=["walked", "caught"])
    draft = Draft(span(made, "said:"), span(made, "Dara"), [span(made, "“We walked two nights.")])
    (found,) = repair(made, syntax, [], [draft])
    assert told(made, found)[2] == ["“We walked two nights.", "“Then they caught all of us.”"]


def test_a_quotation_set_as_a_title_does_not_go_on_with_the_one_above():
    text = "Dara said: “We walked two nights.\n“They caught all of us”"
    made, syntax = section(text, verbs=["walked", "caught"])
    draft = Draft(span(made, "said:"), span(made, "Dara"), [span(made, "“We walked two nights.")])
    first, second = repair(made, syntax, [], [draft])
    assert told(made, first)[2] == ["“We walked two nights."]
    assert told(made, second) == (None, None, ["“They caught all of us”"])


def test_a_transcript_names_its_speaker_in_capitals():
    made, syntax = section("“BORO: They took the young ones first.”", verbs=["took"])
    (found,) = repair(made, syntax, [], [])
    assert told(made, found)[:2] == ("BORO", ":")


def test_words_that_announce_a_quotation_are_not_what_is_told():
    made, syntax = section("Dara tells a story: “We walked for two nights.”", {"a": "story"})
    syntax.pos[span(made, "story")[0]] = NOUN
    whole = span(made, "a story: “We walked for two nights.”")
    draft = Draft(span(made, "tells"), span(made, "Dara"), [whole])
    only_quotation(made, syntax, draft)
    assert told(made, draft)[2] == ["“We walked for two nights.”"]


def test_a_clause_before_a_quotation_stays_content():
    made, syntax = section(
        "Dara says she left: “We walked for two nights.”", {"she": "left"}, verbs=["left"]
    )
    whole = span(made, "she left: “We walked for two nights.”")
    draft = Draft(span(made, "says"), span(made, "Dara"), [whole])
    only_quotation(made, syntax, draft)
    assert draft.content == [whole]


def test_a_quotation_behind_an_earlier_colon_has_the_subject_before_it():
    text = "Dara went home: “They know all our roads.” It rained. Dara adds “We were cold then.”"
    made, syntax = section(text, {"Dara": "went"}, verbs=["went", "adds"])
    syntax.relations[0] = NSUBJ
    sentence = made.sentences[0]
    for at in range(*sentence):
        if at not in (0, 1):
            syntax.heads[at] = 1
    quotation, other = (
        span(made, "“They know all our roads.”"),
        span(made, "“We were cold then.”"),
    )
    draft = Draft(span(made, "adds"), None, [quotation, other])
    (found,) = own_introductions(made, syntax, [draft])
    assert told(made, found) == ("Dara", ":", ["“They know all our roads.”"])
    assert draft.content == [other]


def outer(made, text):
    return Draft((0, 1), None, [span(made, text)])


def test_a_quotation_inside_a_quotation_has_its_own_speaker():
    text = "Dara: “I wept when guards greeted me saying “This is home, friend.”"
    made, syntax = section(text, {"guards": "greeted", "saying": "greeted"}, ["greeted", "saying"])
    syntax.relations[span(made, "guards")[0]] = NSUBJ
    syntax.relations[span(made, "saying")[0]] = ADVCL
    syntax.pos[span(made, "guards")[0]] = NOUN
    mark(made, syntax)
    parent = outer(made, "“I wept when guards greeted me saying “This is home, friend.”")
    (found,) = quoted_inside(made, syntax, [parent])
    assert told(made, found) == ("guards", "saying", ["“This is home, friend.”"])
    assert found.parent == 0
    assert quoted_inside(made, syntax, [parent, found]) == []


def test_the_speakers_own_earlier_words_are_not_anothers():
    text = "Dara: “I said ‘we must go now’ and left.”"
    made, syntax = section(text, {"I": "said"}, ["said", "left"])
    syntax.relations[span(made, "I")[0]] = NSUBJ
    mark(made, syntax)
    parent = outer(made, "“I said ‘we must go now’ and left.”")
    assert quoted_inside(made, syntax, [parent]) == []


def test_a_content_that_opens_a_quotation_takes_its_closing_marks():
    made, syntax = section("He told us ‘there is no water.’ We left.")
    mark(made, syntax)
    short = span(made, "‘there is no water")
    assert made.slice(to_marks(made, syntax, short))[1] == made.text.index(" We")
