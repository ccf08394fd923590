"""`desk gate`, `desk hook`, `desk allow`, and the gate before every verb"""

import json
import os
import shlex
import subprocess
import sys

import pytest
from tests import worlds

from deskbook.library.adapters import git_clone

LETTER = "Dear Tessa,\n\nWhere is Isis 110 (2019)?\nWrite to quill@mail.example.\n\nThanks,\nQuill"
TOLD = 'What is nobody\'s may stay: `desk allow "…"` lets it pass from then on.\n'


def test_a_new_ticket_never_holds_who_asked(git_library, desk):
    outcome = desk("new", "-s", "reference", "-c", "email", "--file", "-", given=LETTER)
    name = worlds.made(outcome)
    assert outcome.out == f"{name} opened (new, reference, email): Where is Isis 110 (2019)?\n"
    (patron,) = worlds.patrons(git_library)
    assert worlds.front(git_library, name)["patron"] == patron
    assert outcome.err.startswith(f"A vault was made in {git_library}/.desk/vault: ")
    assert outcome.err.endswith(
        'nobody can open the vault again.\nReplaced before it was kept: a person\'s name "Tessa"; an e-mail address '
        f'"quill@mail.example"; a person\'s name "Quill".\n'
        f"The vault keeps the text as it came with {patron}.\n{TOLD}"
    )
    assert [it.text for it in worlds.messages(git_library, patron)] == [LETTER]
    history = worlds.git(git_library, "log", "--all", "--patch")
    assert "Dear [name],\n+\n+Where is Isis 110 (2019)?\n+Write to [e-mail]." in history
    assert not any(word in history for word in ("Tessa", "quill@mail", "Quill"))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("heard", "My mail is q@hill.example"), "My mail is [e-mail]"),
        (("note", "Her card is 25185995609641"), "Her card is [card number]"),
        (("promise", "fri", "Told q@hill.example"), "Told [e-mail]"),
        (("edit", "--title", "For q@hill.example"), "-> For [e-mail]"),
        (("edit", "--course", "HIST q@hill.example", "--why", "q@hill.example"), "[e-mail]"),
        (("split", "Second: q@hill.example"), "Second: [e-mail]"),
        (
            ("link", "https://x.example/?token=abc"),
            "-> https://x.example/?token=[token]",
        ),
    ],
)
def test_every_verb_goes_through_the_gate(library, desk, overdue_ticket, words, kept):
    verb, *rest = words
    outcome = desk(verb, overdue_ticket, *rest)
    assert outcome.code == 0
    assert outcome.err.startswith("Replaced before it was kept: ")
    everything = "".join(path.read_text() for path in (library / "tickets").rglob("*.md"))
    assert kept in everything
    assert not any(
        it in everything + outcome.out for it in ("q@hill", "555-0123", "25185995609641")
    )


def test_a_question_told_at_the_desk_and_a_note_of_a_shift_go_through_it_too(library, desk):
    name = worlds.made(
        desk("log", "Q@hill.example asked", "-sreference", "-cdesk", "-adirectional")
    )
    assert "[e-mail] asked" in worlds.ticket_text(library, name)
    desk("handover", "sign", "Ring 919-555-0123 back.")
    (note,) = (library / "knowledge/shifts").glob("*.md")
    assert note.read_text().endswith("\nRing [phone] back.\n")


def test_the_librarys_own_passes_and_what_is_allowed_is_remembered(git_library, desk, new_ticket):
    outcome = desk("note", new_ticket, "Told ask@library.example and support@vendor.example.")
    assert outcome.err == ""
    greeting = "Dear Evan Hansen, is the score we need."
    outcome = desk("note", new_ticket, greeting, "--allow", "Evan Hansen")
    assert outcome.err == ""
    assert worlds.timeline(git_library, new_ticket).endswith(f"\n{greeting}\n")
    assert "Evan Hansen" not in (git_library / "knowledge/library.md").read_text()
    assert desk("allow", "Evan Hansen").out == 'knowledge/library.md lets pass: "Evan Hansen"\n'
    assert desk("allow", "Evan  Hansen").out == "They pass already.\n"
    assert desk("allow", "212-555-0142", "x").err == (
        'desk: "x" is too short to let pass: give the whole words\n'
    )
    assert desk("allow", "212-555-0142").out == 'knowledge/library.md lets pass: "212-555-0142"\n'
    assert desk("gate", "call (212) 555-0142").code == 0
    assert worlds.git(git_library, "log", "-1", "--format=%s") == (
        "Let pass what is nobody's, by history-liaison\n"
    )


def test_a_pattern_that_cannot_be_used_stops_every_verb(library, desk, new_ticket):
    path = library / "knowledge/library.md"
    path.write_text(
        path.read_text().replace("country: US", "country: US\nprivacy: {student_ids: ['\\d+']}")
    )
    outcome = desk("note", new_ticket, "N00124512")
    assert outcome.code == 2
    assert outcome.err.startswith('desk: knowledge/library.md: privacy.student_ids "\\d+": write ')
    assert desk("gate").code == 2


def test_the_whole_library_is_looked_through_damaged_files_too(library, desk, new_ticket):
    assert desk("gate").out == "No personal data found in 16 files.\n"
    path = library / f"tickets/2026/11/{new_ticket}.md"
    path.write_text(path.read_text().replace("I need", "My mail is q@hill.example. I need"))
    (library / "tickets/2026/11/Q-BR0KEN.md").write_text("---\nid: [\n---\n\nr@hill.example\n")
    outcome = desk("gate")
    assert outcome.code == 1
    assert outcome.out == (
        "tickets/2026/11/Q-BR0KEN.md:5: an e-mail address stands here (from character 1, 14 long): write "
        "[e-mail] instead, or if it is nobody's, `desk allow` it\n"
        "tickets/2026/11/Q-NEW001.md:14: an e-mail address stands here (from character 12, 14 long): write "
        "[e-mail] instead, or if it is nobody's, `desk allow` it\n"
        "Looked at 16 files: 2 to mend.\n"
    )


def test_a_text_is_shown_as_it_would_be_kept(library, desk):
    outcome = desk("gate", "--file", "-", given=LETTER)
    assert outcome.code == 1
    assert outcome.out == (
        "Dear [name],\n\nWhere is Isis 110 (2019)?\nWrite to [e-mail].\n\nThanks,\n[name]\n"
    )
    assert desk("gate", "Where is Isis?") == worlds.Outcome(0, "Where is Isis?\n", "")


def test_what_changed_since_a_commit_is_looked_through(
    git_library, desk, new_ticket, overdue_ticket
):
    path = git_library / f"tickets/2026/11/{new_ticket}.md"
    path.write_text(
        path.read_text()
        + "\n### 2026-11-05T14:40:00Z note @eresources ^W1A01GC7\n\nq@hill.example\n"
    )
    (git_library / "README.md").write_text("q@hill.example")
    worlds.git(git_library, "add", "--all")
    worlds.git(git_library, "commit", "--quiet", "--message", "x")
    assert (
        desk("gate", "--since", "HEAD").out
        == "No personal data found in 0 files changed since HEAD.\n"
    )
    outcome = desk("gate", "--since", "HEAD~1")
    assert outcome.code == 1
    assert outcome.out.startswith(
        f"tickets/2026/11/{new_ticket}.md:20: an e-mail address stands here"
    )
    assert outcome.out.endswith("\nLooked at 1 file changed since HEAD~1: 1 to mend.\n")
    assert "git diff did not work" in desk("gate", "--since", "--output=x").err
    assert not (git_library / "x").exists()


def commit(root, *words):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(
        ["git", "commit", "--quiet", *words],
        check=False,
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_the_hook_blocks_a_commit_and_lets_a_clean_one_pass(git_library, desk, new_ticket):
    outcome = desk("hook", "install")
    assert outcome.out == f"{git_library}/.git/hooks/pre-commit asks the gate before every commit\n"
    assert desk("hook", "install").code == 0
    path = git_library / f"tickets/2026/11/{new_ticket}.md"
    before = path.read_text()
    path.write_text(before.replace("I need", "q@hill.example: I need"))
    worlds.git(git_library, "add", "--all")
    path.write_text(before)
    blocked = commit(git_library, "-m", "x")
    assert blocked.returncode == 1
    assert f"tickets/2026/11/{new_ticket}.md:14: an e-mail address stands here" in blocked.stderr
    path.write_text(before.replace("I need", "We need"))
    passed = commit(git_library, "--all", "-m", "x")
    assert (passed.returncode, passed.stderr) == (
        0,
        "No personal data found in 1 file staged.\n",
    )


def test_a_hook_that_stands_there_is_left_alone(git_library, desk):
    hook = git_library / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nmake lint\n")
    outcome = desk("hook", "install")
    assert outcome.code == 2
    assert "is another hook: add the line `" in outcome.err
    assert hook.read_text() == "#!/bin/sh\nmake lint\n"


def test_without_git_there_is_no_hook(library, desk):
    assert "is not a Git clone: `git init` it first" in desk("hook", "install").err


@pytest.mark.slow
def test_the_hook_guards_a_library_that_is_a_folder_of_a_larger_repository(
    tmp_path, at_the_desk, desk, monkeypatch
):
    root = worlds.write_library(tmp_path / "whole/our library")
    worlds.start_git(tmp_path / "whole")
    monkeypatch.chdir(root)
    assert desk("hook", "install").code == 0
    path = root / f"tickets/2026/11/{worlds.NEW}.md"
    before = path.read_text()
    path.write_text(before.replace("I need", "q@hill.example: I need"))
    blocked = commit(tmp_path / "whole", "-m", "x", "--", str(path))
    assert blocked.returncode == 1
    assert "an e-mail address stands here" in blocked.stderr
    (tmp_path / "whole/README.md").write_text("q@hill.example")
    worlds.git(tmp_path / "whole", "add", "README.md")
    passed = commit(tmp_path / "whole", "-m", "x")
    assert (passed.returncode, passed.stderr) == (0, "No personal data found in 0 files staged.\n")


def test_a_verbs_own_commit_holds_to_what_the_hook_holds_to(git_library, desk, new_ticket):
    desk("hook", "install")
    path = git_library / f"tickets/2026/11/{new_ticket}.md"
    path.write_text(path.read_text().replace("I need", "q@hill.example: I need"))
    before = path.read_text()
    outcome = desk("note", new_ticket, "Found them.")
    assert outcome.code == 2
    assert outcome.err.startswith(
        "desk: a commit would keep what is personal, so nothing was changed:\n"
        f"  tickets/2026/11/{new_ticket}.md:14: an e-mail address stands here"
    )
    assert path.read_text() == before
    assert desk("note", new_ticket, "Found them.", "--no-commit").code == 0


def test_json_of_the_gate_names_no_words_that_were_found(git_library, desk, new_ticket):
    done = desk("gate", "Ring ana.mock@example.org.", "--json")
    content = json.loads(done.out)
    assert (done.code, done.err) == (1, "")
    assert (content["result"], content["text"]) == ("TextCleaned", "Ring [e-mail].")
    assert [it["kind"] for it in content["replaced"]] == ["email"]
    assert "ana.mock" not in done.out
    path = git_library / f"tickets/2026/11/{new_ticket}.md"
    path.write_text(path.read_text().replace("I need", "My mail is q@hill.example. I need"))
    done = desk("gate", "--json")
    (found,) = json.loads(done.out)["findings"]
    assert (found["path"], found["line"], found["rule"], done.code) == (
        f"tickets/2026/11/{new_ticket}.md", 14, "privacy.email", 1,
    )  # fmt: skip
    assert "q@hill" not in done.out + done.err


def test_json_of_allow_has_the_record_before_and_after(git_library, desk):
    content = json.loads(desk("allow", "Evan Hansen", "--json").out)
    (change,) = content["changes"]
    assert content["words"] == ["Evan Hansen"]
    assert (change["path"], change["done"]) == ("knowledge/library.md", "changed")
    assert change["after"] == {"not_personal": ["Evan Hansen"]}


def test_json_of_the_hook_has_its_path(git_library, desk):
    content = json.loads(desk("hook", "install", "--json").out)
    assert content["path"] == str(git_library / ".git/hooks/pre-commit")


@pytest.mark.parametrize(
    "path",
    [
        "knowledge/staff/eresources.md",
        "knowledge/services/reference.md",
        "knowledge/library.md",
        "tickets/2026/11/Q-NEW001.md",
    ],
)
def test_a_field_that_nobody_declared_is_read_by_gate_and_hook(git_library, desk, path):
    file = git_library / path
    if not file.exists():
        (file,) = git_library.glob(f"{path.split('/')[0]}/**/{file.name}")
        path = file.relative_to(git_library).as_posix()
    head, fence, body = file.read_text().partition("\n---\n")
    line = head.count("\n") + 3
    file.write_text(f"{head}\nnickname:\n  - joe.x@people.example{fence}{body}")
    whole = desk("gate")
    assert whole.code == 1
    assert f"{path}:{line}: an e-mail address stands here" in whole.out + whole.err
    worlds.git(git_library, "add", "--all")
    staged = desk("gate", "--staged")
    assert staged.code == 1
    assert f"{path}:{line}: an e-mail address stands here" in staged.out + staged.err


@pytest.fixture
def moved(git_library, desk, monkeypatch):
    """A clone whose hook and driver were installed by an environment that is gone."""
    with monkeypatch.context() as there:
        there.setattr(sys, "executable", "/srv/gone/bin/python3")
        assert desk("hook", "install").code == 0
    return git_library


def commit_as(root, path, *words):
    """Commit with nothing but these folders on the PATH."""
    environment = {it: text for it, text in os.environ.items() if it != "PYTHONPATH"}
    return subprocess.run(
        ["git", "commit", "--quiet", *words],
        check=False,
        cwd=root,
        env=environment | {"PATH": path},
        capture_output=True,
        text=True,
    )


def install(folder):
    """A `desk` that runs this software, in a folder."""
    folder.mkdir(parents=True)
    found = shlex.quote(os.pathsep.join(filter(None, sys.path)))
    python = shlex.quote(sys.executable)
    script = f'#!/bin/sh\nPYTHONPATH={found} exec {python} -m deskbook "$@"\n'
    (folder / "desk").write_text(script)
    (folder / "desk").chmod(0o755)
    return folder


SYSTEM = "/usr/bin:/bin"


@pytest.mark.slow
@pytest.mark.parametrize("place", ["PATH", ".venv"])
def test_a_hook_whose_environment_moved_finds_desk_again(moved, tmp_path, new_ticket, place):
    path = SYSTEM
    if place == "PATH":
        path = f"{install(tmp_path / 'a b/bin')}:{SYSTEM}"
    else:
        (moved / ".git/info").mkdir(exist_ok=True)
        (moved / ".git/info/exclude").write_text(".venv\n")
        install(moved / ".venv/bin")
    ticket = moved / f"tickets/2026/11/{new_ticket}.md"
    before = ticket.read_text()
    ticket.write_text(before.replace("I need", "q@hill.example: I need"))
    blocked = commit_as(moved, path, "--all", "-m", "x")
    assert blocked.returncode == 1
    assert "an e-mail address stands here" in blocked.stderr
    ticket.write_text(before.replace("I need", "We need"))
    passed = commit_as(moved, path, "--all", "-m", "x")
    assert (passed.returncode, passed.stderr) == (0, "No personal data found in 1 file staged.\n")


@pytest.mark.slow
def test_a_desk_that_a_commit_brought_is_not_run(moved):
    install(moved / ".venv/bin")
    (moved / ".venv/bin/desk").write_text("#!/bin/sh\ntouch ran\n")
    worlds.git(moved, "add", "--force", ".venv")
    assert commit_as(moved, SYSTEM, "-m", "x").returncode == 0
    assert not (moved / "ran").exists()


@pytest.mark.slow
def test_without_desk_the_hook_refuses_library_files_alone_and_names_the_remedy(moved, new_ticket):
    (moved / "README.md").write_text("Ours")
    worlds.git(moved, "add", "README.md")
    assert commit_as(moved, SYSTEM, "-m", "x").returncode == 0
    ticket = moved / f"tickets/2026/11/{new_ticket}.md"
    ticket.write_text(ticket.read_text().replace("I need", "We need"))
    told = commit_as(moved, SYSTEM, "--all", "-m", "x")
    assert told.returncode == 1
    assert told.stderr == (
        "desk, which keeps patrons' data out of commits, was not found, so nothing was committed.\n"
        "Start its environment or install it again, and run: desk hook install\n"
        "Until then 'git commit --no-verify' goes on; 'desk push' looks at what it sends.\n"
    )


def test_commands_ask_the_gate_where_a_hook_does_and_run_nothing_else_of_it(git_library, desk):
    assert git_clone.place(git_library).hooks == frozenset()
    desk("hook", "install")
    assert git_clone.place(git_library).hooks == {git_clone.GATE}
    hook = git_library / ".git/hooks/pre-commit"
    hook.write_text(hook.read_text() + "make lint\n")
    assert git_clone.place(git_library).hooks == {git_clone.GATE}


@pytest.mark.slow
def test_hook_and_driver_can_be_read_by_every_posix_shell(git_library, desk):
    """Debian has dash as its sh, Git for Windows brings bash."""
    desk("hook", "install")
    desk("merge-driver", "--install")
    driver = worlds.git(git_library, "config", "merge.ticket.driver")
    for shell in (("dash",), ("bash",), ("bash", "--posix")):
        for text in ((git_library / ".git/hooks/pre-commit").read_text(), driver):
            told = subprocess.run(
                [*shell, "-n"], input=text, capture_output=True, text=True, check=False
            )
            assert (told.returncode, told.stderr) == (0, "")


def test_addresses_that_newly_pass_are_shown_before_the_commit(git_library, desk):
    for path, old, new in (
        ("knowledge/services/reference.md", "team:", "email: maps@hill.example\nteam:"),
        ("knowledge/resources/history-full-text.md", "support:", "support: help@v.example, "),
        ("knowledge/library.md", "Ask us", "Ask us"),
    ):
        file = git_library / path
        file.write_text(file.read_text().replace(old, new, 1))
    worlds.git(git_library, "add", "--all")
    said = desk("gate", "--staged")
    assert said.code == 0
    assert said.out.startswith("From now on the gate lets pass as the library's own: ")
    assert "maps@hill.example" in said.out
    worlds.git(git_library, "commit", "--quiet", "--message", "Contacts")
    (git_library / "knowledge/services/reference.md").write_text(
        (git_library / "knowledge/services/reference.md").read_text() + "\nMore.\n"
    )
    worlds.git(git_library, "add", "--all")
    assert "From now on" not in desk("gate", "--staged").out
