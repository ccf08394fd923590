import json

from tests.worlds import Outcome

KINDS = "ticket, library, service, staff, department, resource, problem, project, answer, shift, translation, mapping"


def test_a_schema_is_printed_outside_of_a_library_too(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = json.loads(desk("schema", "staff").out)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["title"] == "staff"
    assert document["required"] == ["name"]
    assert document["properties"]["away"]["items"]["required"] == ["from", "to"]
    assert document["properties"]["left"]["description"] == "Last day at the library."


def test_the_kinds_are_named(desk):
    listed = desk("schema", "--list")
    assert [line.split()[0] for line in listed.out.splitlines()] == KINDS.split(", ")
    assert listed.out.startswith("ticket       One question from one patron.")
    assert desk("schema") == listed


def test_a_kind_that_is_none_is_answered_with_those_there_are(desk):
    near, far = desk("schema", "tikcet"), desk("schema", "zzz")
    assert (near.code, far.code) == (2, 2)
    assert near.err.endswith("tikcet is no kind of record: did you mean ticket?\n")
    assert far.err.endswith(f"zzz is no kind of record: there are {KINDS}\n")
    assert desk("schema", "ticket", "staff") != Outcome(0, "", "")
