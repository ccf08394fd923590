"""Files of a ticket are sealed in the vault, found by their key, and gone with their patron."""

import json
import re

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import PLAIN, parts

PDF = b"%PDF Canary content"


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "Quill Sample.pdf"
    path.write_bytes(PDF)
    return path


def key_of(root, name):
    return re.findall(r"(?m)^- attachment: (\S+) ", worlds.ticket_text(root, name))[-1]


def test_a_file_is_kept_sealed_and_the_ticket_has_its_key_and_not_its_name(
    library, desk, scan, resolved_ticket
):
    outcome = desk("attach", resolved_ticket, str(scan), "The", "page.")
    key = key_of(library, resolved_ticket)
    assert outcome.out == f"{resolved_ticket}: {key} is in the vault (application/pdf, 1 KB)\n"
    assert worlds.timeline(library, resolved_ticket).endswith(
        f"note @history-liaison\n\n- attachment: {key} application/pdf 1 KB\n\nThe page.\n"
    )
    (patron,) = worlds.patrons(library)
    assert worlds.front(library, resolved_ticket)["patron"] == patron
    held = b"".join(it.read_bytes() for it in library.rglob("*") if it.is_file())
    assert b"Canary" not in held
    assert b"Quill" not in held
    assert desk("check").code == 0


def test_it_is_listed_and_written_out_for_its_reader_alone(
    library, desk, scan, tmp_path, resolved_ticket
):
    desk("attach", resolved_ticket, str(scan))
    key = key_of(library, resolved_ticket)
    assert desk("attachment", "show", resolved_ticket).out == f"{key}  Quill Sample.pdf, application/pdf, 1 KB\n"  # fmt: skip
    there = tmp_path / "out.pdf"
    outcome = desk("attachment", "show", resolved_ticket, key[:5].lower(), "--to", str(there))
    assert outcome.out.startswith(f"{there}: Quill Sample.pdf, application/pdf, 1 KB.")
    assert (there.read_bytes(), there.stat().st_mode & 0o777) == (PDF, 0o600)
    again = desk("attachment", "show", resolved_ticket, key, "--to", str(there))
    assert "is there already: name another with --to" in again.err
    assert desk("attachment", "show", resolved_ticket, key).code == 0
    assert (library / f"{key}.pdf").read_bytes() == PDF


def test_what_is_not_there_or_not_allowed_is_said(library, desk, scan, tmp_path, resolved_ticket, new_ticket):  # fmt: skip
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    assert "a.exe: a file (.exe) was not kept" in desk("attach", resolved_ticket, str(program)).err
    assert desk("attachment", "show", resolved_ticket).out == f"{resolved_ticket} has no files in the vault.\n"  # fmt: skip
    desk("attach", resolved_ticket, str(scan))
    outcome = desk("attachment", "show", resolved_ticket, "ZZZZ")
    assert outcome.err == (
        f"desk: ZZZZ is not one file of {resolved_ticket} that this vault has: its files are "
        f"{key_of(library, resolved_ticket)}\n"
    )
    assert (
        desk("attachment", "show", new_ticket).out == f"{new_ticket} has no files in the vault.\n"
    )


@pytest.fixture
def mailed(library, tmp_path, desk):
    """A question that came by mail with a file; the ticket and its patron."""
    world.set_up(library)
    box = world.maildir(tmp_path / "maildir")
    file = b"Content-Type: application/pdf; name=quill.pdf\r\n\r\n" + PDF
    world.deliver(box, parts(PLAIN + "Where is it?", file))
    assert desk("mail", "fetch", "--from", str(box), "--apply").code == 0
    return world.tickets(library)[0], worlds.patrons(library)[0]


def test_a_patron_is_told_of_their_files_and_they_are_gone_with_them(
    library, desk, mailed, tmp_path
):
    name, patron = mailed
    told = desk("patron", "export", patron).out
    assert f"- with {name}: quill.pdf (application/pdf, 19 bytes); ask us for it" in told
    assert f"- with {name}: the whole message (message/rfc822, " in told
    assert list(library.glob(".desk/vault/patrons/p-*/b-*.age"))
    outcome = desk("patron", "forget", patron, "--apply", "--maildir", str(tmp_path / "maildir"))
    assert "  mail folder Desk-done: message cur/0001.host:2,S\n" in outcome.out
    assert list(library.glob(".desk/vault/patrons/*")) == []
    assert desk("attachment", "show", name).out == f"{name} has no files in the vault.\n"


def test_they_open_after_every_key_was_changed(library, desk, mailed):
    _, patron = mailed
    before = worlds.blobs(library, patron)
    assert desk("vault", "rotate", "--records").code == 0
    assert worlds.blobs(library, patron) == before
    assert len(before) == 2
    assert desk("vault", "doctor").code == 0


def test_they_are_over_when_the_ticket_is(library, desk, mailed, monkeypatch):
    name, patron = mailed
    desk("resolve", name, "It is upstairs.")
    desk("new", "And this?", "--patron", patron, "--service", "reference", "--channel", "desk")
    monkeypatch.setenv("DESK_NOW", "2027-12-01T15:00:00Z")
    assert desk("retain", "--apply").code == 0
    assert worlds.patrons(library) == [patron]
    assert (worlds.messages(library, patron), worlds.blobs(library, patron)) == ([], [])


def test_json_of_files_has_keys_and_changes_without_the_patrons_names(
    library, desk, scan, resolved_ticket
):
    done = desk("attach", resolved_ticket, str(scan), "The page.", "--json")
    content, key = json.loads(done.out), key_of(library, resolved_ticket)
    assert content["file"] == {"key": key, "kind": "application/pdf", "size": len(PDF)}
    (change,) = content["changes"]
    assert change["entries"][0]["text"] == "The page."
    listed = desk("attachment", "show", resolved_ticket, "--json")
    assert json.loads(listed.out)["files"] == [
        {"key": key, "kind": "application/pdf", "size": len(PDF)}
    ]
    assert "Quill" not in done.out + listed.out
