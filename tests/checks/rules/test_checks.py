"""What `desk check` holds a library to: each rule broken once, and what is said of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.care_world import loaded as read
from tests.care_world import ticket

from deskbook.checks.rules import checks
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Loaded

TODAY = date(2026, 11, 5)
NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
PROMISE = "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n"
TEAM = f"---\nname: E-resources\nteam: [ann, bob, head]\nhead: head\n{PROMISE}---\n"
PATH = "tickets/2026/11/Q-AAAAAA.md"


def loaded(*tickets: str, **knowledge: str) -> Loaded:
    """A library that is well, but for these files."""
    return read(*tickets, **{"services__e_resources": TEAM, **knowledge})


def said(world: Loaded) -> list[str]:
    return [
        f"{it.path}:{it.line} {it.severity} {it.rule}: {it.message}"
        + (" (fixable)" if it.fixable else "")
        for it in checks.findings(world, TODAY, NOW)
    ]


def of_ticket(*entries, **fields):
    """What is said of one ticket among two others, without its path."""
    others = (ticket("Q-BBBBBB"), ticket("Q-CCCCCC", status="new", lead=""))
    found = said(loaded(ticket("Q-AAAAAA", *entries, **fields), *others))
    assert all(it.startswith(f"{PATH}:") for it in found)
    return [it.removeprefix(f"{PATH}:") for it in found]


def entry(time, kind="note", author="ann", name="00000001", **data):
    lines = "".join(f"- {key}: {value}\n" for key, value in data.items())
    return (
        f"\n### {time} {kind} @{author} ^{name}\n" + (f"\n{lines}" if lines else "") + "\nText.\n"
    )


def test_a_library_that_is_well_has_no_findings():
    sound = (
        entry("2026-11-02T15:00:00Z", "handoff", to="bob", lead="pass"),
        entry("2026-11-05T15:09:00Z", "question", "patron", "00000002"),
        entry("2026-11-05T15:09:00Z", "reminder", "desk", "00000003"),
    )
    links = "[Q-BBBBBB, https://aggregator.example/case/17]"
    assert of_ticket(*sound, offered_to="bob", contributors="[head]", links=links) == []


RESOLVED = {"status": "resolved", "resolved": "2026-11-04T10:00:00Z", "resolution": "answered"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"lead": ""},
            [
                "4 error ticket.led: nobody leads this ticket, and it is open: write lead: and a handle, "
                "or status: new"
            ],
        ),
        (
            {"status": "new"},
            ["4 warning ticket.new: ann leads this ticket, so it is not new: write status: open"],
        ),
        (
            {"status": "waiting"},
            [
                "4 error ticket.waits: it waits, but not on anybody: write waiting_on: patron, vendor or "
                "colleague"
            ],
        ),
        (
            {"waiting_on": "vendor"},
            [
                "9 error ticket.waits: it waits on the vendor, but is open: write status: waiting, or take "
                "waiting_on out"
            ],
        ),
        (
            {"status": "resolved", "waiting_on": "patron"},
            [
                "9 error ticket.waits: it waits on the patron, but is resolved: write status: waiting, or "
                "take waiting_on out",
                "4 error ticket.ended: it is resolved, so it needs resolved: write it like resolved: "
                "2026-11-02T14:14:00Z",
                "4 error ticket.ended: it is resolved, so it needs resolution: write it like resolution: "
                "answered",
            ],
        ),
        (
            {**RESOLVED, "status": "open"},
            [
                "9 error ticket.ended: it is open, so nothing ended yet: take resolved out, or write "
                "status: resolved",
                "10 error ticket.ended: it is open, so nothing ended yet: take resolution out, or write "
                "status: resolved",
            ],
        ),
        (
            {**RESOLVED, "promised": "2026-11-09", "offered_to": "bob"},
            [
                "11 warning ticket.settled: it is resolved, yet promised is 2026-11-09: take the line out",
                "12 warning ticket.settled: it is resolved, yet offered_to is bob: take the line out",
            ],
        ),
        (
            {"contributors": "[ann, bob, bob]", "labels": "[late, late]"},
            [
                "9 warning ticket.twice: ann is the lead, and a contributor too: take them out here",
                "9 warning ticket.twice: bob is named twice: once is enough",
                "10 warning ticket.twice: late is named twice: once is enough",
            ],
        ),
        (
            {"offered_to": "ann"},
            ["9 error ticket.offered: ann leads it already: take offered_to out"],
        ),
        (
            {"offered_to": "bob"},
            [
                "9 error ticket.offered: no handoff to bob is in it, so they cannot accept: take offered_to "
                "out, then `desk handoff Q-AAAAAA --to bob`"
            ],
        ),
        (
            {"links": "[Q-AAAAAA, Q-ZZZZZZ, q-bbbbbb, 'javascript:alert(1)', https://, 'import:chat/0123456789ABCDEF', 'import:chat/1']"},
            [
                "9 error ticket.linked: Q-AAAAAA is this ticket itself: take it out",
                "9 error ticket.linked: there is no ticket Q-ZZZZZZ: mend the id, or take it out",
                '9 error ticket.linked: "q-bbbbbb" is neither a ticket nor a web address: begin it with https://',
                '9 error ticket.linked: "javascript:alert(1)" is neither a ticket nor a web address: begin it '
                "with https://",
                '9 error ticket.linked: "https://" is neither a ticket nor a web address: begin it with https://',
                '9 error ticket.linked: "import:chat/1" is neither a ticket nor a web address: begin it with https://',
            ],
        ),
        (
            {"opened": "2026-11-05T15:10:01Z"},
            ["7 error ticket.times: it was opened at 2026-11-05 15:10 UTC, which is yet to come"],
        ),
        (
            {**RESOLVED, "resolved": "2026-11-05T16:00:00Z"},
            ["9 error ticket.times: it was resolved at 2026-11-05 16:00 UTC, which is yet to come"],
        ),
        (
            {**RESOLVED, "resolved": "2026-11-02T14:59:59Z"},
            ["9 error ticket.times: it was resolved before it was opened: mend one of the two times"],
        ),
        (
            {"opened": "2026-10-31T15:00:00Z"},
            [
                "1 error ticket.folder: it was opened in October 2026: move the file to tickets/2026/10/",
            ],
        ),
        (
            {"lead": "anne", "service": "eresources", "department": "law", "answer": "none-such"},
            [
                "5 error record.names: service: no service is called \"eresources\": did you mean e-resources?",
                '8 error record.names: lead: no staff is called "anne": did you mean ann?',
                '9 error record.names: department: no department is called "law": there is none yet',
                '10 error record.names: answer: no answer is called "none-such": there is none yet',
            ],
        ),
    ],
)  # fmt: skip
def test_what_a_ticket_says_of_itself_has_to_fit(fields, expected):
    assert of_ticket(**fields) == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (
            [
                entry("2026-11-03T15:00:00Z"),
                entry("2026-11-02T16:00:00Z", name="00000002"),
                entry("2026-11-02T17:00:00Z", name="00000003"),
            ],
            [
                "19 error entry.order: it is older than the entry above it: `desk tidy` puts it in its place "
                "(fixable)"
            ],
        ),
        (
            [entry("2026-11-02T14:59:59Z"), entry("2026-11-05T15:10:01Z", name="00000002")],
            [
                "15 error entry.times: this entry is older than the ticket: mend its time, or opened",
                "19 error entry.times: this entry is of 2026-11-05 15:10 UTC, which is yet to come",
            ],
        ),
        (
            [entry("2026-11-03T15:00:00Z", author="gone")],
            [
                "15 warning entry.signed: gone signs this entry, but has no file in knowledge/staff/: keep "
                "the files of those who left, with left: and their last day"
            ],
        ),
        (
            [entry("2026-11-03T15:00:00Z", "reply", "patron")],
            [
                "15 warning entry.patron: a patron cannot write a reply: sign it with who did, or write "
                "question"
            ],
        ),
        (
            [entry("2026-11-03T15:00:00Z", "link", split_to="Q-ZZZZZZ", merged_from="Q-BBBBBB")],
            [
                "15 error entry.partner: split_to names Q-ZZZZZZ, and there is no such ticket: restore it "
                "from Git"
            ],
        ),
    ],
)  # fmt: skip
def test_what_happened_to_a_ticket_has_to_fit(entries, expected):
    assert of_ticket(*entries) == expected


def merged(name, into):
    ended = entry("2026-11-03T15:00:00Z", "resolve", merged_into=into)
    return ticket(name, ended, **{**RESOLVED, "resolution": "duplicate"})


def test_tickets_that_were_merged_in_a_circle_are_named_once():
    world = loaded(
        merged("Q-DDDDDD", "Q-AAAAAA"),
        merged("Q-AAAAAA", "Q-BBBBBB"),
        merged("Q-BBBBBB", "Q-AAAAAA"),
        merged("Q-CCCCCC", "Q-EEEEEE"),
        ticket("Q-EEEEEE"),
    )
    assert said(world) == [
        f"{PATH}:4 error ticket.circle: it was merged in a circle (Q-AAAAAA -> Q-BBBBBB -> Q-AAAAAA): "
        "`desk reopen` the one that is to go on"
    ]


def record(name, front, body=""):
    return {name: f"---\n{front}---\n{body}"}


@pytest.mark.parametrize(
    ("knowledge", "expected"),
    [
        (
            record("services__maps", f"name: Maps\nteam: []\nhead: ann\n{PROMISE}"),
            [
                "services/maps.md:3 warning service.team: nobody is in the team, so nobody hears of new "
                "questions: write [ann]"
            ],
        ),
        (
            record("services__maps", f"name: Maps\nteam: [ann, zoe, zoe]\nhead: bob\n{PROMISE}"),
            [
                "staff/ann.md:3 warning staff.services: ann is in the team of maps: add it here, or take "
                "them out there",
                'services/maps.md:3 error record.names: team: no staff is called "zoe": there are ann, bob, head',
                'services/maps.md:3 error record.names: team: no staff is called "zoe": there are ann, bob, head',
                "services/maps.md:4 warning service.team: bob is head but not in the team: add them to team",
                "services/maps.md:3 warning service.team: zoe is named twice: once is enough",
            ],
        ),
        (
            record("services__maps", f"name: Maps\nteam: [cem]\nhead: cem\n{PROMISE}label: x\n")
            | record("staff__cem", "name: Cem\nservices: [maps]\ngithub: Cem\n")
            | record("staff__dan", "name: Dan\nservices: [maps]\ngithub: cem\n")
            | record("staff__eva", "name: Eva\nservices: [maps]\nleft: 2026-11-04\n")
            | record("services__prints", f"name: Prints\nteam: [cem]\nhead: cem\n{PROMISE}label: x\n"),
            [
                "staff/cem.md:3 warning staff.services: cem is in the team of prints: add it here, or take "
                "them out there",
                "staff/dan.md:3 warning staff.services: maps does not have dan in its team: add them there, "
                "or take it out",
                "services/prints.md:6 error service.label: maps has the label x too: choose another",
                "staff/dan.md:4 error staff.github: cem has the login cem too: one of them is wrong",
            ],
        ),
        (
            record(
                "staff__cem",
                "name: Cem\nunderstudy: cem\naway:\n  - {from: 2026-11-09, to: 2026-11-06}\n"
                "  - {from: 2026-12-01, to: 2026-12-09, understudy: zoe}\n"
                "  - {from: 2026-12-09, to: 2026-12-10, understudy: cem}\n",
            ),
            [
                'staff/cem.md:4 error record.names: away: no staff is called "zoe": there are ann, bob, cem, head',
                "staff/cem.md:4 error staff.away: the absence of 2026-11-09 ends on 2026-11-06, before it "
                "begins: mend the days",
                "staff/cem.md:4 error staff.away: cem stands in for themselves on 2026-12-09: name a colleague",
                "staff/cem.md:3 error staff.away: cem stands in for themselves: name a colleague",
                "staff/cem.md:4 warning staff.overlap: the absences of 2026-12-01 and 2026-12-09 overlap: make "
                "one of them, or let the second begin later",
            ],
        ),
        (
            record("departments__law", "name: Law\nliaison: ann\n")
            | record("departments__maths", "name: Maths\nliaison: ann\nunderstudy: ann\n")
            | record("departments__history", "name: History\nliaison: ann\nunderstudy: bob\n"),
            [
                "departments/law.md:3 warning department.covered: nobody stands in for ann: write "
                "understudy: and a handle",
                "departments/maths.md:4 warning department.covered: ann stands in for themselves: name a "
                "colleague",
            ],
        ),
        (
            record("resources__maps", "name: Maps\nvendor: Example\nkbart: holdings/maps.tsv\n")
            | record("resources__up", "name: Up\nvendor: Example\nkbart: ../../etc/passwd\n")
            | record("resources__top", "name: Top\nvendor: Example\nkbart: /etc/passwd\n"),
            [
                "resources/up.md:4 error resource.holdings: ../../etc/passwd leads out of the library: put the "
                "file here and write its path",
                "resources/top.md:4 error resource.holdings: /etc/passwd leads out of the library: put the "
                "file here and write its path",
            ],
        ),
        (
            record("problems__a", "title: A\nstate: fixed\nstarted: 2026-10-01\nlead: ann\n")
            | record("problems__b", "title: B\nstate: confirmed\nstarted: 2026-10-01\nfixed: 2026-09-01\nlead: ann\n")
            | record("problems__c", "title: C\nstate: fixed\nstarted: 2026-11-06\nfixed: 2026-11-07\nlead: ann\n")
            | record("problems__d", "title: D\nstate: suspected\nstarted: 2026-10-01\npublic: true\nlead: ann\n")
            | record(
                "problems__e",
                "title: E\nstate: confirmed\nstarted: 2026-10-01\nlead: ann\nnews:\n  - {day: 2026-09-30, says: Early.}\n"
                "  - {day: 2026-10-02}\n  - {day: 2026-10-03, state: fixed}\n",
            )
            | record(
                "problems__f",
                "title: F\nstate: confirmed\nstarted: 2026-10-01\nlead: ann\nnews:\n"
                "  - {day: 2026-10-02, state: monitoring}\n",
            ),
            [
                "problems/a.md:3 error problem.fixed: it is fixed, but not since when: write fixed: and the day",
                "problems/b.md:5 error problem.fixed: it is confirmed: take fixed out, or write state: fixed",
                "problems/b.md:5 error problem.fixed: it was fixed on 2026-09-01, before it started on 2026-10-01",
                "problems/c.md:4 error problem.days: 2026-11-06 is yet to come: write the day on which it was",
                "problems/c.md:5 error problem.days: 2026-11-07 is yet to come: write the day on which it was",
                "problems/d.md:5 warning problem.banner: patrons see this problem: write banner: and what they "
                "can do meanwhile",
                "problems/e.md:6 error problem.news: 2026-09-30 is not between 2026-10-01, when it started, and "
                "2026-11-05: write the day on which it happened",
                "problems/e.md:6 error problem.news: nothing is told of 2026-10-02: write says: or state:",
                "problems/e.md:6 error problem.news: it was fixed on 2026-10-03: write that into state: and fixed:",
                "problems/f.md:3 error problem.news: it is confirmed, but monitoring is the last that news tells of",
            ],
        ),
        (
            record("resources__r", "name: R\nvendor: V\n")
            | record("missing__a", "title: A\nresource: r\nmissed: 2026-11-06\narrived: 2026-11-07\n")
            | record("missing__b", "title: B\nresource: r\nmissed: 2026-11-01\narrived: 2026-11-03\nwatch: 2026-11-09\n"),
            [
                "missing/a.md:4 error missing.days: 2026-11-06 is yet to come: write the day on which it was",
                "missing/a.md:5 error missing.days: 2026-11-07 is yet to come: write the day on which it was",
                "missing/b.md:6 error missing.days: it arrived on 2026-11-03: take watch out, or arrived if it "
                "is gone again",
            ],
        ),
        (
            record(
                "projects__review",
                "title: Review\nlead: ann\nunderstudy: ann\nclosed: 2026-11-01\nmilestones:\n"
                "  - {what: List, due: 2026-10-01}\n  - {what: Report, due: 2026-10-01, done: 2026-11-09}\n",
            )
            | record("projects__plan", "title: Plan\nlead: ann\nmilestones: [{what: List, due: 2026-10-01}]\n"),
            [
                "projects/review.md:6 warning project.steps: the project is closed, but List is not done: write "
                "done: and the day, or take it out",
                "projects/review.md:6 warning project.steps: Report is done on 2026-11-09, which is yet to come",
                "projects/review.md:4 warning project.understudy: ann stands in for themselves: name a colleague",
            ],
        ),
        (
            record("answers__a", "title: How do I renew?\nstate: published\n")
            | record(
                "answers__b",
                "title: How do I renew a book?\nstate: published\nreviewed: 2026-11-06\nreviewed_by: ann\n"
                "review_every: 1y\ntopics: [loans]\nalso_asked: [how do I RENEW, Can I?, can i]\nsources: [Q-ZZZZZZ]\n",
                "\nOnline.\n",
            )
            | record("answers__c", "title: How do I renew?\nstate: archived\n")
            | record("answers__d", "title: Draft\nstate: draft\n"),
            [
                "answers/a.md:3 error answer.reviewed: it is published without reviewed: write the day of its "
                "review, or state: review",
                "answers/a.md:3 error answer.reviewed: it is published without reviewed_by: write the handle of "
                "who reviewed it, or state: review",
                "answers/a.md:3 warning answer.due: nobody will look at it again: write review_every: like 6m "
                "or 1y",
                "answers/a.md:5 warning answer.place: it is published without a text: write the short answer "
                "first, then the steps",
                "answers/a.md:3 warning answer.place: it stands under no service and no topic: write services: "
                "or topics:",
                'answers/b.md:9 error record.names: sources: no ticket is called "Q-ZZZZZZ": there is none yet',
                "answers/b.md:4 error answer.reviewed: it was reviewed on 2026-11-06, which is yet to come",
                'answers/b.md:8 warning answer.wording: "how do I RENEW": a answers it too, so take it out of one place',
                'answers/b.md:8 warning answer.wording: "can i": it stands here already, so take it out of one place',
            ],
        ),
        (
            record(
                "answers__a",
                "title: A?\nstate: draft\nwas: [a, b, old]\ninstead: older\n",
            )
            | record("answers__b", "title: B?\nstate: draft\nwas: [old, older]\n"),
            [
                "answers/a.md:4 error answer.was: a: it is called so now, so take it out of one place",
                "answers/a.md:4 error answer.was: b: b is called so too, so take it out of one place",
                "answers/b.md:4 error answer.was: old: a was called so too, so take it out of one place",
            ],
        ),
        (
            record("shifts__late", "written_by: zoe\nsigned: 2026-11-05T22:00:00Z\n"),
            [
                'shifts/late.md:2 error record.names: written_by: no staff is called "zoe": there are ann, bob, head',
                "shifts/late.md:3 warning shift.signed-off: it was signed off at 2026-11-05 22:00 UTC, which is "
                "yet to come",
            ],
        ),
        (
            record(
                "library",
                "name: Hill\nformat: 3\ntimezone: America/Hill\nweek: []\n"
                "other_hours:\n  - {from: 2026-12-24, to: 2026-12-23, hours: closed}\n"
                "holidays:\n  - {day: 2026-11-26, name: Thanksgiving}\n  - {day: 2026-11-26, name: Again}\n  - {day: 2026-12-25, name: Christmas}\n"
                "terms:\n  - {name: Fall, from: 2026-08-31, to: 2026-12-18}\n"
                "  - {name: Spring, from: 2026-12-18, to: 2027-05-01}\n  - {name: Back, from: 2028-02-01, to: 2028-01-01}\n"
                "country: US\nask_place: Hill Hall\n",
            ),
            [
                "library.md:4 error library.zone: the time zone America/Hill is unknown on this machine: write one "
                "such as America/New_York, or install tzdata",
                "library.md:6 error library.spans: a line ends on 2026-12-23, before it begins on 2026-12-24",
                "library.md:12 error library.spans: Back ends on 2028-01-01, before it begins on 2028-02-01",
                "library.md:12 warning library.days: Fall and Spring overlap: mend the days of one",
                "library.md:8 warning library.days: 2026-11-26 stands twice, as Thanksgiving and Again",
            ],
        ),
        (
            record(
                "library",
                "name: Hill\nformat: 3\ntimezone: America/New_York\nweek: []\n"
                "mail:\n  address: ask@l.example\n  since: 2026-11-01T00:00:00Z\n  service: nowhere\n"
                "  imap: {host: 127.0.0.1, security: none}\n  smtp: {host: mx.l.example, security: none}\n"
                "country: US\nask_phone: 555\n",
            ),
            [
                "library.md:6 error library.mail: mail.service names nowhere, which has no file in knowledge/services",
                "library.md:6 error library.mail: mail.smtp: security none would send passwords and patrons' words in "
                "clear to mx.l.example: write tls or starttls",
            ],
        ),
        (
            record(
                "library",
                "name: Hill\nformat: 3\ntimezone: America/New_York\nweek: []\nask_url: javascript:alert(1)\n",
            ),
            [
                "library.md:1 warning library.country: the country is missing, so phone numbers of many countries are "
                "looked for: write country: US",
                "library.md:1 error library.reachable: patrons find no way to ask: write ask_email: "
                "ask@library.example, or ask_url: with your form, ask_phone: or ask_place:",
            ],
        ),
        (
            record("library", "name: Hill\nformat: 3\ntimezone: UTC\nweek: []\ncountry: UK\nask_place: Hill\n"),
            [
                "library.md:6 warning library.country: no country has the code UK: write GB; until then phone numbers of "
                "many countries are looked for",
            ],
        ),
        (
            record("library", "name: Hill\nformat: 3\ntimezone: UTC\nweek: []\nask_url: https://l.example/ask\n"),
            [
                "library.md:1 warning library.country: the country is missing, so phone numbers of many countries are "
                "looked for: write country: US, or your own code",
            ],
        ),
        (
            record(
                "library",
                "name: Hill\nformat: 3\ntimezone: America/New_York\nweek: []\n"
                "country: US\nask_url: https://forms.example/f\nask_fields: {question: entry.1, title: entry.2}\n",
            ),
            [],
        ),
        (
            record(
                "library",
                "name: Hill\nformat: 3\ntimezone: America/New_York\nweek: []\n"
                "ask_fields: {question: entry.1, title: entry.2, item: entry.2, error: entry.1}\n"
                "country: US\nask_email: ask@l.example\n",
            ),
            [
                "library.md:6 error library.ask: there is no form to fill in: write ask_url: and its address",
                "library.md:6 error library.ask: title and item both go to entry.2, which takes one of them: leave item "
                "out, and it goes into the question",
                "library.md:6 error library.ask: question and error both go to entry.1, which takes one of them: leave "
                "error out, and it goes into the question",
            ],
        ),
    ],
)  # fmt: skip
def test_what_the_library_knows_has_to_fit(knowledge, expected):
    assert [it.removeprefix("knowledge/") for it in said(loaded(**knowledge))] == expected


def test_what_has_left_is_found_too():
    gone = record("staff__gone", "name: Gone\nleft: 2026-11-01\n")
    world = loaded(ticket("Q-AAAAAA", lead="gone"), **gone)
    assert [it.partition(" ")[2] for it in said(world)] == [
        "error staff.left: gone left on 2026-11-01 and leads this: `desk leave gone --on 2026-11-01 "
        "--apply` offers it to others"
    ]


def test_a_field_that_does_not_fit_is_not_called_missing_and_a_file_that_cannot_be_read_is_there():
    world = loaded(
        ticket("Q-AAAAAA", lead="", department="law", links="[Q-BBBBBB]"),
        ticket("Q-CCCCCC", entry("2026-11-03T15:00:00Z", author="zoe"), lead="zoe"),
    )
    unread = (
        Finding(PATH, 8, "ticket.lead", 'lead "@ann": write the handle without @: ann'),
        Finding("knowledge/departments/law.md", 1, "department.name", "name is missing"),
        Finding("knowledge/staff/zoe.md", 1, "file.yaml", "cannot be read"),
        Finding("tickets/2026/11/Q-BBBBBB.md", 1, "file.conflict", "two versions met"),
    )
    assert said(replace(world, findings=unread)) == []


def test_a_name_that_nothing_has_is_worked_out_once_for_all_tickets():
    tickets = [ticket(f"Q-{number:06}", department="hstory") for number in range(3)]
    world = loaded(
        *tickets, departments__history="---\nname: H\nliaison: ann\nunderstudy: bob\n---\n"
    )
    message = 'department: no department is called "hstory": did you mean history?'
    assert [it.message for it in checks.findings(world, TODAY, NOW)] == [message] * 3
