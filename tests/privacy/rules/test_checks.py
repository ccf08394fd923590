"""Checks that no record holds personal data"""

import pytest

from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.records import Staff
from deskbook.privacy.rules import checks, own_contacts
from deskbook.privacy.rules.redact import Gate

GATE = Gate(regions=("US",))
TICKET = """\
---
id: Q-4KX7M2
title: Mail to q@hill.example bounces
status: open
service: reference
channel: email
opened: 2026-11-02T14:14:00Z
lead: ann
vendor_case: 919-555-0123
links: ["https://x.example/?token=abc", Q-AAAAAA]
---

Dear Tessa,

Professor Mockley cannot log in.

<!-- timeline -->

### 2026-11-02T15:02:11Z handoff @ann ^7F3K9Q2M

- to: bob
- tried: called 919-555-0123
- vendor_case: -> 919-555-0123

Fine so far.
Her card is 25185995609641.
"""


def told(findings):
    return [f"{it.line} {it.rule} {it.severity} {it.message}" for it in findings]


def test_every_text_of_a_ticket_is_read_and_no_finding_repeats_what_it_found():
    filed = ticket_file.parse("tickets/2026/11/Q-4KX7M2.md", TICKET.encode()).filed
    advice = "instead, or if it is nobody's, `desk allow` it"
    assert told(checks.search_ticket(filed, GATE)) == [
        f"3 privacy.email error an e-mail address stands here (from character 9, 14 long): write [e-mail] {advice}",
        f"9 privacy.phone error a phone number stands here (from character 1, 12 long): write [phone] {advice}",
        "10 privacy.token error a session token or password in an address stands here "
        f"(from character 26, 3 long): write [token] {advice}",
        f"13 privacy.name error a person's name stands here (from character 6, 5 long): write [name] {advice}",
        f"15 privacy.name warning a person's name may stand here (from character 11, 7 long): write [name] {advice}",
        f"22 privacy.phone error a phone number stands here (from character 8, 12 long): write [phone] {advice}",
        f"23 privacy.phone error a phone number stands here (from character 4, 12 long): write [phone] {advice}",
        f"26 privacy.barcode error a library card number stands here (from character 13, 14 long): "
        f"write [card number] {advice}",
    ]


def test_an_entry_without_data_lines_has_its_text_two_lines_below():
    text = TICKET.replace(
        "- to: bob\n- tried: called 919-555-0123\n- vendor_case: -> 919-555-0123\n\n", ""
    )
    filed = ticket_file.parse("tickets/2026/11/Q-4KX7M2.md", text.encode()).filed
    assert [it.line for it in checks.search_ticket(filed, GATE)][-1] == 22


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            "answers",
            "title: Why does q@hill.example bounce?\nstate: draft\nalso_asked: [r@hill.example]\n---\n\nAsk\ns@hill.example.",
            [(2, "privacy.email"), (4, "privacy.email"), (8, "privacy.email")],
        ),
        ("problems", "title: Down\nstate: fixed\nstarted: 2026-01-01\nlead: ann\n---\n\nt@hill.example", [(8, "privacy.email")]),
        (
            "problems",
            "title: Down\nstate: suspected\nstarted: 2026-01-01\nlead: ann\nnews: [{day: 2026-01-02, says: t@hill.example}]\n",
            [(6, "privacy.email")],
        ),
        (
            "translations",
            "translates: problems/x\nlanguage: es\nname: De q@hill.example\nbanner: De r@hill.example\n"
            "news: [{day: 2026-01-02, says: De s@hill.example}]\n---\n\nDe t@hill.example",
            [(4, "privacy.email"), (5, "privacy.email"), (6, "privacy.email"), (9, "privacy.email")],
        ),
        ("staff", "name: Maps\nemail: maps@hill.example\n---\n\nmaps@hill.example", []),
    ],
)  # fmt: skip
def test_pages_of_knowledge_are_read_too(kind, text, said):
    path = f"knowledge/{kind}/x.md"
    filed = record_file.parse(
        record_file.kind_of(path), path, f"---\n{text}\n{'' if '---' in text else '---'}\n".encode()
    ).filed
    own = isinstance(filed.record, Staff)
    gate = own_contacts.make_gate(GATE, [filed.record]) if own else GATE
    assert [(it.line, it.rule) for it in checks.search_record(filed, gate)] == said


def test_the_patterns_of_library_md_are_judged():
    text = (
        "---\nname: Hill\ntimezone: UTC\nweek: [{days: [mon], hours: 09:00-17:00}]\n"
        "privacy:\n  student_ids: ['(a+)+']\n---\n"
    )
    path = "knowledge/library.md"
    filed = record_file.parse(record_file.kind_of(path), path, text.encode()).filed
    (finding,) = checks.search_record(filed, GATE)
    assert (finding.line, finding.rule) == (5, "privacy.pattern")
    assert finding.message.startswith('privacy.student_ids "(a+)+": write letters, digits')


def test_any_text_may_be_read():
    assert told(checks.search_text("README.md", "\n\nq@hill.example", GATE))[0].startswith(
        "3 privacy.email error"
    )


@pytest.mark.parametrize(
    ("path", "front", "stops"),
    [
        (
            "library.md",
            "name: Hill\ntimezone: UTC\nweek: [{days: [mon], hours: 09:00-17:00}]",
            True,
        ),
        ("answers/x.md", "title: A\nstate: published", True),
        ("answers/x.md", "title: A\nstate: published\naudience: staff", False),
        ("answers/x.md", "title: A\nstate: draft", False),
        (
            "problems/x.md",
            "title: A\nstate: fixed\npublic: true\nstarted: 2026-01-01\nlead: ann",
            True,
        ),
        ("problems/x.md", "title: A\nstate: fixed\nstarted: 2026-01-01\nlead: ann", False),
        ("projects/x.md", "title: A\nlead: ann", False),
        (
            "services/x.md",
            "name: A\nteam: [ann]\nhead: ann\npromise: {first_reply: 4h, news_every: 2d, accept_within: 1d}",
            True,
        ),
        (
            "services/x.md",
            "name: A\nteam: [ann]\nhead: ann\naudience: staff\n"
            "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}",
            False,
        ),
        ("resources/x.md", "name: A\nvendor: B", True),
        ("translations/x.md", "translates: resources/x\nlanguage: es", True),
    ],
)
def test_what_patrons_see_stops_a_publication(path, front, stops):
    texts = {
        "knowledge/library.md": "---\nname: Hill\ntimezone: UTC\n"
        "week: [{days: [mon], hours: 09:00-17:00}]\n---\n",
        f"knowledge/{path}": f"---\n{front}\n---\n\nDear Tessa,\n",
    }
    filed = {
        it: record_file.parse(record_file.kind_of(it), it, text.encode()).filed
        for it, text in texts.items()
    }
    loaded = Loaded(Library(profile=filed["knowledge/library.md"].record), filed)
    gate = own_contacts.make_library_gate(loaded.library)
    found = checks.search_public(checks.list_shown(loaded), gate)
    assert [it.rule for it in found] == ["privacy.name"] * stops
