"""Nothing is lost or passed over: verbs refuse what cannot be read whole, and touch no byte of it."""

import pytest
from tests.worlds import NEW, OVERDUE

PATH = f"tickets/2026/11/{OVERDUE}.md"
MEND = "desk: this file has to be mended first, so nothing was changed:\n  "

BROKEN = {
    "conflict markers": ("status: open\n", "<<<<<<< HEAD\nstatus: open\n=======\nstatus: new\n>>>>>>> x\n", 4),
    "an unknown field": ("lead: ", "leader: x\nlead: ", 8),
    "a field given twice": ("lead: ", "status: new\nlead: ", 8),
    "a handle with @": ("lead: ", "lead: @", 8),
    "a half heading": (" ^W1A01GC6", "", 34),
    "an entry that is there twice": (" ^W1A01GC6", " ^W1A01GC5", 34),
    "no end of the fields": ("---\n\nThe", "\nThe", 1),
    "a title that a comment ends": ("title: 2026", "title: Re #17: 2026", 3),
    "zero bytes": ("no embargo", "no \0embargo", 17),
    "another ticket's id": (f"id: {OVERDUE}", f"id: {NEW}", 2),
}  # fmt: skip

VERBS = [
    ("note", OVERDUE, "A note."),
    ("reply", OVERDUE, "A reply."),
    ("heard", OVERDUE, "They wrote."),
    ("wait", OVERDUE, "vendor"),
    ("promise", OVERDUE, "tomorrow"),
    ("handoff", OVERDUE, "--to", "eresources", "--pass"),
    ("resolve", OVERDUE),
    ("edit", OVERDUE, "--title", "Another"),
    ("link", OVERDUE, NEW),
    ("merge", OVERDUE, NEW),
    ("merge", NEW, OVERDUE),
]


@pytest.mark.parametrize("mistake", BROKEN)
@pytest.mark.parametrize("words", [VERBS[0], VERBS[6], VERBS[10]], ids=" ".join)
def test_a_broken_ticket_is_refused_whatever_is_wrong_with_it(git_library, desk, mistake, words):
    old, new, line = BROKEN[mistake]
    before = break_ticket(git_library, old, new)
    done = desk(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{MEND}{PATH}:{line}: ")
    assert files(git_library) == before


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_no_verb_acts_on_a_ticket_that_cannot_be_read_whole(library, desk, words):
    before = break_ticket(library, "lead: ", "leader: x\nlead: ")
    done = desk(*words)
    assert (done.code, done.out) == (2, "")
    assert f"{PATH}:8: leader is not a field: write lead" in done.err
    assert files(library) == before


def break_ticket(root, old, new):
    text = (root / PATH).read_text()
    assert old in text
    (root / PATH).write_text(text.replace(old, new, 1))
    return files(root)


def files(root):
    """All files of the library with their bytes; Git's and the clone's own apart."""
    return {
        path: path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".git", ".desk"} & set(path.relative_to(root).parts)
    }


def test_verbs_about_all_tickets_name_the_one_they_leave_out(library, desk):
    break_ticket(library, "lead: ", "leader: x\nlead: ")
    for verb in (("brief",), ("remind",), ("check",)):
        done = desk(*verb)
        assert done.code == 1, verb
        assert f"{PATH}:8: " in done.err + done.out, verb


def test_a_ticket_that_is_a_link_out_of_the_library_is_neither_read_nor_written(
    library, desk, tmp_path
):
    secret = tmp_path / "secret.md"
    secret.write_bytes((library / PATH).read_bytes())
    (library / PATH).unlink()
    (library / PATH).symlink_to(secret)
    before = secret.read_bytes()
    for words in VERBS:
        done = desk(*words)
        assert (done.code, done.out) == (2, "")
        assert "leads out of the library" in done.err or "link to another place" in done.err, words
    assert secret.read_bytes() == before
    assert f"{PATH}:1: error: this is a link to another place" in desk("check").out


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "Q-../..", "Q-4KX7M2.md", "*", "Q-[A-Z]", "", "Q-4KX7M2\n"]
)
def test_no_id_on_a_command_line_is_a_path(library, desk, name):
    before = files(library)
    done = desk("note", name, "A note.")
    if name.strip() == OVERDUE:
        assert done.code == 0
    else:
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f'desk: "{name}" is not a ticket id: write one such as Q-4KX7M2')
        assert files(library) == before


def test_a_file_that_changed_after_it_was_read_is_not_written_over(library, monkeypatch):
    from deskbook.library.adapters import carry_out, lookup
    from deskbook.library.model.finding import DeskError
    from deskbook.library.model.plan import EditTicket, Plan, TicketEdit

    read = lookup.read_ticket(library, OVERDUE)
    (library / PATH).write_text((library / PATH).read_text() + "\nA colleague was quicker.\n")
    before = files(library)
    plan = Plan("m", (EditTicket(read.path, TicketEdit(fields={"title": "Mine"}), read.digest),))
    with pytest.raises(DeskError, match="has changed since it was read, so nothing was written"):
        carry_out.apply(library, plan)
    assert files(library) == before


@pytest.mark.parametrize(
    ("path", "old", "new", "words", "said"),
    [
        (
            "knowledge/staff/science-liaison.md",
            "reason: conference}",
            "reason: conference}\n  - {from: 2026-12-01, to: christmas}",
            ("away", "add", "--from", "2026-12-01", "--handle", "science-liaison"),
            "desk: knowledge/staff/science-liaison.md: away cannot be set before line 6 is mended: to "
            '"christmas" is not a day: write it like 2026-11-12; nothing was changed\n',
        ),
        (
            "knowledge/problems/late-issues.md",
            "state: confirmed",
            "state: confirmd",
            ("problem", "fix", "late-issues", "It is mended.", "--apply"),
            '3: state "confirmd" is not known: write confirmed',
        ),
        (
            "knowledge/library.md",
            "timezone: America/New_York",
            "timezone: New York",
            ("note", OVERDUE, "A note."),
            '4: timezone "New York" does not fit',
        ),
    ],
)  # fmt: skip
def test_verbs_refuse_knowledge_that_cannot_be_read_too(library, desk, path, old, new, words, said):
    text = (library / path).read_text()
    assert old in text
    (library / path).write_text(text.replace(old, new, 1))
    before = files(library)
    done = desk(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert files(library) == before
