"""`desk patron`, `desk vault`, and who asks with `desk new`"""

import json
import re

import pytest
from tests import worlds

from deskbook.patrons.adapters.vault import key_rotation

LETTER = "Where is Isis 110 (2019)? Write to quill@mail.example.\n\nThanks,\nQuill"


@pytest.fixture
def quill(git_library, desk):
    """A patron in the vault of the library, by pseudonym."""
    outcome = desk("patron", "add", "--email", "quill@mail.example", "--name", "Quill Sample")
    return outcome.out.split()[0]


def test_a_patron_is_added_once_however_they_are_named(git_library, desk, quill):
    assert re.fullmatch(r"p-[0-9a-z]{10}", quill)
    again = desk("patron", "add", "--email", "Quill@Mail.example", "--card", "2 5185 99560 9641")
    assert again.out == f"{quill} was known already\n"
    assert desk("patron", "find", "25185995609641").out == (
        f"{quill}  Quill Sample, quill@mail.example: no tickets\n"
    )
    assert desk("patron", "find", "quill sample").code == 0
    assert desk("patron", "find", "quill").err == (
        "nobody in the vault has that as address, number or whole name\n"
    )
    assert desk("patron", "add").err.startswith("desk: who is it? Give at least one of --email, ")


def test_a_ticket_knows_its_patron_by_pseudonym_and_the_gate_knows_their_name(git_library, desk):
    words = (
        "new",
        "-sreference",
        "-cemail",
        "--patron-email",
        "quill@mail.example",
        "--patron-name",
        "Quill Sample",
    )
    first = desk(*words, "Is Isis here? Sample asked before.")
    name = worlds.made(first)
    (patron,) = worlds.patrons(git_library)
    assert worlds.front(git_library, name)["patron"] == patron
    assert "Is Isis here? [name] asked before.\n" in worlds.ticket_text(git_library, name)
    second = worlds.made(desk(*words, "And Osiris?"))
    assert worlds.front(git_library, second)["patron"] == patron
    assert worlds.patrons(git_library) == [patron]
    desk("note", name, "Told Quill that Sample's copy is in.")
    assert "Told [name] that [name]'s copy is in.\n" in worlds.ticket_text(git_library, name)
    assert {it.text for it in worlds.messages(git_library, patron)} == {
        "Is Isis here? Sample asked before.",
        "Told Quill that Sample's copy is in.",
    }
    history = worlds.git(git_library, "log", "--all", "--patch")
    assert "Quill" not in history
    assert "Sample" not in history


def test_a_question_told_at_the_desk_is_kept_nowhere_as_it_came(git_library, desk):
    outcome = desk("log", LETTER, "-sreference", "-cdesk", "-areference")
    assert "The text as it came is kept nowhere: only the vault may keep it" in outcome.err
    assert not (git_library / ".desk/vault").exists()
    named = desk("log", LETTER, "--patron-card", "25185995609641")
    (patron,) = worlds.patrons(git_library)
    assert f"The vault keeps the text as it came with {patron}." in named.err
    assert worlds.front(git_library, worlds.made(named))["patron"] == patron


def test_who_asks_is_not_guessed_and_nothing_is_written_then(git_library, desk, quill):
    desk("patron", "add", "--email", "other@mail.example")
    before = len(list((git_library / "tickets").rglob("*.md")))
    outcome = desk(
        *("new", "Maps?", "-sreference", "-cemail", "--patron-name", "Quill Sample"),
    )
    assert outcome.code == 2
    assert f"there is a patron of that name already ({quill})" in outcome.err
    named = desk(
        *("new", "Maps?", "-sreference", "-cemail"),
        "--patron",
        quill,
        "--patron-phone",
        "919-555-0123",
    )
    assert named.code == 0
    assert "phone         919-555-0123" in desk("patron", "show", quill).out
    strange = desk("new", "Maps?", "--patron", "p-zzzzzzzzzz", "--patron-phone", "919-555-0124")
    assert "p-zzzzzzzzzz is not in this vault" in strange.err
    assert len(list((git_library / "tickets").rglob("*.md"))) == before + 1


def test_a_vault_that_cannot_be_opened_stops_what_would_lose_a_text(git_library, desk, quill):
    (git_library / ".desk/vault-key.txt").unlink()
    before = worlds.git(git_library, "rev-parse", "HEAD")
    outcome = desk("new", LETTER, "-sreference", "-cemail")
    assert outcome.code == 2
    assert "desk: the vault cannot be opened: this machine's key" in outcome.err
    assert worlds.git(git_library, "rev-parse", "HEAD") == before
    assert desk("new", "Maps?", "-sreference", "-cemail").code == 0


def test_a_record_is_mended_and_held(git_library, desk, quill):
    outcome = desk(
        *("patron", "edit", quill, "--fact", "reads large  print", "--drop", "Quill Sample"),
        *("--language", "es", "--hold", "court order 12"),
    )
    assert outcome.out == (
        f"{quill}\n  e-mail        quill@mail.example\n  language      es\n"
        "  told us       reads large print\n  on hold       court order 12\n"
    )
    assert desk("patron", "edit", quill, "--release").out.endswith("reads large print\n")
    assert "says so already: nothing was changed" in desk("patron", "edit", quill).err
    assert desk("patron", "find", "Quill Sample").code == 1


def test_consent_is_written_down_with_its_day(git_library, desk, quill):
    assert desk("patron", "consent", quill, "remember").out == (
        f"{quill} agreed to remember, 2026-11-05\n"
    )
    assert desk("patron", "consent", quill, "name", "--on", "2026-11-02").code == 0
    assert "  agreed to     name, 2026-11-02\n" in desk("patron", "show", quill).out
    assert desk("patron", "consent", quill, "name", "--withdraw").out == (
        f"{quill} took back name\n"
    )
    assert "did not agree to name" in desk("patron", "consent", quill, "name", "--withdraw").err
    assert "is not a day" in desk("patron", "consent", quill, "name", "--on", "soon").err


def test_the_patron_gets_everything_in_plain_words(git_library, desk, quill):
    name = worlds.made(
        desk(*("new", LETTER, "-sreference", "-cemail", "--patron-email", "quill@mail.example"))
    )
    told = desk("patron", "export", quill).out
    assert told.startswith("# What Hill College Library holds of you\n")
    assert f"{name}, asked on 2026-11-05 by email, new.\n" in told
    assert told.endswith(
        "> Where is Isis 110 (2019)? Write to quill@mail.example.\n>\n> Thanks,\n> Quill\n"
    )


def test_the_vault_is_looked_after(git_library, desk, quill):
    outcome = desk("vault", "doctor")
    assert outcome.out == (
        "2 patrons of tickets are not in this vault (p-7f3kq29d, p-9wd2m4xk): they were forgotten, or "
        "another vault has them\n"
        "the recovery key is still here: move it to where the vault is not\n"
        "this vault is here only: back it up apart from its key, or share it\n"
        "1 patron: all can be opened, and all are found.\n"
    )
    for path in (git_library / ".desk/vault/index").iterdir():
        path.unlink()
    ill = desk("vault", "doctor")
    assert (ill.code, ill.out.splitlines()[0]) == (
        1,
        "the index does not fit the records: `desk vault doctor --apply` mends it",
    )
    (git_library / ".desk/vault/salt.age").write_bytes(b"")
    assert desk("vault", "doctor").out.startswith("salt.age in the vault is damaged (")
    assert desk("vault", "doctor", "--apply").code == 0
    assert desk("patron", "find", "quill@mail.example").code == 0
    (git_library / f".desk/vault/patrons/{quill}/patron.age").write_bytes(b"")
    ill = desk("vault", "doctor", "--apply")
    assert ill.code == 1
    assert (
        f"patrons/{quill}/patron.age in the vault is damaged (it is not what was sealed)" in ill.out
    )


def test_keys_are_rotated_and_a_lost_one_is_recovered(git_library, desk, quill, tmp_path):
    old = (git_library / ".desk/vault-key.txt").read_text()
    outcome = desk("vault", "rotate")
    assert outcome.code == 0
    assert "- no other machine: this is the only one;\n" in outcome.out
    assert (git_library / ".desk/vault-key.txt").read_text() != old
    assert desk("patron", "show", quill).code == 0
    kept = tmp_path / "safe.txt"
    kept.write_text((git_library / ".desk/vault-recovery-key.txt").read_text())
    (git_library / ".desk/vault-key.txt").write_text(old)
    assert "is not among those that" in desk("patron", "show", quill).err
    assert desk("vault", "recover", "--with", str(kept)).code == 0
    assert desk("patron", "show", quill).code == 0
    assert "name the file with the recovery key" in desk("vault", "recover", "--with", "no").err


def test_machines_come_and_go(git_library, desk, quill, tmp_path, monkeypatch):
    other = worlds.write_library(tmp_path / "other")
    (other / ".desk").mkdir()
    _, public = key_rotation.request(other, {})
    assert desk("vault", "admit", "desk-2", public).out == (
        "The vault is sealed for desk-2 too, but it is on this machine alone: `desk vault share "
        "ADDRESS` sends it to an empty private repository\n"
    )
    assert "- the keys of desk-2, which could read the vault too" in desk("vault", "rotate").out
    assert desk("vault", "dismiss", "desk-2").code == 0
    assert "desk-2 is not a machine of this vault" in desk("vault", "dismiss", "desk-2").err
    assert "is not shared: it is no Git clone" in desk("vault", "sync").err


def test_a_vault_in_a_clone_of_its_own_commits_what_is_written(git_library, desk, tmp_path):
    worlds.git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    worlds.git(tmp_path, "clone", "--quiet", "remote.git", "vault")
    path = git_library / "knowledge/library.md"
    path.write_text(path.read_text().replace("country: US", "country: US\nvault: ../vault"))
    patron = desk("patron", "add", "--email", "quill@mail.example").out.split()[0]
    vault = tmp_path / "vault"
    assert worlds.git(vault, "status", "--porcelain") == ""
    assert f"patrons/{patron}/patron.age" in worlds.git(vault, "log", "--name-only", "--format=%s")
    assert desk("vault", "sync").out == "The vault is in step: yours is there.\n"
    assert desk("vault", "rotate").code == 0
    assert worlds.git(vault, "rev-parse", "HEAD") == worlds.git(vault, "rev-parse", "origin/main")
    desk("patron", "edit", patron, "--fact", "x")
    assert worlds.git(vault, "log", "-1", "--format=%s") == "Vault\n"


def test_json_of_patrons_names_pseudonyms_and_nothing_of_the_vault(git_library, desk, quill):
    desk("new", "-sreference", "-cemail", "--patron-email", "quill@mail.example", LETTER)
    lines = (
        ("patron", "add", "--email", "quill@mail.example"),
        ("patron", "show", quill),
        ("patron", "find", "quill sample"),
        ("patron", "edit", quill, "--phone", "919-555-0123"),
        ("patron", "consent", quill, "name"),
        ("patron", "export", quill),
    )
    for line in lines:
        done = desk(*line, "--json")
        assert done.code == 0
        assert quill in str(json.loads(done.out))
        assert not any(it in done.out for it in ("quill@", "Quill", "Sample", "0123", "Isis"))


def test_json_of_the_vault_has_values(git_library, desk, quill):
    found = json.loads(desk("vault", "doctor", "--json").out)
    assert (found["result"], found["patrons"]) == ("VaultExamined", 1)
    rotated = json.loads(desk("vault", "rotate", "--json").out)
    assert rotated["recovery"].endswith("recovery-key.txt")
