"""The report of a bug: where it goes, and what is in it."""

import importlib.metadata
from email.message import Message

import pytest

from deskbook.cli.output import report_bug


@pytest.mark.parametrize(
    ("addresses", "sentence"),
    [
        ([], "Please give the lines below to whoever installed Deskbook for you\n"),
        (
            ["Source, https://git.example/us/desk"],
            "Please give the lines below to whoever installed Deskbook for you\n",
        ),
        (
            ["Source, https://git.example/us/desk", "Issues, https://git.example/us/desk/issues"],
            "Please report the lines below at https://git.example/us/desk/issues\n",
        ),
    ],
)
def test_report_goes_to_the_address_that_the_program_was_built_with(
    monkeypatch, addresses, sentence
):
    about = Message()
    for it in addresses:
        about["Project-URL"] = it
    monkeypatch.setattr(importlib.metadata, "metadata", lambda name: about)
    told = report_bug(["show"], ValueError("Kim's question"))
    assert f"lost.\n{sentence}(they contain no text of a ticket):\n\ndeskbook 0.1.0, " in told
    assert told.endswith("\nverb: show\nValueError\n")
    assert "Kim" not in told
