"""The reader with its weights: what it finds in invented reports, and that nothing breaks it."""

import dataclasses
import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import WeightsDamaged
from sayso.read import Reader, bare_text
from sayso.read.session import FILES, Session, weights_folder
from sayso.vocabulary import Mode

pytestmark = pytest.mark.model

REPORT = """Guards beat prisoners, former cook says

A former cook at the Tarvik prison told the Daily Lantern on Monday that guards had beaten
prisoners every night. “They took the young ones first,” said the cook, Ilan Boro, adding that
nobody was allowed to see a doctor.

According to the prison's director, all inmates are treated well. He denied that anyone had died.

“We knew nothing of this, and we want the names of those who did it.”
"""


@pytest.fixture(scope="module")
def reader():
    return Reader()


def spans_of(reading):
    for attribution in reading.attributions:
        yield from attribution.source + attribution.cue + attribution.content
        yield from attribution.insertions
    for thing in (*reading.mentions, *reading.sentences, *reading.quotations):
        yield thing.start, thing.end
    for antecedent in reading.antecedents:
        yield antecedent.anaphor
        yield antecedent.antecedent
    yield from zip(reading.tokens.starts.tolist(), reading.tokens.ends.tolist(), strict=True)


def check(reading, text):
    """Every span slices to something and lies in bounds; ids and indices point somewhere."""
    for start, end in spans_of(reading):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    ids = [a.id for a in reading.attributions]
    seen = set()
    for attribution in reading.attributions:
        assert attribution.content
        assert attribution.parent is None or attribution.parent in seen
        assert 0.0 <= attribution.confidence <= 1.0
        seen.add(attribution.id)
    assert len(ids) == len(set(ids))
    count = len(reading.tokens)
    for sentence in reading.sentences:
        assert 0 <= sentence.first_token < sentence.last_token <= count
        assert len(sentence.vector) == 384
        heads = reading.tokens.heads[sentence.first_token : sentence.last_token]
        assert (heads == -1).sum() == 1


def same(a, b):
    for field in dataclasses.fields(a):
        x, y = getattr(a, field.name), getattr(b, field.name)
        if field.name == "tokens":
            for part in dataclasses.fields(x):
                assert np.array_equal(
                    getattr(x, part.name),
                    getattr(y, part.name),
                    equal_nan=part.name == "factuality",
                )
        else:
            assert x == y


def test_finds_who_says_what(reader):
    reading = reader.read(bare_text(REPORT))
    check(reading, REPORT)
    said = {
        (
            " ".join(REPORT[s:e] for s, e in a.source),
            " ".join(REPORT[s:e] for s, e in a.content).replace("\n", " "),
        )
        for a in reading.attributions
    }
    sources = {source for source, _ in said}
    assert any("former cook" in s and "guards had beaten" in c for s, c in said)
    assert any("Boro" in s and "took the young ones" in c for s, c in said)
    assert any("director" in s and "treated well" in c for s, c in said)
    assert "He" in sources
    assert any(s == "" and "We knew nothing" in c for s, c in said)
    modes = {a.mode for a in reading.attributions}
    assert modes >= {Mode.indirect, Mode.direct}


def test_a_report_reads_the_same_alone_and_among_others(reader):
    first = reader.read(bare_text(REPORT))
    for other in ("Rain fell.", "“Go!” he said. " * 40, REPORT.upper()):
        reader.read(bare_text(other))
    same(first, reader.read(bare_text(REPORT)))
    same(first, Reader().read(bare_text(REPORT)))


def test_another_language_comes_back_unread_and_says_so(reader):
    turkish = "Türk ordusu sınırı geçti ve köye girdi, dedi yetkili. Olayda iki kişi öldü." * 3
    reading = reader.read(bare_text(turkish))
    assert reading.language == "tr"
    assert "only English" in reading.unread
    assert not reading.attributions


@pytest.mark.parametrize(
    "text",
    [
        "", " \n\t ", "a", "“", "“”‘’\"'" * 200, "…" * 50, "😀" * 300, "\x00\x01\x02 said \x03",
        "\ud800 said that \udfff", "He said" * 2000, "word " * 3000, "-" * 5000,
        "مرحبا said 你好 that Привет", "“" + "he said " * 500, "He said:\n\n“One.\n\n“Two.",
        "a\u0301" * 2000, "x" * 100_000,
    ],
)  # fmt: skip
def test_odd_texts_break_nothing(reader, text):
    check(reader.read(bare_text(text)), text)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["He", "said", "that", "“", "”", "\n\n", ".", ":", "Ali", "don't", "(Omar)", "‘", "’",
             "told", "us", "according", "to", "the", "army", "\ud83d", "\u202e", "é", "[sic]", "-"]
        ),
        max_size=120,
    )
)  # fmt: skip
def test_every_span_is_whole_and_in_bounds(reader, words):
    text = " ".join(words)
    check(reader.read(bare_text(text)), text)


def test_a_long_text_is_read_in_sections(reader):
    text = (REPORT + "\n\n") * 160
    reading = reader.read(bare_text(text))
    check(reading, text)
    assert len(reading.tokens) > 14000


def test_damaged_weights_are_refused(tmp_path):
    for name in (*FILES, "checksums.json"):
        (tmp_path / name).write_bytes((weights_folder() / name).read_bytes())
    with (tmp_path / "decoding.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(WeightsDamaged, match="SHA-256"):
        Session(tmp_path)
    (tmp_path / "decoding.npz").unlink()
    with pytest.raises(WeightsDamaged, match="cannot be read"):
        Session(tmp_path)


def test_the_shipped_checksums_name_every_file():
    sums = json.loads((weights_folder() / "checksums.json").read_text())
    assert set(sums) == set(FILES)
    assert (weights_folder() / "reader.onnx").stat().st_size < 30_000_000


@pytest.mark.model
def test_a_short_quotation_in_a_heading_has_its_speaker() -> None:
    """In a heading "X: “Y!”" X speaks, however few the words."""
    text = (
        "Guards at Pell Bridge: “Go on, brothers!”\n\n"
        "The men crossed the river in the winter and nobody asked them for papers."
    )
    [heading, *_] = Reader().read(bare_text(text + "\n")).attributions
    assert [text[start:end] for start, end in heading.source] == ["Guards at Pell Bridge"]
    assert "Go on, brothers!" in text[heading.content[0][0] : heading.content[0][1]]


def told(reader, text):
    """Each attribution as (source, cue, content, source of its parent)."""
    reading = reader.read(bare_text(text))
    check(reading, text)

    def words(spans):
        return " … ".join(text[s:e] for s, e in spans)

    by_id = {a.id: a for a in reading.attributions}
    return [
        (
            words(a.source),
            words(a.cue),
            words(a.content),
            words(by_id[a.parent].source) if a.parent else None,
        )
        for a in reading.attributions
    ]


def test_a_quotation_inside_a_quotation_has_its_own_speaker(reader):
    found = told(
        reader,
        "Mr Harl shares the following information: “I came to Velm overland with a truck. I was "
        "amazed when the Velmish border guards welcomed me saying “This is your home, you are "
        "here to help us.”",
    )
    assert any(
        "border guards" in source and cue.endswith("saying") and "This is your home" in content
        and parent == "Mr Harl"
        for source, cue, content, parent in found
    )  # fmt: skip


def test_what_is_laid_on_nobody_is_found_without_a_source(reader):
    found = told(
        reader,
        "It has been noted that many men were caught at the river. The mayor is thought to have "
        "fled. The bridge was reportedly blown up by rebels. Two men allegedly sold the weapons.",
    )
    cues = {cue for source, cue, _, _ in found if not source}
    assert {"It has been noted", "is thought", "reportedly", "allegedly"} <= cues


def test_a_title_printed_three_times_is_one_attribution(reader):
    title = "Former Guard Says Group Sees Velm as Ally"
    found = told(reader, f"{title}\n\n{title}\n{title}\n\nA former guard has left the group.")
    assert [source for source, cue, _, _ in found if cue == "Says"] == ["Former Guard"]


def test_who_only_hangs_on_the_speaker_is_no_part_of_him(reader):
    found = told(
        reader,
        "“The men told us to fear nothing at all,” said Omel of crossing the border into Velm.",
    )
    assert any(source == "Omel" for source, *_ in found)


def test_a_quotation_has_the_speaker_announced_in_the_paragraph_before(reader):
    found = told(
        reader,
        "The Gazette wrote about the mill.\n\nThe miller said:\n\n"
        "“They burned it down, and I saw them run.”\n",
    )
    assert any("miller" in source and "burned" in content for source, _, content, _ in found)
