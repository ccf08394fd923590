"""The gate of `desk push`: no personal data leaves a clone, whatever the clone lacks."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests import planting, worlds
from tests.planting import KINDS, LINE_KEYS, MAIL, OPEN
from tests.privacy.test_every_field import TRUSTED
from tests.worlds import NEW

from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.commands import file_check, write_gate
from deskbook.privacy.rules.redact import Gate
from deskbook.sharing.commands import exchange, unsent

pytestmark = pytest.mark.slow  # each runs dozens of Git's processes

MAPS = "knowledge/answers/maps.md"
TOLD = "Vera Blum, vera@people.example, (919) 555-0177"
ANSWER = "---\ntitle: Maps?\nservices: [reference]\nstate: draft\n---\n\n{}\n"


@pytest.fixture
def hub(tmp_path, _git_template, at_the_desk) -> Path:
    """A bare repository that holds the small library."""
    bare = tmp_path / "hub.git"
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), str(bare))
    return bare


@pytest.fixture
def fresh(tmp_path, hub) -> Path:
    """A clone in which nothing was set up: no hook, no driver, no handle."""
    worlds.git(tmp_path, "clone", "--quiet", str(hub), "fresh")
    return tmp_path / "fresh"


def keep(root: Path, path: str, text: str, subject: str = "By hand") -> str:
    """Commit a file with Git alone; the id of the commit."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    worlds.git(root, "add", "--", path)
    worlds.git(root, "commit", "--quiet", "--no-verify", "-m", subject)
    return worlds.git(root, "rev-parse", "HEAD").strip()


def held(root: Path, words: str) -> bool:
    """Whether any object of a repository holds these words."""
    names = worlds.git(root, "rev-list", "--all", "--objects").split("\n")
    objects = [it.split(" ")[0] for it in names if it]
    kinds = {it: worlds.git(root, "cat-file", "-t", it).strip() for it in objects}
    blobs = [it for it, kind in kinds.items() if kind == "blob"]
    return any(words in worlds.git(root, "cat-file", "blob", it) for it in blobs)


def test_a_commit_made_past_every_guard_is_not_sent(fresh, hub, desk):
    commit = keep(fresh, MAPS, ANSWER.format(TOLD))
    there = worlds.git(hub, "rev-parse", "main")
    told = desk("push", "--root", str(fresh))
    assert told.code == 2
    assert f"{MAPS}:7: " in told.err
    assert f"(commit {commit[:8]})" in told.err
    assert "`desk push --mend`" in told.err
    assert worlds.git(hub, "rev-parse", "main") == there
    assert not held(hub, "vera@people.example")


def test_what_a_later_commit_took_out_is_found_in_the_earlier_one(fresh, hub, desk):
    commit = keep(fresh, MAPS, ANSWER.format(TOLD), "Begin")
    keep(fresh, MAPS, ANSWER.format("Ask at the desk."), "Mend")
    told = desk("push", "--root", str(fresh))
    assert (told.code, told.err.count("(commit ")) == (2, told.err.count(commit[:8]))
    assert not held(hub, "vera@people.example")


def test_mending_keeps_each_commit_and_sends_no_version_with_personal_data(fresh, hub, desk):
    keep(fresh, MAPS, ANSWER.format(TOLD), "Begin")
    desk("note", NEW, "A note between.", "--by", "history-liaison", "--root", str(fresh))
    keep(fresh, MAPS, ANSWER.format("Ask at the desk."), "Mend")
    (fresh / "half.txt").write_text("not in a commit")
    tree = worlds.git(fresh, "rev-parse", "HEAD^{tree}")
    told = desk("push", "--mend", "--root", str(fresh))
    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "3 commits rewritten without personal data; 2 commits sent to origin/main\n"
    )
    assert worlds.git(hub, "rev-parse", "main^{tree}") == tree
    subjects = worlds.git(hub, "log", "-2", "--reverse", "--format=%s").splitlines()
    assert subjects == ["Begin", f"{NEW}: note by history-liaison"]
    assert not held(hub, "vera@people.example")
    assert worlds.git(fresh, "status", "--porcelain") == "?? half.txt\n"
    assert worlds.git(fresh, "for-each-ref", "refs/desk") == ""


def test_mending_waits_for_a_person_while_the_last_version_is_personal(fresh, hub, desk):
    commit = keep(fresh, MAPS, ANSWER.format(TOLD))
    told = desk("push", "--mend", "--root", str(fresh))
    assert told.code == 2
    assert f"{MAPS}:7: " in told.err
    assert "Take it out, `git commit` the files" in told.err
    assert worlds.git(fresh, "rev-parse", "HEAD").strip() == commit
    assert not held(hub, "vera@people.example")


def test_mending_where_nothing_is_personal_only_sends(fresh, desk):
    keep(fresh, MAPS, ANSWER.format("Ask at the desk."))
    assert desk("push", "--mend", "--root", str(fresh)).out == "1 commit sent to origin/main\n"


def test_the_first_push_looks_at_the_whole_history_and_its_side_branches(fresh, tmp_path, desk):
    worlds.git(fresh, "switch", "--quiet", "-c", "side")
    keep(fresh, MAPS, ANSWER.format(TOLD), "Begin")
    keep(fresh, MAPS, ANSWER.format("Ask at the desk."), "Mend")
    worlds.git(fresh, "switch", "--quiet", "main")
    keep(fresh, "latin.md", "x", "Other")
    worlds.git(fresh, "merge", "--quiet", "--no-ff", "-m", "Both", "side")
    worlds.git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "empty.git")
    worlds.git(fresh, "remote", "set-url", "origin", str(tmp_path / "empty.git"))
    told = desk("push", "--root", str(fresh))
    assert told.code == 2
    assert f"{MAPS}:7: " in told.err
    assert not held(tmp_path / "empty.git", "vera@people.example")
    mended = desk("push", "--mend", "--root", str(fresh))
    assert (mended.code, mended.err) == (0, "")
    assert not held(tmp_path / "empty.git", "vera@people.example")


def test_words_that_are_allowed_pass(fresh, hub, desk):
    keep(fresh, MAPS, ANSWER.format(TOLD))
    allowed = ("Vera Blum", "vera@people.example", "(919) 555-0177")
    assert desk("allow", *allowed, "--by", "history-liaison", "--root", str(fresh)).code == 0
    assert desk("push", "--root", str(fresh)).code == 0
    assert held(hub, "vera@people.example")


def test_files_are_read_once_however_often_others_are_quicker(fresh, desk, monkeypatch):
    keep(fresh, MAPS, ANSWER.format("Ask at the desk."))
    tries, read = [], []
    send, look = exchange.remote.push, write_gate.find_personal
    monkeypatch.setattr(
        exchange.remote, "push", lambda *words: tries.append(1) or (len(tries) > 3 and send(*words))
    )
    monkeypatch.setattr(
        write_gate,
        "find_personal",
        lambda root, files, search: read.extend(files) or look(root, files, search),
    )
    assert "at the 4th try" in desk("push", "--root", str(fresh)).out
    assert [path for path, _ in read] == [unsent.MESSAGE, MAPS]


def _planted():
    """A file for each field that can hold an address of a patron, by the name of the field."""
    for number, (kind, path, _) in enumerate(OPEN):
        named = planting.name(kind, path)
        if named in TRUSTED:
            continue
        if kind == "ticket":
            made = replace(planting.planted(Ticket, path, MAIL), id=f"Q-AA{number:04}")
            yield named, f"tickets/2026/11/{made.id}.md", ticket_file.write(made)
        elif kind != "library":
            made = planting.planted(KINDS[kind], path, MAIL)
            folder = planting.FOLDER[KINDS[kind]]
            yield named, f"knowledge/{folder}/x{number}.md", record_file.write(made)
    for number, (kind, key) in enumerate(LINE_KEYS):
        log = planting.entry(kind, data=((key, f"Ask {MAIL}"),))
        made = replace(planting.least(Ticket, entries=(log,)), id=f"Q-BB{number:04}")
        yield f"{kind}.{key}", f"tickets/2026/11/{made.id}.md", ticket_file.write(made)


def test_no_field_of_any_record_takes_an_address_past_a_push(fresh, hub, desk):
    planted = [*_planted()]
    assert len(planted) > 100
    for _, path, text in planted:
        (fresh / path).parent.mkdir(parents=True, exist_ok=True)
        (fresh / path).write_text(text, encoding="utf-8")
    worlds.git(fresh, "add", "-A")
    worlds.git(fresh, "commit", "--quiet", "-m", "By hand")
    told = desk("push", "--root", str(fresh))
    assert told.code == 2
    assert [name for name, path, _ in planted if f"{path}:" not in told.err] == []
    assert not held(hub, MAIL)


STRAY = [
    f"{folder}{name}"
    for folder in (
        "tickets/",
        "tickets/2026/11/",
        "knowledge/",
        "knowledge/answers/",
        "knowledge/mine/",
    )
    for name in ("patrons.csv", "mail.eml", "maps.md.orig", "Maps.MD", "notes", ".hidden")
]


def test_no_file_beside_tickets_and_records_takes_an_address_past_a_push(fresh, hub, desk):
    for path in STRAY:
        keep(fresh, path, f"Ask\n{MAIL}\n")
    keep(fresh, "knowledge/plan.pdf", f"%PDF\0{MAIL}")
    told = desk("push", "--root", str(fresh))
    assert (told.code, MAIL in told.err) == (2, False)
    assert [path for path in STRAY if f"{path}:2: " not in told.err] == []
    assert "plan.pdf" not in told.err
    assert not held(hub, MAIL)


BESIDE = (
    "README.md",
    "notes.txt",
    "docs/plan.md",
    "list.csv",
    "site/overrides/page.html",
    "Makefile",
)


def test_no_file_of_the_repository_takes_an_address_past_a_push(fresh, hub, desk):
    for path in BESIDE:
        keep(fresh, path, f"Ask\n{MAIL}\n")
    keep(fresh, ".github/workflows/check.yml", "uses: actions/checkout@v4\n")
    told = desk("push", "--root", str(fresh))
    assert (told.code, MAIL in told.err) == (2, False)
    assert [path for path in BESIDE if f"{path}:2: " not in told.err] == []
    assert ".github" not in told.err
    assert not held(hub, MAIL)


def test_no_name_of_a_file_takes_an_address_past_a_push(fresh, hub, desk):
    keep(fresh, f"knowledge/answers/{MAIL}.md", ANSWER.format("On every floor."))
    told = desk("push", "--root", str(fresh))
    assert told.code == 2
    assert ".md:1: in the name of the file: an e-mail address" in told.err
    worlds.git(fresh, "mv", f"knowledge/answers/{MAIL}.md", "knowledge/answers/maps.md")
    worlds.git(fresh, "commit", "--quiet", "--no-verify", "-m", "Another name")
    assert desk("push", "--mend", "--root", str(fresh)).code == 0
    assert MAIL not in worlds.git(hub, "log", "--name-only", "main")


def test_no_message_of_a_commit_takes_an_address_past_a_push(fresh, hub, desk):
    signed = "Signed-off-by: Ann <ann@elsewhere.example>"
    first = keep(fresh, "README.md", "Ours.\n", f"Tell\n\nAsk {MAIL} about it.\n\n{signed}")
    keep(fresh, "README.md", "Ours!\n", f"Clean\n\n{signed}")
    told = desk("push", "--root", str(fresh))
    assert (told.code, told.err.count("message of the commit:3: ")) == (2, 1)
    assert f"(commit {first[:8]})" in told.err
    assert desk("push", "--mend", "--root", str(fresh)).code == 0
    sent = worlds.git(hub, "log", "-2", "--format=%B", "main")
    assert (MAIL in sent, "Ask [e-mail] about it." in sent, sent.count(signed)) == (False, True, 1)


def test_names_that_commands_give_to_files_pass(fresh, desk):
    for path in worlds.git(fresh, "ls-files").split():
        assert not list(file_check.search_sent(path, b"", Gate())), path
    for slug in ("2026-11-05-1015-history-liaison", "library-of-2026", "isbn-9780306406157"):
        assert not list(file_check.search_sent(f"knowledge/shifts/{slug}.md", b"", Gate()))


LIBRARY = [path for kind, path, _ in OPEN if kind == "library"]


@pytest.mark.parametrize(
    "path",
    [it for it in LIBRARY if planting.name("library", it) not in TRUSTED and it[0] != "privacy"],
    ids=".".join,
)
def test_no_field_of_the_library_itself_takes_an_address_past_a_push(path, fresh, hub, desk):
    record = planting.planted(KINDS["library"], path, MAIL)
    keep(fresh, "knowledge/library.md", record_file.write(record))
    told = desk("push", "--root", str(fresh))
    assert (told.code, MAIL in told.err) == (2, False)
    assert "knowledge/library.md:" in told.err
    assert not held(hub, MAIL)
