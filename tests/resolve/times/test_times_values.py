"""What single expressions mean: span, EDTF value, precision, TIMEX3 type and value."""
# ruff: noqa: E501  (a table: one case a line reads better than one case in nine lines)

from __future__ import annotations

import pytest

from sayso.model import Time
from sayso.resolve.times import find_times

WINTER = "2018-01-06"  # a Saturday
AUTUMN = "2014-11-07"  # a Friday

# text, published, the expression's words, EDTF, precision, TIMEX type, TIMEX value
CASES: list[tuple[str, str | None, str, str | None, str, str, str]] = [
    # Stretches that end or begin at publication.
    ("Over 20 were arrested in last two weeks.", WINTER, "last two weeks", "2017-12-23/2018-01-06", "week", "DURATION", "P2W"),
    ("Over 20 were arrested in the past three days.", WINTER, "the past three days", "2018-01-03/2018-01-06", "day", "DURATION", "P3D"),
    ("It held the town in the last six months.", WINTER, "the last six months", "2017-07/2018-01", "month", "DURATION", "P6M"),
    ("It held the town over the past two years.", WINTER, "the past two years", "2016/2018", "year", "DURATION", "P2Y"),
    ("Shelling rose over the past month.", WINTER, "the past month", "2017-12-06/2018-01-06", "month", "DURATION", "P1M"),
    ("Shelling rose over the past year.", WINTER, "the past year", "2017-01/2018-01", "year", "DURATION", "P1Y"),
    ("It will leave in the next two weeks.", WINTER, "the next two weeks", "2018-01-06/2018-01-20", "week", "DURATION", "P2W"),
    ("Nine were hurt in the last 24 hours.", WINTER, "the last 24 hours", "2018-01-05/2018-01-06", "day", "DURATION", "PT24H"),
    ("Many left in recent weeks.", WINTER, "recent weeks", None, "unknown", "DURATION", "PXW"),
    ("Many left over the past few months.", WINTER, "the past few months", None, "unknown", "DURATION", "PXM"),
    ("In the last three months of 2017 it was quiet.", WINTER, "the last three months", "2017-10/2017-12", "month", "DURATION", "P3M"),
    ("In the first nine months of 2016 it was quiet.", WINTER, "the first nine months", "2016-01/2016-09", "month", "DURATION", "P9M"),
    # Months, and the tense that chooses their year.
    ("He travelled in a convoy through Tasmur to attack Sulmat in February.", WINTER, "February", "2017-02", "month", "DATE", "2017-02"),
    ("He will travel to Sulmat in February.", WINTER, "February", "2018-02", "month", "DATE", "2018-02"),
    ("He crossed the Isk in February last year.", WINTER, "February last year", "2017-02", "month", "DATE", "2017-02"),
    ("He crossed the Isk last October.", WINTER, "last October", "2017-10", "month", "DATE", "2017-10"),
    ("He crossed the Isk in March 2016.", WINTER, "March 2016", "2016-03", "month", "DATE", "2016-03"),
    ("He crossed the Isk in March, 2016.", WINTER, "March, 2016", "2016-03", "month", "DATE", "2016-03"),
    ("He crossed in Sept. 2016.", WINTER, "Sept. 2016", "2016-09", "month", "DATE", "2016-09"),
    ("The siege of May was long.", WINTER, "May", "2017-05", "month", "DATE", "2017-05"),
    ("Until last month, the Army had blocked fighters from crossing.", AUTUMN, "last month", "../2014-10", "month", "DATE", "2014-10"),
    ("The bridge was rebuilt this month.", AUTUMN, "this month", "2014-11", "month", "DATE", "2014-11"),
    ("The bridge will open next month.", AUTUMN, "next month", "2014-12", "month", "DATE", "2014-12"),
    ("It opened earlier this month.", AUTUMN, "earlier this month", "2014-11-01/2014-11-07", "days", "DATE", "2014-11"),
    ("It will open later this year.", AUTUMN, "later this year", "2014-11/2014-12", "month", "DATE", "2014"),
    ("Shelling in mid-June hit Orhal.", WINTER, "mid-June", "2017-06-11~/2017-06-20~", "days", "DATE", "2017-06"),
    ("It fell in early March 2016.", WINTER, "early March 2016", "2016-03-01/2016-03-10~", "days", "DATE", "2016-03"),
    ("It fell at the end of November.", WINTER, "the end of November", "2017-11-21~/2017-11-30", "days", "DATE", "2017-11"),
    ("It must be done by the end of the month.", WINTER, "the end of the month", "../2018-01-31", "days", "DATE", "2018-01"),
    # Days.
    ("He was shot on 2018-01-05.", None, "2018-01-05", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("It was logged at 2018-01-05T17:30:00Z.", None, "2018-01-05T17:30:00Z", "2018-01-05", "day", "TIME", "2018-01-05T17:30:00"),
    ("He was shot on Friday, Jan. 5.", WINTER, "Friday, Jan. 5", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("He was shot on Jan 5, 2018.", None, "Jan 5, 2018", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("He was shot on January 5th, 2018.", None, "January 5th, 2018", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("He was shot on the 5th of January.", WINTER, "the 5th of January", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("He was shot on 5 January 2018.", None, "5 January 2018", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("He was shot on the 14th of February, 2016.", None, "the 14th of February, 2016", "2016-02-14", "day", "DATE", "2016-02-14"),
    ("He was shot on 12.05.2017.", None, "12.05.2017", "2017-05-12", "day", "DATE", "2017-05-12"),
    ("He was shot on 25/12/2017.", None, "25/12/2017", "2017-12-25", "day", "DATE", "2017-12-25"),
    ("He was shot on 12/25/2017.", None, "12/25/2017", "2017-12-25", "day", "DATE", "2017-12-25"),
    ("He was shot on 05/05/2017.", None, "05/05/2017", "2017-05-05", "day", "DATE", "2017-05-05"),
    ("He was shot on 03/04/2018.", WINTER, "03/04/2018", "2018", "year", "DATE", "2018-XX-XX"),
    ("He was shot on 6 June.", WINTER, "6 June", "2017-06-06", "day", "DATE", "2017-06-06"),
    ("He will be tried on 10 February.", WINTER, "10 February", "2018-02-10", "day", "DATE", "2018-02-10"),
    ("He was shot on Nov. 25.", WINTER, "Nov. 25", "2017-11-25", "day", "DATE", "2017-11-25"),
    ("He was shot on Tuesday.", WINTER, "Tuesday", "2018-01-02", "day", "DATE", "2018-01-02"),
    ("He will be tried on Tuesday.", WINTER, "Tuesday", "2018-01-09", "day", "DATE", "2018-01-09"),
    ("He was shot last Friday.", WINTER, "last Friday", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("He will be tried next Friday.", WINTER, "next Friday", "2018-01-12", "day", "DATE", "2018-01-12"),
    ("They met on Saturday.", WINTER, "Saturday", "2018-01-06", "day", "DATE", "2018-01-06"),
    ("He was shot late on Monday.", WINTER, "Monday", "2018-01-01", "day", "DATE", "2018-01-01"),
    ("He was shot on Tuesday last week.", WINTER, "Tuesday", "2017-12-26", "day", "DATE", "2017-12-26"),
    ("He was shot on Monday night.", WINTER, "Monday night", "2018-01-01", "day", "TIME", "2018-01-01TNI"),
    ("He was shot yesterday.", WINTER, "yesterday", "2018-01-05", "day", "DATE", "2018-01-05"),
    ("He was shot today.", WINTER, "today", "2018-01-06", "day", "DATE", "2018-01-06"),
    ("He will be tried tomorrow.", WINTER, "tomorrow", "2018-01-07", "day", "DATE", "2018-01-07"),
    ("He was shot the day before yesterday.", WINTER, "the day before yesterday", "2018-01-04", "day", "DATE", "2018-01-04"),
    ("He was shot this morning.", WINTER, "this morning", "2018-01-06", "day", "TIME", "2018-01-06TMO"),
    ("He was shot last night.", WINTER, "last night", "2018-01-05", "day", "TIME", "2018-01-05TNI"),
    ("He will speak tonight.", WINTER, "tonight", "2018-01-06", "day", "TIME", "2018-01-06TNI"),
    ("He will speak tomorrow evening.", WINTER, "tomorrow evening", "2018-01-07", "day", "TIME", "2018-01-07TEV"),
    ("Shells hit Dervane overnight.", WINTER, "overnight", "2018-01-05/2018-01-06", "days", "TIME", "2018-01-05TNI"),
    ("They met on the 3rd.", WINTER, "the 3rd", "2018-01-03", "day", "DATE", "2018-01-03"),
    # Counting back and on.
    ("The town fell two years ago.", WINTER, "two years ago", "2016", "year", "DATE", "2016"),
    ("The town fell about two years ago.", WINTER, "about two years ago", "2016~", "year", "DATE", "2016"),
    ("The town fell six weeks ago.", WINTER, "six weeks ago", "2017-11-20/2017-11-26", "week", "DATE", "2017-W47"),
    ("The town fell ten days ago.", WINTER, "ten days ago", "2017-12-27", "day", "DATE", "2017-12-27"),
    ("The town fell five months ago.", WINTER, "five months ago", "2017-08", "month", "DATE", "2017-08"),
    ("The town fell a fortnight ago.", WINTER, "a fortnight ago", "2017-12-18/2017-12-24", "week", "DATE", "2017-W51"),
    ("They came years ago, when the group emerged.", WINTER, "years ago", None, "unknown", "DATE", "PAST_REF"),
    ("They came several years ago.", WINTER, "several years ago", None, "unknown", "DATE", "PAST_REF"),
    ("It was last week.", WINTER, "last week", "2017-12-25/2017-12-31", "week", "DATE", "2017-W52"),
    ("It is this week.", WINTER, "this week", "2018-01-01/2018-01-07", "week", "DATE", "2018-W01"),
    ("It was last year.", WINTER, "last year", "2017", "year", "DATE", "2017"),
    ("Shells fell over the weekend.", "2018-01-08", "the weekend", "2018-01-06/2018-01-07", "days", "DATE", "2018-W01-WE"),
    ("Talks resume in the week of March 6, 2017.", WINTER, "the week of March 6, 2017", "2017-03-06/2017-03-12", "week", "DATE", "2017-W10"),
    ("It was the first week of January 2017.", WINTER, "the first week of January 2017", "2017-01-01/2017-01-07", "week", "DATE", "2016-W52"),
    # Durations.
    ("Four have been detained for about a week.", WINTER, "a week", None, "unknown", "DURATION", "P1W"),
    ("He walked for 24 hours.", WINTER, "24 hours", None, "unknown", "DURATION", "PT24H"),
    ("It was a two-year siege.", WINTER, "two-year", None, "unknown", "DURATION", "P2Y"),
    ("It took more than four hours.", WINTER, "more than four hours", None, "unknown", "DURATION", "PT4H"),
    ("It took 5 1/2 hours.", WINTER, "5 1/2 hours", None, "unknown", "DURATION", "PT5H30M"),
    ("It took half an hour.", WINTER, "half an hour", None, "unknown", "DURATION", "PT30M"),
    ("It took two and a half years.", WINTER, "two and a half years", None, "unknown", "DURATION", "P2Y6M"),
    ("It took twenty-five days.", WINTER, "twenty-five days", None, "unknown", "DURATION", "P25D"),
    ("It takes two to three weeks.", WINTER, "two to three weeks", None, "unknown", "DURATION", "P2W"),
    ("It took several months.", WINTER, "several months", None, "unknown", "DURATION", "PXM"),
    ("They fought for years.", WINTER, "years", None, "unknown", "DURATION", "PXY"),
    ("They held it for two decades.", WINTER, "two decades", None, "unknown", "DURATION", "P20Y"),
    ("A month-long siege began.", WINTER, "month-long", None, "unknown", "DURATION", "P1M"),
    ("It must be done within 48 hours.", WINTER, "48 hours", None, "unknown", "DURATION", "PT48H"),
    # Sets.
    ("They meet every Tuesday.", WINTER, "every Tuesday", None, "unknown", "SET", "XXXX-WXX-2"),
    ("They meet every two weeks.", WINTER, "every two weeks", None, "unknown", "SET", "P2W"),
    ("They meet every day.", WINTER, "every day", None, "unknown", "SET", "P1D"),
    ("They meet on Mondays.", WINTER, "Mondays", None, "unknown", "SET", "XXXX-WXX-1"),
    ("There is daily shelling.", WINTER, "daily", None, "unknown", "SET", "P1D"),
    ("They meet twice a week.", WINTER, "a week", None, "unknown", "SET", "P1W"),
    ("They march each July.", WINTER, "each July", None, "unknown", "SET", "XXXX-07"),
    # References.
    ("The Council now holds Orhal.", WINTER, "now", None, "unknown", "DATE", "PRESENT_REF"),
    ("It currently holds Orhal.", WINTER, "currently", None, "unknown", "DATE", "PRESENT_REF"),
    ("It recently took Orhal.", WINTER, "recently", None, "unknown", "DATE", "PAST_REF"),
    ("In the past, it held Orhal.", WINTER, "the past", None, "unknown", "DATE", "PAST_REF"),
    ("In the near future it will leave.", WINTER, "the near future", None, "unknown", "DATE", "FUTURE_REF"),
    ("People are afraid these days.", WINTER, "these days", None, "unknown", "DATE", "PRESENT_REF"),
    # Years and what is longer or shorter.
    ("He joined the Brigades in 2015.", WINTER, "2015", "2015", "year", "DATE", "2015"),
    ("He has fought since 2015.", WINTER, "2015", "2015/..", "year", "DATE", "2015"),
    ("It fell in early 2016.", WINTER, "early 2016", "2016-01/2016-04~", "month", "DATE", "2016"),
    ("It fell in late 2016.", WINTER, "late 2016", "2016-09~/2016-12", "month", "DATE", "2016"),
    ("It fell in mid-2016.", WINTER, "mid-2016", "2016-05~/2016-08~", "month", "DATE", "2016"),
    ("It fell at the end of 2016.", WINTER, "the end of 2016", "2016-12~", "month", "DATE", "2016"),
    ("It was built in the 1990s.", WINTER, "1990s", "199X", "year", "DATE", "199X"),
    ("It was built in the early 1990s.", WINTER, "the early 1990s", "1990/1993~", "year", "DATE", "199X"),
    ("It was built in the nineties.", WINTER, "nineties", "199X", "year", "DATE", "199X"),
    ("It was built in the 1800s.", WINTER, "1800s", "18XX", "year", "DATE", "18"),
    ("It was built in the 19th century.", WINTER, "the 19th century", "18XX", "year", "DATE", "18"),
    ("Output fell in the fourth quarter of 2017.", WINTER, "the fourth quarter of 2017", "2017-10/2017-12", "month", "DATE", "2017-Q4"),
    ("Output fell in Q4 2017.", WINTER, "Q4 2017", "2017-10/2017-12", "month", "DATE", "2017-Q4"),
    ("Output fell in the first half of 2017.", WINTER, "the first half of 2017", "2017-01/2017-06", "month", "DATE", "2017-H1"),
    ("In fiscal 2016 output fell.", WINTER, "fiscal 2016", "2016", "year", "DATE", "2016"),
    ("It fell last summer.", WINTER, "last summer", "2017-22", "month", "DATE", "2017-SU"),
    ("It fell in the summer of 2014.", WINTER, "the summer of 2014", "2014-22", "month", "DATE", "2014-SU"),
    ("It fell in the spring of 2016.", WINTER, "the spring of 2016", "2016-21", "month", "DATE", "2016-SP"),
    ("It fell last autumn.", WINTER, "last autumn", "2017-23", "month", "DATE", "2017-FA"),
    ("It fell in the winter of 2016.", WINTER, "the winter of 2016", "2016-24", "month", "DATE", "2016-WI"),
    # Feasts.
    ("Those who were arrested before New Year Eve were foreigners.", WINTER, "New Year Eve", "../2017-12-31", "day", "DATE", "2017-12-31"),
    ("They fired on New Year's Eve.", WINTER, "New Year's Eve", "2017-12-31", "day", "DATE", "2017-12-31"),
    ("They fired on New Year’s Day.", WINTER, "New Year’s Day", "2018-01-01", "day", "DATE", "2018-01-01"),
    ("They fired on Christmas Day 2016.", WINTER, "Christmas Day 2016", "2016-12-25", "day", "DATE", "2016-12-25"),
    ("They fired at Easter 2018.", WINTER, "Easter 2018", "2018-04-01", "day", "DATE", "2018-04-01"),
    ("They fired on Good Friday 2018.", WINTER, "Good Friday 2018", "2018-03-30", "day", "DATE", "2018-03-30"),
    ("They crossed during Ramadan.", WINTER, "Ramadan", "2017-05-27~/2017-06-25~", "month", "DATE", "2017-05"),
    ("They crossed during Ramadan in 2016.", WINTER, "Ramadan in 2016", "2016-06-07~/2016-07-06~", "month", "DATE", "2016-06"),
    ("They crossed on Eid al-Fitr 2017.", WINTER, "Eid al-Fitr 2017", "2017-06-26~", "day", "DATE", "2017-06-26"),
    ("They crossed at Newroz 2017.", WINTER, "Newroz 2017", "2017-03-21~", "day", "DATE", "2017-03-21"),
    ("They crossed at Eid.", WINTER, "Eid", None, "unknown", "DATE", "XXXX"),
    ("It was before 9/11.", WINTER, "9/11", "../2001-09-11", "day", "DATE", "2001-09-11"),
    ("After the September 11 attacks they left.", WINTER, "September 11", "2001-09-11", "day", "DATE", "2001-09-11"),
    # Clocks.
    ("It fell at 5:30 a.m. local time on Friday.", WINTER, "5:30 a.m. local time", "2018-01-05", "day", "TIME", "2018-01-05T05:30"),
    ("It fell at 5:30 a.m. local time.", WINTER, "5:30 a.m. local time", None, "unknown", "TIME", "2018-01-06T05:30"),
    ("It fell at 10 p.m. Wednesday.", WINTER, "10 p.m. Wednesday", "2018-01-03", "day", "TIME", "2018-01-03T22:00"),
    ("It fell at noon on Friday.", WINTER, "noon", "2018-01-05", "day", "TIME", "2018-01-05T12:00"),
    ("It fell at dawn on Sunday.", WINTER, "dawn", "2017-12-31", "day", "TIME", "2017-12-31TMO"),
    ("It fell at 17:00 on 5 Jan. 2018.", None, "17:00", "2018-01-05", "day", "TIME", "2018-01-05T17:00"),
    # Ranges: both ends carry the whole interval.
    ("It was calm between March and May.", WINTER, "March", "2017-03/2017-05", "month", "DATE", "2017-03"),
    ("It was calm between March and May.", WINTER, "May", "2017-03/2017-05", "month", "DATE", "2017-05"),
    ("It lasted from 3 to 5 January.", WINTER, "3 to 5 January", "2018-01-03/2018-01-05", "days", "DATE", "2018-01-03/2018-01-05"),
    ("It lasted 3–5 January 2018.", None, "3–5 January 2018", "2018-01-03/2018-01-05", "days", "DATE", "2018-01-03/2018-01-05"),
    ("It lasted January 3-5, 2018.", None, "January 3-5, 2018", "2018-01-03/2018-01-05", "days", "DATE", "2018-01-03/2018-01-05"),
    ("It lasted from Monday to Wednesday.", WINTER, "Wednesday", "2018-01-01/2018-01-03", "day", "DATE", "2018-01-03"),
    ("It lasted from 2011 to 2014.", WINTER, "2011", "2011/2014", "year", "DATE", "2011"),
    ("The war (2011-2014) was long.", WINTER, "2014", "2011/2014", "year", "DATE", "2014"),
    ("It lasted from late 2015 to early 2016.", WINTER, "late 2015", "2015-09~/2016-04~", "month", "DATE", "2015"),
    ("It lasted from January to March 2016.", WINTER, "January", "2016-01/2016-03", "month", "DATE", "2016-01"),
    ("He left ten days after 5 March 2017.", WINTER, "ten days", "2017-03-15", "day", "DURATION", "P10D"),
    ("It grew in the three weeks before 5 January 2018.", WINTER, "the three weeks", "2017-12-15/2018-01-05", "week", "DURATION", "P3W"),
    # Open ends.
    ("He has been held since last Friday.", WINTER, "last Friday", "2018-01-05/..", "day", "DATE", "2018-01-05"),
    ("It must end by 1 March 2018.", WINTER, "1 March 2018", "../2018-03-01", "day", "DATE", "2018-03-01"),
    ("He left after 5 January 2018.", WINTER, "5 January 2018", "2018-01-05/..", "day", "DATE", "2018-01-05"),
    # Without a publication date what is relative stays relative.
    ("He crossed in February.", None, "February", None, "unknown", "DATE", "XXXX-02"),
    ("He crossed last week.", None, "last week", None, "unknown", "DATE", "XXXX-WXX"),
    ("He crossed on Tuesday.", None, "Tuesday", None, "unknown", "DATE", "XXXX-WXX-2"),
    ("He crossed on 5 March.", None, "5 March", None, "unknown", "DATE", "XXXX-03-05"),
    ("He crossed yesterday.", None, "yesterday", None, "unknown", "DATE", "XXXX-XX-XX"),
    ("He crossed two years ago.", None, "two years ago", None, "unknown", "DATE", "XXXX"),
    ("He crossed in last two weeks.", None, "last two weeks", None, "unknown", "DURATION", "P2W"),
    ("He crossed last summer.", None, "last summer", None, "unknown", "DATE", "XXXX-SU"),
    ("He crossed at 5:30 a.m.", None, "5:30 a.m.", None, "unknown", "TIME", "XXXX-XX-XXT05:30"),
    ("He crossed during Ramadan.", None, "Ramadan", None, "unknown", "DATE", "XXXX"),
    ("He crossed in 2015.", None, "2015", "2015", "year", "DATE", "2015"),
    # A publication date known only to the month or year anchors what is as coarse.
    ("He crossed last month.", "2018-01", "last month", "2017-12", "month", "DATE", "2017-12"),
    ("He crossed on Sunday.", "2018-01", "Sunday", None, "unknown", "DATE", "XXXX-WXX-7"),
    ("He crossed last year.", "2018", "last year", "2017", "year", "DATE", "2017"),
    ("He crossed in May.", "2018", "May", None, "unknown", "DATE", "XXXX-05"),
    # No such day.
    ("He crossed on 31 February 2018.", WINTER, "31 February 2018", None, "unknown", "DATE", "2018-02-XX"),
]  # fmt: skip


def one(text: str, published: str | None, words: str) -> Time:
    """The time on exactly these words."""
    times = find_times(text, published=published)
    found = [time for time in times if text[time.start : time.end] == words]
    assert len(found) == 1, [(text[t.start : t.end], t.value) for t in times]
    return found[0]


@pytest.mark.parametrize(
    ("text", "published", "words", "value", "precision", "kind", "timex"),
    CASES,
    ids=[f"{case[2]}|{case[1]}|{index}" for index, case in enumerate(CASES)],
)
def test_an_expression_means(
    text: str,
    published: str | None,
    words: str,
    value: str | None,
    precision: str,
    kind: str,
    timex: str,
) -> None:
    """Each expression has this span, value, precision, type and TIMEX value."""
    time = one(text, published, words)
    assert (time.value, time.precision, time.timex_type, time.timex_value) == (
        value,
        precision,
        kind,
        timex,
    )


NOTHING = [
    "Over 2000 fighters and 2015 people died.",
    "Mr. May said that he may march with April Jones.",
    "It lies at 36.1834, 38.2043 and at 36/40.",
    "Version 1.2.3 of the T34 was 50% heavier; call 0532 555 01 02.",
    "A 30-years-old fighter, 52 years old, spoke.",
    "It was in the year 0 and on 2018-13-45 and on 36/40/2018.",
    "The sun sat on the mar; a second man came first.",
    "He won by a quarter; three-quarters of them fell.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    """Counts, names, coordinates, ages and impossible numerals are not times."""
    found = find_times(text, published=WINTER)
    assert [text[time.start : time.end] for time in found] == []


def test_other_dates_of_a_text_tell_the_order_of_day_and_month() -> None:
    """25/12 can only put the day first, so 03/04 is in April."""
    text = "Seen on 25/12/2017 and again on 03/04/2018."
    assert [time.value for time in find_times(text, published=None)] == ["2017-12-25", "2018-04-03"]


def test_narrative_goes_on_from_the_last_time() -> None:
    """The previous day and two days later count from the date before them, not from publication."""
    text = "He came on 3 March 2017. The previous day he had left Orhal. Two days later he crossed."
    values = [time.value for time in find_times(text, published=WINTER)]
    assert values == ["2017-03-03", "2017-03-02", "2017-03-04"]


def test_narrative_needs_no_publication_date() -> None:
    """A date in the text anchors the next day of a report that has none."""
    text = "He came on 5 January 2018. The next day he left. That night he crossed."
    values = [time.value for time in find_times(text, published=None)]
    assert values == ["2018-01-05", "2018-01-06", "2018-01-06"]


def test_narrative_keeps_to_its_year() -> None:
    """A tale that left the present goes on in its own year."""
    text = "He joined in June 2014. In August he was moved to Sulmat."
    values = [time.value for time in find_times(text, published=WINTER)]
    assert values == ["2014-06", "2014-08"]


def test_a_year_dates_its_own_words_only() -> None:
    """ "joined in 2015" gives the next sentence no time at all."""
    text = "He says he joined in 2015. I was brought to Merrin from Oldeva."
    assert len(find_times(text, published=WINTER)) == 1
