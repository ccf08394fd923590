"""`desk handoff`, `accept` and `decline` on records that somebody leads."""

import json


def test_json_of_commands_on_who_leads_has_fields_before_and_after(git_library, desk):
    def run(*words):
        content = json.loads(desk(*words, "--json").out)
        (change,) = content["changes"]
        return content["result"], change["path"], change["before"], change["after"]

    assert run("handoff", "departments/history", "--to", "eresources") == (
        "LeadChanged",
        "knowledge/departments/history.md",
        {},
        {"offered_to": "eresources"},
    )
    assert run("accept", "departments/history", "--by", "eresources") == (
        "LeadChanged",
        "knowledge/departments/history.md",
        {"liaison": "history-liaison", "offered_to": "eresources"},
        {"liaison": "eresources"},
    )
    assert run("away", "add", "--from", "mon", "--handle", "eresources") == (
        "AbsencesAdded",
        "knowledge/staff/eresources.md",
        {},
        {"away": [{"start": "2026-11-09", "end": "2026-11-09"}]},
    )
