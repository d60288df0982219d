"""Repairs: fragments made whole, speech that nobody claims, "it seems" without others' words."""

from read.hand import section, span, told

from sayso.model import Mention
from sayso.read.links import Draft
from sayso.read.repair import repair
from sayso.vocabulary import MentionKind


def test_a_fragment_becomes_the_whole_compound():
    made, syntax = section("Ex-Guard Captain Says Nobody Was Fed")
    draft = Draft(span(made, "Guard Captain"), None, [])
    draft.source, draft.cue = span(made, "Guard Captain"), span(made, "Says")
    draft.content = [span(made, "Nobody Was Fed")]
    (found,) = repair(made, syntax, [], [draft])
    assert told(made, found)[0] == "Ex-Guard Captain"


def test_a_name_is_not_cut_short():
    made, syntax = section("Spokesman Arel Dost said that all had left.")
    start = made.text.index("Arel")
    names = [Mention(start, start + len("Arel Dost"), MentionKind.person)]
    draft = Draft(span(made, "said"), span(made, "Spokesman Arel"), [span(made, "all had left")])
    (found,) = repair(made, syntax, names, [draft])
    assert told(made, found)[0] == "Spokesman Arel Dost"


def test_a_quotation_paragraph_without_speaker_is_still_an_attribution():
    made, syntax = section(
        "The town fell.\n“They came at night and took everyone.”", verbs=["came"]
    )
    (found,) = repair(made, syntax, [], [])
    assert told(made, found) == (None, None, ["“They came at night and took everyone.”"])


def test_words_and_titles_in_quotation_marks_are_no_speech():
    made, syntax = section("His “most able friends in town” are “here”. A film, “We Stay”, ran.")
    assert repair(made, syntax, [], []) == []


def test_a_quotation_after_a_colon_belongs_to_who_introduces_it():
    made, syntax = section(
        "Dara tells of her second crossing: “We walked for two nights.”", verbs=["walked"]
    )
    draft = Draft(span(made, "tells of"), span(made, "Dara"), [span(made, "her second crossing")])
    (found,) = repair(made, syntax, [], [draft])
    assert told(made, found)[2] == ["her second crossing", "“We walked for two nights.”"]


def test_a_content_goes_on_to_the_end_of_its_quotation():
    made, syntax = section("Dara said: “We left. We walked.", verbs=["left", "walked"])
    draft = Draft(span(made, "said"), span(made, "Dara"), [span(made, "“We left.")])
    (found,) = repair(made, syntax, [], [draft])
    assert told(made, found)[2] == ["“We left. We walked."]


def test_it_seems_holds_nobody_elses_quotation():
    made, syntax = section("“We knew the roads well.” It seems that they were watched.")
    draft = Draft(
        span(made, "seems"),
        None,
        [span(made, "“We knew the roads well.”"), span(made, "they were watched")],
    )
    found = repair(made, syntax, [], [draft])
    assert told(made, found[0])[2] == ["they were watched"]


def test_small_gaps_are_closed_and_taken_words_given_up():
    made, syntax = section("Dara said that all of the men had left the town by night.")
    draft = Draft(
        span(made, "said"),
        span(made, "Dara"),
        [span(made, "all of the"), span(made, "had left the town by night")],
    )
    (found,) = repair(made, syntax, [], [draft])
    assert told(made, found)[2] == ["all of the men had left the town by night"]


def test_a_cue_gives_half_a_name_back():
    made, syntax = section("Spokesman Arel Dost went further, saying that all had left.")
    start = made.text.index("Arel")
    names = [Mention(start, start + len("Arel Dost"), MentionKind.person)]
    draft = Draft(
        span(made, "Dost went further, saying"),
        span(made, "Spokesman Arel"),
        [span(made, "all had left")],
    )
    (found,) = repair(made, syntax, names, [draft])
    assert told(made, found)[:2] == ("Spokesman Arel Dost", "went further, saying")
