"""Late content: when it may be watched, when it has come, and how late it was."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import care_world
from tests.hands import actor, open_ticket

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import watches
from deskbook.eresources.model.missing import Issue
from deskbook.eresources.model.outcomes import Arrival, Delay, DelaysFound, VendorDelay
from deskbook.eresources.rules import arrivals, missing
from deskbook.eresources.views import delays as view
from deskbook.library.model.finding import DeskError
from deskbook.library.views.outcome import Screen
from deskbook.tickets.rules import lifecycle

DAY = date(2026, 11, 20)


def shown_delays(delays, vendors):
    outcome = DelaysFound(delays=delays, vendors=vendors, today=date(2026, 11, 5))
    return view.list_delays(outcome, Screen())


def late(**more):
    return open_ticket(**{"resource": "history-full-text", "item": "0378-5955, 2026-10-01", **more})


def test_a_new_ticket_is_led_by_whoever_watches_for_its_item():
    new = late(status="new", lead=None, item=None)
    after = lifecycle.apply(new, arrivals.watch(new, actor(), DAY, "0378-5955"))
    assert (after.status, after.lead, after.watch, after.item) == ("open", actor().author, DAY, "0378-5955")  # fmt: skip


def test_watching_again_says_that_what_had_come_is_gone():
    after = lifecycle.apply(
        late(arrived=date(2026, 11, 2)),
        arrivals.watch(late(arrived=date(2026, 11, 2)), actor(), DAY),
    )
    assert (after.watch, after.arrived) == (DAY, None)


def test_a_ticket_that_waits_on_its_vendor_is_open_when_the_item_has_come():
    waiting = late(status="waiting", waiting_on="vendor", watch=DAY)
    after = lifecycle.apply(waiting, arrivals.note_arrival(waiting, actor(), actor().today()))
    assert (after.status, after.waiting_on, after.watch, after.arrived) == (
        "open",
        None,
        None,
        actor().today(),
    )
    still = late(status="waiting", waiting_on="patron", watch=DAY)
    assert (
        lifecycle.apply(still, arrivals.note_arrival(still, actor(), actor().today())).status
        == "waiting"
    )


def test_other_ticket_about_the_issue_is_open_again_and_its_patron_is_told():
    waiting = late(status="waiting", waiting_on="vendor", watch=DAY)
    edit = arrivals.note_arrival_for(waiting, actor(), actor().today(), "It is there.")
    after = lifecycle.apply(waiting, edit)
    assert (after.status, after.watch, after.arrived) == ("open", None, actor().today())
    assert after.entries[-1].text == "It is there."
    quiet = lifecycle.apply(
        late(watch=DAY), arrivals.note_arrival_for(late(watch=DAY), actor(), actor().today(), "")
    )
    assert (quiet.arrived, quiet.entries[-1].kind) == (actor().today(), "status")


def test_nobody_is_told_of_an_arrival_where_nobody_knows_who_asks():
    of_nobody = late(patron="p-7f3kq29d", asker="unknown", watch=DAY)
    edit = arrivals.note_arrival_for(of_nobody, actor(), actor().today(), "")
    assert missing.inform(of_nobody, actor(), edit, "It is there.") == (edit, False)
    known = late(patron="p-7f3kq29d")
    assert missing.inform(known, actor(), edit, "It is there.")[1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: arrivals.watch(late(resource=None), actor(), DAY), "is about no resource"),
        (lambda: arrivals.watch(late(watch=DAY), actor(), DAY), "is looked at again on 2026-11-20 already"),
        (lambda: arrivals.watch(late(), actor(), date(2020, 1, 1)), "is over"),
        (lambda: arrivals.watch(late(status="resolved"), actor(), DAY), "is resolved"),
        (lambda: arrivals.note_arrival(late(item=None), actor(), actor().today()), "awaits no content"),
        (lambda: arrivals.note_arrival(late(), actor(), date(2030, 1, 1)), "is still to come"),
        (lambda: arrivals.note_arrival(late(), actor(), date(2020, 1, 1)), "is before the question was asked"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(change, said):
    with pytest.raises(DeskError, match=said):
        change()


def test_delays_are_told_by_vendor_and_resource_and_never_by_person():
    def asked(name, opened, **more):
        return late(
            **{"id": name, "opened": datetime.fromisoformat(f"{opened}T15:00:00+00:00"), **more}
        )

    tickets = [
        asked("Q-00000A", "2026-09-01", arrived=date(2026, 9, 11)),
        asked("Q-00000B", "2026-09-01", arrived=date(2026, 9, 2), item=None),
        asked("Q-00000C", "2026-10-01", watch=DAY),
        asked("Q-00000D", "2026-10-01", watch=DAY, status="resolved"),
        asked("Q-00000E", "2026-10-01", resource="elsewhere", watch=DAY),
    ]
    library = replace(care_world.loaded().library, tickets={it.id: it for it in tickets})
    found = arrivals.list_delays(library, Calendar(library.profile))
    assert found == (
        Delay(
            "",
            "elsewhere",
            (),
            (),
            (Arrival(("Q-00000E",), tickets[4].item, date(2026, 10, 1), None),),
        ),
        Delay(
            "",
            "history-full-text",
            (1, 10),
            (
                Arrival(("Q-00000A",), tickets[0].item, date(2026, 9, 1), date(2026, 9, 11)),
                Arrival(("Q-00000B",), tickets[1].title, date(2026, 9, 1), date(2026, 9, 2)),
            ),
            (Arrival(("Q-00000C",), tickets[2].item, date(2026, 10, 1), None),),
        ),
    )
    shown = shown_delays(found, arrivals.sum_by_vendor(found))
    assert (
        "2 issues came 1 to 10 days (half of them within 6) after they were first missed." in shown
    )
    assert shown.startswith("No vendor written down\n\n  elsewhere\n")
    assert not any(it.lead and it.lead in shown for it in tickets)


def test_vendor_has_median_and_range_over_all_its_resources():
    came = Arrival(
        ("Q-00000A",), "1234-5679", date(2026, 9, 1), date(2026, 9, 11), date(2026, 8, 1), 2
    )
    lost = Arrival(("Q-00000B",), "Hill Review", date(2026, 9, 1), None)
    found = (
        Delay("Meridian", "History", (10,), (came,), (lost,), (41,)),
        Delay("Meridian", "Law", (10, 10), (replace(came, due=None), came), (lost, lost)),
        Delay("North", "Maps", (), (), (lost,)),
    )
    vendors = arrivals.sum_by_vendor(found)
    assert vendors == (
        VendorDelay("Meridian", (10, 10, 10), 3, (41, 41)),
        VendorDelay("North", (), 1),
    )
    assert shown_delays(found[:1], vendors) == (
        "Meridian\n"
        "  3 issues came 41 days after they were due, 10 days after they were first missed. "
        "3 issues are still missing.\n\n"
        "  History\n"
        "    One issue came 41 days after it was due, 10 days after it was first missed.\n"
        "      1234-5679: due Sat 1 Aug, missed Tue 1 Sep by 2 readers, there Fri 11 Sep\n"
        "        Q-00000A\n"
        "      Hill Review: missed Tue 1 Sep, still missing\n"
        "        Q-00000B"
    )
    assert view.summarise((1, 5, 20), (2, 9, 30)) == (
        "3 issues came 2 to 30 days (half of them within 9) after they were due, "
        "1 to 20 days (half of them within 5) after they were first missed."
    )
    assert view.summarise((1,)) == "One issue came a day after it was first missed."


def test_ten_readers_of_one_issue_are_one_delay():
    opened = datetime(2026, 11, 9, 15, tzinfo=UTC)
    tickets = [late(id=f"Q-00000{it}", patron=f"p-0000000{it}", opened=opened) for it in range(10)]
    issue = Issue(resource="history-full-text", title="Rural History Quarterly", key="rural history quarterly",
                  volume="24", issue="2", due=date(2026, 5, 1))  # fmt: skip
    record = missing.open_record(issue, "rural", date(2026, 11, 16))
    library = replace(care_world.loaded().library, tickets={it.id: it for it in tickets})
    figures = []
    for number in range(1, 11):
        asked = {it.id: date(2026, 11, 9) for it in tickets[:number]}
        joined = missing.note_arrival(missing.join(record, asked), date(2026, 11, 16), "seen")
        (delay,) = arrivals.list_delays(
            replace(library, missing={"rural": joined}), Calendar(library.profile)
        )
        figures.append((delay.overdue, delay.days, len(delay.arrivals), delay.arrivals[0].readers))
    assert figures == [((199,), (7,), 1, number) for number in range(1, 11)]
    summed = arrivals.sum_tickets(
        "one", tickets, Calendar(library.profile), replace(library, missing={"rural": joined})
    )
    assert summed == VendorDelay("one", (7,), 0, (199,))


def test_the_day_of_a_watch_is_watched():
    library = replace(care_world.loaded().library, tickets={})
    calendar = Calendar(library.profile)
    found = watches.watch_ticket(library, late(watch=DAY), calendar, date(2026, 11, 5))
    assert [it.due for it in found if it.rule == "watch"] == [
        datetime(2026, 11, 21, 4, 59, 59, tzinfo=UTC)
    ]
