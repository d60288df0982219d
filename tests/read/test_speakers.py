"""Who speaks where only grammar says it; what is laid on nobody; titles printed twice."""

from read.grammar import parsed
from read.hand import section, span, told

from sayso.read.links import Draft
from sayso.read.sourceless import sourceless
from sayso.read.speakers import find_speakers, nobodys, own_subjects
from sayso.read.titles import once_a_title
from sayso.read.trimming import trim, without_clause
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

AUX = PARTS_OF_SPEECH.index("AUX")
R = {name: RELATIONS.index(name) for name in RELATIONS}


def relate(made, syntax, **relations):
    for form, name in relations.items():
        syntax.relations[span(made, form)[0]] = R[name]


def test_a_participle_shares_the_subject_of_its_clause():
    made, syntax = section(
        "Boro left the hall denying all guilt.", {"Boro": "left", "denying": "left"},
        ["left", "denying"],
    )  # fmt: skip
    relate(made, syntax, Boro="nsubj", denying="advcl")
    draft = Draft(span(made, "denying"), None, [span(made, "all guilt")])
    find_speakers(made, syntax, [draft])
    assert told(made, draft)[0] == "Boro"


def test_what_is_said_of_somebody_is_not_said_by_him():
    made, syntax = section(
        "Boro was accused of theft.", {"Boro": "accused", "was": "accused"}, ["accused"]
    )
    relate(made, syntax, Boro="nsubj:pass", was="aux:pass")
    draft = Draft(span(made, "accused"), None, [span(made, "of theft")])
    find_speakers(made, syntax, [draft])
    assert draft.source is None


def test_a_bold_heading_in_the_line_is_no_speaker():
    """A sentence that ended before the verb has no subject for it."""
    made, syntax = section(
        "Dolm Bridge.** an earlier text said that he left.", {"Bridge": "said"}, ["said"]
    )
    relate(made, syntax, Bridge="nsubj")
    draft = Draft(span(made, "said"), None, [span(made, "he left")])
    find_speakers(made, syntax, [draft])
    assert draft.source is None


def test_the_subject_must_not_be_content():
    made, syntax = section("Boro seems to know.", {"Boro": "seems"}, ["seems", "know"])
    relate(made, syntax, Boro="nsubj")
    draft = Draft(span(made, "seems"), None, [span(made, "Boro"), span(made, "to know")])
    find_speakers(made, syntax, [draft])
    assert draft.source is None


def test_a_source_loses_the_pronoun_behind_it_and_what_was_spoken_of():
    made, syntax = section("Men who fled; said Omel of crossing the river.", {}, ["crossing"])
    assert trim(made, syntax, span(made, "Men who")) == span(made, "Men")
    assert trim(made, syntax, span(made, "who")) == span(made, "who")
    assert trim(made, syntax, span(made, "Omel of crossing the river")) == span(made, "Omel")


def passive():
    made, syntax = section(
        "Ressan is thought to have fled.",
        {"Ressan": "thought", "is": "thought", "fled": "thought", "to": "fled", "have": "fled"},
        ["thought", "fled"],
    )
    syntax.relations[span(made, "Ressan")[0]] = R["nsubj:pass"]
    syntax.relations[span(made, "is")[0]] = R["aux:pass"]
    syntax.relations[span(made, "fled")[0]] = R["xcomp"]
    return made, syntax


def test_is_thought_to_is_laid_on_nobody():
    made, syntax = passive()
    (found,) = sourceless(made, syntax, [])
    assert told(made, found) == (None, "is thought", ["Ressan", "to have fled"])


def test_an_agent_makes_it_somebodys():
    made, syntax = passive()
    syntax.relations[span(made, "Ressan")[0]] = R["obl:agent"]
    assert sourceless(made, syntax, []) == []


def test_reportedly_holds_its_clause_and_is_nested_in_others_words():
    made, syntax = section(
        "Dara said rebels reportedly fled.",
        {"Dara": "said", "rebels": "fled", "reportedly": "fled", "fled": "said"},
        ["said", "fled"],
    )
    relate(made, syntax, reportedly="advmod", rebels="nsubj", fled="ccomp")
    (alone,) = sourceless(made, syntax, [])
    assert told(made, alone)[2] == ["rebels", "fled"]
    assert alone.parent is None
    parent = Draft(span(made, "said"), span(made, "Dara"), [span(made, "rebels reportedly fled")])
    (inside,) = sourceless(made, syntax, [parent])
    assert inside.parent == 0
    taken = Draft(span(made, "reportedly"), None, [span(made, "fled")])
    assert sourceless(made, syntax, [taken]) == []


def test_a_title_printed_three_times_says_it_once():
    title = "Former Guard Says Group Sells Grain"
    made, _ = section(f"{title}\n{title}\n{title}\nDara says they left.\nDara says they left.")
    drafts = []
    for number, (first, last) in enumerate(made.block_words):
        size = 2 if number < 3 else 1
        drafts.append(
            Draft(
                (first + size, first + size + 1),
                (first, first + size),
                [(first + size + 1, last)],
            )
        )
    kept = once_a_title(made, drafts)
    assert kept == [drafts[0], drafts[3], drafts[4]]  # a sentence may be said twice


def test_the_subject_of_another_verb_gives_way_to_the_cues_own():
    made, syntax = section(
        "Raiders see Dolm as safe; they see nothing.",
        {"Raiders": "see", "they": "see", "Dolm": "see"},
        ["see"],
    )
    relate(made, syntax, Raiders="nsubj", they="nsubj")
    later = span(made, "see nothing")[0]
    syntax.heads[span(made, "they")[0]] = later
    draft = Draft(span(made, "see"), span(made, "they"), [span(made, "Raiders")])
    draft.content.append(span(made, "Dolm as safe"))
    own_subjects(made, syntax, [draft])
    assert told(made, draft) == ("Raiders", "see", ["Dolm as safe"])


def test_a_clause_beside_another_has_its_own_subject():
    text = "Raiders attributed nothing; porters said it burnt."
    made, syntax = section(
        text,
        {"Raiders": "attributed", "porters": "said", "said": "attributed"},
        ["attributed", "said", "burnt"],
    )
    relate(made, syntax, Raiders="nsubj", porters="nsubj", said="parataxis")
    draft = Draft(span(made, "said"), span(made, "Raiders"), [span(made, "it burnt")])
    own_subjects(made, syntax, [draft])
    assert told(made, draft)[0] == "porters"
    relate(made, syntax, said="ccomp")
    draft = Draft(span(made, "said"), span(made, "Raiders"), [span(made, "it burnt")])
    own_subjects(made, syntax, [draft])
    assert told(made, draft)[0] == "Raiders"


def test_what_a_relative_clause_is_about_is_the_source():
    made, syntax = section(
        "Photographs that Dara saw show lorries.",
        {"Photographs": "show", "Dara": "saw", "saw": "Photographs"},
        ["saw", "show"],
    )
    relate(made, syntax, Photographs="nsubj", Dara="nsubj", saw="acl:relcl")
    draft = Draft(span(made, "show"), span(made, "Dara saw"), [span(made, "lorries")])
    own_subjects(made, syntax, [draft])
    assert told(made, draft)[0] == "Photographs"


def test_most_of_them_is_whole():
    made, syntax = section(
        "Most of captured men told Dara.", {"captured": "men"}, ["captured", "told"]
    )
    syntax.pos[span(made, "Most")[0]] = PARTS_OF_SPEECH.index("ADJ")
    relate(made, syntax, captured="amod")
    assert trim(made, syntax, span(made, "Most")) == span(made, "Most of captured men")


def test_it_was_stated_that_is_nobodys():
    made, syntax = section("It was stated that roads opened.", {"opened": "stated"}, ["opened"])
    relate(made, syntax, opened="ccomp")
    for word in ("that", "roads"):
        syntax.heads[span(made, word)[0]] = span(made, "opened")[0]
    (found,) = sourceless(made, syntax, [])
    assert told(made, found) == (None, "It was stated", ["that roads opened"])


def test_it_and_the_one_who_is_asked_are_no_speakers():
    made, _ = section("It became known that Dara left. Asked whether he knew, Boro said never.")
    known = Draft(span(made, "became known"), span(made, "It"), [span(made, "that Dara left")])
    asked = Draft(span(made, "Asked"), span(made, "Boro"), [span(made, "whether he knew")])
    said = Draft(span(made, "said"), span(made, "Boro"), [span(made, "never")])
    nobodys(made, [known, asked, said])
    assert told(made, known)[:2] == (None, "It became known")
    assert asked.source is None
    assert told(made, said)[0] == "Boro"


def test_an_officer_who_speaks_under_another_name():
    made, syntax = section("An officer who, under a false name, said so.", {"who": "said"})
    source = span(made, "An officer who, under a false name,")
    assert without_clause(made, syntax, source, span(made, "said")) == span(made, "An officer")


def test_a_participle_goes_on_with_the_speaker_before_it():
    text = "The office said all were held, adding that it would help. Some groups dispute it."
    made, syntax = section(text, {"office": "said"}, ["said", "adding"])
    relate(made, syntax, office="nsubj")
    said = Draft(span(made, "said"), span(made, "The office"), [span(made, "all were held")])
    adding = Draft(span(made, "adding"), span(made, "Some groups"), [span(made, "it would help")])
    own_subjects(made, syntax, [said, adding])
    assert told(made, adding)[0] == "The office"


def test_who_was_quoted_as_saying_something_says_it():
    made, _ = section("One clerk was quoted as saying that all had left.")
    draft = Draft(span(made, "was quoted as saying"), None, [span(made, "One clerk")])
    draft.content.append(span(made, "that all had left"))
    nobodys(made, [draft])
    assert told(made, draft) == ("One clerk", "was quoted as saying", ["that all had left"])


def test_a_helping_verb_is_no_part_of_a_source_unless_it_is_a_name():
    made, syntax = section("Trackers had seen it; Arel Can spoke.")
    syntax.pos[span(made, "had")[0]] = syntax.pos[span(made, "Can")[0]] = AUX
    assert trim(made, syntax, span(made, "Trackers had")) == span(made, "Trackers")
    assert trim(made, syntax, span(made, "Arel Can")) == span(made, "Arel Can")


def test_an_adverb_speaks_not_but_whose_copula_the_verb_shares():
    tree = """
Dara PROPN nsubj away
was AUX cop away
away ADJ root -
but CCONJ cc said
earlier ADV advmod said
said VERB conj away
"""
    made, syntax = parsed("Dara was away but earlier said all was well.", tree)
    draft = Draft(span(made, "said"), span(made, "earlier"), [span(made, "all was well")])
    find_speakers(made, syntax, [draft])
    assert told(made, draft)[0] == "Dara"


def test_a_source_begins_behind_what_tells_when():
    tree = """
today NOUN obl:unmarked said
Mr PROPN compound Omel
Omel PROPN nsubj said
said VERB root -
"""
    made, syntax = parsed("today Mr Omel said men left.", tree)
    draft = Draft(span(made, "said"), span(made, "today Mr Omel"), [span(made, "men left")])
    find_speakers(made, syntax, [draft])
    assert told(made, draft)[0] == "Mr Omel"


def test_who_stands_behind_the_verb_is_no_content():
    tree = """
Men NOUN nsubj left
left VERB ccomp said
said VERB root -
Lamp PROPN nsubj said
the DET det Lamp
"""
    made, syntax = parsed("Men left, said the Lamp.", tree)
    content = [span(made, "Men left"), span(made, "the Lamp")]
    draft = Draft(span(made, "said"), None, content)
    find_speakers(made, syntax, [draft])
    assert told(made, draft) == ("the Lamp", "said", ["Men left"])


def test_to_whom_somebody_speaks_is_not_who_speaks():
    tree = """
Miners NOUN nsubj complained
complained VERB root -
to ADP case council
council NOUN obl complained
"""
    made, syntax = parsed("Miners complained to council about dust.", tree)
    content = [span(made, "about dust")]
    draft = Draft(span(made, "complained"), span(made, "council"), content)
    own_subjects(made, syntax, [draft])
    assert told(made, draft)[0] == "Miners"


SAID = """
Dara PROPN nsubj said
said VERB root -
she PRON nsubj doubted
doubted VERB ccomp said
rain NOUN nsubj fell
fell VERB ccomp doubted
and CCONJ cc said#2
said#2 VERB conj fell
roofs NOUN nsubj leaked
leaked VERB ccomp said#2
"""


def test_a_verb_said_again_is_its_first_speakers_unless_but_parts_them():
    for joined, speaker in (("and", "Dara"), ("but", "rain")):
        text = f"Dara said she doubted rain fell {joined} said roofs leaked."
        made, syntax = parsed(text, SAID.replace("and CCONJ", f"{joined} CCONJ"))
        first = Draft(span(made, "said"), span(made, "Dara"), [span(made, "she doubted rain fell")])
        at = span(made, f"{joined} said")[1]
        again = Draft((at - 1, at), span(made, "rain"), [span(made, "roofs leaked")])
        own_subjects(made, syntax, [first, again])
        assert told(made, again)[0] == speaker


def test_an_adverb_of_the_verb_is_no_part_of_who_speaks():
    tree = "clip NOUN nsubj shows\nshows VERB root -\npurportedly ADV advmod shows"
    made, syntax = parsed("One clip purportedly shows men.", tree)
    assert trim(made, syntax, span(made, "One clip purportedly")) == span(made, "One clip")
    syntax.heads[span(made, "purportedly")[0]] = span(made, "clip")[0]
    assert trim(made, syntax, span(made, "One clip purportedly"))[1] == 3
