"""How answers served, and which of them somebody is to look at."""

from datetime import date

from tests.care_world import entry, loaded, round_on, ticket

from deskbook.answers.model.usage import Rate, Reason, Reuse, Statistics, Work
from deskbook.answers.rules import translations, use
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import answer_work

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


def used(*entries, **fields):
    made = loaded(ticket("Q-AAAAAA", *entries, **fields)).library.tickets["Q-AAAAAA"]
    return [(it.answer, f"{it.first:%d %H}", it.contradicted and f"{it.contradicted:%d %H}")
            for it in use.list_uses(made)]  # fmt: skip


def test_an_answer_is_used_from_when_it_was_linked():
    assert used() == []
    linked = entry("2026-11-03 10:00", "reply", answer="-> a")
    assert used(linked, answer="a") == [("a", "03 15", None)]
    assert used(entry("2026-11-03 10:00", "reply"), answer="a") == [("a", "03 15", None)]
    assert used(linked, entry("2026-11-03 11:00", "edit", answer="a ->")) == [("a", "03 15", None)]


def test_it_did_not_hold_where_the_ticket_was_opened_again_or_answered_otherwise():
    linked = entry("2026-11-03 10:00", "resolve", status="open -> resolved", answer="-> a")
    again = entry("2026-11-04 10:00", "reopen", status="resolved -> open")
    other = entry("2026-11-04 11:00", "reply", answer="a -> b")
    assert used(linked, again, answer="a") == [("a", "03 15", "04 15")]
    assert used(linked, other, answer="b") == [("a", "03 15", "04 16"), ("b", "04 16", None)]
    assert used(linked, again, other, answer="b") == [("a", "03 15", "04 15"), ("b", "04 16", None)]
    back = entry("2026-11-05 10:00", "reply", answer="b -> a")
    assert used(linked, other, back, answer="a") == [("a", "03 15", None), ("b", "04 16", "05 15")]
    assert used(again, answer="a") == [("a", "04 15", "04 15")]


def test_statistics_count_tickets_by_service_and_answer_and_nothing_by_person():
    world = loaded(
        resolved("Q-AAAAAA", entry("2026-11-03 10:00", "resolve", answer="-> a"), answer="a"),
        resolved("Q-BBBBBB", answer="a"),
        resolved("Q-CCCCCC", answer="b", activity="consultation"),
        resolved("Q-DDDDDD", activity="consultation"),
        resolved("Q-EEEEEE", service="other"),
        resolved("Q-FFFFFF", resolution="no-reply"),
        resolved("Q-GGGGGG", day="2026-10-01", answer="a"),
        ticket("Q-HHHHHH", entry("2026-11-05 10:00", "reply", answer="-> a"), answer="a"),
        services__empty="---\nname: Empty\nteam: [ann]\nhead: head\npromise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n",
        answers__a=answer(sources="[Q-AAAAAA]"),
        answers__b=answer("B?"),
        answers__c=answer("C?"),
        answers__d=answer("D?", state="draft"),
    )
    calendar = Calendar(world.library.profile)
    it = use.count_use(world.library, calendar, date(2026, 11, 1), date(2026, 11, 30))
    assert it == Statistics(
        date(2026, 11, 1),
        date(2026, 11, 30),
        Rate(resolved=6, could=4, linked=3, new=1),
        (("e-resources", Rate(resolved=5, could=3, linked=3, new=1)),),
        (Reuse("a", 3, date(2026, 11, 5), 0, 2, 3), Reuse("b", 1, date(2026, 11, 4), 0, 1, 3)),
        ("c",),
    )
    assert (it.whole.known, it.whole.open) == (2, 1)


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
    found = answer_work.list_work(world.library, Calendar(world.library.profile), TODAY)
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
    assert answer_work.list_work(world.library, Calendar(world.library.profile), TODAY) == ()


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


def test_what_a_ticket_called_by_an_older_name_counts_for_the_answer_that_has_it_now():
    world = loaded(
        resolved("Q-AAAAAA", entry("2026-11-03 10:00", "resolve", answer="-> old"), answer="old"),
        resolved("Q-BBBBBB", day="2025-01-04", answer="old", opened="2025-01-02T14:14:00Z"),
        answers__new=answer(was="[old]", reviewed="2026-01-01"),
    ).library
    calendar = Calendar(world.profile)
    found = use.count_use(world, calendar, date(2026, 11, 1), TODAY)
    assert (found.answers, found.unused) == ((Reuse("new", 1, date(2026, 11, 3), 0, 1, 1),), ())
    assert answer_work.list_work(world, calendar, TODAY) == ()


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
    found = answer_work.list_work(library, Calendar(library.profile), TODAY)
    changed = Reason("original", date(2026, 11, 2), ("a",))
    assert found == (Work("behind", (changed,), "ann"), Work("orphan", (changed,), "head"))
