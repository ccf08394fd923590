"""`desk brief` and `desk handover`: a shift begins, ends, and the next takes over."""

import json

from tests import worlds


def write(library, path, text):
    (library / path).parent.mkdir(parents=True, exist_ok=True)
    (library / path).write_text(text)


def test_a_shift_begins_with_one_screen(library, desk, overdue_ticket):
    ticket = worlds.ticket_text(library, overdue_ticket)
    for number in range(6):
        text = ticket.replace("Q-4KX7M2", f"Q-4KX7M{number + 3}").replace(
            "promised: 2026-11-04", "promised: 2026-11-05"
        )
        write(library, f"tickets/2026/11/Q-4KX7M{number + 3}.md", text)
    vendor = ticket.replace("Q-4KX7M2", "Q-VEND0R").replace(
        "status: open", "status: waiting\nwaiting_on: vendor"
    )
    vendor = vendor.replace("promised: 2026-11-04", "vendor_case: 00482-119").replace(
        "2026-11-02T", "2026-10-22T"
    )
    write(library, "tickets/2026/10/Q-VEND0R.md", vendor.replace("2026-11-03T", "2026-10-23T"))
    lone = (
        vendor.replace("Q-VEND0R", "Q-VEND0S")
        .replace("resource: history-full-text\n", "")
        .replace("vendor_case: 00482-119\n", "")
    )
    write(
        library,
        "tickets/2026/10/Q-VEND0S.md",
        lone.replace("2026-11-03T", "2026-10-23T").replace("service: e-resources", "service: maps"),
    )
    write(
        library,
        "knowledge/staff/alone.md",
        "---\nname: Alone\naway: [{from: 2026-11-05, to: 2026-11-05}]\n---\n",
    )
    write(
        library,
        "knowledge/shifts/2026-11-04-1650-eresources.md",
        "---\nwritten_by: eresources\nsigned: 2026-11-04T21:50:00Z\n---\n\n## Printers\n\nThe one by the door jams.\n",
    )
    outcome = desk("brief")
    assert outcome == worlds.Outcome(
        0,
        """\
Thursday 5 November 2026, open until 17:00
Open
  E-resources: 8
  maps: 1
  Reference: 1; nobody leads Q-NEW001
Promised for today
  Q-4KX7M3  2026 issues of a history journal are missing from the aggregator
  Q-4KX7M4  2026 issues of a history journal are missing from the aggregator
  Q-4KX7M5  2026 issues of a history journal are missing from the aggregator
  and 3 more
Promised and late
  Q-4KX7M2  Wed 4 Nov  2026 issues of a history journal are missing from the aggregator
Vendors to be asked again
  Q-VEND0R  Example Aggregator 00482-119  2026 issues of a history journal are missing …
  Q-VEND0S  2026 issues of a history journal are missing from the aggregator
Away
  alone until Thu 5 Nov: nobody stands in
  science-liaison until Fri 13 Nov: reference-head stands in
Known problems
  New issues reach History Full Text weeks late (confirmed)
Left by the last shift: `desk handover read`
  Wed 16:50 eresources: Printers
""",
        "",
    )
    assert outcome.out.count("\n") <= 24


def test_on_a_closed_day_with_nothing_open_it_says_so(library, desk, monkeypatch):
    for path in [*library.glob("tickets/*/*/*.md"), *library.glob("knowledge/problems/*")]:
        path.unlink()
    monkeypatch.setenv("DESK_NOW", "2026-11-15T15:00:00Z")
    assert desk("brief").out == "Sunday 15 November 2026, closed\n"
    assert (
        desk("handover", "draft").out
        == "A quiet shift: nothing happened, and nothing is left to do.\n"
    )


def test_without_consent_a_colleague_sees_the_department_only(library, desk, overdue_ticket):
    patron = desk(
        "patron", "add", "--email", "quill@mail.example", "--fact", "large print"
    ).out.split()[0]
    desk("edit", overdue_ticket, "--patron", patron)
    outcome = desk("brief", patron)
    assert outcome.out == (
        f"{patron} has not agreed to be remembered, so this is not of them. Ask them, and write it down:\n"
        f"desk patron consent {patron} remember\n"
        "\n"
        "History: liaison history-liaison, understudy reference-head\n"
        "Open\n"
        f"  {overdue_ticket}  2026 issues of a history journal are missing from the aggregator (history-l…\n"
        "Asked in the last 90 days: 1\n"
        "  1  History Full Text\n"
        "Known problems\n"
        "  New issues reach History Full Text weeks late (confirmed)\n"
    )  # fmt: skip
    desk("patron", "consent", patron, "remember")
    assert desk("brief", patron).out.startswith(
        f"{patron}, who agreed to be remembered on 2026-11-05\n  told us: large print\nOpen\n"
    )


def test_before_a_meeting_there_is_one_page_of_a_department_a_resource_or_a_vendor(library, desk):
    page = desk("brief", "history", "--page")
    assert (
        page.out
        == """\
# History

- Liaison: History liaison
- Understudy: Head of reference
- Known problem: New issues reach History Full Text weeks late (confirmed)

## In numbers

- One question in Fall 2026 so far.

## Promised

- 2026 issues of a history journal are missing from the aggregator (Q-4KX7M2; promised Wed 4 Nov)

## Projects

- Review of the history collection

## By service

|  | Fall 2026 |
|---|--:|
| E-resources | 1 |
| all | 1 |

## By resource

|  | Fall 2026 |
|---|--:|
| History Full Text | 1 |
| all | 1 |
"""
    )
    vendor = desk("brief", "example-aggregator").out
    assert vendor.startswith("# Example Aggregator\n\n- Resources: History Full Text\n")
    assert desk("brief", "example-aggregator", "--page").out == vendor
    assert desk("brief", "history-full-text").out.startswith("# History Full Text\n\n- Vendor: Ex")


def test_what_is_handed_out_names_no_ticket(library, desk):
    handed = desk("brief", "history-full-text", "--handout")
    assert handed == worlds.Outcome(
        0,
        "# History Full Text\n\n"
        "- Patrons met a confirmed problem on 25 of the last 365 days; 93 % of the days were without.\n",
        "",
    )


def test_a_brief_of_nobody_is_refused(library, desk):
    assert desk("brief", "histry").err.startswith(
        "desk: histry is no department, resource or vendor: did you mean history?"
    )
    assert "there is no vault in" in desk("brief", "p-zzzzzzzzzz").err
    assert desk("brief", "zzz").err == (
        "desk: zzz is no department, resource or vendor: there are example-aggregator, history, "
        "history-full-text\n"
    )
    assert "of what?" in desk("brief", "--page").err
    assert "on the screen only" in desk("brief", "p-7f3kq29d", "--handout").err


def test_json_of_a_brief_has_nothing_of_the_vault(git_library, desk):
    patron = desk("patron", "add", "--email", "ana.mock@example.org").out.split()[0]
    assert desk("patron", "consent", patron, "remember").code == 0
    shown = desk("brief", patron)
    assert shown.out.startswith(f"{patron}, who agreed to be remembered on 2026-11-05\n")
    assert "ana.mock" not in shown.out
    done = desk("brief", patron, "--json")
    assert json.loads(done.out)["patron"] == patron
    assert "ana.mock" not in done.out + done.err


def test_json_of_a_handout_names_no_ticket(library, desk):
    done = desk("brief", "example-aggregator", "--handout", "--json")
    assert json.loads(done.out)["relation"]["name"] == "Example Aggregator"
    assert "Q-" not in done.out


def test_department_is_described_on_one_screen_without_anybody_who_asked(
    library, desk, overdue_ticket
):
    assert desk("brief", "history") == worlds.Outcome(
        0,
        """\
History: liaison history-liaison, understudy reference-head
Open
  Q-4KX7M2  2026 issues of a history journal are missing from the aggregator (history-l…
Asked in the last 90 days: 1
  1  History Full Text
Known problems
  New issues reach History Full Text weeks late (confirmed)
""",
        "",
    )


DRAFT = """\
## Since 00:00

- Q-D0NE01  Can I take laptops home?: changed
- Q-4KX7M2  2026 issues of a history journal are missing from the aggregator: replied, promised, noted, offered on
- Q-NEW001  Where do I find census tables from before 1900?: asked

## Nobody leads these yet

- Q-NEW001  Where do I find census tables from before 1900?

## Offered and not answered

- Q-4KX7M2  2026 issues of a history journal are missing from the aggregator: eresources-head

## The patron hears from us by tomorrow

- Q-4KX7M2  2026 issues of a history journal are missing from the aggregator
"""


def test_a_note_is_drafted_signed_read_and_taken_over(
    git_library, desk, monkeypatch, overdue_ticket
):
    desk("reply", overdue_ticket, "We have asked.", "--promise", "tomorrow")
    desk("note", overdue_ticket, "By phone.")
    desk("edit", overdue_ticket, "--label", "journals", "Labelled.")
    desk("handoff", overdue_ticket, "--to", "eresources-head", "--pass")
    desk("edit", worlds.RESOLVED, "--label", "laptops")
    assert desk("handover", "draft").out == DRAFT

    monkeypatch.setenv("DESK_NOW", "2026-11-05T15:10:00Z")
    signed = desk("handover", "sign", "The printer by the door jams.")
    path = "knowledge/shifts/2026-11-05-1010-history-liaison.md"
    assert signed.out == f"{path} signed: the next shift reads it with `desk handover read`\n"
    assert (git_library / path).read_text() == (
        "---\nwritten_by: history-liaison\nsigned: 2026-11-05T15:10:00Z\n---\n\nThe printer by the door jams.\n"
    )
    # What was signed off is not drafted again, and nobody takes over from themselves.
    monkeypatch.setenv("DESK_NOW", "2026-11-05T15:30:00Z")
    assert desk("handover", "draft").out.startswith("## Nobody leads these yet")
    assert desk("handover", "read").out == "No note waits for you.\n"
    read = desk("handover", "read", "--by", "eresources")
    note = "Thu 5 Nov 10:10, signed by history-liaison{}\n\nThe printer by the door jams.\n"
    assert read.out == note.format("")
    assert "read_by: [eresources]\n" in (git_library / path).read_text()
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "Notes taken over by eresources\n"
    assert desk("handover", "read", "--by", "reference-head").out == "No note waits for you.\n"
    assert desk("handover", "last").out == note.format(", taken over by eresources")
    assert "Left by" not in desk("brief").out


def test_the_draft_is_edited_before_it_is_signed(library, desk, monkeypatch):
    editor = library / ".desk-editor.sh"
    editor.write_text(
        '#!/bin/sh\necho "And the lift is broken." >> "$1"\ntouch -d "+5 seconds" "$1"\n'
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    assert desk("handover", "sign").code == 0
    body = next(library.glob("knowledge/shifts/*.md")).read_text()
    assert "## Nobody leads these yet" in body
    assert body.endswith("And the lift is broken.\n")
    monkeypatch.setenv("EDITOR", "true")
    refused = desk("handover", "sign")
    assert (refused.code, refused.err) == (
        2,
        "desk: the note was not saved or is empty, so nothing was signed\n",
    )


def test_without_any_note_that_is_said(library, desk):
    assert desk("handover", "last").out == "No shift has left a note yet.\n"


def test_json_of_a_note_has_its_fields_before_and_after(git_library, desk, monkeypatch):
    (signed,) = json.loads(desk("handover", "sign", "Printer 2 is back.", "--json").out)["changes"]
    assert (signed["done"], signed["after"]["body"]) == ("created", "Printer 2 is back.")
    read = json.loads(desk("handover", "read", "--by", "eresources", "--json").out)
    (note,), (change,) = read["notes"], read["changes"]
    assert (note["body"], note["written_by"]) == ("Printer 2 is back.", worlds.ME)
    assert change["after"] == {"read_by": ["eresources"]}


def test_a_shift_sees_replies_that_did_not_reach_their_patron(library, desk, overdue_ticket):
    path = next(library.glob(f"tickets/*/*/{overdue_ticket}.md"))
    report = (
        "\n### 2026-11-04T15:00:00Z note @desk ^BBBBBBB2\n\n- undelivered: 7F3K9Q2N\n\nIt waits.\n"
    )
    path.write_text(path.read_text() + report)
    profile = library / "knowledge/library.md"
    mail = "mail: {address: ask@library.example, since: 2026-11-01T00:00:00Z, service: reference}\n"
    profile.write_text(profile.read_text().replace("ask_email:", f"{mail}ask_email:"))
    told = desk("brief").out
    title = worlds.front(library, overdue_ticket)["title"]
    head = "\nReplies that did not reach their patron: `desk list --undelivered`\n"
    assert f"{head}  {overdue_ticket}  @history-liaison, has no address: {title[:10]}" in told
    desk("note", overdue_ticket, "Told them by phone.")
    assert head not in desk("brief").out
