"""Every field of a ticket can come from a column of a table, or there is a reason why not."""

import csv
import io
import re

import pytest

from deskbook.library.model.fields import front_specs
from deskbook.library.model.ticket import Ticket

OTHERWISE_SET = {
    "id": "a ticket gets an id of this library; `id` of the mapping makes rows known again",
    "status": "`status` and `unfinished` of the mapping say it",
    "opened": "`opened` of the mapping says it",
    "resolved": "`resolved` of the mapping says it",
    "patron": "who asked goes to the vault, by `patron` of the mapping",
    "allowed": "a colleague lets a name pass with `--allow`, when they write it",
    "asker": "a row has a patron or none; only mail keeps a letter of nobody yet",
    "waiting_on": "what is not finished is open here, and whoever leads it decides",
    "offered_to": "a handoff is offered to a colleague here",
    "promised": "a promise binds the colleague who makes it",
    "watch": "the day to look again is set by the colleague who leads the ticket",
    "issue": "the number of an issue is that of this library's mirror",
    "links": "links of another system lead nowhere here; the key of the row is there",
}
"""The fields that no column sets, and the reason."""

VALUES = {
    "title": "Where are the maps?",
    "service": "reference",
    "channel": "chat",
    "lead": "eresources-head",
    "contributors": "history-liaison",
    "patron_group": "student",
    "department": "history",
    "resource": "history-full-text",
    "item": "0378-5955, 2026-03",
    "symptom": "It asks for money",
    "cause": "content-delayed",
    "problem": None,
    "project": None,
    "answer": None,
    "vendor_case": "00482-119",
    "arrived": "2026-10-05",
    "resolution": "declined",
    "activity": "directional",
    "read": "2",
    "minutes": "12,0",
    "labels": "Maps; Old maps",
    "language": "es",
    "course": "HIST 101",
}
"""A value of each, as a table writes it; records that the small library lacks have none."""

WRITTEN = {"minutes": "12", "labels": "[maps, old-maps]", "contributors": "[history-liaison]"}


def test_every_field_comes_from_a_column_or_has_a_reason():
    assert set(VALUES) | set(OTHERWISE_SET) == set(front_specs(Ticket))
    assert not set(VALUES) & set(OTHERWISE_SET)


@pytest.fixture
def imported(git_library, desk):
    def run(rows, rules, *more):
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        (git_library / "t.csv").write_text(stream.getvalue(), encoding="utf-8")
        (git_library / "m.yml").write_text(
            "source: log\nid: [n]\nquestion: q\nopened: {column: asked}\nfields:\n" + rules,
            encoding="utf-8",
        )
        return desk("import", "csv", "t.csv", "--map", "m.yml", "--apply", *more)

    return run


def made(root):
    return [
        text
        for path in sorted(root.glob("tickets/*/*/*.md"))
        if "import:log/" in (text := path.read_text(encoding="utf-8"))
    ]


def test_every_field_of_a_row_reaches_its_ticket(git_library, imported, desk):
    given = {key: value for key, value in VALUES.items() if value}
    row = {"n": "1", "q": "Where are they?", "asked": "2026-10-02", **given}
    rules = "".join(f"  - {{field: {key}, column: {key}}}\n" for key in given)
    outcome = imported([row], rules)
    assert (outcome.code, outcome.err) == (0, ""), outcome
    (text,) = made(git_library)
    front = dict(re.findall(r"(?m)^([a-z_]+): (.*)$", text.partition("\n---")[0]))
    assert {key: front[key].strip('"') for key in given} == {
        key: WRITTEN.get(key, value) for key, value in given.items()
    }
    assert desk("check").code == 0


def test_each_row_ends_as_its_column_says(git_library, imported):
    rows = [
        {"n": n, "q": f"Question {n}?", "asked": "2026-10-02", "outcome": word}
        for n, word in enumerate(["no", "sent on", "yes", ""])
    ]
    rules = """\
  - {field: service, value: reference}
  - {field: channel, value: email}
  - field: resolution
    column: outcome
    table:
      - {from: "no", to: declined}
      - {from: sent on, to: referred}
    otherwise: answered
"""
    assert imported(rows, rules).code == 0
    ended = {
        re.search(r"title: Question (\d)", it)[1]: re.search(r"\nresolution: (\w+)", it)[1]
        for it in made(git_library)
    }
    assert ended == {"0": "declined", "1": "referred", "2": "answered", "3": "answered"}


def test_new_tickets_have_neither_resolution_nor_lead(imported):
    rows = [{"n": 1, "q": "Question?", "asked": "2026-10-02", "outcome": "no"}]
    rules = "  - {field: resolution, column: outcome}\nstatus: new\n"
    assert "m.yml:6: tickets that are new have no resolution: leave it out" in (
        imported(rows, rules).err
    )
