"""What stands out among questions that are made up day by day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from tests.hands import ticket
from tests.reports.rules.test_facts import WORLD

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.periods import Seasons
from deskbook.library.model.records import Hours, Problem, Profile, Resource, Term
from deskbook.reports.model.signal import VOLUME, Asked, FalseAlarms, Seen, Signal, typed
from deskbook.reports.rules.signals import false_alarms, signals, volume
from deskbook.reports.rules.signals import series as past
from deskbook.reports.rules.signals.series import Series

MONDAY = date(2026, 9, 7)
DAYS = 70
LAST = MONDAY + timedelta(days=DAYS - 1)
WEEK = (Hours(days=("mon", "tue", "wed", "thu", "fri"), hours="09:00-17:00"),)
PROFILE = Profile(name="Hill College Library", timezone="UTC", week=WEEK)
SEASONS = Seasons(PROFILE, Calendar(PROFILE))

A, B = (("resource", "a"),), (("resource", "b"),)
A_LATE = (("resource", "a"), ("cause", "content-delayed"))
RARE = (("service", "reference"), ("topic", "maps"))


def usual(first=MONDAY, days=DAYS, a_day=10):
    """So many questions each open day: one of `a` in ten, the others of `b`."""
    for at in range(days):
        day = first + timedelta(days=at)
        for number in range(a_day if day.weekday() < 5 else 0):
            name = f"Q-{day:%y%m%d}-{number}"
            yield Asked(name, day, "e-resources", (A if number == 0 else B,))


def burst(number, *keys, day=LAST - timedelta(days=2), problem=""):
    return [Asked(f"Q-BURST{it}", day, "e-resources", keys, problem) for it in range(number)]


def scan(*asked, day=LAST, seasons=SEASONS, problems=None):
    return signals.scan(Series(asked), seasons, day, problems)


FRIDAY = LAST - timedelta(days=2)


def test_where_everything_is_as_usual_nothing_stands_out():
    found = scan(*usual())
    assert (found.headline, found.watch) == ((), ())
    assert (found.questions, found.known_days) == (500, 69)
    assert found.looked_at == 2 * 3 + 6


def test_a_burst_is_a_headline_with_its_questions_and_other_keys_of_the_same_are_one_signal():
    found = scan(*usual(), *burst(8, A, A_LATE), day=FRIDAY)
    (it,) = found.headline
    assert it.seen.key == A_LATE
    assert (it.seen.first, it.seen.last, it.seen.count) == (FRIDAY, FRIDAY, 8)
    assert 0 < it.seen.expected < 0.1
    assert it.seen.chance * found.looked_at < signals.LEVEL
    assert it.tickets == tuple(f"Q-BURST{n}" for n in range(8))
    assert (it.began, it.owner, it.problem, it.also) == (FRIDAY, "e-resources", "", (A,))


def test_a_key_that_is_asked_more_because_everything_is_stands_out_in_the_volume_alone():
    more = [replace(it, ticket=f"{it.ticket}-again") for it in usual(FRIDAY, 1, 40)]
    spread = [replace(it, keys=(A if n % 10 == 0 else B,)) for n, it in enumerate(more)]
    found = scan(*usual(), *spread, day=FRIDAY)
    (it,) = found.headline
    assert (it.seen.key, it.seen.count, it.seen.fewer) == (VOLUME, 50, False)
    assert (it.tickets, it.owner, it.began) == ((), "", FRIDAY)
    assert round(it.seen.expected) == 10


def test_days_on_which_nobody_asks_though_the_library_is_open_stand_out():
    silent = [it for it in usual() if it.day < FRIDAY - timedelta(days=3)]
    found = scan(*silent, day=LAST)
    (it,) = found.headline
    assert (it.seen.key, it.seen.fewer, it.seen.count) == (VOLUME, True, 0)


def test_a_day_that_is_not_over_has_not_too_few_questions():
    found = scan(*(it for it in usual() if it.day < FRIDAY), day=FRIDAY)
    assert found.headline == ()


def test_what_most_questions_of_a_signal_belong_to_is_its_problem_while_it_lives():
    asked = [*usual(), *burst(6, A_LATE, problem="late"), *burst(1, A_LATE)]
    assert scan(*asked, day=FRIDAY, problems={"late": "confirmed"}).headline[0].problem == "late"
    assert scan(*asked, day=FRIDAY, problems={"late": "fixed"}).headline[0].problem == ""


def test_what_is_unlikely_but_may_be_chance_is_to_be_watched():
    found = [scan(*usual(), *burst(number, A), day=FRIDAY) for number in (2, 4, 5, 6, 9)]
    kinds = [("headline" if it.headline else "watch" if it.watch else "nothing") for it in found]
    assert kinds == sorted(kinds, key=["nothing", "watch", "headline"].index)
    assert set(kinds) == {"nothing", "watch", "headline"}


def test_too_little_history_says_nothing():
    found = scan(*usual(days=30), *burst(9, A_LATE, day=MONDAY + timedelta(days=29)),
                 day=MONDAY + timedelta(days=29))  # fmt: skip
    assert (found.headline, found.known_days < found.needed) == ((), True)
    assert scan().known_days == 0


def test_where_few_ask_the_past_reaches_back_further():
    few = [it for it in usual(MONDAY - timedelta(days=200), 270) if it.ticket.endswith("-0")]
    series = Series(few)
    (near,) = past.list_pasts(series, SEASONS, (LAST.toordinal(), LAST.toordinal()))
    (stretch,) = near.stretches
    assert stretch[1] - stretch[0] + 1 == 112
    fewer = Series([it for n, it in enumerate(few) if n % 9 == 0])
    assert past.list_pasts(fewer, SEASONS, (LAST.toordinal(), LAST.toordinal())) == ()


def test_what_was_asked_in_the_same_weeks_a_year_ago_is_expected_again():
    a_year = timedelta(days=364)
    earlier = [*usual(MONDAY - a_year), *burst(60, A_LATE, day=FRIDAY - a_year)]
    now = [*usual(), *burst(9, A_LATE)]
    assert scan(*now, day=FRIDAY).headline
    assert not [it for it in scan(*earlier, *now, day=FRIDAY).headline if it.seen.key == A_LATE]


def test_a_key_that_comes_in_bursts_by_nature_needs_a_greater_one():
    def bursts(lot):
        for week in range(2, 9):
            day = MONDAY + timedelta(days=7 * week + lot.randrange(5))
            yield from (replace(it, day=day) for it in burst(7, RARE))

    steady = [
        Asked(f"Q-S{at}-{n}", MONDAY + timedelta(days=at), "e-resources", (RARE,))
        for at in range(60) for n in range(1)
    ]  # fmt: skip
    now = burst(9, RARE)
    calm = scan(*usual(), *steady, *now, day=FRIDAY)
    bursty = scan(*usual(), *bursts(Random(3)), *now, day=FRIDAY)
    chance = {name: next(it.seen.chance for it in found.headline if it.seen.key == RARE)
              for name, found in (("calm", calm),)}  # fmt: skip
    loud = [it.seen.chance for it in (*bursty.headline, *bursty.watch) if it.seen.key == RARE]
    assert not loud or loud[0] > chance["calm"]


TERMS = (
    Term(name="Fall 2024", start=date(2024, 8, 26), end=date(2024, 12, 13)),
    Term(name="Fall 2026", start=date(2026, 8, 31), end=date(2026, 12, 18)),
)


def test_a_day_of_a_term_is_compared_with_the_same_week_of_the_term_else_with_the_calendar():
    profile = replace(PROFILE, terms=TERMS)
    seasons = Seasons(profile, Calendar(profile))
    day = date(2026, 9, 7)
    assert seasons.counterparts(day) == (date(2025, 9, 8), date(2024, 9, 2), date(2023, 9, 11))
    assert seasons.counterparts(date(2026, 7, 6))[0] == date(2025, 7, 7)
    assert (seasons.stretch(day), seasons.stretch(date(2026, 7, 6))) == (
        "2026-08-31", "2026 quarter 3",
    )  # fmt: skip
    assert seasons.kind(day.toordinal()) == (0, True, True)
    assert seasons.kind(date(2026, 7, 5).toordinal()) == (6, False, False)


def test_the_volume_of_a_term_is_expected_where_it_was_a_year_ago_at_todays_level():
    """In the first week of a term that asks three times as much as the weeks before it."""
    a_year, start = timedelta(days=364), date(2026, 8, 31)
    terms = (
        Term(name="Fall 2025", start=start - a_year, end=start - a_year + timedelta(days=90)),
        Term(name="Fall 2026", start=start, end=start + timedelta(days=90)),
    )
    profile = replace(PROFILE, terms=terms)
    seasons = Seasons(profile, Calendar(profile))
    asked = [
        *usual(start - a_year - timedelta(days=100), 100, 5),
        *usual(start - a_year, 90, 15),
        *usual(start - a_year + timedelta(days=90), 274, 10),
        *usual(start, 5, 30),
    ]
    series, day = Series(asked), start + timedelta(days=4)
    assert [it for it in volume.compare(series, seasons, day) if it.chance < 0.001] == []
    unknown = Series([it for it in asked if it.day > start - timedelta(days=60)])
    assert list(volume.compare(unknown, seasons, day)) == []


def test_a_library_that_hardly_anybody_asks_has_no_volume_to_watch():
    asked = [it for it in usual() if it.ticket.endswith("-0") and it.day.weekday() == 0]
    assert list(volume.compare(Series(asked), SEASONS, FRIDAY)) == []


def test_alarms_on_shuffled_questions_are_counted_and_come_out_the_same_again():
    last = MONDAY + timedelta(days=50)
    asked = [*usual(days=48), *burst(30, A_LATE, day=last - timedelta(days=3))]
    first, again = (
        false_alarms.measure(asked, SEASONS, last, Random(7).shuffle, rounds=1, seed=7)
        for _ in range(2)
    )
    assert first == again == FalseAlarms(51 / 364, 0, 0, 7)
    nothing = false_alarms.measure([], SEASONS, LAST, Random(7).shuffle, rounds=1, seed=7)
    assert (nothing.headlines, nothing.watched) == (0, 0)


def test_what_is_dealt_out_anew_are_subjects_within_a_stretch_of_the_year():
    asked = [*usual(days=20), *usual(date(2026, 10, 5), 5), *burst(2, RARE, day=MONDAY)]
    shuffled = false_alarms.shuffle(asked, SEASONS, Random(7).shuffle)
    assert sorted(it.day for it in shuffled) == sorted(it.day for it in asked)
    assert {it.day for it in shuffled if it.keys == (RARE,)} != {MONDAY}
    for stretch in (True, False):
        before, after = (
            sorted(it.ticket for it in found if (it.day.month == 9) is stretch)
            for found in (asked, shuffled)
        )
        assert before == after


def test_what_chance_alone_raises_is_counted():
    """Subjects that come in lumps, so that some dealing puts a lump together again."""
    steady = [replace(it, keys=(B,)) for it in usual(days=50)]
    lumps = [replace(it, keys=((("resource", f"lump-{n % 40}"),),)) if n % 2 else it
             for n, it in enumerate(steady)]  # fmt: skip
    last = MONDAY + timedelta(days=49)
    measured = false_alarms.measure(
        lumps, SEASONS, last, lambda them: them.sort(key=lambda it: it.keys), rounds=1, seed=0
    )
    assert measured.headlines > 0


def test_what_was_raised_in_the_last_two_weeks_is_no_new_alarm():
    def of(key, *tickets):
        return Signal(Seen(key, FRIDAY, FRIDAY, 9, 1.0, 0.0), tickets, FRIDAY)

    raised = false_alarms.Alarms()
    assert raised.is_new(of(A, "Q-1"), FRIDAY)
    assert not raised.is_new(of(A, "Q-2"), FRIDAY + timedelta(days=10))
    assert not raised.is_new(of(B, "Q-2"), FRIDAY + timedelta(days=24))
    assert raised.is_new(of(RARE, "Q-9"), FRIDAY + timedelta(days=24))
    assert raised.is_new(of(A, "Q-3"), FRIDAY + timedelta(days=39))


def test_a_ticket_counts_for_its_resource_vendor_cause_department_service_and_topics():
    library = replace(WORLD, resources={"mill": Resource(slug="mill", name="Mill", vendor="Ink")})
    it = ticket(
        title="The newest volumes are missing", resource="mill", cause="content-delayed",
        department="history", service="e-resources", labels=("serials",),
    )  # fmt: skip
    assert [typed(key) for key in signals.find_keys(it, library)] == [
        "resource:mill",
        "vendor:Ink",
        "cause:content-delayed",
        "department:history",
        "service:e-resources",
        "resource:mill,cause:content-delayed",
        "department:history,service:e-resources",
        "service:e-resources,topic:missing",
        "service:e-resources,topic:newest",
        "service:e-resources,topic:serials",
        "service:e-resources,topic:volume",
    ]


def test_duplicates_what_is_too_old_and_what_comes_later_are_not_looked_at():
    calendar = Calendar(WORLD.profile)

    def asked(name, day, **fields):
        opened = datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
        return name, ticket(id=name, opened=opened, **fields)

    tickets = dict(
        [
            asked("Q-NEWEST", FRIDAY, problem="late"),
            asked("Q-TWICE1", FRIDAY, resolution="duplicate"),
            asked("Q-TOOOLD", FRIDAY - timedelta(days=4 * 364 + 1)),
            asked("Q-LATER1", FRIDAY + timedelta(days=1)),
        ]
    )
    problems = {
        "late": Problem(slug="late", title="Late", state="fixed", started=FRIDAY, lead="ann")
    }
    library = replace(WORLD, tickets=tickets, problems=problems)
    (it,) = signals.gather_asked(library, calendar, FRIDAY)
    assert (it.ticket, it.day, it.service, it.problem) == ("Q-NEWEST", FRIDAY, "reference", "late")
    assert signals.scan_library(library, calendar, FRIDAY).questions == 1
