"""Acts that the model passed over and grammar shows: wanting, regarding, denying, sentence ends."""

from dataclasses import replace

import numpy as np
from read.grammar import parsed
from read.hand import span, told

from sayso.read.edges import at_the_edges
from sayso.read.links import Draft
from sayso.read.missed import missed

INTEND = """
Raiders NOUN nsubj intend
intend VERB root -
to PART mark return
return VERB xcomp intend
spring NOUN obl return
in ADP case spring
"""


def test_what_somebody_intends_is_laid_on_him():
    made, syntax = parsed("Raiders intend to return in spring.", INTEND)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Raiders", "intend", ["to return in spring"])


def test_inside_anothers_words_it_is_nested_and_a_pronoun_may_be_himself():
    made, syntax = parsed("Dara said Raiders intend to return in spring.", INTEND)
    outer = Draft(span(made, "said"), span(made, "Dara"), [])
    outer.content = [span(made, "Raiders intend to return in spring")]
    (found,) = missed(made, syntax, [outer])
    assert found.parent == 0
    made, syntax = parsed("Dara said they intend to return .", INTEND.replace("Raiders", "they")
                          .replace("spring NOUN obl return\nin ADP case spring\n", ""))  # fmt: skip
    syntax.pos[span(made, "they")[0]] = 10
    outer = Draft(span(made, "said"), span(made, "Dara"), [span(made, "they intend to return .")])
    assert missed(made, syntax, [outer]) == []


SEE = """
Men NOUN nsubj see
who PRON nsubj want
want VERB acl:relcl Men
see VERB root -
port NOUN obj see
the DET det port
as ADP case haven
haven NOUN obl see
"""


def test_the_head_of_the_whole_subject_sees_a_thing_as_another():
    made, syntax = parsed("Men who want out see the port as haven.", SEE)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Men", "see", ["the port as haven"])


def test_seeing_smoke_is_no_opinion():
    made, syntax = parsed(
        "Men saw smoke in town.",
        "Men NOUN nsubj saw\nsaw VERB root -\nsmoke NOUN obj saw\ntown NOUN obl saw",
    )
    assert missed(made, syntax, []) == []


def test_a_charge_that_is_denied():
    made, syntax = parsed(
        "Boro denied any role.",
        "Boro PROPN nsubj denied\ndenied VERB root -\nany DET det role\nrole NOUN obj denied",
    )
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Boro", "denied", ["any role"])


LATE = """
knew VERB root -
plan NOUN obl knew
papers NOUN nsubj suggest
suggest VERB parataxis knew
"""


def test_who_speaks_at_the_end_has_the_sentence_and_what_is_inside():
    made, syntax = parsed("Boro knew of a plan, papers suggest.", LATE)
    inner = Draft(span(made, "knew of"), span(made, "Boro"), [span(made, "a plan")])
    (found,) = at_the_edges(made, syntax, [inner], np.zeros(len(made.words), bool))
    assert told(made, found) == ("papers", "suggest", ["Boro knew of a plan"])
    assert (inner.parent, found.parent) == (1, None)
    taken = Draft(span(made, "suggest"), span(made, "papers"), [span(made, "a plan")])
    assert at_the_edges(made, syntax, [taken], np.zeros(len(made.words), bool)) == []


def test_according_to_at_either_end():
    made, syntax = parsed("According to the mayor, all men left.", "left VERB root -")
    (found,) = at_the_edges(made, syntax, [], np.zeros(len(made.words), bool))
    assert told(made, found) == ("the mayor", "According to", ["all men left"])
    made, syntax = parsed("All men left, according to the mayor.", "left VERB root -")
    (found,) = at_the_edges(made, syntax, [], np.zeros(len(made.words), bool))
    assert told(made, found) == ("the mayor", "according to", ["All men left"])


def test_a_name_and_a_colon_begin_a_post():
    text = "07:40 Governor Dara Omel: boats hit the works.\nNote for all: boats hit us."
    made, syntax = parsed(text, "hit VERB root -")
    marked = np.zeros(len(made.words), bool)
    marked[slice(*span(made, "Dara Omel"))] = True
    (found,) = at_the_edges(made, syntax, [], marked)
    assert told(made, found) == ("Governor Dara Omel", ":", ["boats hit the works"])


def test_a_last_clause_is_cut_out_of_the_words_before_the_semicolon():
    made, syntax = parsed(
        "Dara said men fled; a boat sank, papers show.",
        "sank VERB root -\npapers NOUN nsubj show\nshow VERB parataxis sank",
    )
    draft = Draft(span(made, "said"), span(made, "Dara"), [span(made, "men fled; a boat sank")])
    (found,) = at_the_edges(made, syntax, [draft], np.zeros(len(made.words), bool))
    assert told(made, draft)[2] == ["men fled"]
    assert told(made, found) == ("papers", "show", ["a boat sank"])


def test_a_clause_with_its_own_subject_needs_no_that():
    tree = """
Tomas PROPN nsubj claims
claims VERB root -
wells NOUN nsubj dry
dry VERB ccomp claims
"""
    made, syntax = parsed("Tomas claims wells dry.", tree)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Tomas", "claims", ["wells dry"])


def test_a_figure_is_counted_and_a_charge_laid():
    tree = """
Union PROPN nsubj counts
counts VERB root -
nine NUM nummod men
men NOUN obj counts
"""
    made, syntax = parsed("Union counts nine men.", tree)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Union", "counts", ["nine men"])
    made, syntax = parsed("Union counts some men.", tree.replace("nine NUM", "some DET"))
    assert missed(made, syntax, []) == []
    blames = tree.replace("counts", "blames").replace("nine NUM nummod", "the DET det")
    made, syntax = parsed("Union blames the men.", blames)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Union", "blames", ["the men"])


def test_a_paper_shows_and_a_man_does_not():
    tree = """
register NOUN nsubj shows
shows VERB root -
gap NOUN obj shows
"""
    made, syntax = parsed("register shows gap.", tree)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("register", "shows", ["gap"])
    made, syntax = parsed("porter shows gap.", tree.replace("register", "porter"))
    assert missed(made, syntax, []) == []


def test_having_and_of_begin_what_is_said():
    tree = """
Guard NOUN nsubj recalls
recalls VERB root -
having AUX aux closed
closed VERB xcomp recalls
gate NOUN obj closed
"""
    made, syntax = parsed("Guard recalls having closed gate.", tree)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Guard", "recalls", ["having closed gate"])


def test_a_first_heading_ends_in_who_says_it():
    made, syntax = parsed("Mill fire was no accident, weavers say", "was AUX cop fire")
    made.blocks[0] = replace(made.blocks[0], heading=True)
    marked = np.zeros(len(made.words), bool)
    (found,) = at_the_edges(made, syntax, [], marked)
    assert told(made, found) == ("weavers", "say", ["Mill fire was no accident"])
    made.blocks[0] = replace(made.blocks[0], heading=False)
    assert at_the_edges(made, syntax, [], marked) == []


DEPLORE = """
Orhal PROPN nsubj deplored
deplored VERB root -
Friday PROPN obl:unmarked deplored
the DET det raids
raids NOUN obj deplored
"""


def test_a_stance_is_towards_its_object_and_not_its_day():
    made, syntax = parsed("Orhal deplored Friday the raids.", DEPLORE)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("Orhal", "deplored", ["the raids"])


def test_who_is_received_is_not_what_somebody_welcomes():
    tree = DEPLORE.replace("deplored", "welcomed").replace("raids", "clerks")
    made, syntax = parsed("Orhal welcomed Friday the clerks.", tree)
    marked = np.zeros(len(made.words), bool)
    assert len(missed(made, syntax, [], marked)) == 1
    marked[slice(*span(made, "clerks"))] = True
    assert missed(made, syntax, [], marked) == []


def test_who_is_named_with_by():
    tree = """
raid NOUN nsubj:pass condemned
The DET det raid
was AUX aux:pass condemned
condemned VERB root -
by ADP case council
council NOUN obl:agent condemned
the DET det council
"""
    made, syntax = parsed("The raid was condemned by the council.", tree)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("the council", "was condemned by", ["The raid"])
    made, syntax = parsed("The raid was condemned on Monday.", tree.split("by ADP")[0])
    assert missed(made, syntax, []) == []


def test_what_somebody_is_sure_of():
    tree = """
council NOUN nsubj clear
is AUX cop clear
clear ADJ root -
that SCONJ mark hold
dams NOUN nsubj hold
hold VERB ccomp clear
"""
    made, syntax = parsed("council is clear that dams hold.", tree)
    (found,) = missed(made, syntax, [])
    assert told(made, found) == ("council", "is clear", ["that dams hold"])
    made, syntax = parsed("council is clear.", tree.split("that SCONJ")[0])
    assert missed(made, syntax, []) == []


def test_inside_quotation_marks_they_are_others():
    tree = "They PRON nsubj want\nwant VERB root -\nwar NOUN obj want"
    made, syntax = parsed("Dara said: “They want war.”", tree)
    outer = Draft(span(made, "said"), span(made, "Dara"), [span(made, "They want war.")])
    (found,) = missed(made, syntax, [outer])
    assert told(made, found) == ("They", "want", ["war"])
    assert found.parent == 0
    made, syntax = parsed("Dara said They want war now.", tree)
    outer.content = [span(made, "They want war now")]
    assert missed(made, syntax, [outer]) == []  # may be Dara's own


def test_according_to_at_the_end_holds_what_another_says_before():
    tree = """
Boro PROPN nsubj praised
praised VERB root -
men NOUN obj praised
"""
    made, syntax = parsed("Boro praised the men, according to a paper.", tree)
    inner = Draft(span(made, "praised"), span(made, "Boro"), [span(made, "the men")])
    outer = Draft(span(made, "according to"), span(made, "a paper"), [span(made, "the men")])
    at_the_edges(made, syntax, [inner, outer], np.zeros(len(made.words), bool))
    assert told(made, outer)[2] == ["Boro praised the men"]
    assert (inner.parent, outer.parent) == (1, None)


def test_a_heading_may_end_with_who_says_it():
    made, syntax = parsed("Three shot in Orhal market: police", "shot VERB root -")
    (found,) = at_the_edges(made, syntax, [], np.zeros(len(made.words), bool))
    assert told(made, found) == ("police", ":", ["Three shot in Orhal market"])
    made, syntax = parsed("Three days in Orhal market: silence", "days NOUN root -")
    assert at_the_edges(made, syntax, [], np.zeros(len(made.words), bool)) == []


def test_a_view_is_whose_it_is():
    text = "In the view of the mayor, all men left."
    made, syntax = parsed(text, "left VERB root -")
    (found,) = at_the_edges(made, syntax, [], np.zeros(len(made.words), bool))
    assert told(made, found) == ("the mayor", "In the view of", ["all men left"])
    tree = "mayor NOUN nmod:poss opinion\nopinion NOUN obl left\nleft VERB root -"
    made, syntax = parsed("In the mayor opinion, all men left.", tree)
    (found,) = at_the_edges(made, syntax, [], np.zeros(len(made.words), bool))
    assert told(made, found) == ("the mayor", "opinion", ["all men left"])
