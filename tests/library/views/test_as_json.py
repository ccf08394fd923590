import json
from datetime import date

import pytest
from tests.hands import NOW, open_ticket, ticket

from deskbook.library.model.ticket import Entry
from deskbook.library.views.as_json import envelope, ticket_values


def test_a_ticket_in_its_envelope():
    noted = Entry(
        time=NOW, kind="note", author="ben", id="00000000", data=(("to", "cem"),), text="Ü"
    )
    held = open_ticket(promised=date(2026, 11, 4), read=3, labels=("late",), entries=(noted,))
    assert json.loads(envelope("ticket", {"ticket": ticket_values(held)})) == {
        "deskbook": 1,
        "kind": "ticket",
        "ticket": {
            "id": "Q-AAAAAA",
            "title": "A title",
            "status": "open",
            "service": "reference",
            "channel": "desk",
            "opened": "2026-11-02T14:00:00Z",
            "lead": "ann",
            "promised": "2026-11-04",
            "read": 3,
            "labels": ["late"],
            "updated": "2026-11-05T15:00:00Z",
            "entries": [
                {
                    "time": "2026-11-05T15:00:00Z",
                    "kind": "note",
                    "author": "ben",
                    "id": "00000000",
                    "data": [["to", "cem"]],
                    "text": "Ü",
                }
            ],
        },
    }


def test_a_list_leaves_entries_out():
    assert "entries" not in ticket_values(ticket(), whole=False)
    assert ticket_values(ticket(), whole=False)["updated"] == ticket().opened


def test_only_what_json_can_say_is_said():
    with pytest.raises(TypeError):
        envelope("ticket", {"ticket": object()})
