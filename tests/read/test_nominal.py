"""What nobody in particular says: nouns, adjectives and charges."""

from read.grammar import parsed
from read.hand import span, told

from sayso.read.links import Draft
from sayso.read.sourceless import sourceless

CAMP = """
They PRON nsubj hit
hit VERB root -
two NUM nummod camps
alleged ADJ amod camps
camps NOUN obj hit
in ADP case Orhal
Orhal PROPN nmod camps
and CCONJ cc mill
a DET det mill
mill NOUN conj camps
"""


def test_a_thing_that_is_only_alleged_and_not_what_stands_beside_it():
    made, syntax = parsed("They hit two alleged camps in Orhal and a mill.", CAMP)
    (found,) = sourceless(made, syntax, [])
    assert told(made, found) == (None, "alleged", ["two", "camps in Orhal"])


def test_suspected_cases_of_an_illness_are_counted():
    text = "They hit two suspected cases in Orhal and a mill."
    tree = CAMP.replace("alleged", "suspected").replace("camps", "cases")
    made, syntax = parsed(text, tree)
    assert sourceless(made, syntax, []) == []


REPORTS = """
Men NOUN nsubj fled
fled VERB root -
after ADP case reports
reports NOUN obl fled
of ADP case looting
looting NOUN nmod reports
in ADP case Senn
Senn PROPN nmod looting
"""


def test_reports_of_a_thing_are_nobodys():
    made, syntax = parsed("Men fled after reports of looting in Senn.", REPORTS)
    (found,) = sourceless(made, syntax, [])
    assert told(made, found) == (None, "reports", ["looting in Senn"])


def test_the_reports_of_a_body_are_papers():
    made, syntax = parsed("Men read the reports of looting.", REPORTS.split("in ADP")[0]
                          .replace("fled", "read").replace("after ADP", "the DET"))  # fmt: skip
    assert sourceless(made, syntax, []) == []


CLAIM = """
Boro PROPN nsubj denied
denied VERB root -
army NOUN nmod:poss claims
the DET det army
claims NOUN obj denied
that SCONJ mark fled
he PRON nsubj fled
fled VERB acl claims
"""


def test_a_claim_is_whose_it_is_and_nested_where_another_denies_it():
    made, syntax = parsed("Boro denied the army claims that he fled.", CLAIM)
    content = [span(made, "the army claims that he fled")]
    outer = Draft(span(made, "denied"), span(made, "Boro"), content)
    (found,) = sourceless(made, syntax, [outer])
    assert told(made, found) == ("the army", "claims", ["he fled"])
    assert found.parent == 0


def test_the_speakers_own_claim_is_no_second_act():
    tree = CLAIM.replace("army NOUN", "his PRON").replace("the DET det army\n", "")
    made, syntax = parsed("Boro denied his claims that he fled.", tree)
    content = [span(made, "his claims that he fled")]
    outer = Draft(span(made, "denied"), span(made, "Boro"), content)
    assert sourceless(made, syntax, [outer]) == []


CHARGE = """
clerks NOUN nsubj left
who PRON nsubj:pass accused
were AUX aux:pass accused
accused VERB acl:relcl clerks
of ADP case theft
theft NOUN obl accused
left VERB root -
"""


def test_who_is_accused_is_part_of_the_charge():
    made, syntax = parsed("clerks who were accused of theft left.", CHARGE)
    (found,) = sourceless(made, syntax, [])
    assert told(made, found) == (None, "were accused", ["who", "of theft"])
    draft = Draft(span(made, "were accused of"), span(made, "clerks"), [span(made, "theft left")])
    assert sourceless(made, syntax, [draft]) == []
    assert told(made, draft) == (None, "were accused", ["who", "of theft"])
    half = Draft(span(made, "were accused of"), None, [span(made, "theft")])
    sourceless(made, syntax, [half])
    assert told(made, half) == (None, "were accused of", ["who", "theft"])


def test_somebody_who_is_taken_for_another():
    tree = """
man NOUN nsubj:pass shot
A DET det man
identified VERB acl man
as ADP case Dara
Dara PROPN obl identified
was AUX aux:pass shot
shot VERB root -
"""
    made, syntax = parsed("A man identified as Dara was shot.", tree)
    (found,) = sourceless(made, syntax, [])
    assert told(made, found) == (None, "identified as", ["A man", "Dara"])
    by = tree.replace("as ADP case Dara", "by ADP case Dara").replace("obl i", "obl:agent i")
    made, syntax = parsed("A man identified by Dara was shot.", by)
    assert sourceless(made, syntax, []) == []
