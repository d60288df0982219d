"""Names: what may be one and what stays two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.resolve.who.folding import fold
from sayso.resolve.who.name_words import form_of, words_to_align
from sayso.resolve.who.names import same_name
from sayso.resolve.who.sieve import certainly_two
from sayso.vocabulary import MentionKind

SAME = [
    ("Yusuf al-Sabr", "Youssef Al Sabir"),
    ("Qadir Hasan", "Kadir Hassan"),
    ("Sergei Orlov", "Sergey Orloff"),
    ("Abdul Aziz Nooristani", "Abdulaziz al-Nuristani"),
    ("Khaled Mansour", "Halid Mansur"),
    ("Dêrvan Şêxo", "Dervan Shekho"),
    ("Vladimir Petrov", "Wladimir Petrow"),
    ("Cemal Sabri", "Jamal Sabri"),
    ("Hichem Nouri", "Hisham Nuri"),
    ("Jegor Velan", "Yegor Velan"),
    ("Ihor Velan", "Igor Velan"),
    ("Murat Sabri", "Murad Sabri"),
    ("Harrow, Edgar", "Edgar Harrow"),
    ("Ben Harrow", "Benjamin Harrow"),
    ("Aleksei Velan", "Alexey Velan"),
    ("Nikolai Velan", "Nikolay Velan"),
    ("Chalid Sabri", "Khaled Sabri"),
    ("Rustam Chruschow", "Rustam Khrushov"),
    ("Əhməd Səbri", "Ahmad Sabri"),
    ("Mehdi Velani", "Mahdi Velani"),
    ("Ziaul Haq Sabri", "Zia-ul-Haq Sabri"),
    ("Karim ElSabri", "Karim al-Sabri"),
    ("JK Harrow", "Jane Karla Harrow"),
    ("Crown Prince Karim bin Hadi", "Karim bin Hadi al-Sabri"),
    ("Karim Vealn", "Karim Velan"),
    ("كريم بن هادي", "Karim bin Hadi"),
    ("عبد الرحمن الصبري", "Abdel Rahman Sabri"),
    ("נעמי ויזל", "Naomi Wiesel"),
    ("イゴール・ベラン", "Igor Velan"),
]
APART = [
    ("Mohammed Ali", "Mohammed Salih"),
    ("Salman bin Rashid", "Rashid bin Salman"),
    ("Mohammed", "Mohammed Karim"),
    ("Karl Voss", "Mira Voss"),
    ("Ilan Dorf", ""),
    ("Karim Hassan", "Karim Hussein"),
    ("Khalid Sabri", "Khalil Sabri"),
    ("Jamil Sabri", "Jamal Sabri"),
    ("Said Sabri", "Saad Sabri"),
    ("Maria Velan", "Mario Velan"),
    ("Ivan Velan", "Ivana Velana"),
    ("Michael Voss", "Michelle Voss"),
    ("John Voss", "Jane Voss"),
    ("Karim Hernander", "Karim Fernander"),
    ("كريم هادي", "Karim Hassan"),
    ("صدام هادي", "Salim Hadi"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name(one: str, other: str) -> None:
    """Spellings of one name are one, and the reasons name the words."""
    match = same_name(one, other)
    assert match.same, match
    assert match.reasons


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two(one: str, other: str) -> None:
    """Names that share words but differ in one stay two."""
    assert not same_name(one, other).same


def test_acronym_of_a_body() -> None:
    """A body's initials are its name; a person has none."""
    assert same_name("NDC", "Northern Defence Council", kind=MentionKind.group).same
    assert not same_name("NDC", "Northern Defence Council").same


def test_forms_of_companies_say_nothing() -> None:
    """Limited, Ltd and JSC tell what a company is, not which."""
    assert same_name("Isk Bakeries Ltd", "Isk Bakeries Limited", kind=MentionKind.group).same


@given(st.text(max_size=40), st.text(max_size=40))
def test_symmetric_and_bounded(one: str, other: str) -> None:
    """Any two texts: same score both ways, within 0..1; a text with letters equals itself."""
    match, back = same_name(one, other), same_name(other, one)
    assert 0.0 <= match.score <= 1.0
    assert match.score == back.score
    if fold(one):
        assert same_name(one, one).score == 1.0


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("Ted Harrow", "Theodore Harrow", MentionKind.person, True),
        ("Ig0r Velan", "Igor Velan", MentionKind.person, True),
        ("Sergejs Velanovs", "Sergei Velanov", MentionKind.person, True),
        ("Ted Harrow", "Edgar Harrow", MentionKind.person, False),
        ("Halden Bank (Tasmur) AG", "Halden Bank AG", MentionKind.group, True),
        ("Halden", "Halden Europe Sp. z o.o.", MentionKind.group, True),
        ("Cardinal Haelth, Inc.", "Cardinal Health, Inc.", MentionKind.group, True),
        ("Brigade Forty-four", "Brigade 44", MentionKind.group, True),
        ("M/V Oldeva Star", "Oldeva Star", MentionKind.group, True),
        ("F/V Oldeva Star", "MV Merrin Star", MentionKind.group, False),
        ("St Oldeva", "MV Oldeva", MentionKind.group, False),
        ("Orhal Telekom", "Orhal Telecom Ltd", MentionKind.group, True),
        ("Hald3n Bridge", "Halden Bridge", MentionKind.group, True),
        ("East Ridge Front", "West Ridge Front", MentionKind.group, False),
        ("Halden Solutions II", "Halden Solutions", MentionKind.group, False),
        ("Third Brigade", "Tenth Brigade", MentionKind.group, False),
        ("Brigade VII", "Brigade VIII", MentionKind.group, False),
        ("Brigade VII", "Seventh Brigade", MentionKind.group, True),
        ("Brigade 7", "Brigade 72", MentionKind.group, False),
        ("21st Guard Division", "Twenty-First Guard Division", MentionKind.group, True),
        ("Government of Niger", "Government of Nigeria", MentionKind.group, False),
        ("Ministry of Defence of Iran", "Ministry of Defence of Iraq", MentionKind.group, False),
        ("Halden Mens Council", "Halden Womens Council", MentionKind.group, False),
        ("US Harbour Office", "United States Harbor Office", MentionKind.group, True),
        ("Halden Chemie S.A.R.L.", "Halden Chemie", MentionKind.group, True),
        ("Halden Mgmt Svcs", "Halden Management Services", MentionKind.group, True),
        ("HVB AG", "Halden Vessel Bank Ltd", MentionKind.group, True),
        ("Harrow, Jr.", "Harrow", MentionKind.person, True),
        ("Fundación Oldeva", "Oldeva Foundation", MentionKind.group, True),
        ("Ministère de la Défense", "Ministry of Defence", MentionKind.group, True),
        ("Министерство обороны", "Ministry of Defence", MentionKind.group, True),
        ("Ministry of Finance", "Ministry of Defence", MentionKind.group, False),
        ("Oldeva Fin. Group", "Oldeva Financial Group", MentionKind.group, True),
        (
            "Obshchestvo s ogranichennoy otvetstvennostyu Oldeva",
            "Oldeva LLC",
            MentionKind.group,
            True,
        ),
        (
            "Oldeva spółka z ograniczoną odpowiedzialnością",
            "Oldeva Sp. z o.o.",
            MentionKind.group,
            True,
        ),
        ("株式会社Oldeva", "Oldeva Corp.", MentionKind.group, True),
        ("Oldeva AG", "Oldeva GmbH", MentionKind.group, False),
        ("Oldeva AG", "Oldeva Ltd", MentionKind.group, True),
        ("Oldeva AG", "Oldeva", MentionKind.group, True),
        ("OOO Oldeva", "ZAO Oldeva", MentionKind.group, False),
        ("HVB Harbours", "Halden Vessel Board Harbours", MentionKind.group, True),
        ("HVB Harbours", "Halden Rescue Board Harbours", MentionKind.group, False),
        ("HATO", "Harbours and Towns of Oldeva", MentionKind.group, True),
        ("XXIV Corps", "24th Corps", MentionKind.group, True),
        ("Brigade No. 7", "Brigade Seven", MentionKind.group, True),
        ("N0rthern Halden Bank", "Northern Halden Bank", MentionKind.group, True),
        ("Islamic Republic of Iran Halden Office", "Iran Halden Office", MentionKind.group, True),
        ("LNG/C Oldeva Star", "Oldeva Star", MentionKind.group, True),
        ("حزب الصبر", "Hizb al-Sabr", MentionKind.group, True),
    ],
)
def test_short_forms_generic_words_and_numbers(
    one: str, other: str, kind: MentionKind, same: bool
) -> None:
    """What hardly tells two names apart, and what does."""
    assert same_name(one, other, kind=kind).same is same


WORDS = st.sampled_from(
    "karim karin qarim abd abdul abdulkarim al aziz abdulaziz ben bin benjamin k kim il voss vos "
    "foss harrow bank banc of group 44 four iv ltd north south nortern northern bakeries bakery "
    "salem salim omar umar hadi mohammed muhamad deir ezzor deirezzor NDB GmbH AG ziaul fundacion "
    "foundation كريم هادي بنك XIV XV prince elSalim".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=2000, deadline=None)
@given(NAMES, NAMES, st.sampled_from([MentionKind.person, MentionKind.group]))
def test_the_sieve_loses_nothing(one: str, other: str, kind: MentionKind) -> None:
    """What is sifted out before names are aligned is what aligning them would refuse."""
    if certainly_two(one, other, kind=kind):
        assert not same_name(one, other, kind=kind).same
    assert certainly_two(one, other, kind=kind) == certainly_two(other, one, kind=kind)


def test_letters_of_another_script_take_no_endless_time() -> None:
    """A word of vowels only, however long, is compared at once."""
    assert not same_name("ا" * 5000 + " هادي", "a" * 5000 + "b Hadi").same


def test_a_form_is_no_name() -> None:
    """A body that is called by nothing but a form keeps it; what it is in law is told."""
    assert words_to_align("Company Ltd", False) == ("company", "ltd")
    assert form_of("Oldeva GmbH & Co. KG") == "partners"
    assert form_of("Oldeva Ltd") == form_of("Oldeva") == ""


def test_the_sieve_sifts() -> None:
    """It is there to stop most pairs: those that share a word and nothing else."""
    assert certainly_two("karim salem", "karim voss")
    assert certainly_two("north harrow bank", "north salem bank", kind=MentionKind.group)
    assert not certainly_two("karim salem", "qarim salim")
