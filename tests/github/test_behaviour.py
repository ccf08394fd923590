"""One suite of behaviour, run on either side: a deed here or on GitHub ends in the same for both."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskbook.library.model.actor import Actor
from deskbook.library.model.records import Absence
from deskbook.tickets.rules import amendment, conversation, handoff, lifecycle, resolution
from tests import hands
from tests.github.in_memory import Both

NAME = "Q-AAAAAA"

REASONS = {"answered": "completed", "declined": "not_planned", "duplicate": "duplicate"}


class Here:
    """A colleague with `desk`."""

    def __init__(self, both):
        self.both = both

    def _do(self, rule, *words, by="ann", **more):
        ticket = self.both.ticket(NAME)
        ids = iter(f"{self.both.world.now:%H%M%S}{number:02}" for number in range(9))
        actor = Actor(by, self.both.world.now, lambda: next(ids))
        self.both.store.put(lifecycle.apply(ticket, rule(ticket, actor, *words, **more)))

    def claim(self, by):
        self._do(handoff.claim, by=by)

    def note(self, text, by):
        self._do(lifecycle.note, text, by=by)

    def reply(self, text, by):
        self._do(conversation.reply, text, by=by)

    def wait(self, on):
        self._do(resolution.wait, on)

    def resume(self):
        self._do(resolution.resume)

    def end(self, how):
        self._do(resolution.resolve, how)

    def reopen(self):
        self._do(resolution.reopen)

    def edit(self, **fields):
        self._do(amendment.edit, fields)

    def help(self, who):
        ticket = self.both.ticket(NAME)
        self._do(amendment.edit, {"contributors": (*ticket.contributors, who)})

    def leave(self, who):
        ticket = self.both.ticket(NAME)
        self._do(
            amendment.edit, {"contributors": tuple(it for it in ticket.contributors if it != who)}
        )

    def label(self, name):
        self._do(amendment.edit, {"labels": (*self.both.ticket(NAME).labels, name)})

    def unlabel(self, name):
        self._do(
            amendment.edit,
            {"labels": tuple(it for it in self.both.ticket(NAME).labels if it != name)},
        )

    def ask(self, question):
        self._do(amendment.edit, {}, question=question)


class There:
    """A colleague in GitHub's pages."""

    def __init__(self, both):
        self.both, self.world = both, both.world

    def claim(self, by):
        self.world.assign(1, [f"{by}-hub"])

    def note(self, text, by):
        self.world.say(1, text, by=self.both.login(by))

    def reply(self, text, by):
        self.world.say(1, f"/reply {text}", by=self.both.login(by))

    def wait(self, on):
        self.world.add_labels(1, [f"waiting: {on}"])

    def resume(self):
        self.world.add_labels(1, ["status: open"])

    def end(self, how):
        self.world.edit_issue(1, state="closed", state_reason=REASONS[how])

    def reopen(self):
        self.world.edit_issue(1, state="open")

    def edit(self, title=None, cause=None, service=None):
        if title:
            self.world.edit_issue(1, title=title)
        if cause:
            self.world.add_labels(1, [f"cause: {cause}"])
        if service:
            self.world.add_labels(1, [f"service: {service}"])

    def help(self, who):
        self.world.assign(1, [f"{who}-hub"])

    def leave(self, who):
        self.world.unassign(1, [f"{who}-hub"])

    def label(self, name):
        self.world.add_labels(1, [name])

    def unlabel(self, name):
        self.world.drop_label(1, name)

    def ask(self, question):
        head = self.world.issue(1).body.partition("\n\n")[0]
        self.world.edit_issue(1, body=f"{head}\n\n{question}")


def outcome(both):
    """What both sides say now: the ticket's fields, what was said, and the issue."""
    ticket, issue = both.ticket(NAME), both.world.issue(1)
    keys = (
        "status",
        "waiting_on",
        "lead",
        "contributors",
        "title",
        "question",
        "service",
        "cause",
        "labels",
        "resolution",
    )
    said = [(it.kind, it.author, it.text) for it in ticket.entries if it.text]
    shown = (issue.state, issue.reason if issue.state == "closed" else None, issue.title)
    return {key: getattr(ticket, key) for key in keys}, said, shown, sorted(it.name for it in issue.labels), sorted(
        it.login for it in issue.assignees
    )  # fmt: skip


DEEDS = {
    "claimed": [("claim", "ben")],
    "noted": [("claim", "ann"), ("note", "The vendor knows", "ben")],
    "answered": [("reply", "It is there.", "ann")],
    "waiting": [("claim", "ann"), ("wait", "vendor")],
    "waiting no more": [("claim", "ann"), ("wait", "patron"), ("resume",)],
    "ended": [("claim", "ann"), ("end", "answered")],
    "declined": [("claim", "ann"), ("end", "declined")],
    "a duplicate": [("claim", "ann"), ("end", "duplicate")],
    "opened again": [("claim", "ann"), ("end", "answered"), ("reopen",)],
    "helped": [("claim", "ann"), ("help", "ben"), ("help", "cem")],
    "helped no more": [("claim", "ann"), ("help", "ben"), ("leave", "ben")],
    "labelled": [("label", "late"), ("label", "odd"), ("unlabel", "late")],
    "asked otherwise": [("ask", "Where is it,\n\nand since when?")],
}


@pytest.mark.parametrize("deeds", DEEDS.values(), ids=DEEDS)
def test_a_deed_on_either_side_ends_in_the_same_on_both(deeds):
    ends = []
    for side in (Here, There):
        both = Both()
        both.hub.is_strict = False
        both.store.put(hands.ticket(service="e-resources", question="Where is it?"))
        both.sync()
        for name, *words in deeds:
            both.world.tick(90)
            getattr(side(both), name)(*words)
            both.sync()
        assert both.quiet()
        ends.append(outcome(both))
    assert ends[0] == ends[1]


def test_fields_edited_on_either_side_end_in_the_same_on_both():
    for fields in ({"title": "Better"}, {"cause": "activation"}, {"service": "reference"}):
        ends = []
        for side in (Here, There):
            both = Both()
            both.hub.is_strict = False
            both.store.put(hands.open_ticket(service="e-resources"))
            both.sync()
            both.world.tick(90)
            side(both).edit(**fields)
            both.sync()
            assert both.quiet()
            ends.append(outcome(both))
        assert ends[0] == ends[1]


def test_an_offer_shows_as_what_was_said_until_it_is_accepted():
    both = Both()
    both.store.put(hands.open_ticket(service="e-resources"))
    both.sync()
    both.world.tick(90)
    Here(both)._do(handoff.offer, "ben", "pass", text="Could you?")
    both.sync()
    assert [it.login for it in both.world.issue(1).assignees] == ["ann-hub"]
    assert both.world.of_issue(1)[0].body.endswith("**ann** offered it\n\nCould you?")
    both.world.tick(90)
    Here(both)._do(handoff.accept, by="ben")
    both.sync()
    assert sorted(it.login for it in both.world.issue(1).assignees) == ["ann-hub", "ben-hub"]
    assert both.quiet()


def test_who_is_away_is_stood_in_for_on_the_issue_and_leads_all_the_same():
    both = Both()
    ann = both.store.library.staff["ann"]
    day = both.world.now.date()
    away = Absence(start=day + timedelta(days=1), end=day + timedelta(days=2), understudy="dee")
    staff = {**both.store.library.staff, "ann": replace(ann, away=(away,))}
    both.store.library = replace(both.store.library, staff=staff)
    both.store.put(hands.open_ticket(service="e-resources"))
    both.sync()
    shown = []
    for _ in range(4):
        shown.append([it.login for it in both.world.issue(1).assignees])
        both.world.tick(86_400)
        both.sync()
        assert both.quiet()
    assert shown == [["ann-hub"], ["dee-hub"], ["dee-hub"], ["ann-hub"]]
    assert (both.ticket(NAME).lead, both.ticket(NAME).contributors) == ("ann", ())
