"""The reports written for training: tags become attributions and claims, and all of them fit."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.model.leanings import Question
from sayso.vocabulary import Act, Role
from training.tagged import speaker_of, tagged, untag

WRITTEN = (
    "<s1 official>The warden</s1> <q1>said</q1> <c1><ASSAULT><a>riders</a> burned <p>the mill"
    "</p></ASSAULT> and <s2 unknown>a miller</s2> <q2>told</q2> him <c2><STATE p>it was over"
    "</STATE></c2></c1>. “<c3=1><MOVE>Nobody came</MOVE></c3>.”"
)


def test_tags_become_attributions():
    """Who, by what words, what; the same speaker under a later number."""
    report = untag(WRITTEN, "one")
    first, second = report.sayings["1"], report.sayings["2"]
    assert [report.text[a:b] for a, b in first.source] == ["The warden"]
    assert [report.text[a:b] for a, b in first.cue] == ["said"]
    assert first.role is Role.official
    assert second.role is Role.unknown
    [(start, end)] = first.content
    assert start < second.content[0][0] < second.content[0][1] == end
    assert speaker_of(report, "3") == "1"
    assert not report.sayings["3"].cue


def test_tags_become_claims():
    """Act, passage, who is marked in it, and who is named only elsewhere."""
    burned, over, came = untag(WRITTEN, "one").claims
    text = untag(WRITTEN, "one").text
    assert burned.act is Act.ASSAULT
    assert text[slice(*burned.passage)] == "riders burned the mill"
    assert [text[a:b] for a, b in burned.parts[Question.patient]] == ["the mill"]
    assert over.elsewhere == {Question.patient}
    assert came.parts == {Question.agent: [], Question.patient: []}
    assert not came.elsewhere


@pytest.mark.parametrize(
    "written",
    ["<c1>open", "closed</c1>", "<WAR>it</WAR>", "<a>nobody</a> did", "<s1 king>He</s1> spoke"],
)
def test_a_tag_that_does_not_fit_is_refused(written):
    """Unclosed, unopened, unknown, outside of a claim, no role."""
    with pytest.raises(ValueError):  # noqa: PT011
        untag(written, "one")


def test_all_reports_are_whole():
    """Every tag fits; nothing is empty or said twice; every act and role comes often."""
    seen: set[str] = set()
    acts: Counter[Act] = Counter()
    roles: Counter[Role] = Counter()
    for report in tagged():
        assert report.text not in seen, report.id
        seen.add(report.text)
        assert not set("<>") & set(report.text), report.id
        for number, one in report.sayings.items():
            assert one.content, (report.id, number)
            assert report.sayings[speaker_of(report, number)].content, (report.id, number)
            roles.update([one.role] if one.role else ())
            for start, end in (*one.source, *one.cue, *one.content):
                assert report.text[start:end].strip(), (report.id, number)
        for claim in report.claims:
            acts[claim.act] += 1
            first, last = claim.passage
            assert first < last, report.id
            for start, end in (span for spans in claim.parts.values() for span in spans):
                assert first <= start < end <= last, (report.id, report.text[start:end])
    assert len(seen) > 3_000
    assert min(acts[act] for act in Act) > 150, acts
    assert min(roles[role] for role in Role) > 50, roles
