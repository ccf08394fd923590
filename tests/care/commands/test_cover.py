"""`desk cover`, `away`, `leave`, and the answers to offers of what is led besides tickets."""

import json

from tests import worlds


def test_cover_lists_gaps_now_and_coming(library, desk):
    (library / "knowledge/staff/history-liaison.md").write_text(
        "---\nname: History liaison\nservices: [reference]\naway: [{from: 2026-11-16, to: 2026-11-20}]\n---\n"
    )
    (library / "knowledge/departments/law.md").write_text(
        "---\nname: Law\nliaison: gone\noffered_to: eresources\n---\n"
    )
    (library / "knowledge/staff/gone.md").write_text("---\nname: Gone\nleft: 2026-12-01\n---\n")
    assert desk("cover") == worlds.Outcome(
        0,
        """\
Now, Thu 5 Nov
  Q-NEW001: nobody leads it yet

Coming, until Thu 17 Dec
  Department Law: gone has left by Wed 2 Dec: hand it over
  Project Review of the history collection: history-liaison is away Mon 16 Nov to
    Fri 20 Nov, and nobody is left

Nobody is named to stand in
  Service E-resources: eresources-head leads, and nobody stands in
  Service Reference: reference-head leads, and nobody stands in
  Problem New issues reach History Full Text weeks late: eresources leads, and
    nobody stands in

Offered and not accepted yet
  departments/law: eresources has yet to `desk accept departments/law`
""",
        "",
    )


def test_a_gap_where_only_the_head_is_left(library, desk):
    (library / "knowledge/departments/history.md").unlink()
    (library / "knowledge/projects/history-review.md").unlink()
    ticket = next(library.glob("tickets/*/*/Q-4KX7M2.md"))
    ticket.write_text(
        ticket.read_text().replace("lead: history-liaison\n", "lead: science-liaison\n")
    )
    staff = library / "knowledge/staff/science-liaison.md"
    staff.write_text(staff.read_text().replace("understudy: reference-head, ", ""))
    assert (
        "  Q-4KX7M2: science-liaison is away Thu 5 Nov to Fri 13 Nov, and only\n    eresources-head, the head, is left\n"
        in desk("cover").out
    )


def test_full_cover_is_reported(library, desk):
    for path in [*library.glob("knowledge/services/*"), *library.glob("tickets/*/*/*.md"),
                 *library.glob("knowledge/problems/*")]:  # fmt: skip
        path.unlink()
    assert (
        desk("cover", "--weeks", "1").out
        == "Everything has somebody until Thu 12 Nov, and a stand-in.\n"
    )


def test_leaving_hands_over_everything_to_be_accepted(git_library, desk, overdue_ticket):
    plan = """\
history-liaison leaves on 2026-11-30.

Offered, to be accepted like any handoff:
  department history to reference-head
  project history-review to reference-head
  Q-4KX7M2 to reference-head

Named besides, for people to change:
  knowledge/services/reference.md: in the team
"""
    shown = desk("leave", "history-liaison", "--on", "2026-11-30", "--by", "reference-head")
    assert shown == worlds.Outcome(0, plan + "\nNothing was written: --apply offers it.\n", "")
    applied = desk(
        "leave", "history-liaison", "--on", "2026-11-30", "--by", "reference-head", "--apply"
    )
    assert applied.out == plan
    assert worlds.git(git_library, "log", "-1", "--format=%s") == (
        "history-liaison leaves on 2026-11-30: what they lead is offered on\n"
    )
    accepted = desk("accept", "departments/history", "--by", "reference-head")
    assert (
        accepted.out
        == """\
knowledge/departments/history.md accepted
  liaison: reference-head
  offered_to: -
  reminded: -
  understudy: -
"""
    )
    assert (git_library / "knowledge/departments/history.md").read_text() == (
        "---\nname: History\nliaison: reference-head\n---\n"
    )
    assert desk("accept", overdue_ticket, "--by", "reference-head").code == 0
    declined = desk(
        "decline", "projects/history-review", "Not mine to review.", "--by", "reference-head"
    )
    assert declined.out == "knowledge/projects/history-review.md declined\n  offered_to: -\n"
    assert worlds.git(git_library, "log", "-1", "--format=%b") == "Not mine to review.\n\n"
    offered = desk("handoff", "projects/history-review", "--to", "@science-liaison")
    assert offered.out == (
        "knowledge/projects/history-review.md offered to science-liaison\n  offered_to: science-liaison\n"
    )


def test_leaving_with_nobody_to_take_over_says_so(library, desk):
    (library / "knowledge/problems/late-issues.md").write_text(
        "---\ntitle: Late\nstate: confirmed\nstarted: 2026-10-01\nlead: lone\n---\n"
    )
    (library / "knowledge/staff/lone.md").write_text("---\nname: Lone\n---\n")
    assert (
        desk("leave", "lone", "--on", "2026-11-30").out
        == """\
lone leaves on 2026-11-30.

Nobody is left to take these: say who with --to HANDLE: late-issues

Nothing was written: --apply offers it.
"""
    )


def test_records_of_a_colleague_who_has_left_are_findings(library, desk, overdue_ticket):
    staff = library / "knowledge/staff/history-liaison.md"
    staff.write_text("---\nname: History liaison\nleft: 2026-11-04\n---\n")
    outcome = desk("cover")
    assert outcome.code == 1
    left = "history-liaison left on 2026-11-04 and "
    leads = "leads this: `desk leave history-liaison --on 2026-11-04 --apply` offers it to others"
    assert (
        outcome.err
        == f"""\
knowledge/departments/history.md:3: error: {left}{leads}
knowledge/projects/history-review.md:3: error: {left}{leads}
knowledge/services/reference.md:3: warning: {left}is in the team: take them out
tickets/2026/11/Q-4KX7M2.md:8: error: {left}{leads}
"""
    )
    going = ("leave", "history-liaison", "--on", "2026-11-04", "--to", "reference-head")
    desk(*going, "--apply", "--by", "reference-head")
    desk("accept", overdue_ticket, "--by", "reference-head")
    desk("accept", "departments/history", "--by", "reference-head")
    desk("accept", "projects/history-review", "--by", "reference-head")
    assert desk("cover").code == 0


def test_json_of_a_departure_has_offers_and_changes(git_library, desk, overdue_ticket):
    content = json.loads(
        desk("leave", "history-liaison", "--on", "2026-11-30", "--apply", "--json").out
    )
    offered = {"kind": "ticket", "name": overdue_ticket, "to": "reference-head", "pending": False}
    assert offered in content["offers"]
    changes = {it["path"].rpartition("/")[2]: it for it in content["changes"]}
    assert changes["history-liaison.md"]["after"] == {"left": "2026-11-30"}
    assert changes[f"{overdue_ticket}.md"]["after"]["offered_to"] == "reference-head"


def test_json_of_commands_on_who_leads_has_fields_before_and_after(git_library, desk):
    def run(*words):
        content = json.loads(desk(*words, "--json").out)
        (change,) = content["changes"]
        return content["result"], change["path"], change["before"], change["after"]

    assert run("handoff", "departments/history", "--to", "eresources") == (
        "LeadChanged",
        "knowledge/departments/history.md",
        {},
        {"offered_to": "eresources"},
    )
    assert run("accept", "departments/history", "--by", "eresources") == (
        "LeadChanged",
        "knowledge/departments/history.md",
        {"liaison": "history-liaison", "offered_to": "eresources"},
        {"liaison": "eresources"},
    )
    assert run("away", "add", "--from", "mon", "--handle", "eresources") == (
        "AbsencesAdded",
        "knowledge/staff/eresources.md",
        {},
        {"away": [{"start": "2026-11-09", "end": "2026-11-09"}]},
    )
