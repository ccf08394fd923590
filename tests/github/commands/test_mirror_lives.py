"""Random lives of a ticket and its issue: both sides at once, and runs cut short anywhere."""

import copy
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import hands, lives
from tests.cases import examples
from tests.github.in_memory import PRIVATE, PUBLIC, Both

from deskbook.github.adapters.api.ports import GitHubError
from deskbook.github.rules import labels as mirror_labels
from deskbook.github.rules import mirror_comments, mirror_view, sync
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules import lifecycle

NAMES = ("Q-AAAAAA", "Q-BBBBBA")
TEXTS = [
    "A text.",
    "@ann, see #1 <!-- x -->",
    "### 2026-11-05T15:00:00Z note",
    "- key: value",
    "x" * 70_000,
]
LABELS = ["waiting: vendor", "waiting: patron", "status: open", "status: new", "late", "Bug!", "cause: activation",
          "cause: nonsense", "service: reference", "SERVICE: E-resources"]  # fmt: skip


def at_the_desk(both, r):
    """A colleague does something to a ticket here."""
    name = r.choice(sorted(both.store.tickets))
    ticket = both.ticket(name)
    number = [r.randint(0, 32**8)]

    def mint():
        number[0] += 1
        return "".join(
            "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number[0] // 32**it % 32] for it in range(8)
        )

    actor = Actor(r.choice(lives.PEOPLE), both.world.now, mint)
    try:
        edit = lives.chosen(ticket, r)(ticket, actor, r)
    except DeskError:
        return
    after = lifecycle.apply(ticket, edit)
    if after.service not in both.store.library.services:
        return
    both.store.put(after)


def at_github(both, r):
    """Somebody does something to an issue there."""
    world = both.world
    by = world.account(r.choice(["ann-hub", "ben-hub", "cem-hub", "stranger"]))
    there = [it.number for it in world.issues.values() if not it.gone and not it.is_pull]
    if not there:
        return
    number = r.choice(there)
    issue = world.issue(number)
    comments = [it.id for it in world.of_issue(number)]
    deeds = [
        lambda: world.say(number, r.choice(TEXTS[:4]), by=by),
        lambda: world.say(number, "/reply " + r.choice(TEXTS[:4]), by=by),
        lambda: world.edit_issue(number, by=by, title=r.choice(["One", "Two", "Three"])),
        lambda: world.edit_issue(number, by=by, body=(issue.body + "\nMore")[:60_000]),
        lambda: world.edit_issue(number, by=by, state="closed", state_reason=r.choice(["completed", "not_planned", "duplicate"])),
        lambda: world.edit_issue(number, by=by, state="open"),
        lambda: world.add_labels(number, [r.choice(LABELS)]),
        lambda: issue.labels and world.drop_label(number, r.choice(issue.labels).name),
        lambda: world.assign(number, [by.login]),
        lambda: issue.assignees and world.unassign(number, [r.choice(issue.assignees).login]),
        lambda: comments and (one := r.choice(comments)) and world.edit_comment(one, world.comment(one).body + " and more"),
        lambda: comments and world.say(number, world.comment(r.choice(comments)).body[:60_000] + r.choice(["", " copied"]), by=by),
        lambda: world.open_issue("New", r.choice(TEXTS[:4]), by=by),
        lambda: world.open_issue("Pull", by=by, is_pull=True),
    ]  # fmt: skip
    r.choice(deeds)()


def wrong(both):
    """What is not as it must be once both sides agree."""
    found = []
    library, terms = both.store.load(), both.terms()
    words = both.mirror.words(library, terms.names)
    for name, ticket in both.store.tickets.items():
        found += [f"{name}: {it}" for it in lives.complaints(ticket, merged=True)]
        if not sync.is_mirrored(ticket) or both.world.issues[ticket.issue].gone:
            continue
        issue = both.world.issue(ticket.issue)
        view = mirror_view.make_view(library, ticket, terms, words)
        if issue.state != view.state or (issue.state == "closed" and issue.reason != view.reason):
            found.append(f"{name}: {issue.state} {issue.reason}, not {view.state} {view.reason}")
        managed = {
            it.name.lower()
            for it in issue.labels
            if mirror_view.is_managed(library, it.name, terms)
        }
        if managed - mirror_labels.fold_labels(view):
            found.append(f"{name}: labels {managed}, not {view.labels}")
        if view.title is not None and view.title != issue.title:
            found.append(f"{name}: title {issue.title}, not {view.title}")
        found += wrong_comments(both, ticket, view, words)
    return found


def wrong_comments(both, ticket, view, words):
    """Entries that are not said once, and comments of others that are not in the ticket once."""
    own, others = [], []
    for comment in sorted(both.world.of_issue(ticket.issue), key=lambda it: it.id):
        mark = words.entry_of(comment.body)[1]
        if mark and mark not in own:
            own.append(mark)
        elif not mark:
            others.append(comment)
    if sorted(own) != sorted(view.comments):
        yield f"{ticket.id}: said {sorted(own)}, wanted {sorted(view.comments)}"
    kept = [it.value("github") for it in ticket.entries if it.value("github")]
    if len(set(kept)) != len(kept):
        yield f"{ticket.id}: a comment was taken in twice: {kept}"
    for comment in others:
        if mirror_comments.strip_command(comment.body.strip()) and str(comment.id) not in kept:
            yield f"{ticket.id}: comment {comment.id} was not taken in"


def live(seed, library, visibility, steps=14):
    r = random.Random(seed)
    both = Both(library, visibility)
    both.hub.is_strict = False
    for name in NAMES:
        both.store.put(hands.open_ticket(id=name, service="e-resources", question="Where?"))
    both.world.open_issue("From outside", "I ask", by=both.world.account("stranger"))
    for _ in range(steps):
        both.world.tick(r.randint(1, 90))
        r.choice([at_the_desk, at_the_desk, at_github, at_github, lambda b, _: b.sync()])(both, r)
    return both


@pytest.mark.parametrize("where", ["private", "public"])
@examples(6)
@given(seed=st.integers(0, 10**6))
def test_both_sides_agree_after_whatever_was_done_to_them(where, seed):
    both = live(seed, PRIVATE if where == "private" else PUBLIC, where)
    before = {name: {it.id for it in ticket.entries} for name, ticket in both.store.tickets.items()}
    both.sync()
    for name, ids in before.items():
        assert ids <= {it.id for it in both.ticket(name).entries}
    assert wrong(both) == []
    assert both.quiet()
    assert both.quiet(full=True)


@pytest.mark.slow
@examples(12)
@given(seed=st.integers(0, 10**6), done=st.booleans())
def test_a_run_that_is_cut_short_anywhere_and_run_again_comes_to_the_same(seed, done):
    both = live(seed, PRIVATE, "private", steps=10)
    whole = copy.deepcopy(both)
    start = len(whole.hub.asked)
    whole.sync()
    requests = len(whole.hub.asked) - start
    for at in range(1, requests + 1, max(1, requests // 5)):
        cut = copy.deepcopy(both)
        cut.hub.dies(at, done=done)
        with pytest.raises(GitHubError):
            cut.sync()
        cut.hub.lives()
        cut.sync()
        assert wrong(cut) == []
        assert cut.quiet() and cut.quiet(full=True)
        assert shown(cut) == shown(whole)


def shown(both):
    """What both sides say, without the times and numbers that differ from run to run."""
    tickets = {
        name: (it.status, it.lead, it.title, it.question, it.issue, sorted(e.id for e in it.entries if e.kind != "conflict"))
        for name, it in both.store.tickets.items()
    }  # fmt: skip
    issues = {
        it.number: (it.title, it.body, it.state, sorted(one.name for one in it.labels), sorted(c.body for c in both.world.of_issue(it.number)))
        for it in both.world.issues.values() if not it.gone
    }  # fmt: skip
    return tickets, issues
