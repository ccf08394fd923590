"""What a patron met and what staff found are never mixed: the symptom is theirs, the cause ours."""

import re
from pathlib import Path

import click
import pytest

from deskbook.cli.main import VERBS
from deskbook.cli.main import desk as commands
from deskbook.eresources.commands import diagnose
from deskbook.eresources.views import diagnosis as view
from deskbook.library.model.issue_form import QUESTIONS
from deskbook.library.model.vocabulary import CAUSES
from deskbook.library.views.outcome import Screen
from tests import worlds

ROOT = Path(__file__).parents[2]

READING = {"list"}
"""Verbs that only choose tickets by a field."""

DIAGNOSING = {"edit", "log", "resolve"}
"""Verbs by which staff say what was wrong: after they looked, or of a question already answered."""


def option(command, name):
    return next((it for it in command.params if it.name == name and f"--{name}" in it.opts), None)


def verbs_with(name):
    context = click.Context(commands)
    names = [verb for section in VERBS.values() for verb in section]
    found = {verb: commands.get_command(context, verb) for verb in names}
    return {verb for verb, command in found.items() if option(command, name)} - READING


def test_only_verbs_of_staff_who_have_looked_take_a_cause():
    assert verbs_with("cause") == DIAGNOSING
    assert verbs_with("symptom") == {"edit", "new", "split"}


def test_what_patrons_fill_in_has_no_place_for_a_cause():
    assert "cause" not in {it.id for it in QUESTIONS}
    page = "".join(
        (ROOT / name).read_text()
        for name in ("site/templates/public/ask.html", "site/overrides/assets/ask.js")
    )
    assert "cause" not in re.findall(r'name=["\']([^"\']+)', page)
    assert not [it for it in CAUSES if f'"{it}"' in page and it != "unknown"]


def test_the_closed_list_is_explained_whole_and_each_cause_once(desk):
    assert len(set(CAUSES.values())) == len(CAUSES)
    shown = desk("causes").out
    assert shown == view.list_causes(diagnose.causes(), Screen()) + "\n"
    assert tuple(re.findall(r"(?m)^\S+$", shown)) == tuple(CAUSES)


@pytest.mark.parametrize(
    "words", [("edit", worlds.OVERDUE), ("resolve", worlds.OVERDUE, "It is there.")]
)
def test_a_patrons_words_are_no_cause(library, desk, words):
    before = worlds.ticket_text(library, worlds.OVERDUE)
    refused = desk(*words, "--cause", "it just spins")
    assert refused.code == 2
    assert "content-delayed" in refused.err
    assert worlds.ticket_text(library, worlds.OVERDUE) == before


def test_a_diagnosis_and_a_symptom_set_no_cause(library, desk):
    desk("edit", worlds.OVERDUE, "--symptom", "content-delayed")
    kept = worlds.ticket_text(library, worlds.OVERDUE)
    assert "symptom: content-delayed\n" in kept
    assert "cause:" not in kept
    folder = library / "knowledge/holdings"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "publication_title\tprint_identifier\tdate_first_issue_online\n"
        "Annals of Hill History\t0378-5955\t1990\n"
    )
    resource = library / "knowledge/resources/history-full-text.md"
    resource.write_text(
        resource.read_text().replace("support:", "kbart: knowledge/holdings/a.txt\nsupport:")
    )
    told = desk("diagnose", worlds.OVERDUE, "--date", "2026-03")
    assert "Next: Ask for the title" in told.out
    assert worlds.ticket_text(library, worlds.OVERDUE) == kept
    listed = desk("list", "--cause", "content-delayed").out
    assert worlds.OVERDUE not in listed
