"""`desk outbox`, `desk undo`, `desk correct`, and letters that are shown before they are kept."""

import pytest
from tests import worlds
from tests.mail import world

from deskbook.cli import asking
from deskbook.library.model.finding import DeskError
from deskbook.mail.commands import letters

SETTINGS = world.SETTINGS.replace("  outbox_seconds: 0\n", "")


@pytest.fixture
def name(git_library):
    """A ticket whose replies go out by mail; the library has mail set up."""
    world.set_up(git_library, SETTINGS)
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Mail")
    return worlds.NEW


def test_the_last_letter_is_undone_without_naming_its_ticket(git_library, desk, name):
    before = worlds.front(git_library, name)
    outcome = desk("reply", name, "On the third floor.")
    assert "`desk undo` takes it back until then." in outcome.out
    assert "@history-liaison, waits in the outbox until 10:01:0" in desk("outbox", "list").out
    assert desk("undo").code == 0
    assert worlds.front(git_library, name) == before
    assert "It was withdrawn." in desk("show", name).out
    assert desk("outbox", "list").out == "No letter waits in the outbox.\n"
    refused = desk("undo")
    assert (refused.code, refused.out) == (2, "")
    assert "no letter of history-liaison waits in the outbox" in refused.err


def test_a_colleagues_letter_is_not_undone_unless_its_ticket_is_named(git_library, desk, name):
    desk("reply", name, "On the third floor.", "--by", "reference-head")
    assert desk("undo").code == 2
    assert desk("undo", name).code == 0


def test_letter_is_held_released_and_written_anew(git_library, desk, name):
    desk("reply", name, "On the third floor.")
    assert desk("outbox", "hold", name).code == 0
    assert "@history-liaison, is held back" in desk("outbox", "list").out
    assert desk("outbox", "release", name).code == 0
    assert desk("outbox", "edit", name, "On the second floor.").code == 0
    shown = desk("show", name).out
    assert (shown.count("It was withdrawn."), shown.count("It waits in the outbox")) == (1, 1)
    assert desk("check").code == 0


def test_letter_of_a_ticket_at_the_desk_or_without_one_is_refused(git_library, desk, name):
    assert "has no letter that goes out by mail" in desk("outbox", "hold", worlds.RESOLVED).err
    assert "has no letter that goes out by mail" in desk("correct", name, "No.").err


def test_correction_says_what_it_corrects(git_library, desk, name):
    desk("reply", name, "On the third floor.")
    assert "`desk outbox edit Q-NEW001` writes it anew" in desk("correct", name, "No: two.").err
    path = next(git_library.glob(f"tickets/*/*/{name}.md"))
    reply = world.sent_as(git_library, name).split(".")[1]
    sent = f"\n### 2026-11-05T15:00:30Z link @desk ^0000000X\n\n- sent: {reply}\n"
    path.write_text(path.read_text() + sent)
    shown = letters.preview(git_library, name, "On the second floor.", is_correction=True)
    assert shown.letter.corrects == "Thursday 5 November 2026"
    assert desk("correct", name, "On the second floor.").code == 0
    text = worlds.timeline(git_library, name)
    assert text.endswith(f"- corrects: {reply}\n\nOn the second floor.\n")
    out = desk("mail", "send", "--show").out
    assert out.count("This corrects") == (1 if "  | On the second floor." in out else 0)


@pytest.fixture
def terminal(monkeypatch):
    """Somebody sits at a terminal and answers so."""

    def answer(*answers):
        given = iter(answers)
        monkeypatch.setattr(asking, "can_ask", lambda: True)
        monkeypatch.setattr("click.confirm", lambda *a, **o: next(given) or stop())

    def stop():
        import click

        raise click.Abort

    return answer


@pytest.mark.parametrize("command", ["reply", "resolve"])
def test_letter_is_shown_at_a_terminal_before_it_is_kept(git_library, desk, name, terminal, command):  # fmt: skip
    before = worlds.ticket_text(git_library, name)
    terminal(False)
    outcome = desk(command, name, "On the third floor.")
    assert outcome.code == 130
    assert "The patron will read:\n\n  | On the third floor.\n" in outcome.err
    assert "  | Hill College Library, Reference\n" in outcome.err
    assert worlds.ticket_text(git_library, name) == before
    terminal(True)
    assert desk(command, name, "On the third floor.").code == 0


def test_letter_with_an_answer_is_shown_whole(git_library, desk, name, terminal):
    terminal(True, True)
    for words in (("reply", name, "Hello.", "--answer"), ("resolve", name, "--answer")):
        outcome = desk(*words, "missing-issue")
        assert outcome.code == 0
    desk("reopen", name)
    assert "Some publishers hold" in worlds.timeline(git_library, name)


def test_nothing_is_asked_with_yes_or_where_no_letter_goes_out(git_library, desk, name, terminal):
    terminal()
    assert desk("reply", name, "On the third floor.", "--yes").code == 0
    assert desk("resolve", name).code == 0
    assert desk("reply", worlds.OVERDUE, "We look.", "--json").code == 0
    assert letters.preview(git_library, worlds.RESOLVED, "Yes.").letter is None


def shared(root, tmp_path):
    """A second clone of a library, which sends mail."""
    worlds.git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "shared.git")
    worlds.git(root, "remote", "add", "origin", str(tmp_path / "shared.git"))
    worlds.git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    worlds.git(tmp_path, "clone", "--quiet", str(tmp_path / "shared.git"), str(tmp_path / "other"))
    return tmp_path / "other"


@pytest.mark.slow
def test_undo_reaches_the_machine_that_sends_mail(git_library, desk, name, tmp_path):
    other = shared(git_library, tmp_path)
    desk("reply", name, "On the third floor.")
    assert desk("push").code == 0
    assert desk("undo").code == 0
    assert desk("pull", "--root", str(other)).code == 0
    assert "It was withdrawn." in desk("show", name, "--root", str(other)).out


@pytest.mark.slow
def test_undo_says_that_it_was_too_late(git_library, desk, name, tmp_path):
    other = shared(git_library, tmp_path)
    desk("reply", name, "On the third floor.")
    desk("push")
    desk("pull", "--root", str(other))
    path = next(other.glob(f"tickets/*/*/{name}.md"))
    reply = world.sent_as(git_library, name).split(".")[1]
    sent = f"\n### 2026-11-05T15:00:30Z link @desk ^0000000X\n\n- sent: {reply}\n"
    path.write_text(path.read_text() + sent)
    worlds.git(other, "commit", "--quiet", "--all", "--message", "Sent")
    assert desk("push", "--root", str(other)).code == 0
    outcome = desk("undo")
    assert "It was too late: the letter was handed over to the mail server meanwhile" in outcome.err
    assert "It was handed over to the mail server." in desk("show", name).out
    with pytest.raises(DeskError, match="desk correct"):
        letters.undo(git_library, name, me="history-liaison", commit=False)


@pytest.mark.parametrize("command", ["reply", "resolve"])
def test_a_second_colleagues_letter_is_refused_unless_it_is_meant(
    git_library, desk, name, terminal, command
):
    desk("reply", name, "On the third floor.", "--by", "reference-head")
    refused = desk(command, name, "On the second floor.")
    assert (refused.code, refused.out) == (2, "")
    assert "reference-head wrote to this patron at 15:00 UTC already" in refused.err
    terminal(True, True)
    shown = desk(command, name, "On the second floor.")
    assert shown.code == 0
    assert (
        "reference-head wrote to this patron within the last day:\n\n  | On the third" in shown.err
    )
    again = desk("reply", worlds.OVERDUE, "We look.", "--by", "eresources", "--anyway")
    assert again.code == 0
