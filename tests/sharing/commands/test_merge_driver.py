"""Two clones edit one ticket with the real Git."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests import worlds

pytestmark = pytest.mark.slow  # Git starts the driver for each ticket

PATH = "tickets/2026/11/Q-4KX7M2.md"

SCRIPTS = Path(__file__).parents[3] / "scripts"


def git(root, *words, code=0):
    """Run Git in a library and return what it said; it exits with `code`."""
    done = subprocess.run(
        ["git", *words],
        cwd=root,
        env={
            **os.environ,
            **worlds.GIT_ENVIRONMENT,
            "PYTHONPATH": str(SCRIPTS),
            "GIT_EDITOR": "true",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def clones(git_library, tmp_path, desk):
    """Two clones of the small library in which tickets are merged by meaning."""
    (git_library / ".gitattributes").write_text("tickets/**/*.md merge=ticket\n")
    git(git_library, "add", ".gitattributes")
    git(git_library, "commit", "-qm", "Merge tickets by meaning")
    found = []
    for name in ("one", "two"):
        git(tmp_path, "clone", "-q", str(git_library), name)
        root = tmp_path / name
        os.chdir(root)
        assert desk("merge-driver", "--install") == worlds.Outcome(
            0, f"merge driver for tickets: installed in {root}\n", ""
        )
        found.append(root)
    git(found[0], "remote", "add", "two", str(found[1]))
    git(found[1], "remote", "add", "one", str(found[0]))
    os.chdir(tmp_path)
    return found


def edit(root, change, message="By hand"):
    """Change the ticket's file by hand and commit it."""
    path = root / PATH
    data = path.read_bytes()
    path.write_bytes(new := change(data))
    assert new != data
    git(root, "commit", "-qam", message)


def swap(old, new):
    return lambda data: data.replace(old.encode(), new.encode())


def act(desk, root, now, *words):
    outcome = desk(*words, "--root", str(root), now=now)
    assert outcome.code == 0, outcome
    return outcome


@pytest.fixture
def desk(desk, monkeypatch):
    def run(*words, now=worlds.NOW):
        monkeypatch.setenv("DESK_NOW", now)
        return desk(*words)

    return run


def test_installing_twice_changes_nothing_and_outside_of_git_is_refused(git_library, desk):
    for _ in range(2):
        assert desk("merge-driver", "--install").code == 0
    config = (git_library / ".git/config").read_text()
    found = Path(sys.executable).parent.resolve() / Path(sys.executable).name
    assert config.count('[merge "ticket"]') == config.count("driver =") == 1
    assert f"{shlex.quote(str(found))} -P -m deskbook" in config
    assert "desk merge-driver %O %A %B %P" in config


def test_outside_of_git_there_is_nothing_to_install(library, desk):
    assert desk("merge-driver", "--install") == worlds.Outcome(
        2, "", f"desk: {library} is no Git repository: `git init` it first\n"
    )
    assert desk("merge-driver", "a").code == desk("merge-driver", "--install", "a").code == 2


def worked(desk, one, two):
    """Two people do two things each to one ticket at the same time."""
    act(desk, one, "2026-11-05T15:00:00Z", "reply", "4kx", "The issues are there now.")
    act(desk, one, "2026-11-05T15:10:00Z", "resolve", "4kx", "--as", "answered")
    act(desk, two, "2026-11-05T15:05:00Z", "note", "4kx", "The vendor has a case.")
    act(desk, two, "2026-11-05T15:20:00Z", "wait", "4kx", "vendor", "--vendor-case", "00482-119")


MERGED_FRONT = """\
---
id: Q-4KX7M2
title: 2026 issues of a history journal are missing from the aggregator
status: waiting
waiting_on: vendor
service: e-resources
channel: email
opened: 2026-11-02T14:14:00Z
lead: history-liaison
contributors: [eresources]
patron: p-7f3kq29d
department: history
resource: history-full-text
vendor_case: 00482-119
---
"""

MERGED_ENTRIES = """\
### 2026-11-05T15:00:00Z reply @history-liaison

- promised: 2026-11-04 ->

The issues are there now.

### 2026-11-05T15:05:00Z note @history-liaison

The vendor has a case.

### 2026-11-05T15:10:00Z resolve @history-liaison

- status: open -> resolved
- resolved: -> 2026-11-05T15:10:00Z
- resolution: -> answered

### 2026-11-05T15:20:00Z wait @history-liaison

- status: open -> waiting
- waiting_on: -> vendor
- vendor_case: -> 00482-119

### 2026-11-05T15:20:01Z conflict @desk

- status: resolved -> waiting
- waiting_on: -> vendor
- resolved: 2026-11-05T15:10:00Z ->
- resolution: answered ->
"""


def as_merged(root):
    """Whether the ticket is what `worked` has to become."""
    text = worlds.ticket_text(root, worlds.OVERDUE)
    before = worlds.timeline_of(worlds.FILES[PATH])
    assert text.startswith(MERGED_FRONT)
    assert worlds.timeline_of(text) == f"{before}\n{MERGED_ENTRIES}"


def test_both_orders_give_the_same_file_in_which_nothing_is_lost(clones, desk):
    one, two = clones
    worked(desk, one, two)
    git(one, "fetch", "-q", "two")
    git(two, "fetch", "-q", "one")
    said = git(one, "merge", "-q", "two/main")
    git(two, "merge", "-q", "one/main")
    assert said == (
        f"Auto-merging {PATH}\n{PATH}: merged; what both sides changed is as the newer one has it, the other is kept "
        "in its conflict entries (new: 1)\n"
    )
    as_merged(one)
    assert worlds.ticket_text(one, worlds.OVERDUE) == worlds.ticket_text(two, worlds.OVERDUE)
    git(one, "pull", "-q", "--no-rebase", "two", "main")
    as_merged(one)


def test_a_rebase_merges_step_by_step(clones, desk):
    one, two = clones
    worked(desk, one, two)
    git(two, "fetch", "-q", "one")
    git(two, "rebase", "-q", "one/main")
    as_merged(two)
    assert git(two, "log", "--format=%s", "-4").splitlines() == [
        "Q-4KX7M2: wait by history-liaison",
        "Q-4KX7M2: note by history-liaison",
        "Q-4KX7M2: resolved as answered by history-liaison",
        "Q-4KX7M2: reply by history-liaison",
    ]


def test_a_server_without_a_work_tree_merges_with_the_driver_named(clones, desk):
    one, two = clones
    worked(desk, one, two)
    git(one, "fetch", "-q", "two")
    driver = git(one, "config", "merge.ticket.driver").strip()
    git(one, "config", "--remove-section", "merge.ticket")
    before = git(one, "rev-parse", "HEAD").strip()
    tree = git(
        one, "-c", f"merge.ticket.driver={driver}", "merge-tree", "--write-tree", "main", "two/main"
    ).splitlines()[0]
    commit = git(one, "commit-tree", tree, "-p", "main", "-p", "two/main", "-m", "Merge").strip()
    assert git(one, "rev-parse", "HEAD").strip() == before
    git(one, "merge", "-q", "--ff-only", commit)
    as_merged(one)


def test_without_the_driver_git_leaves_a_conflict(clones, desk):
    one, two = clones
    worked(desk, one, two)
    git(one, "fetch", "-q", "two")
    git(one, "config", "--remove-section", "merge.ticket")
    assert "CONFLICT" in git(one, "merge", "two/main", code=1)


def test_a_criss_cross_is_merged_too(clones, desk):
    one, two = clones
    worked(desk, one, two)
    tips = [git(root, "rev-parse", "HEAD").strip() for root in clones]
    git(one, "fetch", "-q", "two")
    git(two, "fetch", "-q", "one")
    git(one, "merge", "-q", tips[1])
    git(two, "merge", "-q", tips[0])
    act(desk, one, "2026-11-05T16:00:00Z", "note", "4kx", "One.")
    act(desk, two, "2026-11-05T16:00:00Z", "note", "4kx", "Two.")
    git(one, "pull", "-q", "--no-rebase", "two", "main")
    text = worlds.ticket_text(one, worlds.OVERDUE)
    assert text.count("### ") == 4 + 5 + 2
    assert ("\nOne.\n" in text, "\nTwo.\n" in text) == (True, True)
    assert worlds.front(one, worlds.OVERDUE)["status"] == "waiting"


def test_what_is_ours_by_hand_stays_as_it_stands(clones, desk):
    one, two = clones
    edit(one, swap("department: history\n", "department: history  # told by phone\nshelf: B 4\n"))
    edit(one, lambda data: data.replace(b"\n", b"\r\n"), "From Windows")
    edit(one, lambda data: data + b"\r\n### reply\r\n\r\nIt is there.\r\n")
    edit(two, lambda data: data + b"\n### note @eresources\n\nBy hand.\n")
    act(desk, two, "2026-11-05T15:00:00Z", "edit", worlds.NEW, "--title", "Another ticket")
    edit(two, swap("lead: history-liaison\n", "lead: history-liaison\nshelf: C 1\nroom: 12\n"))
    edit(two, swap("promised: 2026-11-04", "promised: tomorow"))
    git(one, "pull", "-q", "--no-rebase", "two", "main")
    data = (one / PATH).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    text = data.decode().replace("\r\n", "\n")
    front, timeline = text.split("\n---\n")[0], text.partition("<!-- timeline -->\n")[2]
    lines = {"department: history  # told by phone", "room: 12", "promised: tomorow"}
    assert lines <= set(front.splitlines())
    shelf = {line for line in front.splitlines() if line.startswith("shelf")}.pop()
    other = ({"shelf: B 4", "shelf: C 1"} - {shelf}).pop()
    assert "\n\n### reply\n\nIt is there.\n\n### note @eresources\n\nBy hand.\n\n" in timeline
    assert timeline.endswith(f"\n\n- field: another version of it\n\n{other}\n")


DAMAGE = {
    "conflict markers": lambda data: data.replace(
        b"status: open\n", b"<<<<<<< a\nstatus: open\n=======\nstatus: opne\n>>>>>>> b\n"
    ),
    "half a conflict": swap("status: open\n", "<<<<<<< a\nstatus: open\n"),
    "unreadable front matter": swap("status: open\n", "status: open\nstatus: waiting\n"),
    "no front matter": swap("---\nid:", "id:"),
    "no marker line": swap("<!-- timeline -->\n", ""),
    "another id": swap("id: Q-4KX7M2\n", "id: Q-4KX7M3\n"),
    "no title": swap("title: 2026", "titel: 2026"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("ours", [True, False])
def test_a_damaged_side_is_left_in_conflict_with_every_line_of_both(clones, desk, damage, ours):
    one, two = clones
    broken, sound = (one, two) if ours else (two, one)
    edit(broken, DAMAGE[damage])
    edit(broken, lambda data: data + b"\nThe last line of the broken one.\n")
    act(desk, sound, "2026-11-05T15:00:00Z", "wait", "4kx", "vendor", "The case is 7.")
    before = set(git(broken, "show", f"main~2:{PATH}").splitlines())
    said = git(one, "pull", "--no-rebase", "two", "main", code=1)
    assert f"{PATH}: left in conflict: mend it, `git add` it, then go on\n" in said
    side = "our" if ours else "their"
    assert (f"{PATH} ({side} version):" in said) is (damage != "another id")
    text = (one / PATH).read_text()
    for root in clones:
        whole = git(root, "show", f"main:{PATH}")
        assert set(whole.splitlines()) - before <= set(text.splitlines())
    assert git(one, "ls-files", "-u").count(PATH) == 3


def conflicted(desk, one, two):
    """One clone has committed the conflict that Git left it with; returns the tip before."""
    act(desk, one, "2026-11-05T15:00:00Z", "note", "4kx", "One.")
    act(desk, two, "2026-11-05T15:01:00Z", "wait", "4kx", "vendor", "Two.")
    git(one, "fetch", "-q", "two")
    driver = git(one, "config", "merge.ticket.driver").strip()
    git(one, "config", "--remove-section", "merge.ticket")
    git(one, "merge", "two/main", code=1)
    assert "<<<<<<< " in (one / PATH).read_text()
    git(one, "commit", "-qam", "Take both")
    git(one, "config", "merge.ticket.driver", driver)


@pytest.mark.parametrize("into", [0, 1])
def test_a_side_with_whole_conflict_markers_is_mended_by_the_merge(clones, desk, into):
    one, two = clones
    conflicted(desk, one, two)
    act(desk, two, "2026-11-05T15:02:00Z", "note", "4kx", "Three.")
    git(clones[into], "pull", "-q", "--no-rebase", ("two", "one")[into], "main")
    text = worlds.ticket_text(clones[into], worlds.OVERDUE)
    assert [word in text for word in ("\nOne.\n", "\nTwo.\n", "\nThree.\n", "<<<")] == [
        True,
        True,
        True,
        False,
    ]
    assert worlds.front(clones[into], worlds.OVERDUE)["status"] == "waiting"
    assert desk("show", "4kx", "--root", str(clones[into])).code == 0


@pytest.mark.parametrize(
    "damage", ["conflict markers", "half a conflict", "no front matter", "another id"]
)
def test_a_damaged_base_is_done_without(clones, desk, damage, tmp_path):
    one, two = clones
    sound = (one / PATH).read_bytes()
    edit(one, DAMAGE[damage])
    git(two, "pull", "-q", "--no-rebase", "one", "main")
    for root in clones:
        edit(root, lambda _: sound, "Mend it")
    worked(desk, one, two)
    git(one, "pull", "-q", "--no-rebase", "two", "main")
    text = worlds.ticket_text(one, worlds.OVERDUE)
    assert worlds.front(one, worlds.OVERDUE)["status"] == "waiting"
    for words in ("The issues are there now.", "The vendor has a case.", "resolution: -> answered"):
        assert words in text
    assert desk("show", "4kx", "--root", str(one)).code == 0


def test_what_is_not_text_stays_and_git_has_both(clones, desk):
    one, two = clones
    edit(one, lambda data: data + b"\x00\x01")
    act(desk, two, "2026-11-05T15:00:00Z", "note", "4kx", "Two.")
    said = git(one, "pull", "--no-rebase", "two", "main", code=1)
    assert "this is not a text file" in said
    assert (one / PATH).read_bytes().endswith(b"\x00\x01")
    assert "Two." in git(one, "show", f":3:{PATH}")


def test_questions_are_merged_line_by_line_or_both_kept(clones, desk):
    one, two = clones
    edit(one, swap("The 2026 issues are", "The issues of 2026 are"))
    edit(two, swap("on the title page.", "on the title page.\n\nNor on the platform."))
    git(one, "pull", "-q", "--no-rebase", "two", "main")
    git(two, "pull", "-q", "--no-rebase", "one", "main")
    assert "The issues of 2026 are" in worlds.ticket_text(two, worlds.OVERDUE)
    assert "Nor on the platform.\n\n<!-- timeline -->" in worlds.ticket_text(two, worlds.OVERDUE)
    edit(one, swap("Nor on the platform.", "Nor elsewhere."))
    edit(two, swap("Nor on the platform.", "Nor anywhere."))
    git(one, "pull", "-q", "--no-rebase", "two", "main")
    text = worlds.ticket_text(one, worlds.OVERDUE)
    assert "Nor elsewhere." in text
    assert "Nor anywhere." in text
    assert text.count("- question: another version of it\n\nThe issues of 2026 are") == 1


def test_one_ticket_added_twice_is_one(clones, desk):
    one, two = clones
    path = "tickets/2026/11/Q-NEW002.md"
    for root, title in ((one, "A title"), (two, "Another title")):
        text = worlds.FILES["tickets/2026/11/Q-NEW001.md"].replace("Q-NEW001", "Q-NEW002")
        text = text.replace("title: Where", f"title: {title}: where")
        (root / path).write_text(text.replace(": where do", " where do"))
        git(root, "add", path)
        git(root, "commit", "-qm", "New")
    git(one, "pull", "-q", "--no-rebase", "two", "main")
    assert (
        (one / path)
        .read_text()
        .endswith(
            "- title: A title where do I find census tables from before 1900? -> "
            "Another title where do I find census tables from before 1900?\n"
        )
    )


@pytest.mark.parametrize("broken", ["gone", "another", "fails"])
def test_a_driver_that_cannot_run_leaves_both_versions_in_conflict(
    clones, desk, monkeypatch, tmp_path, broken
):
    """The environment was moved, was made again without `desk`, or has one that fails."""
    one, two = clones
    fake = tmp_path / "bin/python3"
    fake.parent.mkdir()
    if broken != "gone":
        fake.write_text("#!/bin/sh\nexit 1\n" if broken == "another" else FAILING)
        fake.chmod(0o755)
    with monkeypatch.context() as there:
        there.setattr(sys, "executable", str(fake))
        there.chdir(one)
        assert desk("merge-driver", "--install").code == 0
    act(desk, one, "2026-11-05T16:00:00Z", "note", "4kx", "One.")
    act(desk, two, "2026-11-05T16:00:00Z", "note", "4kx", "Two.")
    git(one, "fetch", "-q", "two")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    told = git(one, "merge", "two/main", code=1)
    assert "desk was not found, or failed. Run: desk merge-driver --install." in told
    assert f"waits for you: {PATH}" in told
    text = (one / PATH).read_text()
    assert "\nOne.\n" in text
    assert "\nTwo.\n" in text
    assert "<<<<<<< ours" in text
    assert git(one, "status", "--porcelain").startswith(f"UU {PATH}")


FAILING = """\
#!/bin/sh
case "$*" in *"import deskbook"*) exit 0;; esac
exit 3
"""
