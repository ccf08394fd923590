"""How bursts are measured: what counts as found, as true, and as one alarm; and made-up questions."""

from collections import Counter
from datetime import date, timedelta

import pytest
from benchmarks.measure import Line
from benchmarks.questions import Burst

from benchmarks import bursts, questions, table
from deskbook.reports.model.signal import Asked, Seen, Signal
from deskbook.reports.rules.signals.series import Series

DAY = date(2025, 11, 3)
KEY = (("resource", "resource-1"),)


def signal(*tickets, key=KEY):
    return Signal(Seen(key, DAY, DAY, len(tickets), 0.1, 1e-9), tickets, DAY)


def test_an_alarm_is_true_if_it_names_three_questions_of_a_burst_and_they_are_a_third_of_it():
    burst = Burst(KEY, DAY, DAY, frozenset("abcdef"))
    assert bursts._tells(signal(*"abcxyz"), burst)
    assert not bursts._tells(signal(*"abxyz"), burst)
    assert not bursts._tells(signal(*"abc1234567"), burst)


def test_a_burst_is_found_on_the_first_day_that_tells_of_it_and_not_after_a_week():
    burst = Burst(KEY, DAY, DAY, frozenset("abc"))
    late, soon = DAY + timedelta(days=8), DAY + timedelta(days=1)
    assert bursts._first([(DAY, signal(*"xyz")), (soon, signal(*"abc"))], burst) == soon
    assert bursts._first([(late, signal(*"abc"))], burst) is None


def test_the_threshold_is_the_lowest_that_raises_so_few_alarms():
    days = [
        (DAY + timedelta(days=20 * n), float(n), signal(f"{n}", key=((("topic", f"{n}"),))))
        for n in range(9)
    ]
    assert bursts.threshold([days], 6) == 3.0
    assert len(bursts.alarms(days, 3.0)) == 6
    assert bursts.threshold([[]], 6) == float("inf")


def test_every_way_of_looking_sees_a_burst_that_is_plain():
    lot = [
        Asked(f"Q-{at}-{n}", questions.MEASURED + timedelta(days=at), "reference", ((("topic", f"{n}"),),))
        for at in range(-120, 3) for n in range(20)
    ]  # fmt: skip
    last = questions.MEASURED + timedelta(days=2)
    series = Series([*lot, *(Asked(f"Q-B{n}", last, "reference", (KEY,)) for n in range(12))])
    for detector in bursts.DETECTORS.values():
        _, seen = max(detector(series, last), key=lambda pair: pair[0])
        assert (seen.key, seen.count) == (KEY, 12)


@pytest.mark.slow
def test_the_questions_swing_with_terms_and_weekdays_and_come_out_the_same_again(monkeypatch):
    monkeypatch.setattr(questions, "FIRST", date(2025, 7, 1))
    monkeypatch.setattr(questions, "MEASURED", date(2025, 9, 1))
    monkeypatch.setattr(questions, "LAST", date(2025, 12, 31))
    world = questions.World(5)
    asked = world.years()
    assert asked == questions.World(5).years()
    days = Counter(it.day for it in asked)
    by_weekday = Counter(it.day.weekday() for it in asked)
    assert by_weekday[0] > 2 * by_weekday[5]
    assert sum(days[date(2025, 9, 1) + timedelta(days=n)] for n in range(7)) > 2 * sum(
        days[date(2025, 7, 7) + timedelta(days=n)] for n in range(7)
    )
    hit, put = world.with_bursts(asked)
    assert len(put) == questions.BURSTS
    assert len(hit) == len(asked) + sum(len(it.tickets) for it in put)
    assert all(4 <= len(it.tickets) <= 20 and (it.last - it.first).days < 5 for it in put)
    named = {it.ticket: it for it in hit}
    for burst in put:
        for part in burst.key:
            for name in burst.tickets:
                assert any(part in key for key in named[name].keys), (part, named[name])


def test_a_row_of_shares_is_better_when_it_is_higher():
    line = Line("bursts: recall", 1_000, 0.88, "flat Poisson", 0.55, "at least 80%", True, unit="%")
    assert table.row(line) == (
        "| bursts: recall | 1,000 | 88% | flat Poisson | 55% | 1.6 | at least 80% | yes |  |"
    )


def test_notes_stand_below_the_table():
    assert table.page([], ["A machine."], ["## More"]).endswith("A machine.\n\n## More\n")
