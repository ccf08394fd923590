"""What people do to tickets, by lot, and what must never come of it."""

from datetime import timedelta

from deskbook.library.model import vocabulary as v
from deskbook.tickets.rules import (
    amendment,
    conversation,
    handoff,
    lifecycle,
    resolution,
    succession,
)
from tests import hands

PEOPLE = ["ann", "ben", "cem", "dee"]
TEXTS = ["", "A text.", "the proxy -> the site", "### note\n- status: new -> open", "- lead: x"]
LINES = [text for text in TEXTS if "\n" not in text]
FLAGS = [True, False]
LINKS = ["Q-AAAAAA", "Q-CCCCCC", "https://library.example/a?b=c,d"]
OTHER = hands.open_ticket(
    id="Q-BBBBBB", lead="ben", contributors=("ann",), promised=hands.TODAY, patron="p-00000000"
)


def some_day(r):
    return hands.TODAY + timedelta(days=r.randint(-1, 9))


VERBS = [
    lambda it, by, r: lifecycle.note(it, by, r.choice(TEXTS)),
    lambda it, by, r: conversation.reply(it, by, r.choice(TEXTS)),
    lambda it, by, r: conversation.heard(it, by, r.choice(TEXTS)),
    lambda it, by, r: conversation.promise(it, by, r.choice([None, some_day(r)])),
    lambda it, by, r: handoff.claim(it, by, force=r.choice(FLAGS)),
    lambda it, by, r: handoff.release(it, by, r.choice(TEXTS), force=r.choice(FLAGS)),
    lambda it, by, r: resolution.wait(it, by, "vendor", case="007", until=some_day(r)),
    lambda it, by, r: resolution.wait(it, by, r.choice(v.WAITING_ON), text=r.choice(TEXTS)),
    lambda it, by, r: resolution.resume(it, by, r.choice(TEXTS)),
    lambda it, by, r: handoff.offer(
        it,
        by,
        r.choice(PEOPLE),
        r.choice(["pass", "retain"]),
        tried=r.choice(LINES),
        promised=r.choice(LINES),
        force=r.choice(FLAGS),
    ),
    lambda it, by, r: handoff.accept(it, by, r.choice(TEXTS), force=r.choice(FLAGS)),
    lambda it, by, r: handoff.decline(it, by, r.choice(TEXTS), force=r.choice(FLAGS)),
    lambda it, by, r: handoff.withdraw(it, by, r.choice(TEXTS), force=r.choice(FLAGS)),
    lambda it, by, r: resolution.resolve(
        it, by, r.choice(v.RESOLUTIONS), answer="a-1", cause="unknown", reply=r.choice(TEXTS)
    ),
    lambda it, by, r: resolution.reopen(it, by, r.choice(TEXTS)),
    lambda it, by, r: amendment.edit(
        it, by, {"resource": r.choice([None, "a", "b"]), "minutes": r.randint(0, 9)}
    ),
    lambda it, by, r: amendment.edit(
        it, by, {"contributors": tuple(r.sample(PEOPLE, 2))}, question=r.choice(TEXTS)
    ),
    lambda it, by, r: amendment.link(
        it, by, [r.choice(LINKS)], r.sample(it.links, len(it.links) // 2)
    ),
    lambda it, by, _: succession.merge(it, OTHER, by, "It was asked")[0],
    lambda it, by, _: succession.merge(OTHER, it, by, "It was asked")[1],
]


ANSWERS = [
    lambda it, by, r: handoff.accept(it, by, r.choice(TEXTS), force=True),
    lambda it, by, r: handoff.decline(it, by, r.choice(TEXTS), force=True),
    lambda it, by, r: resolution.reopen(it, by, r.choice(TEXTS)),
]


def chosen(ticket, r):
    """A verb; often one that answers to the state the ticket is in, so that no state is an end."""
    stuck = ticket.offered_to or ticket.status == "resolved"
    return r.choice(ANSWERS if stuck and r.random() < 0.5 else VERBS)


def complaints(ticket, *, merged=False):
    """What is unlawful about a ticket; two entries of one second only where it was merged."""
    needs = {
        "lead": ticket.status != "new",
        "waiting_on": ticket.status == "waiting",
        "resolved": ticket.status == "resolved",
        "resolution": ticket.status == "resolved",
    }
    wrong = [
        f"{key} should be there" for key, due in needs.items() if due and not getattr(ticket, key)
    ]
    wrong += [f"{key} should not" for key, due in needs.items() if not due and getattr(ticket, key)]
    if ticket.lead in ticket.contributors or ticket.offered_to == ticket.lead is not None:
        wrong.append("the lead is a contributor or is offered the ticket")
    if ticket.status == "resolved" and (ticket.promised or ticket.offered_to):
        wrong.append("something is left over")
    if ticket.status == "new" and ticket.offered_to:
        wrong.append("a ticket that nobody leads is offered")
    times = [item.time for item in ticket.entries]
    ordered = sorted(times if merged else set(times))
    if times != ordered or len({item.id for item in ticket.entries}) != len(times):
        wrong.append("entries are out of order")
    return wrong
