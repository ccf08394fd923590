"""Where a verb's text comes from."""

import sys

import pytest
from tests import worlds


@pytest.fixture
def closed_input(monkeypatch):
    """Standard input is closed, as under some cron daemons."""
    monkeypatch.setattr(sys, "stdin", None)


@pytest.fixture
def terminal(monkeypatch):
    """Standard input is a terminal."""

    class Terminal:
        closed = False

        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """An editor that writes a text above what it is given."""
    script = tmp_path / "editor.sh"
    script.write_text(
        '#!/bin/sh\nprintf "From the editor.\\n" | cat - "$1" > "$1.new"; mv "$1.new" "$1"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))


def text_of(words, file=None):
    from deskbook.cli.options import needed_text

    return needed_text(words, file, about="The note")


def test_words_come_first(terminal):
    assert text_of(("two", "words")) == "two words"


def test_a_closed_input_is_an_empty_text(closed_input):
    from deskbook.library.model.finding import DeskError

    with pytest.raises(DeskError, match=r"^The note: the text is empty, so nothing was done$"):
        text_of(())


def test_input_that_cannot_be_read_is_an_empty_text():
    """Pytest's own standard input, which refuses to be read."""
    from deskbook.library.model.finding import DeskError

    with pytest.raises(DeskError, match=r"^The note: the text is empty, so nothing was done$"):
        text_of(())


def test_at_a_terminal_without_an_editor_it_is_said_how(terminal, monkeypatch):
    from deskbook.library.model.finding import DeskError

    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    with pytest.raises(DeskError) as refused:
        text_of(())
    assert str(refused.value) == "The note: write it after the verb, pipe it in, or set EDITOR"


def test_at_a_terminal_the_editor_opens(terminal, editor):
    assert text_of(()) == "From the editor."


def test_an_optional_text_is_written_when_asked_for(library, desk, editor, new_ticket):
    assert desk("resolve", new_ticket, "--edit").code == 0
    assert "\n\nFrom the editor.\n" in worlds.ticket_text(library, new_ticket)


def test_a_file_is_read_without_its_mark(library, desk, new_ticket):
    (library / "note.txt").write_bytes("\ufeffÜber\r\n".encode())
    assert desk("note", new_ticket, "--file", "note.txt").code == 0
    assert worlds.ticket_text(library, new_ticket).endswith("\n\nÜber\n")


def test_an_empty_word_is_an_empty_text(library, desk, new_ticket):
    assert desk("note", new_ticket, " ").code == 2


def test_what_is_not_utf_8_is_named(library, desk, new_ticket, monkeypatch):
    (library / "note.txt").write_bytes(b"Gr\xfc\xdfe")
    assert desk("note", new_ticket, "--file", "note.txt").err == (
        "desk: note.txt is not UTF-8 (byte 3): save it as UTF-8 first\n"
    )
    assert desk("edit", new_ticket, "--question", "note.txt").code == 2
    with (library / "note.txt").open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        from deskbook.library.model.finding import DeskError

        with pytest.raises(DeskError, match=r"^what was piped in is not UTF-8 \(byte 3\): convert"):
            text_of(())
