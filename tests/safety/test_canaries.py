"""Words planted in everything internal reach nothing that leaves the library."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskbook.cli.main import VERBS
from deskbook.library.model.entry_kinds import ENTRY_KINDS, PUBLIC_KINDS
from deskbook.library.model.fields import front_specs
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import Blob, Patron
from tests.safety import leaving, outputs

TICKET = "Q-CANARY"
CANARY = re.compile(rb"canary[-_ ]?([a-z_]+)", re.IGNORECASE)

FIELDS = {
    "title": "Canary title",
    "lead": "canary-lead",
    "contributors": "[canary-contributors]",
    "patron": "p-canarypatron",
    "department": "canary-department",
    "resource": "history-full-text",
    "item": "Canary item",
    "symptom": "Canary symptom",
    "cause": "content-delayed",
    "problem": "canary-problem",
    "project": "canary-project",
    "vendor_case": "Canary vendor_case",
    "promised": "2026-11-12",
    "labels": "[canary-labels]",
    "links": "[https://canary-links.example/]",
    "course": "Canary course",
}
"""A value for every field of a ticket that can hold one; those left out are words of closed lists."""

CLOSED = {
    "allowed", "id", "status", "waiting_on", "service", "channel", "opened", "offered_to", "asker", "patron_group", "answer", "watch",
    "arrived", "resolved", "resolution", "activity", "read", "minutes", "language", "issue",
}  # fmt: skip

RECORDS = {
    "staff/canary-lead": "name: Canary staffname\nemail: canary-email@library.example\nservices: [e-resources]\n"
    "away:\n  - {from: 2026-11-04, to: 2026-11-06, reason: Canary reason}",
    "staff/canary-contributors": "name: Canary staffname",
    "departments/canary-department": "name: Canary departmentname\nliaison: canary-lead\nagreements: [Canary agreement]",
    "problems/canary-problem": "title: Canary problemtitle\nstate: confirmed\nstarted: 2026-10-01\nlead: canary-lead\n"
    "banner: Canary banner",
    "projects/canary-project": "title: Canary projecttitle\nlead: canary-lead\n"
    "milestones:\n  - {what: Canary milestone, due: 2026-12-01}",
    "answers/canary-draft": "title: Canary drafttitle\nstate: draft",
    "answers/canary-inside": "title: Canary insidetitle\nstate: published\naudience: staff\nreviewed: 2026-11-01\n"
    "reviewed_by: canary-lead",
    "services/canary-inside": "name: Canary servicename\nteam: [canary-lead]\nhead: canary-lead\naudience: staff\n"
    "promise: {first_reply: 1d, news_every: 1d, accept_within: 1d}",
    "shifts/canary": "written_by: canary-lead\nsigned: 2026-11-04T20:00:00Z",
}

MAIL = "mail: {address: ask@l.example, since: 2026-11-03T00:00:00Z, service: reference}\n"

BODY = "\n\nCanary body of {}.\n"


BLOB = Blob(
    id="CANARY0000000000",
    message="CANARY99",
    ticket=TICKET,
    name="Canary file.pdf",
    kind="application/pdf",
    data=b"Canary content",
)
"""A file that came with a message, in the vault."""


@pytest.fixture
def planted(library: Path) -> Path:
    """The small library with a canary in every internal field, entry and record, and in its vault."""
    for name, front in RECORDS.items():
        path = library / f"knowledge/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---{BODY.format(name)}")
    answer = library / "knowledge/answers/missing-issue.md"
    answer.write_text(
        answer.read_text()
        + "\n## Environment\n\nCanary environment\n\n## Cause\n\nCanary causesection\n"
        "\n<!-- Canary comment -->\n"
    )
    resource = library / "knowledge/resources/history-full-text.md"
    resource.write_text(resource.read_text().replace("support@vendor", "canary-support@vendor"))
    lines = "".join(f"{key}: {value}\n" for key, value in FIELDS.items())
    entries = "".join(
        f"\n### 2026-11-03T10:{number:02}:00Z {kind} @canary-lead ^CANARY{number:02}\n\n"
        f"- tried: Canary tried\n- to: canary-lead\n\nCanary entry_{kind}\n"
        for number, kind in enumerate(sorted(set(ENTRY_KINDS) - PUBLIC_KINDS))
    )
    (library / f"tickets/2026/11/{TICKET}.md").write_text(
        f"---\nid: {TICKET}\nstatus: open\nservice: e-resources\nchannel: email\nopened: 2026-11-02T14:14:00Z\n"
        f"{lines}---\n\nWhere are the issues?\n\n<!-- timeline -->\n{entries}"
        "\n### 2026-11-03T11:00:00Z reply @canary-lead ^CANARY90\n\n- tried: Canary tried\n\nWe look into it.\n"
    )
    profile = library / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace("ask_email:", f"site_url: https://l.example\n{MAIL}ask_email:")
    )
    return library


def found(data: bytes) -> set[str]:
    """The names of the canaries in some bytes."""
    return {name.decode().lower() for name in CANARY.findall(data)}


def test_every_verb_says_whether_its_output_leaves_the_library():
    verbs = {name for section in VERBS.values() for name in section}
    assert outputs.INSIDE | outputs.OUTSIDE.keys() == verbs
    assert not outputs.INSIDE & outputs.OUTSIDE.keys()


def test_a_canary_sits_in_every_field_of_a_ticket_that_can_hold_one():
    assert FIELDS.keys() | CLOSED == front_specs(Ticket).keys()


def test_the_canaries_are_really_there(planted, desk):
    assert desk("check").code == 0
    shown = found(desk("show", TICKET).out.encode())
    assert {"title", "lead", "course", "entry_note", "tried"} <= shown


@pytest.mark.slow
@pytest.mark.parametrize("verb", sorted(outputs.OUTSIDE))
def test_nothing_internal_is_in_what_leaves_the_library(planted, desk, verb):
    vaulted = desk(
        "patron", "add", "--name", "Canary vaultname", "--email", "canary-vault@people.example"
    )
    assert vaulted.code == 0, vaulted.err
    with place.open_vault(planted) as vault:
        who = Patron(
            pseudonym=FIELDS["patron"],
            made=datetime(2026, 11, 1, tzinfo=UTC),
            emails=("quill@people.example",),
            addresses=("Canary street",),
            facts=("Canary fact",),
        )
        store.put(vault, who)
        store.keep_blob(vault, who.pseudonym, BLOB)
    before = {path: path.read_bytes() for path in planted.rglob("*") if path.is_file()}
    made = b""
    for words in outputs.OUTSIDE[verb]:
        outcome = desk(*(word.format(ticket=TICKET) for word in words))
        assert outcome.code == 0, outcome.err
        made += outcome.out.encode()
    for path in sorted(planted.rglob("*")):
        if path.is_file() and before.get(path) != path.read_bytes() and ".desk" not in path.parts:
            made += path.as_posix().encode() + b"\n" + path.read_bytes()
    assert len(made) > 20
    if verb == "build":
        states = leaving.unseal_states(planted)
        assert b"We look into it." in states
        made += states
    if verb == "mail":
        ours = [it for it in leaving.find_letters(planted) if it.ticket == TICKET]
        assert [it.outgoing.letter.text for it in ours] == ["We look into it."]
        made += leaving.write_letters(ours)
    assert found(made) <= outputs.KNOWN_OUTSIDE.get(verb, frozenset())
