"""The schemas that editors use: what our reader takes passes, what it refuses does not."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from check_jsonschema.parsers.yaml import construct_yaml_implementation
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests import strategies as our
from tests.cases import examples
from tests.library.formats.test_broken_records import SOUND
from tests.transfer.formats.test_mapping_file import WHOLE as MAPPING

from deskbook.checks import formats
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.formats.front_matter import HANDLER
from deskbook.library.model.ticket import Ticket

YAML = construct_yaml_implementation()
VALIDATORS = {kind: Draft202012Validator(formats.schema(kind)) for kind in formats.KINDS}
OF_ANY_STATUS = {
    kind: Draft202012Validator({**validator.schema, "allOf": []})
    for kind, validator in VALIDATORS.items()
}
"""Whatever its status needs."""
ROOT = Path(__file__).parents[2]
SAMPLE = [*ROOT.glob("knowledge/**/*.md"), *ROOT.glob("tickets/**/*.md")]


def load(text):
    """Front matter as an editor reads it: YAML 1.2."""
    return YAML.load(HANDLER.split(text)[0])


def mistakes(kind, text):
    found = VALIDATORS[kind].iter_errors(load(text))
    return sorted(f"{'.'.join(map(str, it.absolute_path))}: {it.message}" for it in found)


@pytest.mark.parametrize("kind", formats.KINDS)
def test_a_schema_is_one(kind):
    schema = formats.schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["description"]
    assert schema["properties"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", ["ticket", *record_file.KINDS])
@examples(4)
@given(data=st.data())
def test_whatever_we_write_passes(kind, data):
    record = data.draw(our.tickets(0) if kind == "ticket" else our.records(formats.KINDS[kind]))
    write = ticket_file.write if isinstance(record, Ticket) else record_file.write
    assert list(OF_ANY_STATUS[kind].iter_errors(load(write(record)))) == []


def coded(schema):
    """Every pattern in a schema with what it asks of a value."""
    if isinstance(schema, dict):
        if "pattern" in schema:
            yield schema["pattern"], schema["type"]
        for part in schema.values():
            yield from coded(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from coded(part)


@pytest.mark.parametrize("kind", formats.KINDS)
def test_a_code_of_digits_alone_passes_as_the_number_that_an_editor_reads(kind):
    for pattern, asked in coded(formats.schema(kind)):
        digits = [
            n for n in range(1, 65) if re.search(pattern, "0" * n) or re.search(pattern, "9" * n)
        ]
        assert not digits or "number" in asked or asked == "integer", (pattern, digits)


def test_the_sample_library_passes():
    kinds = {
        "library.md": "library",
        **{k: v.__name__.lower() for k, v in record_file.FOLDERS.items()},
    }
    found = [
        (path, mistakes(kinds.get(path.relative_to(ROOT).parts[1], "ticket"), path.read_text()))
        for path in SAMPLE
    ]  # fmt: skip
    assert len(found) > 100
    assert [(path, said) for path, said in found if said] == []


TICKET = """\
---
id: Q-4KX7M2
title: A title
status: open
service: maps
channel: desk
opened: 2026-11-02T14:14:00Z
lead: ann
---
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A title", "title: 1984"),
        ("lead: ann", "lead: ann\nvendor_case: 00482"),
        ("lead: ann", "lead: ann\npromised:\nread:\ncontributors:\nwaiting_on:"),
        ("lead: ann", "lead: ann\nlabels: [late, 2026]\nread: 6\nminutes: 0\nissue: 17"),
        ("lead: ann", "lead: ann\nlanguage: no"),
        ("status: open\n", "status: new\n"),
        ("status: open\n", "status: waiting\nwaiting_on: vendor\n"),
        ("status: open\n", "status: resolved\nresolved: 2026-11-03T14:14:00Z\nresolution: answered\n"),
    ],
)  # fmt: skip
def test_what_our_reader_takes_passes(old, new):
    text = TICKET.replace(old, new)
    assert ticket_file.parse("tickets/2026/11/Q-4KX7M2.md", text.encode()).findings == ()
    assert mistakes("ticket", text) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: Q-4KX7M2", "id: q-4kx7m2", ["id: 'q-4kx7m2' does not match '^(?:Q-[0123456789ABCDEFGHJKMNPQRSTVWXYZ]{6})$'"]),
        ("title: A title\n", "", [": 'title' is a required property"]),
        ("title: A title", "title: ''", ["title: '' should be non-empty"]),
        ("title: A title", "title:", ["title: None is not of type 'string', 'number', 'boolean'"]),
        ("status: open", "status: opne", ["status: 'opne' is not one of ['new', 'open', 'waiting', 'resolved']"]),
        ("lead: ann\n", "", [": 'lead' is a required property"]),
        ("lead: ann\n", "lead:\n", ["lead: None should not be valid under {'type': 'null'}"]),
        ("lead: ann", "lead: '@ann'", ["lead: '@ann' does not match '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$'"]),
        ("lead: ann", "lead: [ann]", ["lead: ['ann'] is not of type 'string', 'number', 'null'"]),
        ("lead: ann", "lead: ann\ncontributers: [bob]", [": Additional properties are not allowed ('contributers' was unexpected)"]),
        ("lead: ann", "lead: ann\ncontributors: bob", ["contributors: 'bob' is not of type 'array', 'null'"]),
        ("lead: ann", "lead: ann\nread: 7", ["read: 7 is greater than the maximum of 6"]),
        ("lead: ann", "lead: ann\nread: 0", ["read: 0 is less than the minimum of 1"]),
        ("lead: ann", "lead: ann\nissue: 0", ["issue: 0 is less than the minimum of 1"]),
        ("lead: ann", "lead: ann\nminutes: -1", ["minutes: -1 is less than the minimum of 0"]),
        ("lead: ann", "lead: ann\npromised: soon", ["promised: 'soon' does not match '^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d$'"]),
        ("lead: ann", "lead: ann\nwaiting_on: vendor", ["waiting_on: 'vendor' is not of type 'null'"]),
        ("status: open", "status: waiting", [": 'waiting_on' is a required property"]),
        ("status: open", "status: resolved", [": 'resolution' is a required property", ": 'resolved' is a required property"]),
    ],
)  # fmt: skip
def test_what_our_reader_or_check_refuses_does_not_pass(old, new, said):
    assert mistakes("ticket", TICKET.replace(old, new)) == said


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_record_of_every_kind_passes_and_an_unknown_field_does_not(kind):
    _, text = SOUND[kind]
    word = "library" if kind == "library" else record_file.FOLDERS[kind].__name__.lower()
    assert mistakes(word, text) == []
    assert mistakes(word, text.replace("---\n", "---\nzzz: 1\n", 1)) == [
        ": Additional properties are not allowed ('zzz' was unexpected)"
    ]


@pytest.mark.slow
def test_check_jsonschema_takes_the_schema_that_the_verb_prints(tmp_path, desk):
    schema = tmp_path / "ticket.schema.json"
    schema.write_text(desk("schema", "ticket").out)
    (tmp_path / "good.yaml").write_text(HANDLER.split(TICKET)[0])
    (tmp_path / "bad.yaml").write_text("id: Q-4KX7M2\nstatus: opne\n")

    def run(*words):
        command = [sys.executable, "-m", "check_jsonschema", *words, "--output-format", "json"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode, json.loads(done.stdout)["errors"]

    assert run("--check-metaschema", str(schema)) == (0, [])
    code, errors = run("--schemafile", str(schema), "good.yaml", "bad.yaml")
    assert code == 1
    assert {it["filename"] for it in errors} == {"bad.yaml"}
    assert "$.status" in {it["path"] for it in errors}


def test_a_mapping_file_passes_and_its_mistakes_do_not():
    mapping = construct_yaml_implementation().load(MAPPING)
    check = VALIDATORS["mapping"]
    assert list(check.iter_errors(mapping)) == []
    mapping["fields"][0]["field"] = "status"
    del mapping["opened"]["column"]
    assert sorted(it.json_path for it in check.iter_errors(mapping)) == [
        "$.fields[0].field",
        "$.opened",
    ]
