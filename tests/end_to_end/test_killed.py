"""Every write path, killed before each of its effects: a run again heals, nothing torn is read"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from tests import crash, worlds
from tests.worlds import NEW, OVERDUE

from deskbook.cli.main import call
from deskbook.library.adapters import repo
from deskbook.library.adapters.git_clone import GATE_END
from deskbook.patrons.adapters.vault import keyring, lookup, place, store
from deskbook.patrons.model.patron import Message
from deskbook.search.adapters.index import store as index

pytestmark = pytest.mark.slow

BY_HAND = "\n### reply\n\nThe issues are there now.\n"
PATRON = ("--email", "quill@x.example", "--name", "Quill Sample")


def deaths(template: Path, tmp_path: Path, *words: str, every: int = 1) -> Iterator[Path]:
    """The library after each death of a verb, and last as it is where nothing killed it."""
    for step in count(1, every):
        root = worlds.copy(template, tmp_path / f"{step}")
        died = crash.killed(partial(call, [*words, "--root", str(root)]), step)
        yield root
        if not died:
            assert step > 3
            return


def again(root: Path, *words: str) -> None:
    assert call([*words, "--root", str(root)]) == 0


def sound(root: Path) -> None:
    """All can be read, a commit holds all of it, and nothing lies about."""
    assert repo.load(root).findings == ()
    assert worlds.git(root, "status", "--porcelain") == ""
    assert worlds.git(root, "fsck", "--strict", "--no-dangling") == ""
    left = [path for path in root.rglob(".desk-*") if "patrons" not in path.parts]
    assert left == []  # what is a patron's is sealed for them, and goes with them
    assert not (root / ".desk/journal").exists()


def test_a_change_of_two_files_is_whole_or_not_begun(git_library, tmp_path, desk):
    desk("edit", NEW, "--patron", "p-7f3kq29d")
    ends = []
    for root in deaths(git_library, tmp_path, "merge", "new", "4kx"):
        tickets = repo.load_tickets(root)
        assert tickets.findings == ()
        again(root, "note", "d0ne", "And on.")
        sound(root)
        status = worlds.front(root, NEW)["status"]
        ends.append(status)
        merged = f"merged_from: {NEW}" in worlds.ticket_text(root, OVERDUE)
        subjects = worlds.git(root, "log", "--format=%s").splitlines()
        said = subjects.count(f"{NEW}: merged into {OVERDUE} by history-liaison")
        assert (merged, said) == ((True, 1) if status == "resolved" else (False, 0))
    begun = ends.index("resolved")
    assert set(ends[begun:]) == {"resolved"}
    assert len(ends) - begun > 6


def test_tidy_completes_headings_once(git_library, tmp_path):
    path = git_library / f"tickets/2026/11/{NEW}.md"
    path.write_text(path.read_text() + BY_HAND)
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "By hand")
    for root in deaths(git_library, tmp_path, "tidy"):
        again(root, "tidy")
        sound(root)
        assert worlds.timeline(root, NEW).count("The issues are there now.") == 1
        assert "\n### reply\n" not in worlds.ticket_text(root, NEW)


def test_an_import_is_whole_in_the_end_and_no_row_is_there_twice(
    git_library, tmp_path, monkeypatch, capsys
):
    table = tmp_path / "queue.csv"
    rows = "".join(
        f"{n},2026-10-0{n} 10:00:00,Question {n},Quill Sample,quill{n}@x.example\n"
        for n in range(1, 6)
    )
    table.write_text(f"Ticket Number,Date Created,Subject,From,From Email\n{rows}")
    monkeypatch.setattr("deskbook.transfer.commands.import_tickets.BATCH", 2)
    words = ("import", "osticket", str(table), "--service", "reference", "--apply")
    again(git_library, "patron", "add", *PATRON)
    for root in deaths(git_library, tmp_path, *words, every=11):
        again(root, *words)
        sound(root)
        brought = [it.record for it in repo.load_tickets(root).filed if it.record.links]
        titles = [it.title for it in brought]
        assert [titles.count(f"Question {n}") for n in range(1, 6)] == [1] * 5
        with place.open_vault(root) as vault:
            assert {it.patron for it in brought} <= set(keyring.names(vault))
            assert (
                len(lookup.find(vault, ["emails:quill3@x.example"])["emails:quill3@x.example"]) == 1
            )


def test_the_daily_round_reminds_once(git_library, tmp_path, capsys):
    whole = worlds.copy(git_library, tmp_path / "whole")
    again(whole, "remind", "--apply")
    for root in deaths(git_library, tmp_path, "remind", "--apply"):
        again(root, "remind", "--apply")
        sound(root)
        for made in sorted((whole / ".desk/digests").rglob("*.md")):
            there = root / made.relative_to(whole)
            assert there.read_text() == made.read_text()
        for name in (NEW, OVERDUE, worlds.RESOLVED):
            assert worlds.timeline(root, name) == worlds.timeline(whole, name)


def test_a_link_that_a_patron_was_given_stays(git_library, tmp_path, capsys):
    profile = git_library / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace("country:", "status_url: https://x.example/s\ncountry:")
    )
    for root in deaths(git_library, tmp_path, "link", OVERDUE):
        capsys.readouterr()
        again(root, "link", OVERDUE)
        given = capsys.readouterr().out
        again(root, "link", OVERDUE)
        assert capsys.readouterr().out == given
        assert (root / ".desk/status.key").stat().st_mode & 0o777 == 0o600


def test_the_index_is_never_believed_where_it_is_half_made(
    git_library, tmp_path, capsys, monkeypatch
):
    again(git_library, "list", "--all")
    whole = capsys.readouterr().out
    assert whole.count("Q-") == 3
    monkeypatch.setattr(index, "WORTH", 1)
    words = ("list", "--all")  # of many statements that one transaction holds
    for root in deaths(git_library, tmp_path, *words, every=9):
        capsys.readouterr()
        again(root, "list", "--all")
        assert capsys.readouterr().out == whole
        assert (root / index.FILE).exists()


def test_the_merge_driver_leaves_git_one_side_or_both_whole(git_library, tmp_path):
    worlds.git(git_library, "switch", "--quiet", "--create", "theirs")
    again(git_library, "note", NEW, "From them.")
    worlds.git(git_library, "switch", "--quiet", "main")
    again(git_library, "note", NEW, "From us.")
    name = f"tickets/2026/11/{NEW}.md"
    refs = {"base": "main~1", "ours": "main", "theirs": "theirs"}
    versions = {
        it: worlds.git_bytes(git_library, "show", f"{ref}:{name}") for it, ref in refs.items()
    }
    for step in count(1):
        place_ = tmp_path / f"{step}"
        place_.mkdir()
        for it, data in versions.items():
            (place_ / it).write_bytes(data)
        words = ["merge-driver", *(str(place_ / it) for it in versions), name]
        died = crash.killed(partial(call, words), step)
        left = (place_ / "ours").read_bytes()
        if not died:
            assert left.count(b"\nFrom ") == 2
            assert step > 3
            return
        assert left == versions["ours"] or left.count(b"\nFrom ") == 2


def test_a_hook_is_whole_or_not_there(git_library, tmp_path):
    for root in deaths(git_library, tmp_path, "hook", "install"):
        hook = root / ".git/hooks/pre-commit"
        assert not hook.exists() or hook.read_text().endswith(f"{GATE_END}\n")
        again(root, "hook", "install")
        assert hook.stat().st_mode & 0o111


def found(root: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Whom the vault finds by the sample address, with the names in their records."""
    with place.open_vault(root) as vault:
        names = lookup.find(vault, ["emails:quill@x.example"])["emails:quill@x.example"]
        return [(name, store.patron(vault, name).names) for name in names]


def test_a_vault_that_was_begun_is_begun_again(git_library, tmp_path):
    for root in deaths(git_library, tmp_path, "patron", "add", *PATRON):
        again(root, "patron", "add", *PATRON)
        assert [names for _, names in found(root)] == [("Quill Sample",)]
        again(root, "check")


def with_patrons(root: Path) -> str:
    """A vault with two patrons and a letter of one of them, whose pseudonym it is."""
    again(root, "patron", "add", *PATRON)
    again(root, "patron", "add", "--email", "tessa@x.example")
    ((name, _),) = found(root)
    letter = Message(
        id="00000001", ticket=NEW, came=datetime(2026, 11, 5, tzinfo=UTC), text="I am."
    )
    with place.open_vault(root) as vault:
        store.keep(vault, name, letter)
    again(root, "edit", NEW, "--patron", name)
    return name


def test_a_rotation_loses_no_record(git_library, tmp_path):
    name = with_patrons(git_library)
    for root in deaths(git_library, tmp_path, "vault", "rotate", "--records"):
        assert found(root) == [(name, ("Quill Sample",))]
        with place.open_vault(root) as vault:
            assert len(keyring.names(vault)) == 2
            assert len(store.messages(vault, name)) == 1
        again(root, "vault", "rotate", "--records")
        assert found(root) == [(name, ("Quill Sample",))]
        (root / ".desk/vault-recovery-key.txt").unlink()
        again(root, "vault", "doctor")


def test_who_is_forgotten_is_forgotten_however_often_it_is_begun(git_library, tmp_path, capsys):
    name = with_patrons(git_library)
    for root in deaths(git_library, tmp_path, "patron", "forget", name, "--apply"):
        call(["patron", "forget", name, "--apply", "--root", str(root)])
        sound(root)
        assert found(root) == []
        assert not (root / ".desk/vault/patrons" / name).exists()
        with place.open_vault(root) as vault:
            assert name not in keyring.names(vault)
        assert name not in "".join(it.read_text() for it in root.glob("tickets/*/*/*.md"))
