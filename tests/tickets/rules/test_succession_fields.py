"""A merge transfers every obligation; merges, splits, handoffs and imports leave sound tickets."""

from dataclasses import replace
from datetime import date

import pytest
from tests.hands import NOW, TODAY, actor, open_ticket, ticket

from deskbook.library.model.fields import front_specs
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules import checks, handoff, succession
from deskbook.tickets.rules.lifecycle import apply

VALUES = {
    "lead": "ben",
    "contributors": ("cem",),
    "patron": "p-11111111",
    "patron_group": "student",
    "department": "history",
    "resource": "atlas",
    "item": "0378-5955",
    "symptom": "It asks for money",
    "cause": "platform-outage",
    "problem": "outage",
    "project": "move",
    "vendor_case": "0048",
    "promised": TODAY,
    "watch": date(2026, 12, 1),
    "labels": ("late",),
    "language": "es",
    "course": "HIST 101",
    "allowed": ("7F3K9Q2M1A",),
}
"""A value of each field that a survivor takes where it has none."""

KEPT_APART = {
    "id": "each ticket keeps its own",
    "title": "each ticket keeps its own",
    "status": "it comes with the lead",
    "waiting_on": "it comes with the lead",
    "service": "each ticket has one",
    "channel": "each ticket has one",
    "opened": "each ticket has one",
    "offered_to": "the offer is an entry of the old ticket, and is withdrawn with it",
    "answer": "it was sent for the old question only",
    "asker": "nobody knows who asked the one; somebody may know who asked the other",
    "arrived": "what the survivor waits for may be other content",
    "resolved": "the survivor is not resolved",
    "resolution": "the survivor is not resolved",
    "activity": "the old ticket is counted by itself",
    "read": "the effort on the old ticket is counted there",
    "minutes": "the time on the old ticket is counted there",
    "links": "the old ticket is linked, with its own links in it",
    "issue": "each ticket has its own issue of the mirror",
}
"""The fields that a survivor does not take, and the reason."""


def merged(old, survivor):
    ended, kept = succession.merge(old, survivor, actor(), "quoted")
    return apply(old, ended), apply(survivor, kept)


def faults(*tickets):
    """What the checks of single tickets find."""
    rules = (
        checks.led, checks.new, checks.waiting, checks.resolved, checks.settled, checks.double,
        checks.offered, promised_by_a_lead,
    )  # fmt: skip
    return [(it.id, *said) for it in tickets for rule in rules for said in rule(it, None)]


def promised_by_a_lead(it, _world):
    if it.promised and not it.lead:
        yield "promised", "nobody leads it"


def test_every_field_is_taken_or_has_a_reason():
    assert set(VALUES) | set(KEPT_APART) == set(front_specs(Ticket))


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("lead", [None, "dora"])
def test_a_survivor_takes_what_it_lacks(name, lead):
    old = replace(open_ticket(lead="ben"), **{name: VALUES[name]})
    survivor = open_ticket(id="Q-BBBBBB", lead=lead) if lead else ticket(id="Q-BBBBBB")
    ended, kept = merged(old, survivor)
    value = getattr(kept, name)
    if name == "lead":
        assert value == (lead or "ben")
        assert lead is None or "ben" in kept.contributors
    elif isinstance(value, tuple):
        assert set(VALUES[name]) <= set(value)
    else:
        assert value == VALUES[name]
    assert faults(ended, kept) == []


STATES = {
    "new": ticket(),
    "open": open_ticket(lead="ann"),
    "promised": open_ticket(lead="ann", promised=TODAY, contributors=("cem",)),
    "waiting": open_ticket(lead="ann", status="waiting", waiting_on="vendor"),
    "offered": apply(
        open_ticket(lead="ann"),
        handoff.offer(open_ticket(lead="ann"), actor(), "cem", "pass"),
    ),
}


@pytest.mark.parametrize("old", STATES)
@pytest.mark.parametrize("survivor", STATES)
def test_tickets_are_sound_after_a_merge(old, survivor):
    assert faults(*merged(STATES[old], replace(STATES[survivor], id="Q-BBBBBB"))) == []


@pytest.mark.parametrize("state", STATES)
def test_tickets_are_sound_after_a_split(state):
    parted, made = succession.split(
        STATES[state], actor(), name="Q-BBBBBB", asked=NOW, question="And?", fields={}
    )
    assert faults(apply(STATES[state], parted), made) == []


@pytest.mark.parametrize("state", ["open", "promised", "waiting"])
def test_tickets_are_sound_after_a_handoff(state):
    offered = apply(STATES[state], handoff.offer(STATES[state], actor(), "ben", "pass"))
    accepted = apply(offered, handoff.accept(offered, actor("ben")))
    assert faults(offered, accepted) == []
