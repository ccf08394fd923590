"""`desk patron forget` and `desk retain`"""

import json
import re
import shutil

import pytest
from tests import worlds

from deskbook.patrons.adapters.vault import keyring, keys, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed

TRACES = ("quill", "sampleton", "25185995609641", "919-555-0107", "old mill")
"""What tells who the patron was, in lower case."""

LETTER = (
    "Where is Isis 110 (2019)?\nMy card is 25185995609641, my number 919-555-0107, I live at 9 Old Mill Lane.\n\n"
    "Thanks,\nQuill Sampleton\nquill@mail.example"
)


@pytest.fixture
def asked(git_library, desk):
    """A patron with a ticket that was answered, and their pseudonym and the ticket's id."""
    made = desk(
        *("new", LETTER, "-sreference", "-cemail", "--claim"),
        *("--patron-email", "quill@mail.example", "--patron-name", "Quill Sampleton"),
        *("--patron-card", "25185995609641", "--patron-phone", "919-555-0107"),
    )
    name = worlds.made(made)
    patron = worlds.front(git_library, name)["patron"]
    desk("patron", "edit", patron, "--address", "9 Old Mill Lane", "--fact", "collects quills")
    desk("note", name, "Quill rang: it is on shelf two.")
    desk("resolve", name, "--as", "no-reply")
    return patron, name


def test_forgetting_is_shown_first_and_changes_nothing(git_library, desk, asked):
    patron, name = asked
    head = worlds.git(git_library, "rev-parse", "HEAD")
    outcome = desk("patron", "forget", patron)
    assert outcome.code == 0
    assert outcome.out == (
        f"To forget {patron}:\n"
        f"  1 ticket unlinked ({name}); they stay, and are counted\n"
        "  0 texts of theirs without what tells who it was\n"
        "  their record and 2 messages destroyed with their key\n"
        "  sites, index and digests of this clone thrown away; the next `desk build` makes them\n"
        "\nNothing was written: --apply does it, and it cannot be taken back.\n"
    )
    assert worlds.git(git_library, "rev-parse", "HEAD") == head
    assert desk("patron", "show", patron).code == 0


def test_forgotten_patron_is_gone_and_the_ticket_stays(git_library, desk, asked):
    patron, name = asked
    (git_library / "build/public").mkdir(parents=True)
    (git_library / ".desk/index.sqlite").write_text("x")
    outcome = desk("patron", "forget", patron, "--apply")
    assert outcome.code == 0
    receipt = outcome.out.partition("\n\n")[2]
    assert re.match(r"Receipt of erasure [0-9A-Z]{8}\nHill College Library, 2026-11-05, ", receipt)
    assert (
        "forgotten: 1 ticket unlinked, 0 texts redacted, 1 record and 2 messages destroyed.\n"
        in receipt
    )
    (kept,) = (git_library / ".desk/receipts").iterdir()
    assert receipt.startswith(kept.read_text())
    assert patron not in kept.read_text()
    assert not any(trace in kept.read_text().lower() for trace in TRACES)
    front = worlds.front(git_library, name)
    assert "patron" not in front
    assert front["status"] == "resolved"
    assert worlds.timeline(git_library, name).endswith("edit @desk\n\n- patron: [forgotten]\n")
    assert patron not in worlds.ticket_text(git_library, name)
    assert not (git_library / "build").exists()
    assert not (git_library / ".desk/index.sqlite").exists()
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "What is over is forgotten\n"
    assert desk("patron", "show", patron).code == 2
    assert desk("patron", "forget", patron).err == (
        f"desk: nobody is called {patron} here, neither in the vault nor on a ticket\n"
    )
    assert desk("check", "tickets").code == 0


def test_words_that_were_written_by_hand_are_taken_out(git_library, desk, asked, new_ticket):
    patron, name = asked
    for ticket, words in (
        (name, "Sampleton rang again."),
        (new_ticket, "Quill Sampleton asks the same; a sample."),
    ):
        path = next(git_library.glob(f"tickets/*/*/{ticket}.md"))
        path.write_text(
            path.read_text() + f"\n### 2026-11-05T16:00:00Z note @eresources ^W1A01GC9\n\n{words}\n"
        )
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "By hand")
    outcome = desk("patron", "forget", patron, "--apply")
    assert f"  named in tickets of others, and taken out there: {new_ticket}\n" in outcome.out
    assert "[name] rang again.\n" in worlds.timeline(git_library, name)
    assert "[name] asks the same; a sample.\n" in worlds.timeline(git_library, new_ticket)
    assert worlds.front(git_library, new_ticket)["patron"] == "p-9wd2m4xk"
    assert "- the library's Git history: 2 objects in 1 commit." in outcome.out
    assert outcome.code == 1
    head = worlds.git(git_library, "rev-parse", "HEAD~1").strip()
    both = sorted(f"tickets/2026/11/{it}.md" for it in (name, new_ticket))
    assert outcome.out.endswith(
        f"\nThey are still named here:\n  commit {head[:12]}: {', '.join(both)}\n"
    )


def test_patron_on_hold_is_not_forgotten(git_library, desk, asked):
    patron, _ = asked
    desk("patron", "edit", patron, "--hold", "court order 12")
    outcome = desk("patron", "forget", patron, "--apply")
    assert outcome.code == 2
    assert outcome.err == (
        f"desk: {patron} is on hold (court order 12) and may not be forgotten now: "
        f"`desk patron edit {patron} --release` ends it\n"
    )
    assert desk("patron", "show", patron).code == 0


def test_a_damaged_record_can_be_forgotten_all_the_same(git_library, desk, asked):
    patron, name = asked
    (git_library / f".desk/vault/patrons/{patron}/patron.age").write_bytes(b"")
    outcome = desk("patron", "forget", patron, "--apply")
    assert outcome.code == 0
    assert "is damaged (it is not what was sealed)" in outcome.err
    assert "patron" not in worlds.front(git_library, name)
    assert worlds.patrons(git_library) == []


def test_a_ticket_that_cannot_be_read_stops_it(git_library, desk, asked, new_ticket):
    path = next(git_library.glob(f"tickets/*/*/{new_ticket}.md"))
    path.write_text(path.read_text().replace("status: new", "status: newish"))
    outcome = desk("patron", "forget", asked[0], "--apply")
    assert outcome.code == 2
    assert "this file has to be mended first, so nothing was changed:" in outcome.err
    assert desk("patron", "show", asked[0]).code == 0


def test_a_run_that_was_cut_short_is_finished_by_the_next(git_library, desk, asked, monkeypatch):
    patron, name = asked

    def dying(*_):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(store, "forget", dying)
        assert desk("patron", "forget", patron, "--apply").code == 3
    assert "patron" not in worlds.front(git_library, name)
    outcome = desk("patron", "forget", patron, "--apply")
    assert outcome.code == 0
    assert worlds.patrons(git_library) == []


def test_a_ticket_without_a_vault_is_unlinked(git_library, desk, new_ticket):
    outcome = desk("patron", "forget", "p-9wd2m4xk", "--apply")
    assert "1 ticket unlinked, 0 texts redacted, 0 records and 0 messages destroyed" in outcome.out
    assert "patron" not in worlds.front(git_library, new_ticket)


def test_retention_ends_by_the_calendar(git_library, desk, asked, monkeypatch):
    patron, name = asked
    recent = desk("patron", "add", "--email", "recent@mail.example").out.split()[0]
    assert (
        desk("retain").out == "Nothing is to be forgotten: nothing ended more than 365 days ago.\n"
    )
    monkeypatch.setenv("DESK_NOW", "2027-11-06T15:00:00Z")
    desk("patron", "edit", recent, "--hold", "inquiry")
    shown = desk("retain")
    assert shown.out == (
        f"{patron} is forgotten, with 1 ticket ({name})\n"
        f"{recent} is on hold and left alone\n"
        "\nNothing was written: --apply does it, and it cannot be taken back.\n"
    )
    assert desk("patron", "show", patron).code == 0
    done = desk("retain", "--apply")
    assert (
        "forgotten: 1 ticket unlinked, 0 texts redacted, 1 record and 2 messages destroyed.\n"
        in done.out
    )
    assert worlds.patrons(git_library) == [recent]
    assert "patron" not in worlds.front(git_library, name)
    again = desk("retain", "--apply")
    assert again.out == (
        f"{recent} is on hold and left alone\n"
        "Nothing is to be forgotten: nothing ended more than 365 days ago.\n"
    )


def test_of_a_patron_who_asked_again_only_the_old_ticket_is_unlinked(
    git_library, desk, asked, monkeypatch
):
    patron, name = asked
    monkeypatch.setenv("DESK_NOW", "2027-11-06T15:00:00Z")
    newer = worlds.made(
        desk(
            "new",
            "My card is 25185995609641",
            "-sreference",
            "-cemail",
            "--patron-email",
            "quill@mail.example",
        )
    )
    outcome = desk("retain", "--apply")
    assert outcome.out.startswith(f"{patron} is unlinked from 1 old ticket ({name})\n")
    assert "1 ticket unlinked, 0 texts redacted, 0 records and 2 messages destroyed" in outcome.out
    assert worlds.front(git_library, newer)["patron"] == patron
    assert [it.ticket for it in worlds.messages(git_library, patron)] == [newer]


def test_without_a_vault_old_tickets_are_unlinked(git_library, desk, monkeypatch, new_ticket):
    desk("resolve", new_ticket, "--as", "no-reply")
    monkeypatch.setenv("DESK_NOW", "2027-11-06T15:00:00Z")
    outcome = desk("retain", "--apply")
    assert outcome.out.startswith(f"p-9wd2m4xk is unlinked from 1 old ticket ({new_ticket})\n")
    assert "patron" not in worlds.front(git_library, new_ticket)


def everything(root):
    """The bytes of every file below a folder with its path, those of Git's own left to `objects`."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and ".git" not in path.relative_to(root).parts:
            yield str(path), path.read_bytes()


def objects(root):
    """Every object of a repository, those that nothing leads to included."""
    names = worlds.git(
        root, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)"
    ).split()
    for name in names:
        yield name, worlds.git_bytes(root, "cat-file", "-p", name)


def opened(data, old_keys):
    """What a sealed file gives to whoever kept the keys of before."""
    from deskbook.patrons.adapters.vault import seal

    if not data.startswith(b"age-encryption.org/v1"):
        return b""
    try:
        return seal.open_sealed(data, old_keys)
    except seal.WrongKeyError:
        return b""


@pytest.mark.slow
def test_after_a_rotation_no_trace_is_left_anywhere(git_library, desk, tmp_path):
    """Working tree, every object of both histories, index, sites and vault, with all new keys."""
    worlds.git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    worlds.git(tmp_path, "clone", "--quiet", "remote.git", "vault")
    path = git_library / "knowledge/library.md"
    path.write_text(path.read_text().replace("country: US", "country: US\nvault: ../vault"))
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Share the vault")
    made = desk(
        *(
            "new",
            LETTER,
            "-sreference",
            "-cemail",
            "--claim",
            "--patron-email",
            "quill@mail.example",
        ),
        *("--patron-name", "Quill Sampleton", "--patron-card", "25185995609641"),
    )
    name = worlds.made(made)
    patron = worlds.front(git_library, name)["patron"]
    other = desk("patron", "add", "--email", "other@mail.example").out.split()[0]
    desk("patron", "edit", patron, "--address", "9 Old Mill Lane", "--phone", "919-555-0107")
    desk("note", name, "Quill Sampleton has a book on shelf two.")
    desk("vault", "sync")
    assert desk("build").code == 0
    assert desk("list", "--fresh").code == 0
    assert desk("remind", "--apply").code == 0
    vault = place.folder(git_library)
    before = dict(objects(vault))
    old = [*keys.machine_keys(git_library), keys.read_key(git_library / keys.RECOVERY)]
    assert any(b"quill" in opened(data, old).lower() for data in before.values())

    assert desk("patron", "forget", patron, "--apply").code == 0
    assert desk("vault", "rotate").code == 0
    assert desk("build").code == 0
    assert desk("list", "--fresh").code == 0

    new = keys.machine_keys(git_library)
    assert not set(new) & set(old)
    assert keyring.names(Sealed(vault, new)) == [other]
    places = [*everything(git_library), *everything(vault), *objects(git_library), *objects(vault)]
    for where, data in places:
        held = data.lower() + opened(data, new).lower()
        for trace in TRACES:
            assert trace.encode() not in held, where
    sealed = [opened(data, new) for data in dict(objects(vault)).values()]
    assert any(sealed)
    assert not any(patron.encode() in held for held in sealed)


def test_the_old_key_still_reads_the_past_which_is_why_it_is_destroyed(git_library, desk, tmp_path):
    """What the receipt warns of is true: kept keys and kept commits together give the patron back."""
    worlds.git(tmp_path, "init", "--quiet", "vault")
    path = git_library / "knowledge/library.md"
    path.write_text(path.read_text().replace("country: US", "country: US\nvault: ../vault"))
    patron = desk("patron", "add", "--email", "quill@mail.example").out.split()[0]
    vault = place.folder(git_library)
    old = keys.machine_keys(git_library)
    desk("patron", "forget", patron, "--apply")
    desk("vault", "rotate")
    copy = tmp_path / "stolen"
    shutil.copytree(vault, copy)
    worlds.git(copy, "checkout", "--quiet", "HEAD~2")
    assert store.patron(Sealed(copy, old), patron).emails == ("quill@mail.example",)


def test_json_of_an_erasure_has_numbers_and_the_receipt_but_no_text(git_library, desk, asked):
    patron, name = asked
    planned = json.loads(desk("patron", "forget", patron, "--json").out)
    assert (planned["tickets"], planned["messages"]) == ([name], 2)
    assert "receipt" not in planned
    done = desk("patron", "forget", patron, "--apply", "--json")
    content = json.loads(done.out)
    assert content["receipt"]["erased"] == {"tickets": 1, "texts": 0, "records": 1, "messages": 2}
    assert content["receipt"]["path"].startswith(".desk/receipts/2026-11-05-")
    assert "changes" not in content
    assert not any(trace in done.out.lower() for trace in TRACES)


def test_json_of_retention_has_who_is_due(git_library, desk, asked, monkeypatch):
    patron, name = asked
    monkeypatch.setenv("DESK_NOW", "2027-11-06T15:00:00Z")
    content = json.loads(desk("retain", "--apply", "--json").out)
    assert content["due"] == [{"pseudonym": patron, "tickets": [name], "whole": True}]
    assert content["receipt"]["erased"]["records"] == 1
