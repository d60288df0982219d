"""Times: every time expression of a text as an EDTF interval and a TIMEX3 value.

`find_times` is the only public name. The order of work: `words` turns a text into a string of
class letters, `grammar` finds where a rule fits, `absolute` and `relative` say what it means,
`finder` joins ranges and open ends ("between March and May", "since 2015").

Conventions: the span is TimeML's (no preposition), the EDTF value takes the preposition in:
"until last month" is ../2014-10 on the words "last month". Both ends of a range carry the whole
interval. A clock time is in the TIMEX value; the EDTF value is its day.
"""

from sayso.resolve.times.finder import find_times

__all__ = ["find_times"]
