"""`desk note`, and the conversation with the patron: `reply`, `heard`, `wait`, `resume`, `promise`."""

from tests import worlds

TITLE = "Where do I find census tables from before 1900?"


def test_a_reply_claims_a_new_ticket_and_may_wait_on_the_patron(git_library, desk, new_ticket):
    outcome = desk("reply", "new", "--wait", "patron", given="Which county?\n")
    assert outcome == worlds.Outcome(
        0,
        f"Q-NEW001 reply: {TITLE}\n  lead: -> history-liaison\n  status: new -> open\n"
        "  status: open -> waiting\n  waiting_on: -> patron\n",
        "",
    )
    assert (
        worlds.timeline(git_library, new_ticket)
        == """
### 2026-11-05T15:00:00Z accept @history-liaison

- lead: -> history-liaison
- status: new -> open

### 2026-11-05T15:00:01Z reply @history-liaison

Which county?

### 2026-11-05T15:00:02Z wait @history-liaison

- status: open -> waiting
- waiting_on: -> patron
"""
    )
    heard = desk("heard", "new", "Allegany.")
    assert heard.out == (
        f"Q-NEW001 heard from the patron, noted: {TITLE}\n"
        "  status: waiting -> open\n  waiting_on: patron ->\n"
    )
    assert worlds.git(git_library, "log", "-2", "--format=%s") == (
        "Q-NEW001: heard from the patron, noted by history-liaison\n"
        "Q-NEW001: reply by history-liaison\n"
    )
    assert "Allegany" not in worlds.git(git_library, "log", "--format=%B")


def test_a_reply_may_promise_the_next_news(library, desk, overdue_ticket):
    assert desk("reply", overdue_ticket, "More soon.", "--promise", "fri").code == 0
    assert worlds.front(library, overdue_ticket)["promised"] == "2026-11-06"
    assert desk("reply", overdue_ticket, "Done.").code == 0
    assert worlds.front(library, overdue_ticket)["promised"] == "2026-11-06"


def test_a_ticket_waits_on_the_vendor_and_goes_on(library, desk, overdue_ticket):
    asked = (
        "wait",
        overdue_ticket,
        "vendor",
        "--vendor-case",
        "00482-119",
        "--until",
        "+1w",
        "Mail.",
    )
    assert desk(*asked).code == 0
    front = worlds.front(library, overdue_ticket)
    assert [front[key] for key in ("status", "waiting_on", "vendor_case", "promised")] == [
        "waiting",
        "vendor",
        "00482-119",
        "2026-11-12",
    ]
    assert desk("resume", overdue_ticket, "They found it.").code == 0
    assert worlds.front(library, overdue_ticket)["status"] == "open"
    assert worlds.timeline(library, overdue_ticket).endswith("\n\nThey found it.\n")


def test_a_promise_is_made_and_taken_back(library, desk, new_ticket):
    assert desk("promise", new_ticket, "tomorrow", "By phone.").out == (
        f"Q-NEW001 promise: {TITLE}\n  promised: -> 2026-11-06\n"
    )
    assert desk("promise", new_ticket, "--none", "Answered at once.").code == 0
    assert "promised" not in worlds.front(library, new_ticket)
    assert worlds.timeline(library, new_ticket).endswith("\n\nAnswered at once.\n")
    assert "by which day?" in desk("promise", new_ticket).err
    assert desk("promise", new_ticket, "someday").err == (
        'desk: "someday" is not a day: write 2026-11-12, tomorrow, fri, +3d or +2w\n'
    )


def test_without_a_commit_the_change_is_left_in_the_work_tree(git_library, desk, new_ticket):
    assert desk("note", new_ticket, "A thought.", "--no-commit").code == 0
    assert (
        worlds.git(git_library, "status", "--porcelain") == f" M tickets/2026/11/{new_ticket}.md\n"
    )


def test_a_file_with_findings_is_not_changed(library, desk, new_ticket):
    path = library / f"tickets/2026/11/{new_ticket}.md"
    broken = path.read_text().replace("status: new", "stauts: new\nstatus: nwe")
    path.write_text(broken)
    path_shown = f"tickets/2026/11/{new_ticket}.md"
    assert desk("reply", new_ticket, "Yes.").err == (
        "desk: this file has to be mended first, so nothing was changed:\n"
        f"  {path_shown}:4: stauts is not a field: write status\n"
        f'  {path_shown}:5: status "nwe" is not known: write new, or one of new, open, waiting, '
        "resolved\n"
    )
    assert path.read_text() == broken


def on_a_site(library):
    path = library / "knowledge/library.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("ask_email:", "site_url: https://library.example/\nask_email:"),
        encoding="utf-8",
    )


def test_an_answer_is_sent_and_recorded(library, desk, new_ticket):
    on_a_site(library)
    address = "https://library.example/answers/missing-issue/"
    sent = desk("reply", "new", "Good morning.", "--answer", "missing-issue")
    assert sent == worlds.Outcome(
        0,
        f"""\
Q-NEW001 reply: {TITLE}
  lead: -> history-liaison
  status: new -> open
  answer: -> missing-issue
  links: -> {address}
  |
  | Good morning.
  |
  | Some publishers hold new issues back. Ask us, and we get the article for you.
  |
  | Step by step, and what else to know: {address}
""",
        "",
    )
    assert worlds.front(library, new_ticket)["answer"] == "missing-issue"
    assert worlds.front(library, new_ticket)["links"] == f'["{address}"]'
    assert worlds.timeline(library, new_ticket).endswith(
        f"""
### 2026-11-05T15:00:01Z reply @history-liaison

- answer: -> missing-issue
- links: -> {address}

Good morning.

Some publishers hold new issues back. Ask us, and we get the article for you.

Step by step, and what else to know: {address}
"""
    )
    again = desk("reply", "new", "--answer", "missing-issue", "--wait", "patron")
    assert again.code == 0
    assert worlds.timeline(library, new_ticket).count("- links:") == 1


def test_without_a_site_the_answer_is_sent_all_the_same(library, desk, new_ticket):
    sent = desk("reply", "new", "--answer", "missing-issue", "--promise", "fri")
    assert sent.out.endswith(
        "  |\n  | Some publishers hold new issues back. Ask us, and we get the article for you.\n"
    )
    assert "links" not in worlds.front(library, new_ticket)


def test_an_answer_that_patrons_may_not_read_is_not_sent(library, desk, new_ticket):
    before = worlds.ticket_text(library, new_ticket)
    assert desk("reply", "new", "--answer", "mising-issue").err == (
        'desk: --answer: no answer is called "mising-issue": did you mean missing-issue?\n'
    )
    desk("answer", "archive", "missing-issue")
    assert desk("reply", "new", "--answer", "missing-issue").err == (
        "desk: missing-issue is archived, no published answer\n"
    )
    assert worlds.ticket_text(library, new_ticket) == before
    done = desk("resolve", worlds.OVERDUE, "--answer", "missing-issue", "--cause", "unknown")
    assert done.code == 0
    assert done.err == ("missing-issue is not published (archived): patrons cannot read it yet\n")


def test_a_note_is_appended_committed_and_said(git_library, desk, overdue_ticket):
    before = worlds.ticket_text(git_library, overdue_ticket)
    outcome = desk("note", "4kx", "Asked the vendor's support by phone.")
    assert outcome == worlds.Outcome(
        0,
        "Q-4KX7M2 note: 2026 issues of a history journal are missing from the aggregator\n",
        "",
    )
    after = worlds.ticket_text(git_library, overdue_ticket)
    assert after.startswith(before + "\n### 2026-11-05T15:00:00Z note @history-liaison ^")
    assert after.endswith("\n\nAsked the vendor's support by phone.\n")
    assert worlds.git(git_library, "log", "-1", "--format=%s") == (
        "Q-4KX7M2: note by history-liaison\n"
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_the_small_library_has_nothing_to_mend(library):
    from deskbook.library.adapters import repo

    loaded = repo.load(library)
    assert loaded.findings == ()
    assert sorted(loaded.library.tickets) == [worlds.OVERDUE, worlds.RESOLVED, worlds.NEW]
