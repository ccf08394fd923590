from dataclasses import replace
from datetime import date, timedelta

from tests.reports.rules.test_facts import MONDAY, WORLD
from tests.reports.rules.test_measures import facts

from deskbook.library.model.records import Problem
from deskbook.reports.model.report import Advice, Change, Times
from deskbook.reports.rules import advice, measures

DAY = timedelta(hours=8)
NOTHING = dict.fromkeys(advice.CHANGING, ())

LATE = Problem(
    slug="late",
    title="Late",
    state="confirmed",
    resource="db",
    started=date(2026, 10, 1),
    lead="ann",
)


def world(**problem):
    return replace(WORLD, problems={"late": replace(LATE, **problem)})


KNOWN = (Change("reference", 9, 9, 1.0),)
"""Questions are known of the time before."""


def of(now, changed=None, replies=(), library=WORLD):
    return advice.advise(
        library, now, {**NOTHING, "service": KNOWN, **(changed or {})}, replies, DAY
    )


def test_where_nothing_stands_out_there_is_nothing_to_say():
    few = facts(*({"resource": "db"} for _ in range(4)))
    assert of(few, {"resource": (Change("db", 4, 0, 0.0001),)}) == ()
    assert of([]) == ()


def test_a_rise_is_told_with_its_service_its_newest_tickets_and_a_problem_that_explains_it():
    now = facts(*({"resource": "db", "ticket": f"Q-{number}", "service": "s" if number else "reference"}
                  for number in range(6)))  # fmt: skip
    changed = {"resource": (Change("db", 6, 0, 0.02),)}
    expected = Advice("rise", "resource", "db", "s", 6, tickets=("Q-1", "Q-2", "Q-3", "Q-4", "Q-5"))
    assert of(now, changed) == (expected,)
    assert of(now, changed, library=world()) == (replace(expected, problem="late"),)
    assert of(now, changed, library=world(state="fixed")) == (expected,)
    assert of(now, changed, library=world(resource="other")) == (expected,)


def test_many_rows_make_a_small_chance_less_remarkable():
    change = Change("db", 6, 0, 0.02)
    quiet = tuple(Change(f"r{number}", 1, 1, 1.0) for number in range(2))
    assert of(facts({}), {"resource": (change, *quiet)}) == ()


def test_where_nothing_is_known_of_the_time_before_nothing_has_changed():
    now = facts(*({"resource": "db"} for _ in range(9)))
    changed = {
        "resource": (Change("db", 9, 0, 0.001),),
        "service": (Change("reference", 9, 0, 0.001),),
    }
    assert of(now, changed) == ()


def test_a_fall_is_told_though_nobody_asked_any_more():
    changed = {
        "service": (Change("reference", 0, 9, 0.001),),
        "channel": (Change("chat", 0, 9, 0.001),),
    }
    assert of([], changed) == (
        Advice("fall", "service", "reference", "reference", 0, before=9),
        Advice("fall", "channel", "chat", "", 0, before=9),
    )


def test_a_service_is_slow_where_half_of_its_first_replies_break_the_promise():
    hours = [timedelta(hours=it) for it in (1, 5, 5, 6, 7)]
    now = facts(*({"first_reply": it, "ticket": f"Q-{at}"} for at, it in enumerate(hours)))
    replies = measures.measure_times(now, "service", lambda it: it.first_reply)
    assert of(now, replies=replies) == (
        Advice("slow", "service", "reference", "reference", 5, span=hours[1], promise="4h",
               tickets=("Q-1", "Q-2", "Q-3", "Q-4")),
    )  # fmt: skip
    kept = (replace(replies[0], median=timedelta(hours=4)),)
    few = (replace(replies[0], number=4),)
    unknown = (Times("gone", 9, hours[0], hours[1], None),)
    assert of(now, replies=kept) == of(now, replies=few) == of(now, replies=unknown) == ()


def test_a_promise_in_days_counts_usual_opening_days():
    service = WORLD.services["reference"]
    spoken = replace(service.promise, first_reply="2d")
    library = replace(WORLD, services={"reference": replace(service, promise=spoken)})
    now = facts(*({"first_reply": timedelta(hours=17)} for _ in range(5)))
    replies = measures.measure_times(now, "service", lambda it: it.first_reply)
    assert [it.promise for it in of(now, replies=replies, library=library)] == ["2d"]
    assert (
        of(now, replies=(replace(replies[0], median=timedelta(hours=16)),), library=library) == ()
    )


def waiting(hours, vendor="Corvane", ours=1):
    return {
        "vendor": vendor,
        "waited": (("us", timedelta(hours=ours)), ("vendor", timedelta(hours=hours))),
    }


def test_the_vendor_that_kept_patrons_waiting_longest_is_named():
    now = facts(waiting(3), waiting(2), waiting(4, None), waiting(0))
    assert of(now) == (
        Advice("vendor", "vendor", "Corvane", "reference", 2, span=timedelta(hours=5),
               tickets=("Q-AAAAAA", "Q-AAAAAA")),
    )  # fmt: skip
    assert of(facts(waiting(9, None))) == (
        Advice("vendor", "vendor", "none", "reference", 1, span=timedelta(hours=9), tickets=("Q-AAAAAA",)),
    )  # fmt: skip


def test_a_vendor_that_few_waited_on_less_than_on_us_is_not():
    assert of(facts(waiting(2, ours=3))) == ()


def test_many_questions_without_an_answer_or_a_kind_of_help_are_named():
    done = {"resolution": "answered", "resolved": MONDAY, "activity": "reference"}
    assert of(facts(*(done for _ in range(5)))) == (
        Advice("no-answer", "service", "reference", "reference", 5, tickets=("Q-AAAAAA",) * 5),
    )
    linked = {**done, "has_answer": True}
    assert of(facts(*(linked for _ in range(5)))) == of(facts(*(done for _ in range(4)))) == ()
    assert of(facts(*({**linked, "activity": None} for _ in range(5)))) == (
        Advice("unclassified", "activity", "none", "reference", 5, tickets=("Q-AAAAAA",) * 5),
    )
