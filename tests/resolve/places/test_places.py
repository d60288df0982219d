"""Places: found, told from persons and words, chosen by context, honest where unknown."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import WeightsDamaged
from sayso.model import Mention
from sayso.resolve.places import Gazetteer, PlaceFound, SenseKind, find_places
from sayso.resolve.places.context import Name, Prior, choose, kilometres
from sayso.resolve.places.coordinates import written_coordinates
from sayso.resolve.places.fold import fold_name, key_hash
from sayso.resolve.places.gazetteer import INDEX_BITS, NameFlag, write
from sayso.resolve.places.publisher import publisher_country, publisher_keys
from sayso.vocabulary import MentionKind

P = int(NameFlag.primary)


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.load()


# name, kind, country, lat, lon, population, region row, precision, other names (name, flags)
ROWS = [
    ("", 10, 0, 0.0, 0.0, 0, 0xFFFF, 7, []),
    ("Karvenia", 1, 1, 10.0, 10.0, 5_000_000, 0xFFFF, 6, [("Karvenian", 8 | 16)]),
    ("Tasmur", 1, 2, 12.0, 14.0, 3_000_000, 0xFFFF, 6, [("Tasmuri", 8 | 16)]),
    ("Isk Province", 2, 1, 10.5, 10.5, 800_000, 3, 4, [("Isk", P)]),
    ("Dervane", 4, 1, 10.4, 10.6, 40_000, 3, 2, [("Dêrvan", 0), ("Derwan", 0)]),
    ("Dervane", 4, 2, 12.4, 14.6, 90_000, 0xFFFF, 2, []),
    ("Oldeva", 5, 1, 10.1, 10.1, 900_000, 0xFFFF, 2, []),
    ("Merrin", 5, 2, 12.1, 14.1, 700_000, 0xFFFF, 2, []),
    ("Sulmat", 4, 1, 10.45, 10.7, 20_000, 3, 2, [("al-Sulmat", 0)]),
    ("Pell Bridge", 8, 1, 10.2, 10.9, 0, 3, 1, []),
]


@pytest.fixture
def invented(tmp_path: Path) -> Gazetteer:
    names: dict[str, dict[int, int]] = {}
    for index, row in enumerate(ROWS):
        for name, flags in [(row[0], P), *row[8]]:
            for key in filter(None, fold_name(name)):
                names.setdefault(key, {}).setdefault(index, flags)
    keys = sorted(names, key=key_hash)
    hashes = np.array([key_hash(k) for k in keys], np.uint64)
    starts, postings = [0], []
    for key in keys:
        held = sorted(names[key], key=lambda i: -ROWS[i][5])
        postings += [names[key][i] << INDEX_BITS | i for i in held]
        starts.append(len(postings))
    blobs = [row[0].encode() for row in ROWS]
    column = list(zip(*[row[:8] for row in ROWS], strict=True))
    path = tmp_path / "invented.bin"
    write(
        path,
        {"version": "t", "countries": ["", "KV", "TM"], "neighbours": {"KV": ["TM"]}},
        {
            "high": (hashes >> np.uint64(16)).astype("<u4"),
            "low": (hashes & np.uint64(0xFFFF)).astype("<u2"),
            "starts": np.array(starts, "<u4"),
            "postings": np.array(postings, "<u4"),
            "usage": np.zeros(len(keys), "u1"),
            "lat": np.array(column[3], "<f4"),
            "lon": np.array(column[4], "<f4"),
            "population": np.array(column[5], "<u4"),
            "geonames": np.arange(len(ROWS), dtype="<u4"),
            "country": np.array(column[2], "u1"),
            "admin1": np.array(column[6], "<u2"),
            "kind": np.array(column[1], "u1"),
            "precision": np.array(column[7], "u1"),
            "name_starts": np.cumsum([0, *(len(b) for b in blobs)]).astype("<u4"),
            "names": np.frombuffer(b"".join(blobs), "u1"),
        },
    )
    return Gazetteer.load(path)


def only(found: tuple[PlaceFound, ...], words: str) -> PlaceFound:
    held = [p for p in found if p.words == words]
    assert held, f"{words!r} not in {[p.words for p in found]}"
    return held[0]


def names_of(found: tuple[PlaceFound, ...]) -> list[str]:
    return [p.words for p in found if p.kind == MentionKind.place]


# --- the gazetteer ------------------------------------------------------------------------------


def test_the_shipped_file_is_small_enough_for_the_wheel() -> None:
    import sayso.resolve.places.gazetteer as module

    assert module.SHIPPED.stat().st_size < 20_000_000


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(b"not a gazetteer")
    with pytest.raises(WeightsDamaged, match="no gazetteer"):
        Gazetteer.load(path)
    import sayso.resolve.places.gazetteer as module

    path.write_bytes(module.SHIPPED.read_bytes()[:2_000_000])
    with pytest.raises(WeightsDamaged, match="cut off"):
        Gazetteer.load(path)
    with pytest.raises(WeightsDamaged, match="cannot be read"):
        Gazetteer.load(tmp_path / "absent.bin")


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Serêkaniyê", "SY", 36.85, 40.07),
        ("SEREKANIYE", "SY", 36.85, 40.07),
        ("Girê Spî", "SY", 36.70, 38.95),
        ("Efrîn", "SY", 36.51, 36.87),
        ("Minbic", "SY", 36.53, 37.95),
        ("Qamishlo", "SY", 37.05, 41.23),
        ("Baghuz", "SY", 34.46, 40.96),
        ("Ghouta", "SY", 33.52, 36.42),
        ("Rojava", "SY", 36.6, 40.5),
        ("Antep", "TR", 37.06, 37.38),
        ("Bukamal", "SY", 34.45, 40.92),
        ("al-Bukamal", "SY", 34.45, 40.92),
        ("Stepanakert", "AZ", 39.82, 46.75),
        ("El Geneina", "SD", 13.45, 22.45),
    ],
)
def test_names_of_conflict_zones_are_known(
    shipped: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    sense = shipped.lookup(name)[0]
    assert sense.country == country
    assert float(kilometres(sense.lat, sense.lon, lat, lon)) < 25


def test_precision_follows_the_kind(shipped: Gazetteer) -> None:
    wanted = {
        "Syria": 6, "Tigray": 4, "Rojava": 5, "Kobane": 2, "Red Sea": 7, "Africa": 7,
        "Kerch Bridge": 1, "Laurel County": 3,
    }  # fmt: skip
    assert {n: shipped.lookup(n)[0].precision for n in wanted} == wanted


def test_what_is_not_there_is_not_found(shipped: Gazetteer) -> None:
    assert shipped.lookup("Zzyzxqwv") == ()
    assert shipped.lookup("") == ()
    assert shipped.lookup("!!!") == ()


@given(st.text(max_size=60))
def test_folding_gives_lower_case_ascii_and_is_stable(name: str) -> None:
    exact, loose = fold_name(name)
    assert exact.isascii()
    assert exact == exact.lower()
    assert len(loose) <= len(exact)
    assert (exact == "") == (loose == "")


def test_articles_hyphens_and_case_fold_together() -> None:
    assert fold_name("Deir ez-Zor")[1] == fold_name("DEIR EZ ZOR")[1] == "deirzor"
    assert fold_name("Ras al-Ayn")[0] == fold_name("RAS AL AYN")[0] == "rasalayn"
    assert fold_name("St. Orhal")[0] == fold_name("Saint Orhal")[0]


# --- what is a place ----------------------------------------------------------------------------


def test_places_are_found_where_the_reader_found_none(invented: Gazetteer) -> None:
    text = "The Karvenian Army shelled Sulmat and moved from Dêrvan to Pell Bridge in Karvenia."
    found = find_places(text, gazetteer=invented)
    assert names_of(found) == ["Sulmat", "Dêrvan", "Pell Bridge", "Karvenia"]
    assert all(text[p.start : p.end] == p.words for p in found)


def test_an_adjective_is_a_nationality_that_knows_its_country(invented: Gazetteer) -> None:
    one = only(find_places("Tasmuri guards left Merrin.", gazetteer=invented), "Tasmuri")
    assert (one.kind, one.country, one.lat) == (MentionKind.nationality, "TM", None)


@pytest.mark.parametrize(
    "text",
    [
        'Michael Jordan spoke first. "We saw nothing," Jordan said.',
        "Paris Hilton declined to comment.",
        "Mr. Victoria met the council, and Mrs. Victoria stayed away.",
        "Reading the letter took Nice people an hour. March was cold. Most of them left.",
    ],
)
def test_persons_and_ordinary_words_are_not_places(shipped: Gazetteer, text: str) -> None:
    assert names_of(find_places(text, gazetteer=shipped)) == []


def test_the_same_word_is_a_place_where_the_text_says_so(shipped: Gazetteer) -> None:
    found = find_places("They fled from Syria to Jordan and settled in Amman.", gazetteer=shipped)
    assert only(found, "Jordan").country == "JO"


def test_a_readers_mention_moves_the_likelihood(shipped: Gazetteer) -> None:
    text = "Supplies reached Aleppo on Monday."
    start = text.index("Aleppo")

    def confidence(*kinds: MentionKind) -> float:
        mentions = [Mention(start, start + 6, kind) for kind in kinds]
        return only(find_places(text, mentions=mentions, gazetteer=shipped), "Aleppo").confidence

    assert confidence(MentionKind.person) < confidence() < confidence(MentionKind.place)


def test_a_place_only_the_reader_knows_stays_unlocated(invented: Gazetteer) -> None:
    text = "Fighters entered Qwexal district."
    mention = Mention(17, 32, MentionKind.place)
    one = only(find_places(text, mentions=[mention], gazetteer=invented), "Qwexal district")
    assert (one.lat, one.lon, one.geonames, one.country) == (None, None, None, None)
    assert one.precision == 3


def test_streets_are_places_without_a_point(invented: Gazetteer) -> None:
    found = find_places("Shots were heard on Amber Harbour Road at noon.", gazetteer=invented)
    assert only(found, "Amber Harbour Road").lat is None


# --- which place --------------------------------------------------------------------------------


def test_the_reports_country_beats_population(invented: Gazetteer) -> None:
    here = find_places("In Karvenia, Dervane and Sulmat were shelled.", gazetteer=invented)
    there = find_places("In Tasmur, Dervane and Merrin were shelled.", gazetteer=invented)
    assert only(here, "Dervane").country == "KV"
    assert only(there, "Dervane").country == "TM"


def test_a_nationality_alone_can_decide(invented: Gazetteer) -> None:
    text = "Karvenian troops and Karvenian police entered Dervane."
    assert only(find_places(text, gazetteer=invented), "Dervane").country == "KV"


def test_a_country_written_behind_the_name_decides(shipped: Gazetteer) -> None:
    text = "The talks were held in Paris, Texas, and in Springfield, Illinois."
    found = find_places(text, gazetteer=shipped)
    assert only(found, "Paris").country == "US"
    town = only(found, "Springfield")
    assert float(kilometres(town.lat or 0.0, town.lon or 0.0, 39.8, -89.6)) < 50


def test_one_name_may_be_written_with_two_senses(shipped: Gazetteer) -> None:
    found = find_places("From Paris, Texas, she flew to Paris, France.", gazetteer=shipped)
    assert [p.country for p in found if p.words == "Paris"] == ["US", "FR"]


def test_ras_al_ayn_is_syrian_in_a_syrian_report(shipped: Gazetteer) -> None:
    text = "Turkish troops shelled Ras al-Ayn and Tell Abyad in northern Syria."
    one = only(find_places(text, gazetteer=shipped), "Ras al-Ayn")
    assert (one.country, one.geonames) == ("SY", 165509)


def test_a_region_called_like_its_town_means_the_town_unless_it_says_province(
    shipped: Gazetteer,
) -> None:
    text = "From Istanbul he went to Aleppo. Villages in Idlib province were hit in Syria."
    found = find_places(text, gazetteer=shipped)
    assert only(found, "Istanbul").precision == 2
    assert only(found, "Aleppo").precision == 2
    assert only(found, "Idlib").precision == 4


def test_so_many_kilometres_north_of_a_town_is_an_area(shipped: Gazetteer) -> None:
    found = find_places("The convoy was hit 20 km north of Raqqa in Syria.", gazetteer=shipped)
    area = only(found, "20 km north of Raqqa")
    town = only(found, "Raqqa")
    assert area.lat is not None and town.lat is not None  # noqa: PT018
    assert area.lon is not None and town.lon is not None  # noqa: PT018
    assert 18 < float(kilometres(area.lat, area.lon, town.lat, town.lon)) < 22
    assert area.lat > town.lat
    assert area.precision == 2
    far = find_places("Smoke rose 150 km east of Raqqa in Syria.", gazetteer=shipped)
    assert only(far, "150 km east of Raqqa").precision == 5


def test_the_order_of_names_does_not_change_the_choice(shipped: Gazetteer) -> None:
    hits = shipped.find(["alexandria", "cairo", "gaza"])
    names = [Name(key, hit.senses) for key, hit in hits.items()]
    forward = [c.index for c in choose(names, Prior(), shipped)]
    backward = [c.index for c in choose(names[::-1], Prior(), shipped)]
    assert forward == backward[::-1]


def test_a_publisher_is_only_a_hint(shipped: Gazetteer) -> None:
    assert publisher_country("https://www.merrincourier.co.uk/x", shipped) == "GB"
    assert publisher_country("https://example.com/", shipped) is None
    assert publisher_country("http://[bad", shipped) is None
    assert publisher_keys(None, "https://www.aleppotimes.example/", shipped) == ("aleppo",)
    assert publisher_keys("The Aleppo Courier", None, shipped) == ("aleppo",)
    assert publisher_keys(None, None, shipped) == ()


# --- coordinates --------------------------------------------------------------------------------


def test_coordinates_in_the_text_are_read() -> None:
    one = written_coordinates("Seen at 33°47′N 44°30′E, and at 36.8912, 38.3533 later.")
    assert [(round(w.lat, 3), round(w.lon, 3)) for w in one] == [(33.783, 44.5), (36.891, 38.353)]
    south = written_coordinates("33°30'15\"S 70°36'W")[0]
    assert (round(south.lat, 3), south.lon) == (-33.504, -70.6)


@pytest.mark.parametrize(
    "text", ["95°10′N 44°30′E", "91.1234, 10.1234", "33°75′N 44°30′E", "12.5, 14.1"]
)
def test_coordinates_out_of_range_or_mere_numbers_are_refused(text: str) -> None:
    assert written_coordinates(text) == []


# --- hostile input ------------------------------------------------------------------------------


PIECES = [
    "Paris", "al-", "the ", "The ", "St. ", "U.S.", ", ", " ", "Syria", "'", "20 km north of ",
    "Raqqa", "33°47′N 44°30′E", "\x00", "é", "İ", "ß", "\ud800", "Road", "I-", "95", "\n",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_spans_and_values_within_bounds(text: str) -> None:
    gazetteer = Gazetteer.load()
    for place in find_places(text, gazetteer=gazetteer):
        assert 0 <= place.start < place.end <= len(text)
        assert place.words == text[place.start : place.end]
        assert (place.lat is None) == (place.lon is None)
        if place.lat is not None and place.lon is not None:
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
        assert 1 <= place.precision <= 7
        assert 0 <= place.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(list(MentionKind))),
        max_size=12,
    )
)
def test_any_mentions_are_taken(spans: list[tuple[int, int, MentionKind]]) -> None:
    text = "Fighters moved from Raqqa through Turkey to Serekaniye, said Omer of Aleppo."
    mentions = [Mention(s, min(len(text), s + n), kind) for s, n, kind in spans]
    found = find_places(text, mentions=mentions, gazetteer=Gazetteer.load())
    assert all(text[p.start : p.end] == p.words for p in found)


def test_ten_thousand_names_cost_about_ten_times_a_thousand(shipped: Gazetteer) -> None:
    """Counted in senses weighed against anchors, which is what the cost is made of."""
    from sayso.resolve.places.context import ANCHORS, SENSES

    picked = np.random.default_rng(0).integers(5000, len(shipped) - 5000, 10_000)
    text = ". ".join("Shells fell in " + shipped.name(int(i)) for i in picked)
    found = find_places(text, gazetteer=shipped)
    assert len(found) > 2000
    assert max(p.candidates for p in found) <= SENSES
    assert ANCHORS * SENSES * 10_000 < 30_000_000


def test_kinds_are_told_apart(shipped: Gazetteer) -> None:
    assert shipped.lookup("Damascus")[0].kind == SenseKind.capital
    assert shipped.lookup("Euphrates")[0].kind == SenseKind.water


def test_a_stretch_met_again_is_taken_as_it_is_when_alone(invented: Gazetteer) -> None:
    """Repeated text gives the same places each time, also where the text ends within a name."""
    one = "Trucks left Oldeva for al-Sulmat near Pell Bridge. "
    alone = [(p.start, p.end, p.name) for p in find_places(one, gazetteer=invented)]
    assert [name for _, _, name in alone] == ["Oldeva", "Sulmat", "Pell Bridge"]
    many = find_places(one * 3 + "Trucks left Oldeva for Pell", gazetteer=invented)
    shifted = [(s + n * len(one), e + n * len(one), name) for n in range(3) for s, e, name in alone]
    last = 3 * len(one) + len("Trucks left ")
    assert [(p.start, p.end, p.name) for p in many] == [*shifted, (last, last + 6, "Oldeva")]
