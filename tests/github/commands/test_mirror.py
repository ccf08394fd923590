"""The mirror's behaviour, side by side: what is done on one is seen on the other."""

from dataclasses import replace

from tests import hands
from tests.github.in_memory import PUBLIC, Both

from deskbook.library.model.actor import Actor
from deskbook.tickets.rules import conversation, lifecycle


def begun(**fields):
    both = Both()
    both.store.put(hands.open_ticket(service="e-resources", question="Where is it?", **fields))
    both.sync()
    return both


def did(both, rule, *words, who="ann", **more):
    """A colleague does something to the ticket on the desk's side."""
    both.world.tick(60)
    ticket = both.ticket("Q-AAAAAA")
    ids = iter(f"{both.world.now:%H%M%S}{number:02}" for number in range(9))
    actor = Actor(who, both.world.now, lambda: next(ids))
    both.store.put(lifecycle.apply(ticket, rule(ticket, actor, *words, **more)))


def test_an_open_ticket_gets_an_issue_once():
    both = begun(cause="activation", labels=("late",))
    assert both.ticket("Q-AAAAAA").issue == 1
    issue = both.world.issue(1)
    assert (issue.title, issue.state, sorted(it.name for it in issue.labels)) == (
        "A title", "open", ["cause: activation", "late", "service: e-resources", "status: open"],
    )  # fmt: skip
    assert [it.login for it in issue.assignees] == ["ann-hub"]
    assert issue.body.splitlines()[1:] == ["**Q-AAAAAA**", "", "Where is it?"]
    assert both.quiet() and both.quiet(full=True)


def test_notes_and_replies_become_comments_once():
    both = begun()
    did(both, conversation.reply, "We look, @someone.")
    did(both, lifecycle.note, "The vendor knows.", who="ben")
    both.sync()
    said = [it.body.split("\n", 1)[1] for it in both.world.of_issue(1)]
    assert said == [
        "**ann** wrote to the patron\n\nWe look, @\N{WORD JOINER}someone.",
        "**ben** noted\n\nThe vendor knows.",
    ]
    assert both.quiet()


def test_a_comment_becomes_a_note_and_with_a_command_a_reply():
    both = begun()
    both.world.tick(60)
    both.world.say(1, "I asked the vendor.", by=both.login("ben"))
    both.world.say(1, "/reply It is there now.", by=both.login("ann"))
    both.world.say(1, "Hello", by=both.world.account("stranger"))
    both.sync()
    assert [(it.kind, it.author, it.text) for it in both.ticket("Q-AAAAAA").entries] == [
        ("note", "ben", "I asked the vendor."),
        ("reply", "ann", "It is there now."),
        ("note", "desk", "Hello"),
    ]
    assert both.quiet()


def test_what_colleagues_do_to_the_issue_is_done_to_the_ticket():
    both = begun()
    world = both.world
    world.tick(60)
    world.edit_issue(1, title="A better title", body=world.issue(1).body + "\nAnd since when?")
    world.add_labels(1, ["waiting: vendor", "cause: activation", "late", "service: reference"])
    world.assign(1, ["ben-hub"])
    both.sync()
    ticket = both.ticket("Q-AAAAAA")
    assert (ticket.title, ticket.question) == ("A better title", "Where is it?\nAnd since when?")
    assert (ticket.status, ticket.waiting_on, ticket.cause, ticket.service) == (
        "waiting", "vendor", "activation", "reference",
    )  # fmt: skip
    assert (ticket.labels, ticket.contributors, ticket.lead) == (("late",), ("ben",), "ann")
    assert sorted(it.name for it in world.issue(1).labels) == [
        "cause: activation", "late", "service: reference", "waiting: vendor",
    ]  # fmt: skip
    assert both.quiet()


def test_closing_resolves_and_opening_again_reopens():
    both = begun()
    both.world.tick(60)
    both.world.edit_issue(1, state="closed", state_reason="not_planned")
    both.sync()
    assert (both.ticket("Q-AAAAAA").status, both.ticket("Q-AAAAAA").resolution) == (
        "resolved",
        "declined",
    )
    assert both.quiet()
    both.world.tick(60)
    both.world.edit_issue(1, state="open")
    both.sync()
    assert both.ticket("Q-AAAAAA").status == "open"
    assert both.quiet()


def test_an_issue_becomes_a_ticket_with_its_comments():
    both = Both()
    issue = both.world.open_issue(
        "The newest issue is missing",
        "It stops in May.",
        ["service: e-resources"],
        ["ben-hub"],
        by=both.login("ann"),
    )
    both.world.say(issue.number, "Also for me", by=both.login("cem"))
    both.sync()
    (ticket,) = both.store.tickets.values()
    assert (ticket.title, ticket.question, ticket.issue, ticket.lead, ticket.status, ticket.service) == (
        "The newest issue is missing", "It stops in May.", 1, "ben", "open", "e-resources",
    )  # fmt: skip
    assert [(it.kind, it.text) for it in ticket.entries if it.text] == [("note", "Also for me")]
    assert both.world.issue(1).body == "It stops in May."
    assert both.quiet() and both.quiet(full=True)


def test_in_a_repository_that_is_not_for_staff_only_what_patrons_see_is_said():
    both = Both(PUBLIC, "public")
    patron = both.world.account("reader", assignable=False)
    both.world.open_issue("Where are the films?", "I need one.", by=patron)
    both.store.put(hands.open_ticket(service="e-resources", question="Private"))
    both.sync()
    assert both.ticket("Q-AAAAAA").issue is None
    name = next(it for it in both.store.tickets if it != "Q-AAAAAA")
    both.world.tick(60)
    both.world.say(1, "From 1950", by=patron)
    both.world.say(1, "Me too", by=both.world.account("stranger"))
    both.world.say(1, "We have them.", by=both.login("ann"))
    both.sync()
    ticket = both.ticket(name)
    assert [(it.kind, it.author, it.text) for it in ticket.entries if it.text] == [
        ("question", "patron", "From 1950"), ("note", "desk", "Me too"), ("reply", "ann", "We have them."),
    ]  # fmt: skip
    both.world.tick(60)
    actor = Actor("ben", both.world.now, lambda: "SECRET00")
    both.store.put(
        replace(lifecycle.apply(ticket, lifecycle.note(ticket, actor, "Secret")), title="Secret")
    )
    both.sync()
    assert "Secret" not in repr([*both.world.issues.values(), *both.world.comments.values()])
    assert "ann" not in repr([it.body for it in both.world.comments.values()])
    assert both.world.issue(1).assignees == []
    assert both.quiet() and both.quiet(full=True)
