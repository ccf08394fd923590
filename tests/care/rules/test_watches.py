"""When somebody is asked again whom a ticket waits on: each span comes from its own setting."""

from datetime import date

import pytest
from tests import care_world
from tests.care_world import entry, loaded, round_on, ticket

from deskbook.answers.model.usage import Reason, Work
from deskbook.answers.rules import translations
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import watches

TODAY = date(2026, 11, 16)


def answer(title="A?", state="published", reviewed="2026-09-01", body="Yes.", **fields):
    head = {"reviewed": reviewed, "reviewed_by": "ann", "review_every": "1y", **fields}
    lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
    return f"---\ntitle: {title}\nstate: {state}\nservices: [e-resources]\n{lines}---\n\n{body}\n"


def resolved(name, *entries, day="2026-11-04", **fields):
    head = {
        "status": "resolved",
        "resolved": f"{day}T20:00:00Z",
        "resolution": "answered",
        **fields,
    }
    return ticket(name, *entries, **head)


def test_every_reason_to_look_at_an_answer_with_who_is_to():
    linked = entry("2026-11-03 10:00", "resolve", status="open -> resolved", answer="-> shaky")
    again = entry("2026-11-04 10:00", "reopen", status="resolved -> open")
    world = loaded(
        ticket("Q-AAAAAA", linked, again, answer="shaky"),
        resolved("Q-BBBBBB", answer="shaky"),
        resolved("Q-CCCCCC", answer="firm"),
        resolved("Q-DDDDDD", answer="firm"),
        resolved("Q-EEEEEE", answer="firm"),
        ticket("Q-FFFFFF", linked.replace("shaky", "firm"), again, answer="firm"),
        resolved("Q-GGGGGG", day="2025-10-01", answer="lone"),
        resolved("Q-HHHHHH", answer="often"),
        library="---\nname: Hill\ntimezone: America/New_York\nweek:\n  - {days: [mon, tue, wed, thu, fri], hours: '09:00-17:00'}\n"
        "facts:\n  - {name: fee, value: $5, since: 2026-10-01}\n  - {name: old, value: $1, since: 2026-08-01}\n  - {name: none, value: x}\n---\n",
        resources__late="---\nname: Late\nvendor: V\nchanged: 2026-10-02\n---\n",
        resources__early="---\nname: Early\nvendor: V\nchanged: 2026-08-02\n---\n",
        problems__slow="---\ntitle: Slow\nstate: fixed\nresource: late\nstarted: 2026-09-20\nfixed: 2026-10-03\nlead: ann\n---\n",
        problems__live="---\ntitle: Live\nstate: confirmed\nresource: late\nstarted: 2026-09-20\nlead: ann\n---\n",
        answers__changed=answer(
            resources="[late, early, none]", body="{fact.fee} {fact.old} {fact.none}"
        ),
        answers__due=answer(reviewed="2025-11-15", reviewed_by="gone"),
        answers__due_today=answer(reviewed="2025-11-16"),
        answers__firm=answer(),
        answers__lone=answer(reviewed="2026-08-18"),
        answers__never=answer(reviewed="2026-08-17"),
        answers__often=answer(reviewed="2026-06-01"),
        answers__shaky=answer(),
        answers__waiting=answer(state="review", reviewed=""),
        answers__draft=answer(state="draft", resources="[late]"),
        staff__gone="---\nname: Gone\nleft: 2026-10-01\n---\n",
    )
    found = watches.list_answer_work(world.library, Calendar(world.library.profile), TODAY)
    assert found == (
        Work("lone", (Reason("unused", date(2025, 10, 1)),), "ann"),
        Work("due", (Reason("review", date(2026, 11, 15)), Reason("unused", date(2025, 11, 15))), "head"),
        Work("due-today", (Reason("review", date(2026, 11, 16)), Reason("unused", date(2025, 11, 16))), "ann"),
        Work("never", (Reason("unused", date(2026, 8, 17)),), "ann"),
        Work(
            "changed",
            (Reason("resource", date(2026, 10, 2), ("late",)), Reason("fact", date(2026, 10, 1), ("fee",)),
             Reason("fixed", date(2026, 10, 3), ("slow",))),
            "ann",
        ),
        Work("shaky", (Reason("contradicted", date(2026, 11, 4), ("Q-AAAAAA",)),), "ann"),
        Work("waiting", (Reason("waiting", TODAY),), "ann"),
    )  # fmt: skip


def test_a_library_that_only_began_to_use_answers_misses_none():
    world = loaded(
        resolved("Q-AAAAAA", answer="a"),
        answers__a=answer(),
        answers__b=answer(reviewed="2026-01-01"),
    )
    assert watches.list_answer_work(world.library, Calendar(world.library.profile), TODAY) == ()


def test_a_change_is_in_a_digest_as_well_as_a_review_that_is_due():
    world = loaded(
        resources__late="---\nname: Late\nvendor: V\nchanged: 2026-11-03\n---\n",
        problems__slow="---\ntitle: Slow\nstate: fixed\nresource: late\nstarted: 2026-09-20\nfixed: 2026-11-04\nlead: ann\n---\n",
        answers__a=answer(resources="[late]", reviewed="2025-11-03"),
    )
    made, after = round_on(world, "2026-11-03")
    assert [(it.watch.rule, it.to) for it in made.new] == [
        ("changed", ("ann",)),
        ("review", ("ann",)),
    ]
    assert round_on(after, "2026-11-04")[0].new == ()


def test_a_translation_is_looked_at_when_its_original_has_changed():
    words = {"translates": "a", "language": "es", "reviewed": "2026-10-01"}
    texts = {
        "answers__a": answer(reviewed="2026-11-02"),
        "answers__behind": answer("¿B?", original="x0000000", **words),
        "answers__unmarked": answer("¿C?", **words),
    }
    library = loaded(**texts).library
    mark = translations.make_mark(library.answers["a"])
    texts["answers__same"] = answer("¿D?", original=mark, **words)
    texts["answers__orphan"] = answer(
        "¿E?", original="x0000000", reviewed_by="", **words | {"language": "ar", "reviewed": ""}
    ).replace("services: [e-resources]\n", "")
    library = loaded(**texts).library
    found = watches.list_answer_work(library, Calendar(library.profile), TODAY)
    changed = Reason("original", date(2026, 11, 2), ("a",))
    assert found == (Work("behind", (changed,), "ann"), Work("orphan", (changed,), "head"))


PROFILE = care_world.KNOWLEDGE["library.md"].replace(
    "holidays:", "care: {chase_vendor: 2d, nudge_patron: 3d, close_after: 6d}\nholidays:"
)
"""A library in which all three spans differ."""

MONDAY = "2026-11-09 10:00"


def waiting(on: str, *more: str, **fields: str) -> str:
    wait = entry(MONDAY, "wait", "ann", status="open -> waiting", waiting_on=f"-> {on}")
    return ticket("Q-AAAAAA", wait, *more, status="waiting", waiting_on=on, **fields)


def nudge(time: str) -> str:
    return entry(time, "reminder", "desk", rule="patron", step="1")


def found(text: str) -> dict[str, date]:
    world = care_world.loaded(text, library=PROFILE)
    calendar = Calendar(world.library.profile)
    asked = world.library.tickets["Q-AAAAAA"]
    watched = watches.watch_ticket(world.library, asked, calendar, date(2026, 11, 9))
    return {it.rule: calendar.day_of(it.due) for it in watched}


@pytest.mark.parametrize(
    ("text", "rule", "day"),
    [
        (waiting("vendor"), "vendor", date(2026, 11, 11)),
        (waiting("patron"), "patron", date(2026, 11, 12)),
        (waiting("patron", nudge("2026-11-12 09:00")), "closing", date(2026, 11, 19)),
    ],
)
def test_each_wait_ends_after_its_own_span(text, rule, day):
    assert found(text)[rule] == day


def test_patron_who_was_asked_again_is_not_asked_once_more():
    assert "patron" not in found(waiting("patron", nudge("2026-11-12 09:00")))


def test_nudge_before_the_present_wait_does_not_count():
    again = entry("2026-11-05 09:00", "reminder", "desk", rule="patron", step="1")
    assert found(waiting("patron", again))["patron"] == date(2026, 11, 12)


def test_promised_day_comes_before_the_span():
    assert found(waiting("patron", promised="2026-11-10"))["patron"] == date(2026, 11, 10)
    assert "vendor" not in found(waiting("vendor", promised="2026-11-10"))


def test_colleague_who_asked_again_starts_the_span_anew():
    again = entry("2026-11-10 11:00", "reply", "ann", "Did you see my question?")
    assert found(waiting("patron", again))["patron"] == date(2026, 11, 13)
    by_robot = entry("2026-11-10 11:00", "reply", "desk", "We have your question.")
    assert found(waiting("patron", by_robot))["patron"] == date(2026, 11, 12)
