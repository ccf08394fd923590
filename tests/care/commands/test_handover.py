"""`desk handover`: the note of one shift to the next."""

import json

from tests import worlds

DRAFT = """\
## Since 00:00

- Q-D0NE01  Can I take laptops home?: changed
- Q-4KX7M2  2026 issues of a history journal are missing from the aggregator: replied, promised, noted, offered on
- Q-NEW001  Where do I find census tables from before 1900?: asked

## Nobody leads these yet

- Q-NEW001  Where do I find census tables from before 1900?

## Offered and not answered

- Q-4KX7M2  2026 issues of a history journal are missing from the aggregator: eresources-head

## The patron hears from us by tomorrow

- Q-4KX7M2  2026 issues of a history journal are missing from the aggregator
"""


def test_a_note_is_drafted_signed_read_and_taken_over(
    git_library, desk, monkeypatch, overdue_ticket
):
    desk("reply", overdue_ticket, "We have asked.", "--promise", "tomorrow")
    desk("note", overdue_ticket, "By phone.")
    desk("edit", overdue_ticket, "--label", "journals", "Labelled.")
    desk("handoff", overdue_ticket, "--to", "eresources-head", "--pass")
    desk("edit", worlds.RESOLVED, "--label", "laptops")
    assert desk("handover", "draft").out == DRAFT

    monkeypatch.setenv("DESK_NOW", "2026-11-05T15:10:00Z")
    signed = desk("handover", "sign", "The printer by the door jams.")
    path = "knowledge/shifts/2026-11-05-1010-history-liaison.md"
    assert signed.out == f"{path} signed: the next shift reads it with `desk handover read`\n"
    assert (git_library / path).read_text() == (
        "---\nwritten_by: history-liaison\nsigned: 2026-11-05T15:10:00Z\n---\n\nThe printer by the door jams.\n"
    )
    # What was signed off is not drafted again, and nobody takes over from themselves.
    monkeypatch.setenv("DESK_NOW", "2026-11-05T15:30:00Z")
    assert desk("handover", "draft").out.startswith("## Nobody leads these yet")
    assert desk("handover", "read").out == "No note waits for you.\n"
    read = desk("handover", "read", "--by", "eresources")
    note = "Thu 5 Nov 10:10, signed by history-liaison{}\n\nThe printer by the door jams.\n"
    assert read.out == note.format("")
    assert "read_by: [eresources]\n" in (git_library / path).read_text()
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "Notes taken over by eresources\n"
    assert desk("handover", "read", "--by", "reference-head").out == "No note waits for you.\n"
    assert desk("handover", "last").out == note.format(", taken over by eresources")
    assert "Left by" not in desk("brief").out


def test_the_draft_is_edited_before_it_is_signed(library, desk, monkeypatch):
    editor = library / ".desk-editor.sh"
    editor.write_text(
        '#!/bin/sh\necho "And the lift is broken." >> "$1"\ntouch -d "+5 seconds" "$1"\n'
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    assert desk("handover", "sign").code == 0
    body = next(library.glob("knowledge/shifts/*.md")).read_text()
    assert "## Nobody leads these yet" in body
    assert body.endswith("And the lift is broken.\n")
    monkeypatch.setenv("EDITOR", "true")
    refused = desk("handover", "sign")
    assert (refused.code, refused.err) == (
        2,
        "desk: the note was not saved or is empty, so nothing was signed\n",
    )


def test_without_any_note_that_is_said(library, desk):
    assert desk("handover", "last").out == "No shift has left a note yet.\n"


def test_json_of_a_note_has_its_fields_before_and_after(git_library, desk, monkeypatch):
    (signed,) = json.loads(desk("handover", "sign", "Printer 2 is back.", "--json").out)["changes"]
    assert (signed["done"], signed["after"]["body"]) == ("created", "Printer 2 is back.")
    read = json.loads(desk("handover", "read", "--by", "eresources", "--json").out)
    (note,), (change,) = read["notes"], read["changes"]
    assert (note["body"], note["written_by"]) == ("Printer 2 is back.", worlds.ME)
    assert change["after"] == {"read_by": ["eresources"]}
