"""The mirror's less usual days: contradictions, copies, edits, strangers, and what is left alone."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from tests import hands
from tests.github.commands.test_mirror import begun, did
from tests.github.in_memory import PRIVATE, PUBLIC, Both, LocalClient

from deskbook.github.adapters.api.reading import Reader
from deskbook.github.formats import issue_text
from deskbook.github.model.mirror import ChangeIssue, OpenIssue, Pair, SyncPlan
from deskbook.github.model.outcomes import IssuesSynced, WritesMade
from deskbook.github.rules import accounts, intake, mirror_comments, mirror_view, sync
from deskbook.github.rules.mirror_in import Taking
from deskbook.github.views import outcomes as view
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import Finding
from deskbook.library.views.outcome import Said, Screen
from deskbook.tickets.rules import amendment, conversation, lifecycle, resolution

NAME = "Q-AAAAAA"


def kinds(both, name=NAME):
    return [(it.kind, it.author, dict(it.data), it.text) for it in both.ticket(name).entries]


def labels(both):
    return sorted(it.name for it in both.world.issue(1).labels)


def test_a_title_that_both_changed_is_the_newer_one_and_the_other_is_kept():
    both = begun()
    did(both, amendment.edit, {"title": "Ours"})
    both.world.tick(60)
    both.world.edit_issue(1, title="Theirs")
    both.sync()
    assert (both.ticket(NAME).title, both.world.issue(1).title) == ("Theirs", "Theirs")
    assert kinds(both)[-1][2]["title"] == "Ours -> Theirs"
    both.world.edit_issue(1, title="Theirs again")
    did(both, amendment.edit, {"title": "Ours again"})
    both.sync()
    assert (both.ticket(NAME).title, both.world.issue(1).title) == ("Ours again", "Ours again")
    assert both.quiet()


def test_a_run_that_was_cut_short_amid_a_contradiction_says_it_once():
    both = begun()
    both.world.tick(60)
    both.world.edit_issue(1, title="Theirs")
    did(both, amendment.edit, {"title": "Ours"})
    both.hub.fails("PATCH", r".*/issues/1", 502, times=9)
    with pytest.raises(Exception, match="Server Error"):
        both.sync()
    entries = kinds(both)
    both.hub.faults.clear()
    both.sync()
    assert kinds(both) == entries
    assert both.world.issue(1).title == "Ours"
    assert both.quiet()


def test_our_comment_edited_on_github_rewrites_the_entry_and_ours_rewrites_the_comment():
    both = begun()
    did(both, lifecycle.note, "First")
    both.sync()
    (comment,) = both.world.of_issue(1)
    both.world.tick(60)
    both.world.edit_comment(comment.id, comment.body.replace("First", "Second"))
    both.sync()
    assert [it[3] for it in kinds(both)] == ["Second"]
    assert both.quiet()
    ticket = both.ticket(NAME)
    both.world.tick(3600)
    both.store.put(replace(ticket, entries=(replace(ticket.entries[0], text="Third"),)))
    both.sync()
    assert comment.body.endswith("Third")
    assert both.quiet() and both.quiet(full=True)


def test_words_taken_out_of_an_entry_here_are_taken_out_of_the_comment_that_it_came_from():
    both = begun()
    both.world.tick(60)
    comment = both.world.say(1, "Call 555", by=both.login("ben"))
    both.sync()
    ticket = both.ticket(NAME)
    both.world.tick(3600)
    both.store.put(replace(ticket, entries=(replace(ticket.entries[0], text="Call [phone]"),)))
    both.sync()
    assert comment.body == "Call [phone]"
    both.world.tick(60)
    both.world.edit_comment(comment.id, "Call nobody")
    both.sync()
    assert kinds(both)[-1][3] == "Call nobody"
    assert both.quiet()


def test_a_copy_of_our_comment_is_somebody_elses_and_a_mark_of_no_entry_is_left_alone():
    both = begun()
    did(both, lifecycle.note, "First")
    both.sync()
    (comment,) = both.world.of_issue(1)
    both.world.tick(3600)
    both.world.say(1, comment.body + " copied", by=both.login("ben"))
    secret = b"secret"
    ghost = issue_text.write_comment(
        both.ticket(NAME), replace(both.ticket(NAME).entries[0], id="GHXST000"), secret, names=True
    )
    both.world.say(1, ghost, by=both.login("ben"))
    both.sync()
    assert [(it[1], it[3]) for it in kinds(both)] == [("ann", "First"), ("ben", "First copied")]
    assert both.quiet() and both.quiet(full=True)


def test_long_texts_are_cut_and_an_edit_of_what_was_cut_is_left():
    both = Both()
    both.store.put(hands.open_ticket(service="e-resources", question="x" * 70_000))
    both.sync()
    did(both, lifecycle.note, "y" * 70_000)
    both.sync()
    issue, (comment,) = both.world.issue(1), both.world.of_issue(1)
    assert (len(issue.body), len(comment.body)) == (65_536, 65_536)
    both.world.tick(60)
    both.world.edit_issue(1, body=issue.body.replace("xxx", "xx"))
    both.world.edit_comment(comment.id, comment.body.replace("yyy", "yy"))
    both.sync()
    assert both.ticket(NAME).question == "x" * 70_000
    assert both.ticket(NAME).entries[0].text == "y" * 70_000
    assert both.quiet() and both.quiet(full=True)


def test_more_than_a_hundred_comments_are_taken_in():
    both = begun()
    both.world.tick(60)
    for number in range(130):
        both.world.say(1, f"Comment {number}", by=both.login("ben"))
    both.sync()
    assert [it[3] for it in kinds(both)] == [f"Comment {number}" for number in range(130)]
    assert both.quiet(full=True)


def test_labels_that_say_nothing_here_are_told_and_strange_ones_are_left_alone():
    both = begun()
    both.world.tick(60)
    both.world.add_labels(1, ["cause: witches", "Good first issue", "status: new"])
    report = both.sync()
    assert report.plans[0].notices == (
        "Q-AAAAAA: the label cause: witches on its issue says nothing here",
    )
    assert labels(both) == ["Good first issue", "service: e-resources", "status: open"]
    assert both.quiet()


def test_labels_taken_off_on_either_side_are_off_on_both_but_for_those_of_fields():
    both = begun(labels=("late", "odd"))
    both.world.tick(60)
    both.world.drop_label(1, "late")
    both.world.drop_label(1, "service: e-resources")
    both.sync()
    assert (both.ticket(NAME).labels, labels(both)) == (
        ("odd",),
        ["odd", "service: e-resources", "status: open"],
    )
    did(both, amendment.edit, {"labels": ()})
    both.sync()
    assert labels(both) == ["service: e-resources", "status: open"]
    assert both.quiet()


def test_an_issue_set_to_work_by_label_is_led_by_the_head_of_its_service():
    both = Both()
    both.store.put(hands.ticket(service="e-resources"))
    both.sync()
    both.world.tick(60)
    both.world.add_labels(1, ["status: open"])
    both.sync()
    assert (both.ticket(NAME).status, both.ticket(NAME).lead) == ("open", "head")
    both.world.tick(60)
    both.world.add_labels(1, ["waiting: vendor"])
    both.world.drop_label(1, "status: open")
    both.sync()
    both.world.tick(60)
    both.world.add_labels(1, ["status: open"])
    both.sync()
    assert (both.ticket(NAME).status, both.ticket(NAME).waiting_on) == ("open", None)
    assert both.quiet()


def test_without_a_known_service_a_label_sets_nobody_to_work():
    both = Both()
    both.store.put(hands.ticket(service="nowhere"))
    both.sync()
    both.world.tick(60)
    both.world.add_labels(1, ["waiting: vendor"])
    both.sync()
    assert (both.ticket(NAME).status, labels(both)) == ("new", ["status: new"])


def test_who_is_assigned_leads_or_helps_and_who_is_taken_off_helps_no_more():
    both = Both()
    both.store.put(hands.ticket(service="e-resources"))
    both.sync()
    both.world.tick(60)
    both.world.assign(1, ["head-hub", "ben-hub"])
    both.sync()
    assert (both.ticket(NAME).lead, both.ticket(NAME).contributors) == ("head", ("ben",))
    both.world.tick(60)
    both.world.unassign(1, ["ben-hub", "head-hub"])
    both.sync()
    assert (both.ticket(NAME).lead, both.ticket(NAME).contributors) == ("head", ())
    assert [it.login for it in both.world.issue(1).assignees] == ["head-hub"]
    assert both.quiet()


def test_somebody_who_is_no_colleague_stays_assigned():
    both = begun()
    both.world.account("guest")
    both.world.tick(60)
    both.world.assign(1, ["guest"])
    both.sync()
    assert sorted(it.login for it in both.world.issue(1).assignees) == ["ann-hub", "guest"]
    assert both.ticket(NAME).contributors == ()
    assert both.quiet()


def test_where_github_lets_one_person_be_assigned_only_the_first_is():
    both = begun()
    both.world.most = 1
    did(both, amendment.edit, {"contributors": ("ben", "cem")})
    both.sync()
    assert [it.login for it in both.world.issue(1).assignees] == ["ann-hub"]
    assert both.ticket(NAME).contributors == ("ben", "cem")
    assert both.quiet() and both.quiet(full=True)


def test_the_end_of_a_ticket_can_be_mended_on_github_and_old_issues_say_no_reason():
    both = begun()
    did(both, resolution.resolve, "answered")
    both.sync()
    assert both.world.issue(1).reason == "completed"
    both.world.tick(60)
    both.world.edit_issue(1, state="closed", state_reason="duplicate")
    both.sync()
    assert both.ticket(NAME).resolution == "duplicate"
    both.world.tick(60)
    both.world.issue(1).reason = None
    both.world.issue(1).updated = both.world.now
    assert both.quiet()


def test_a_ticket_about_access_that_is_closed_on_github_has_an_unknown_cause():
    both = begun(resource="a", symptom="It stops")
    both.world.tick(60)
    both.world.edit_issue(1, state="closed")
    both.sync()
    assert (both.ticket(NAME).resolution, both.ticket(NAME).cause) == ("answered", "unknown")
    assert both.quiet()


def test_a_patron_who_writes_again_opens_the_ticket_again():
    both = Both(PUBLIC, "public")
    patron = both.world.account("reader", assignable=False)
    both.world.open_issue("Films?", "", by=patron)
    both.sync()
    (name,) = both.store.tickets
    both.world.tick(60)
    both.world.edit_issue(1, by=patron, state="closed")
    both.sync()
    assert (both.ticket(name).status, both.ticket(name).lead) == ("resolved", "head")
    both.world.tick(60)
    both.world.say(1, "Not yet", by=patron)
    both.world.say(1, "/reply", by=both.login("ann"))
    both.sync()
    assert (both.ticket(name).status, both.world.issue(1).state) == ("open", "open")
    assert [it[3] for it in kinds(both, name) if it[3]] == ["Not yet"]
    assert both.quiet()


def test_a_reply_on_a_resolved_ticket_is_kept_and_opens_nothing():
    both = begun()
    did(both, resolution.resolve, "answered")
    both.sync()
    both.world.tick(60)
    both.world.say(1, "/reply One thing more", by=both.login("ann"))
    both.sync()
    assert (kinds(both)[-1][0], both.ticket(NAME).status) == ("reply", "resolved")
    assert both.quiet()


def test_an_edit_of_our_reply_by_somebody_else_is_put_back_where_anybody_can_write():
    both = Both(PUBLIC, "public")
    both.world.open_issue("Films?", "", by=both.world.account("reader", assignable=False))
    both.sync()
    (name,) = both.store.tickets
    actor = Actor("ann", both.world.now, iter(("00000001", "00000002")).__next__)
    both.store.put(
        lifecycle.apply(both.ticket(name), conversation.reply(both.ticket(name), actor, "Here"))
    )
    both.sync()
    (comment,) = both.world.of_issue(1)
    both.world.tick(60)
    both.world.edit_comment(comment.id, comment.body + "!")
    both.sync()
    assert comment.body.endswith("\n\nHere")
    assert both.quiet()


def test_what_robots_and_digests_open_is_no_question():
    both = Both()
    both.world.open_issue("Bump", by=both.world.account("bumper", "Bot"))
    both.world.open_issue("Today", issue_text.DIGEST + "x -->", by=both.login("ann"))
    both.world.open_issue("Pull", by=both.login("ann"), is_pull=True)
    both.sync()
    assert both.store.tickets == {}


def test_a_ticket_that_is_off_github_gets_no_issue_and_an_issue_of_a_cut_run_is_found():
    both = Both()
    both.store.put(hands.open_ticket(service="e-resources", labels=("off-github",)))
    both.store.put(hands.open_ticket(id="Q-BBBBBB", service="e-resources"))
    both.hub.dies(4, done=True)
    with pytest.raises(Exception, match="could not be reached"):
        both.sync()
    both.hub.lives()
    assert (len(both.world.issues), both.ticket("Q-BBBBBB").issue) == (1, None)
    both.sync()
    assert (len(both.world.issues), both.ticket("Q-BBBBBB").issue) == (1, 1)
    assert both.ticket(NAME).issue is None
    assert both.quiet(full=True)


def test_an_issue_that_is_another_than_before_begins_anew():
    both = begun()
    both.world.open_issue(
        "Other", issue_text.write_issue(both.ticket(NAME), b"secret"), by=both.world.me
    )
    both.store.put(replace(both.ticket(NAME), issue=2))
    both.sync()
    assert both.world.issue(2).title == "A title"


def test_an_issue_of_a_service_without_label_goes_to_the_usual_one():
    both = Both()
    both.world.open_issue("Where?", "", by=both.login("ann"))
    both.world.open_issue("???", "", ["service: e-resources"], by=both.login("ann"))
    both.sync()
    assert sorted((it.issue, it.service) for it in both.store.tickets.values()) == [
        (1, "reference"), (2, "e-resources"),
    ]  # fmt: skip


def shown(plans, left, **values):
    """The words for an outcome of `desk sync issues`."""
    return view.describe_issues(
        IssuesSynced(plans=tuple(plans), steps=(), left=left, **values), Screen()
    )


def test_plan_is_shown_line_by_line():
    before = hands.open_ticket(issue=3)
    after = lifecycle.apply(before, lifecycle.note(before, hands.actor(), "New"))
    reworded = replace(
        after, entries=(replace(after.entries[0], text="Other"),), question="Why?", title="B"
    )
    plan = SyncPlan(
        ((before, after), (after, reworded), (None, before)),
        {"ann": {"github": "ann-hub"}},
        (
            OpenIssue(NAME, "A title", "", (), ()),
            ChangeIssue(
                NAME, 3, title="T", text="x", state="closed", reason="completed", add_labels=("late",),
                drop_labels=("bug",), assign=("ann",), say={"1": ""}, reword={"2": "", "3": ""},
            ),
            ChangeIssue(NAME, 4, state="open"),
            ChangeIssue(NAME, 5, title="T"),
        ),
        ("A notice",),
    )  # fmt: skip
    assert (
        shown([plan], {NAME: "locked"}, issues=2, writes=1, applied=True)
        == """\
Q-AAAAAA: here: 1 new entry
Q-AAAAAA: here: title, question, 1 reworded entry
Q-AAAAAA: here: a new ticket of issue #3: A title
knowledge/staff/ann.md: github: ann-hub
Q-AAAAAA: on GitHub: a new issue: A title
Q-AAAAAA: on GitHub: #3, title, text, closed as completed, +late, +ann, -bug, 1 new comment, 2 reworded comments
Q-AAAAAA: on GitHub: #4, open
Q-AAAAAA: on GitHub: #5, title
A notice
Q-AAAAAA: left for the next run: locked
Looked at 2 issues; 1 change made on GitHub"""
    )
    assert shown([SyncPlan()], {}, issues=1, writes=0, applied=False).startswith(
        "Looked at 1 issue:"
    )
    many = dict.fromkeys(("Q-1", "Q-2", "Q-3", "Q-4", "Q-5"), "not yet")
    left = shown([plan], many, issues=1, writes=1, applied=True).splitlines()[-2]
    assert left == "Q-1, Q-2, Q-3 and 2 more: left for the next run: not yet"
    asked = shown([plan], {}, issues=1, writes=0, applied=False)
    assert asked.endswith("Nothing was changed: `desk sync issues --apply` does it")
    assert "2 changes made" in shown([plan], {}, issues=1, writes=2, applied=True)


def test_progress_counts_changes_on_standard_error():
    assert view.describe_writes(WritesMade(25), Screen()) == Said(
        err="desk: 25 changes made on GitHub"
    )


def test_sync_fails_if_a_ticket_is_left_or_damaged():
    done = IssuesSynced(plans=(), steps=(), left={}, issues=0, writes=0, applied=True)
    wrong = Finding("tickets/2026/11/Q-BAD001.md", 3, "ticket.id", "this is no id")
    assert done.is_clean
    assert not replace(done, left={NAME: "locked"}).is_clean
    assert not replace(done, damaged=(wrong,)).is_clean


def test_marks_cannot_be_made_without_the_secret():
    ticket = lifecycle.apply(
        hands.open_ticket(), lifecycle.note(hands.open_ticket(), hands.actor(), "x")
    )
    text = issue_text.write_comment(ticket, ticket.entries[0], b"secret", names=True)
    assert issue_text.find_entry(text, b"secret") == (NAME, "00000000")
    assert issue_text.find_entry(text, b"other") == ("", "")
    assert issue_text.find_entry("> " + text, b"secret") == ("", "")
    assert issue_text.find_ticket(text, b"secret") == ""
    issue = issue_text.write_issue(ticket, b"secret", "o/team")
    assert issue.splitlines()[1] == "**Q-AAAAAA** for @o/team"
    assert issue_text.find_ticket(issue, b"secret") == NAME
    assert issue_text.find_ticket(issue, b"other") == ""
    assert (
        issue_text.make_secret(b"k", "O/R")
        == issue_text.make_secret(b"k", "o/r")
        != issue_text.make_secret(b"k", "o/s")
    )


def test_a_patrons_words_are_said_as_the_patrons():
    entry = conversation.heard(hands.open_ticket(), hands.actor(), "Again").entries[0]
    text = issue_text.write_comment(hands.open_ticket(), entry, b"secret", names=True)
    assert text.splitlines()[1] == "The patron asked"


def test_a_ticket_with_an_issue_or_in_the_open_is_not_opened_again():
    both = Both()
    words = both.mirror.words(PRIVATE, True)
    open_one = hands.open_ticket(service="e-resources")
    assert sync.open_issue(PRIVATE, both.terms(), words, replace(open_one, issue=1)) is None
    assert sync.open_issue(PUBLIC, replace(both.terms(), staff_only=False), words, open_one) is None
    assert sync.open_issue(PRIVATE, both.terms(), words, hands.resolved_ticket()) is None


def test_an_issue_that_is_gone_is_let_go_and_written_to_no_more():
    both = begun()
    both.store.put(hands.open_ticket(id="Q-BBBBBB", service="e-resources"))
    both.sync()
    both.world.delete_issue(1)
    both.world.transfer(2, "ridgeway/elsewhere")
    assert both.quiet()
    did(both, lifecycle.note, "Only for us")
    both.sync(full=True)
    assert [it[3] for it in kinds(both)] == [
        "Only for us", "Its issue was deleted on GitHub, so the ticket goes on without it.",
    ]  # fmt: skip
    assert kinds(both, "Q-BBBBBB")[-1][2] == {"issue": "2 ->", "labels": "-> off-github"}
    assert len(both.world.issues) == 2
    assert both.quiet() and both.quiet(full=True)


def test_an_issue_that_goes_between_reading_and_writing_is_let_go():
    both = begun()
    did(both, lifecycle.note, "Secret")
    both.hub.before(
        "GET", "/repos/ridgeway/desk/issues/1", lambda: both.world.transfer(1, "o/public")
    )
    both.sync()
    assert both.ticket(NAME).issue is None
    assert both.quiet(full=True)


def test_a_colleague_is_known_by_number_and_a_deleted_account_by_nothing():
    both = begun()
    both.world.rename("ann-hub", "ann-new")
    both.world.tick(60)
    both.world.say(1, "Mine", by=both.world.account("ann-new"))
    both.world.say(1, "Gone", by=both.login("ben")).user = None
    both.sync()
    assert both.store.staff["ann"]["github"] == "ann-new"
    assert [(it[1], it[3]) for it in kinds(both)] == [("ann", "Mine"), ("desk", "Gone")]
    assert both.quiet()


def test_a_form_sets_fields_that_name_records_and_no_others():
    both = Both()
    both.store.library = replace(
        both.store.library, departments={"history": SimpleNamespace(name="History")}
    )
    for name in ("History", "Alchemy"):
        both.world.open_issue(
            "Q",
            f"### Academic department\n\n{name}\n\n### Question\n\nWhere?",
            by=both.login("ann"),
        )
    both.sync()
    found = sorted((it.issue, it.department, it.question) for it in both.store.tickets.values())
    assert found == [
        (1, "history", "Where?"),
        (2, None, "Where?\n\n- Academic department: Alchemy"),
    ]
    assert both.quiet(full=True)


def test_who_answered_and_assigned_themselves_leads_and_does_not_help_too():
    both = Both()
    both.store.put(hands.ticket(service="e-resources"))
    both.sync()
    both.world.tick(60)
    both.world.say(1, "/reply Here", by=both.login("ben"))
    both.world.assign(1, ["ben-hub"])
    both.sync()
    assert (both.ticket(NAME).lead, both.ticket(NAME).contributors) == ("ben", ())
    assert both.quiet()


def test_who_helps_no_more_is_taken_off_the_issue():
    both = begun(contributors=("ben",))
    did(both, amendment.edit, {"contributors": ()})
    both.sync()
    assert [it.login for it in both.world.issue(1).assignees] == ["ann-hub"]
    assert both.quiet()


def test_opened_again_and_set_to_wait_in_one_go():
    both = begun()
    did(both, resolution.resolve, "answered")
    both.sync()
    both.world.tick(60)
    both.world.edit_issue(1, state="open")
    both.world.add_labels(1, ["waiting: vendor"])
    report = both.sync()
    assert (both.ticket(NAME).status, both.ticket(NAME).waiting_on) == ("waiting", "vendor")
    assert all(it.notices == () for it in report.plans)
    assert both.quiet()


def test_what_cannot_be_done_is_told_and_what_is_done_already_is_not_done_again():
    both = begun()
    did(both, amendment.edit, {"title": "Ours"})
    ticket = both.ticket(NAME)
    words = both.mirror.words(PRIVATE, True)
    issue = Reader(LocalClient(both.hub)).issue(1)
    taking = Taking(
        PRIVATE,
        accounts.list_people(PRIVATE),
        both.terms(),
        words,
        Pair(ticket, ticket, issue, ()),
        ticket,
        [],
    )
    taking.take(("x",), both.world.now, "desk", resolution.reopen)
    assert taking.notices == [
        "Q-AAAAAA: what was done on GitHub is left: Q-AAAAAA is not resolved: it is open"
    ]
    taking.take(("y",), both.world.now, "desk", lambda it, by: lifecycle.note(it, by, "Once"))
    again = replace(taking.pair, ours=replace(ticket, entries=(taking.ticket.entries[-1],)))
    second = Taking(
        PRIVATE, taking.people, taking.terms, words, replace(again, base=ticket), ticket, []
    )
    second.take(("y",), both.world.now, "desk", lambda it, by: lifecycle.note(it, by, "Once"))
    assert second.ticket == ticket


def test_many_tickets_that_were_left_are_looked_at_together():
    both = Both()
    both.hub.is_strict = False
    for number in range(120):
        both.world.open_issue(f"Issue {number}", "Why?", by=both.login("ann"))
    both.sync(most=1)
    assert len(both.store.bookmark().held) == 120
    with both.hub.watched() as asked:
        both.sync(most=1)
    assert len(asked) < 20
    for _ in range(4):
        both.sync(most=60)
    assert both.quiet() and both.quiet(full=True)
    assert all(
        "status: new" in {one.name for one in it.labels} for it in both.world.issues.values()
    )


BAD = {
    "a comment": (mirror_comments, "take_comments", lambda taking, *_: taking.ticket.issue),
    "a new issue": (intake, "make_ticket", lambda _library, _words, issue, _home: issue.number),
    "its view": (mirror_view, "make_view", lambda _library, ticket, *_: ticket.issue),
}
"""Functions of one item: the module, the name, and the number of the issue by its arguments."""


@pytest.mark.parametrize("place", BAD)
def test_an_issue_that_raises_is_left_and_stops_no_other(place, monkeypatch):
    both = begun()
    both.world.tick(60)
    numbers = [
        both.world.open_issue(f"Question {it}", "Where?", by=both.world.account("reader")).number
        for it in range(3)
    ]
    both.world.say(1, "I asked the vendor.", by=both.login("ben"))
    module, name, number_of = BAD[place]
    whole = getattr(module, name)

    def fail(*given):
        if number_of(*given) == numbers[1]:
            raise RecursionError("Quill Sample")
        return whole(*given)

    monkeypatch.setattr(module, name, fail)
    report = both.sync()
    known = [it.issue for it in both.store.tickets.values()]
    assert sorted(known) == [1, numbers[0], numbers[2]]
    assert kinds(both)[-1][3] == "I asked the vendor."
    why = "comparing it with its issue failed (RecursionError): please report this"
    assert report.left == {f"#{numbers[1]}": why}
    both.world.tick(3600)
    both.sync()
    monkeypatch.setattr(module, name, whole)
    both.sync()
    assert sorted(it.issue for it in both.store.tickets.values()) == [1, *numbers]
    assert both.quiet() and both.quiet(full=True)


def test_a_ticket_that_raises_is_done_by_a_later_run(monkeypatch):
    both = begun()
    both.world.tick(60)
    both.world.say(1, "I asked the vendor.", by=both.login("ben"))
    whole = mirror_comments.take_comments
    monkeypatch.setattr(mirror_comments, "take_comments", lambda _taking: 1 // 0)
    assert list(both.sync().left) == [NAME]
    monkeypatch.setattr(mirror_comments, "take_comments", whole)
    both.sync()
    assert kinds(both)[-1][3] == "I asked the vendor."
    assert both.quiet() and both.quiet(full=True)
