"""What the gate let through is read again where the gate, or what it is made of, has changed."""

import re
from dataclasses import fields, replace

from deskbook.adapters import built, passed
from deskbook.rules.redact import Gate

GATE = Gate(
    "US", re.compile("s+"), re.compile("c+"), frozenset({"b", "a"}), (("name", "x"),), parts=True
)
OTHERS = {
    "region": "DE",
    "students": re.compile("s+", re.IGNORECASE),
    "cards": None,
    "allowed": frozenset({"a"}),
    "known": (),
    "parts": False,
}


def test_files_are_remembered_for_the_same_gate_only(tmp_path):
    folder, stamp = tmp_path / "public", passed.stamp(GATE)
    assert passed.read(folder, stamp) == frozenset()
    passed.write(folder, stamp, ["1", "2"])
    assert passed.read(folder, stamp) == {"1", "2"}
    assert passed.read(folder, passed.stamp(replace(GATE, region="DE"))) == frozenset()
    (folder / passed.NAME).write_text("{")
    assert passed.read(folder, stamp) == frozenset()


def test_every_field_of_a_gate_counts_and_the_order_of_a_set_does_not(monkeypatch):
    assert set(OTHERS) == {it.name for it in fields(Gate)}
    stamps = {passed.stamp(replace(GATE, **{name: it})) for name, it in OTHERS.items()}
    assert len(stamps | {passed.stamp(GATE)}) == len(OTHERS) + 1
    assert passed.stamp(replace(GATE, allowed=frozenset({"a", "b"}))) == passed.stamp(GATE)
    before = passed.stamp(GATE)
    monkeypatch.setattr(built, "software", lambda: [("redact.py", 1, 1)])
    assert passed.stamp(GATE) != before
