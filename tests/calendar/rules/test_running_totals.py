"""Running totals give what a walk over every day gives, in whatever order moments are asked for."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st
from tests.calendar.rules.test_working_time import profile, situations
from tests.cases import examples

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.running_totals import RunningTotals
from deskbook.calendar.rules.working_time import HORIZON, Span


class Walk:
    """Working time day by day."""

    def __init__(self, calendar):
        self.calendar = calendar

    def count(self, start, end, unit):
        first, last = int(start.timestamp()), int(end.timestamp())
        days = (self.calendar.day_of(end) - self.calendar.day_of(start)).days + 3
        return sum((self.part(it, first, last, unit) for it in self.days(start, days)), Fraction())

    def add(self, start, span):
        first, left = int(start.timestamp()), span.amount
        for day in self.days(start, HORIZON):
            part = self.part(day, first, 1 << 40, span.unit)
            if part and part >= left:
                return datetime.fromtimestamp(self.within(day, first, left, span.unit), UTC)
            left -= part
        return self.calendar.start_of(self.calendar.day_of(start) + timedelta(days=HORIZON))

    def days(self, start, number):
        begin = self.calendar.day_of(start) - timedelta(days=2)
        return (begin + timedelta(days=ahead) for ahead in range(number))

    def part(self, day, first, last, unit):
        spans = self.calendar.spans(day)
        inside = sum(max(0, min(end, last) - max(start, first)) for start, end in spans)
        return Fraction(inside, self.whole(spans, unit)) if inside else Fraction()

    def whole(self, spans, unit):
        return 3600 if unit == "h" else sum(end - start for start, end in spans)

    def within(self, day, first, left, unit):
        spans = self.calendar.spans(day)
        seconds = left * self.whole(spans, unit)
        for start, end in spans[:-1]:
            room = max(0, end - max(start, first))
            if room >= seconds:
                return max(start, first) + ceil(seconds)
            seconds -= room
        return max(spans[-1][0], first) + ceil(seconds)

    def opening_days(self, day, number):
        found = (it for ahead in range(HORIZON) if self.opens(it := day + timedelta(days=ahead)))
        return next((it for at, it in enumerate(found) if at == number), day)

    def last_opening_day(self, day):
        found = (it for back in range(HORIZON) if self.opens(it := day - timedelta(days=back)))
        return next(found, day)

    def opening_days_between(self, first, last):
        days = range(first.toordinal() + 1, last.toordinal() + 1)
        return sum(self.opens(date.fromordinal(number)) for number in days)

    def opens(self, day):
        return bool(self.calendar.spans(day))


def test_totals_serve_moments_centuries_apart_in_any_order():
    made = profile(("mon tue wed thu fri", "09:00-17:00"))
    calendar, walk = Calendar(made), Walk(Calendar(made))
    for year in (2026, 1900, 2500, 1901, 8990, 2026):
        start = datetime(year, 3, 1, 15, tzinfo=UTC)
        end = start + timedelta(days=28)
        assert working_time.measure(calendar, start, end) == timedelta(
            hours=int(walk.count(start, end, "h"))
        )
        assert working_time.measure(calendar, start, end) >= timedelta(hours=20 * 8)


shifts = st.integers(-900, 900).map(lambda hours: timedelta(hours=hours, seconds=hours % 7))
amounts = st.integers(1, 40).map(Fraction) | st.fractions(Fraction(1, 50), 9, max_denominator=50)


@given(
    situations(),
    st.lists(st.tuples(shifts, shifts, amounts, st.sampled_from("hd")), min_size=1, max_size=6),
)
@examples(60)
def test_totals_agree_with_a_walk_over_every_day(situation, questions):
    made, begun, _ = situation
    calendar, walk = Calendar(made), Walk(Calendar(made))
    for first, second, amount, unit in questions:
        start, end = begun + first, begun + second
        passed = walk.count(start, end, unit)
        assert working_time.count_units(calendar, start, end, unit) == passed
        hours = timedelta(seconds=int(walk.count(start, end, "h") * 3600))
        assert working_time.measure(calendar, start, end) == hours
        span = Span(amount, unit)
        assert working_time.add(calendar, start, span) == walk.add(start, span)


@given(situations(), st.lists(st.tuples(shifts, shifts, st.integers(0, 40)), max_size=6))
def test_opening_days_agree_with_a_walk_over_every_day(situation, questions):
    made, begun, _ = situation
    calendar, walk = Calendar(made), Walk(Calendar(made))
    for first, second, number in questions:
        day, other = (begun + first).date(), (begun + second).date()
        assert working_time.add_opening_days(calendar, day, number) == walk.opening_days(
            day, number
        )
        assert working_time.find_last_opening_day(calendar, day) == walk.last_opening_day(day)
        assert working_time.count_opening_days(calendar, day, other) == walk.opening_days_between(
            day, other
        )


def test_days_are_worked_out_for_the_calendar_and_not_for_each_question():
    asked = []
    calendar = Calendar(profile(("mon tue wed thu fri", "09:00-17:00")))
    calendar.totals = RunningTotals(lambda day: asked.append(day) or calendar.spans(day))
    start = datetime(2026, 1, 5, 15, tzinfo=UTC)
    for days in range(300):
        working_time.measure(calendar, start, start + timedelta(days=days))
        working_time.add(calendar, start + timedelta(days=days), Span.of("3d"))
        working_time.find_opening_day(calendar, (start + timedelta(days=days)).date())
    assert len(asked) < 600
