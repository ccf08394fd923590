"""No message is lost and none is there twice, whenever a run is killed and whoever else runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests import crash, worlds
from tests.mail import world
from tests.mail.letters import letter, parts

from deskbook.cli.main import call
from deskbook.library.adapters import carry_out
from deskbook.mail.adapters.mailbox import Maildir
from deskbook.mail.commands import fetch, keep
from deskbook.status.adapters import status_key

pytestmark = pytest.mark.slow

PDF = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF"

MESSAGES = (
    letter("Where is the atlas?"),
    letter("And the globe?", Message_ID="<two@people.example>", In_Reply_To="<one@people.example>"),
    parts("Content-Type: text/plain\r\n\r\nSee the file", PDF, Message_ID="<three@people.example>", From="other@people.example"),
)  # fmt: skip


@pytest.fixture
def shared(git_library, tmp_path):
    """The library with mail set up, a bare repository that it is shared through, and a Maildir."""
    world.set_up(git_library)
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Mail")
    worlds.git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "shared.git")
    worlds.git(git_library, "remote", "add", "origin", str(tmp_path / "shared.git"))
    worlds.git(git_library, "push", "--quiet", "--set-upstream", "origin", "main")
    world.deliver(world.maildir(tmp_path / "maildir"), *MESSAGES)
    return tmp_path


def run(shared, root="library", box="maildir"):
    return call(["mail", "fetch", "--from", str(shared / box), "--apply", "--root", str(shared / root)])  # fmt: skip


def assert_everything_is_there_once(shared, *boxes):
    """Two tickets with three messages in what is shared, all of them in the vault, none waiting."""
    library, seen = shared / "library", shared / "seen"
    worlds.git(shared, "clone", "--quiet", str(shared / "shared.git"), str(seen))
    names = world.tickets(seen)
    assert len(names) == 2
    keys = [key for name in names for key in worlds.mail_keys(seen, name)]
    assert len(keys) == len(set(keys)) == 3
    texts = "".join(worlds.ticket_text(seen, name) for name in names)
    for words in ("Where is the atlas?", "And the globe?", "See the file"):
        assert len(re.findall(rf"(?m)^{re.escape(words)}$", texts)) == 1
    assert texts.count("Thank you for writing") == 2
    assert "conflict @desk" not in texts
    kept = [it for patron in worlds.patrons(library) for it in worlds.messages(library, patron)]
    assert sorted(it.text.split("\n\n")[1] for it in kept) == ["And the globe?", "See the file", "Where is the atlas?"]  # fmt: skip
    assert len(worlds.patrons(library)) == 2
    files = [it.kind for patron in worlds.patrons(library) for it in worlds.blobs(library, patron)]
    assert sorted(files) == ["application/pdf", *["message/rfc822"] * 3]
    assert worlds.git(library, "status", "--porcelain") == ""
    for box in boxes:
        assert world.filed(shared / box) == {"Desk-done": 3}


POINTS = {
    "before the vault": (keep, "keep_patron"),
    "between vault and commit": (carry_out, "apply"),
    "between commit and push": (fetch, "share"),
    "between push and move": (Maildir, "file"),
}


@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_of_four_points_the_next_run_loses_and_doubles_nothing(shared, point, nth):
    def work():
        where, name = POINTS[point]
        whole, calls = getattr(where, name), []

        def dying(*args, **options):
            calls.append(1)
            if len(calls) == min(nth, 1 if name == "share" else nth):
                crash.die()
            return whole(*args, **options)

        setattr(where, name, dying)
        run(shared)

    assert crash.dies(work)
    assert run(shared) == 0
    assert_everything_is_there_once(shared, "maildir")


@pytest.mark.parametrize("step", [3, 17, 31, 47, 63, 79, 97])
def test_killed_amid_any_effect_the_next_run_loses_and_doubles_nothing(shared, step):
    assert crash.killed(lambda: run(shared), step)
    run(shared)
    assert run(shared) == 0
    assert_everything_is_there_once(shared, "maildir")


def started(shared, root="library", box="maildir"):
    words = ["mail", "fetch", "--from", str(shared / box), "--apply", "--root", str(shared / root)]
    return subprocess.Popen(
        [sys.executable, "-m", "deskbook", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "scripts")},
    )


def test_two_runs_at_once_lose_and_double_nothing(shared):
    both = [started(shared), started(shared)]
    assert [it.communicate() and it.returncode for it in both] == [0, 0]
    assert_everything_is_there_once(shared, "maildir")


def test_two_machines_with_the_same_mail_lose_and_double_nothing(shared):
    """Both have the same secret and the same vault, and a mailbox in which all the mail waits."""
    worlds.git(shared, "clone", "--quiet", str(shared / "shared.git"), str(shared / "other"))
    (shared / "other/.desk").mkdir()
    status_key.read_key(shared / "library")
    (shared / "other/.desk/status.key").write_bytes(
        (shared / "library/.desk/status.key").read_bytes()
    )
    world.deliver(world.maildir(shared / "maildir2"), *MESSAGES)
    both = [started(shared), started(shared, "other", "maildir2")]
    assert [it.communicate() and it.returncode for it in both] == [0, 0]
    worlds.git(shared, "clone", "--quiet", str(shared / "shared.git"), str(shared / "seen"))
    names = world.tickets(shared / "seen")
    keys = [key for name in names for key in worlds.mail_keys(shared / "seen", name)]
    assert (len(names), len(keys), len(set(keys))) == (2, 3, 3)
    assert world.filed(shared / "maildir") == world.filed(shared / "maildir2") == {"Desk-done": 3}


EVERY_KIND = (
    *MESSAGES,
    letter("I am away.", Message_ID="<four@people.example>", Auto_Submitted="auto-replied"),
    b"no message at all",
    parts("Content-Type: text/plain\r\n\r\nPlease see", PDF, Message_ID="<five@library.example>", From="history-liaison@library.example"),
    letter("Form one", Message_ID="<form@x.example>", From="noreply@x.example", Reply_To="pat1@people.example"),
    letter("Form two", Message_ID="<form@x.example>", From="noreply@x.example", Reply_To="pat2@people.example"),
)  # fmt: skip
"""Messages that become tickets, go into one, are set aside, cannot be read, or are of nobody."""


def sealed(shared):
    """The messages in the vault, as they came, each as often as it is there."""
    library = shared / "library"
    if not (library / ".desk/vault/recipients.txt").is_file():
        return []
    return [
        it.data for patron in worlds.patrons(library) for it in worlds.blobs(library, patron)
        if it.kind == "message/rfc822"
    ]  # fmt: skip


def waiting(shared):
    return [path.read_bytes() for path in (shared / "maildir/new").iterdir()]


def assert_no_kill_loses_a_message(shared, step):
    """Whatever left the inbox is in the vault; the next run brings all of it there, once."""
    world.deliver(shared / "maildir", *EVERY_KIND[len(MESSAGES) :])
    crash.killed(lambda: run(shared), step)
    assert set(EVERY_KIND) <= {*sealed(shared), *waiting(shared)}
    run(shared)
    assert run(shared) == 0
    assert waiting(shared) == []
    assert sorted(sealed(shared)) == sorted(EVERY_KIND)
    names = world.tickets(shared / "library")
    assert len(names) == 5
    keys = [key for name in names for key in worlds.mail_keys(shared / "library", name)]
    assert len(keys) == len(set(keys)) == 6
    assert call(["vault", "doctor", "--root", str(shared / "library")]) == 0


@pytest.mark.parametrize("step", [5, 29, 61, 111, 163, 211])
def test_kill_loses_no_message_of_any_kind(shared, step):
    assert_no_kill_loses_a_message(shared, step)


@pytest.mark.exhaustive
@pytest.mark.parametrize("step", range(1, 400, 3))
def test_no_kill_at_any_step_loses_a_message(shared, step):
    assert_no_kill_loses_a_message(shared, step)
