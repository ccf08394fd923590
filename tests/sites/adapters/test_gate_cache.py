"""What the gate let through is read again where the gate, or what it is made of, has changed."""

import re
from dataclasses import fields, replace

from deskbook.privacy.rules.redact import Gate
from deskbook.sites.adapters import build_cache, gate_cache

GATE = Gate(
    ("US",),
    re.compile("s+"),
    re.compile("c+"),
    frozenset({"b", "a"}),
    known=(("name", "x"),),
    parts=True,
)
OTHERS = {
    "regions": ("DE",),
    "students": re.compile("s+", re.IGNORECASE),
    "cards": None,
    "allowed": frozenset({"a"}),
    "here": frozenset({"7F3K9Q2M1A"}),
    "known": (),
    "parts": False,
}


def test_files_are_remembered_for_the_same_gate_only(tmp_path):
    folder, stamp = tmp_path / "public", gate_cache.stamp(GATE)
    assert gate_cache.read(folder, stamp) == frozenset()
    gate_cache.write(folder, stamp, ["1", "2"])
    assert gate_cache.read(folder, stamp) == {"1", "2"}
    assert gate_cache.read(folder, gate_cache.stamp(replace(GATE, regions=("DE",)))) == frozenset()
    (folder / gate_cache.NAME).write_text("{")
    assert gate_cache.read(folder, stamp) == frozenset()


def test_every_field_of_a_gate_counts_and_the_order_of_a_set_does_not(monkeypatch):
    assert set(OTHERS) == {it.name for it in fields(Gate)}
    stamps = {gate_cache.stamp(replace(GATE, **{name: it})) for name, it in OTHERS.items()}
    assert len(stamps | {gate_cache.stamp(GATE)}) == len(OTHERS) + 1
    assert gate_cache.stamp(replace(GATE, allowed=frozenset({"a", "b"}))) == gate_cache.stamp(GATE)
    before = gate_cache.stamp(GATE)
    monkeypatch.setattr(build_cache, "software", lambda: [("redact.py", 1, 1)])
    assert gate_cache.stamp(GATE) != before
