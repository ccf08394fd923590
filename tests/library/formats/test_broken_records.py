"""Broken knowledge records of every kind, each with everything that a librarian is told about it."""

import pytest

from deskbook.library.formats import record_file
from deskbook.library.formats.text import MAX_BYTES

SOUND = {
    "library": (
        "knowledge/library.md",
        "---\n"
        "name: Hill College Library\n"
        "timezone: America/New_York\n"
        "week:\n"
        '  - {days: [mon, tue], hours: "09:00-17:00"}\n'
        "holidays:\n"
        "  - {day: 2026-11-26, name: Thanksgiving}\n"
        "terms:\n"
        "  - {name: Fall 2026, from: 2026-08-31, to: 2026-12-18}\n"
        "---\n"
        "\n"
        "Ask us.\n",
    ),
    "services": (
        "knowledge/services/maps.md",
        "---\n"
        "name: Maps\n"
        "team: [ann]\n"
        "head: ann\n"
        "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n"
        "---\n",
    ),
    "staff": (
        "knowledge/staff/ann.md",
        "---\n"
        "name: Map librarian\n"
        "services: [maps]\n"
        "away:\n"
        "  - {from: 2026-11-02, to: 2026-11-13, understudy: bob}\n"
        "---\n",
    ),
    "departments": (
        "knowledge/departments/history.md",
        "---\nname: History\nliaison: ann\nunderstudy: bob\n---\n",
    ),
    "resources": (
        "knowledge/resources/history-full-text.md",
        "---\nname: History Full Text\nvendor: Example Aggregator\n---\n",
    ),
    "problems": (
        "knowledge/problems/late-issues.md",
        "---\ntitle: New issues are late\nstate: confirmed\nstarted: 2026-10-12\nlead: ann\n---\n",
    ),
    "projects": (
        "knowledge/projects/review.md",
        "---\ntitle: Review\nlead: ann\nmilestones:\n  - {what: List, due: 2026-12-01}\n---\n",
    ),
    "answers": (
        "knowledge/answers/missing-issue.md",
        "---\n"
        "title: Why is it missing?\n"
        "state: draft\n"
        "also_asked: [Where is it?]\n"
        "---\n"
        "\n"
        "Ask us.\n",
    ),
    "shifts": (
        "knowledge/shifts/2026-11-05-evening.md",
        "---\nwritten_by: ann\nsigned: 2026-11-05T21:55:00Z\n---\n\nThe printer is out.\n",
    ),
    "translations": (
        "knowledge/translations/loans-es.md",
        "---\n"
        "translates: services/loans\n"
        "original: x3f2a91c\n"
        "language: es\n"
        "name: Préstamos\n"
        "---\n"
        "\n"
        "Pregúntenos.\n",
    ),
}
"""A sound file of every kind: its path, and its text."""


def findings(path, data):
    """What is said about a file, and whether a record could be read from it all the same."""
    reading = record_file.parse(record_file.kind_of(path), path, data)
    assert {found.path for found in reading.findings} <= {path}
    return reading.filed is not None, [
        f"{found.line} {found.rule}: {found.message}" for found in reading.findings
    ]


@pytest.mark.parametrize("kind", SOUND)
def test_the_records_that_the_table_breaks_are_sound(kind):
    path, text = SOUND[kind]
    assert findings(path, text.encode()) == (True, [])


@pytest.mark.parametrize(
    ("kind", "old", "new", "read", "said"),
    [
        pytest.param(
            "library",
            "name: Hill College Library\n",
            "",
            False,
            ["1 library.name: name is missing: write it. The library's name."],
            id="a library without a name",
        ),
        pytest.param(
            "library",
            "America/New_York",
            "New York",
            False,
            [
                '3 library.timezone: timezone "New York" does not fit: write it like America/New_York. timezone means: its IANA time zone.'
            ],
            id="a time zone with a space",
        ),
        pytest.param(
            "library",
            '"09:00-17:00"',
            "9-5",
            True,
            [
                '5 library.hours: hours "9-5" does not fit: write 09:00-17:00. hours means: open from-to; past midnight is allowed.'
            ],
            id="hours of two digits",
        ),
        pytest.param(
            "library",
            '"09:00-17:00"',
            "09:00",
            True,
            [
                '5 library.hours: hours "09:00" does not fit: write it like 08:00-22:00. hours means: open from-to; past midnight is allowed.'
            ],
            id="hours without an end",
        ),
        pytest.param(
            "library",
            "[mon, tue]",
            "[Monday, tue]",
            True,
            [
                '5 library.days: days "Monday" is not known: write mon, or one of mon, tue, wed, thu, fri, sat, sun'
            ],
            id="a day of the week in full",
        ),
        pytest.param(
            "library",
            '{days: [mon, tue], hours: "09:00-17:00"}',
            "mon-fri 9-5",
            True,
            [
                "5 library.week: week is not a set of fields: write {days, hours}, each with its value"
            ],
            id="opening hours as one text",
        ),
        pytest.param(
            "library",
            '{days: [mon, tue], hours: "09:00-17:00"}',
            "{days: [mon, tue]}",
            True,
            [
                "5 library.hours: hours is missing: write it, for example `hours: 08:00-22:00`. Open from-to; past midnight is allowed."
            ],
            id="opening hours without hours",
        ),
        pytest.param(
            "library",
            'week:\n  - {days: [mon, tue], hours: "09:00-17:00"}',
            "week: {days: [mon, tue]}",
            False,
            ["4 library.week: week takes a list: write each item on a line that begins with -"],
            id="opening hours that are no list",
        ),
        pytest.param(
            "library",
            "2026-11-26",
            "Nov 26",
            True,
            ['7 library.day: day "Nov 26" is not a day: write it like 2026-11-12'],
            id="a holiday in words",
        ),
        pytest.param(
            "library",
            "to: 2026-12-18",
            "until: 2026-12-18",
            True,
            [
                "9 library.unknown-key: until is not a field: the fields are name, from, to",
                "9 library.to: to is missing: write it. Last day.",
            ],
            id="a term with a misnamed end",
        ),
        pytest.param(
            "library",
            "terms:",
            "country: USA\nterms:",
            True,
            [
                '8 library.country: country "USA" does not fit: write it like US. country means: ISO 3166 country, for holidays.'
            ],
            id="a country of three letters",
        ),
        pytest.param(
            "library",
            "terms:",
            "privacy: strict\nterms:",
            True,
            [
                "8 library.privacy: privacy is not a set of fields: write {retention_days, min_cell, status_days, name_staff, student_ids, card_numbers}, each with its value"
            ],
            id="privacy as one word",
        ),
        pytest.param(
            "library",
            "terms:",
            "privacy:\n  retention_days: a year\n  name_staff: maybe\n  minimum: 5\nterms:",
            True,
            [
                "11 library.unknown-key: minimum is not a field: the fields are retention_days, min_cell, status_days, name_staff, student_ids, card_numbers",
                '9 library.retention_days: retention_days "a year" is not a whole number: write digits only, like 15',
                '10 library.name_staff: name_staff "maybe" is neither true nor false',
            ],
            id="privacy with three mistakes",
        ),
        pytest.param(
            "library",
            "terms:",
            "care: {chase_vendor: 5 days}\nterms:",
            True,
            [
                '8 library.chase_vendor: chase_vendor "5 days" does not fit: write 5d. chase_vendor means: a vendor is chased after this, where no day was set.'
            ],
            id="a span in words",
        ),
        pytest.param(
            "library",
            "terms:",
            "reporting_year_start: July\nterms:",
            True,
            [
                '8 library.reporting_year_start: reporting_year_start "July" does not fit: write it like 07-01. reporting_year_start means: first day of the reporting year.'
            ],
            id="a reporting year that starts in a word",
        ),
        pytest.param(
            "library",
            "---\nname",
            "name",
            False,
            [
                "1 file.front-matter: the file does not begin with front matter: its first line has to be ---, then come the fields, then --- again"
            ],
            id="a library without front matter",
        ),
        pytest.param(
            "services",
            "team: [ann]",
            "team: ann",
            False,
            ["3 service.team: team takes a list: write [ann]"],
            id="a team of one as a value",
        ),
        pytest.param(
            "services",
            "team: [ann]",
            "team: [@ann]",
            False,
            [
                '3 file.yaml: `team: [@ann]` cannot be read: a value begins with @, ` or %: write it without, or in "quotes" (`team: [ann]`)'
            ],
            id="a handle with @ in a team",
        ),
        pytest.param(
            "services",
            "team: [ann]",
            "team: [Ann Example]",
            True,
            [
                '3 service.team: team "Ann Example" does not fit: write it like ann-example. team means: handles of the team.'
            ],
            id="a name in a team",
        ),
        pytest.param(
            "services",
            "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}",
            "promise: 4h",
            False,
            [
                "5 service.promise: promise is not a set of fields: write {first_reply, news_every, accept_within}, each with its value"
            ],
            id="a promise that is one value",
        ),
        pytest.param(
            "services",
            "first_reply: 4h",
            "first_reply: 4 hours",
            False,
            [
                '5 service.first_reply: first_reply "4 hours" does not fit: write 4h. first_reply means: until the first reply.'
            ],
            id="a promise in words",
        ),
        pytest.param(
            "services",
            "first_reply: 4h, ",
            "",
            False,
            [
                "5 service.first_reply: first_reply is missing: write it, for example `first_reply: 4h`. Until the first reply."
            ],
            id="a promise with a part missing",
        ),
        pytest.param(
            "services",
            "head: ann\n",
            "",
            False,
            ["1 service.head: head is missing: write it. Who is head of it."],
            id="a service without a head",
        ),
        pytest.param(
            "services",
            "head: ann",
            "head: [ann, bob]",
            False,
            ["4 service.head: head holds a list or fields: write one value"],
            id="two heads",
        ),
        pytest.param(
            "services",
            "head: ann",
            "head: ann\naudience: everybody",
            True,
            ['5 service.audience: audience "everybody" is not known: write one of public, staff'],
            id="an audience there is not",
        ),
        pytest.param(
            "staff",
            "from: 2026-11-02, ",
            "",
            True,
            ["5 staff.from: from is missing: write it. First day away."],
            id="an absence without a beginning",
        ),
        pytest.param(
            "staff",
            "2026-11-13",
            "13.11.2026",
            True,
            ['5 staff.to: to "13.11.2026" is not a day: write it like 2026-11-12'],
            id="an absence that ends on a German day",
        ),
        pytest.param(
            "staff",
            "understudy: bob",
            "understudy: bob, until: friday",
            True,
            [
                "5 staff.unknown-key: until is not a field: the fields are from, to, understudy, reason"
            ],
            id="an absence with an unknown field",
        ),
        pytest.param(
            "staff",
            "away:\n  - {from: 2026-11-02, to: 2026-11-13, understudy: bob}",
            "away: on leave",
            True,
            ["4 staff.away: away takes a list: write each item on a line that begins with -"],
            id="an absence in words",
        ),
        pytest.param(
            "staff",
            "services:",
            "service:",
            True,
            ["3 staff.unknown-key: service is not a field: write services"],
            id="a misspelt field",
        ),
        pytest.param(
            "staff",
            "services: [maps]",
            "left: soon",
            True,
            ['3 staff.left: left "soon" is not a day: write it like 2026-11-12'],
            id="a last day in words",
        ),
        pytest.param(
            "departments",
            "liaison: ann\n",
            "",
            False,
            ["1 department.liaison: liaison is missing: write it. Its liaison."],
            id="a department without a liaison",
        ),
        pytest.param(
            "departments",
            "liaison: ann",
            "liason: ann",
            False,
            [
                "3 department.unknown-key: liason is not a field: write liaison",
                "1 department.liaison: liaison is missing: write it. Its liaison.",
            ],
            id="a misspelt liaison",
        ),
        pytest.param(
            "departments",
            "understudy: bob",
            "understudy: bob\nagreements: one shelf of maps",
            True,
            ["5 department.agreements: agreements takes a list: write [one shelf of maps]"],
            id="agreements that are no list",
        ),
        pytest.param(
            "resources",
            "vendor: Example Aggregator\n",
            "",
            False,
            ["1 resource.vendor: vendor is missing: write it. Who sells or runs it."],
            id="a resource without a vendor",
        ),
        pytest.param(
            "resources",
            "vendor: Example Aggregator",
            "vendor: Example: Aggregator",
            False,
            [
                '3 file.yaml: `vendor: Example: Aggregator` cannot be read: the value holds ": ": put the whole value in "quotes" (`vendor: "Example: Aggregator"`)'
            ],
            id="a colon in a vendor's name",
        ),
        pytest.param(
            "problems",
            "state: confirmed",
            "state: confirmd",
            False,
            [
                '3 problem.state: state "confirmd" is not known: write confirmed, or one of suspected, confirmed, monitoring, fixed'
            ],
            id="a misspelt state",
        ),
        pytest.param(
            "problems",
            "state: confirmed",
            "state: confirmed\npublic: perhaps",
            True,
            ['4 problem.public: public "perhaps" is neither true nor false'],
            id="a problem that is perhaps public",
        ),
        pytest.param(
            "problems",
            "started: 2026-10-12",
            "started: October",
            False,
            ['4 problem.started: started "October" is not a day: write it like 2026-11-12'],
            id="a problem that started in a month",
        ),
        pytest.param(
            "problems",
            "lead: ann",
            "lead: ann\nresource: History Full Text",
            True,
            [
                '6 problem.resource: resource "History Full Text" does not fit: write it like history-full-text. resource means: the resource at fault.'
            ],
            id="a resource by its name",
        ),
        pytest.param(
            "projects",
            "{what: List, due: 2026-12-01}",
            "List by December",
            True,
            [
                "5 project.milestones: milestones is not a set of fields: write {what, due, done}, each with its value"
            ],
            id="a milestone in words",
        ),
        pytest.param(
            "projects",
            "due: 2026-12-01",
            "due: soon",
            True,
            ['5 project.due: due "soon" is not a day: write it like 2026-11-12'],
            id="a milestone that is due soon",
        ),
        pytest.param(
            "projects",
            "  - {what: List, due: 2026-12-01}\n",
            "  -\n",
            True,
            ["5 project.milestones: milestones has an empty item: delete it"],
            id="an empty milestone",
        ),
        pytest.param(
            "answers",
            "state: draft",
            "state: public",
            False,
            [
                '3 answer.state: state "public" is not known: write published, or one of draft, review, published, archived'
            ],
            id="a state that is an audience",
        ),
        pytest.param(
            "answers",
            "also_asked: [Where is it?]",
            "also_asked: Where is it?",
            True,
            ["4 answer.also_asked: also_asked takes a list: write [Where is it?]"],
            id="a wording that is no list",
        ),
        pytest.param(
            "answers",
            "state: draft",
            "state: draft\nsources: [q-4kx7m2]",
            True,
            [
                '4 answer.sources: sources "q-4kx7m2" does not fit: write Q-4KX7M2. sources means: tickets it was learnt from.'
            ],
            id="a source in lower case",
        ),
        pytest.param(
            "answers",
            "state: draft",
            "state: draft\nreview_every: yearly",
            True,
            [
                '4 answer.review_every: review_every "yearly" does not fit: write it like 1y. review_every means: months or years until the next.'
            ],
            id="a review in words",
        ),
        pytest.param(
            "answers",
            "state: draft",
            "state: draft\nlanguage: English",
            True,
            [
                '4 answer.language: language "English" does not fit: write it like en. language means: its language, a BCP 47 tag.'
            ],
            id="a language in full",
        ),
        pytest.param(
            "answers",
            "Ask us.",
            "<<<<<<< HEAD\nAsk us.\n=======\nWrite to us.\n>>>>>>> theirs",
            False,
            [
                "7 file.conflict: two versions of this file met here and were not merged: `desk tidy` merges a ticket; or keep what is right of both and delete the lines with <<<<<<<, ======= and >>>>>>> (a quoted line of that kind needs a \\ before it)"
            ],
            id="conflict markers in an answer",
        ),
        pytest.param(
            "shifts",
            "signed: 2026-11-05T21:55:00Z",
            "signed: 2026-11-05",
            False,
            [
                '3 shift.signed: signed "2026-11-05" is not a time: write it in UTC, like 2026-11-02T14:14:00Z'
            ],
            id="a shift signed on a day",
        ),
        pytest.param(
            "shifts",
            "written_by: ann\n",
            "",
            False,
            ["1 shift.written_by: written_by is missing: write it. Who signs it off."],
            id="a shift that nobody signs",
        ),
        pytest.param(
            "translations",
            "translates: services/loans\noriginal: x3f2a91c\n",
            "translates: loans\noriginal: now\n",
            False,
            [
                '2 translation.translates: translates "loans" does not fit: write it like services/interlibrary-loan. translates means: whose words these are: library, or the folder and name of a record.',
                '3 translation.original: original "now" does not fit: write it like x3f2a91c. original means: mark of what it translates, as that was then; `desk check` gives it.',
            ],
            id="a translation of nothing that can be translated",
        ),
    ],
)
def test_a_broken_record_says_what_is_wrong(kind, old, new, read, said):
    path, text = SOUND[kind]
    assert old in text
    assert findings(path, text.replace(old, new, 1).encode()) == (read, said)


@pytest.mark.parametrize("kind", SOUND)
def test_what_is_no_text_gives_no_record_of_any_kind(kind):
    path, text = SOUND[kind]
    for data, rule in [
        (b"", "1 file.empty"),
        (text.encode() + b"\0", f"{text.count(chr(10)) + 1} file.binary"),
        (text.encode("utf-16"), "1 file.encoding"),
        (text.encode() + b"\xff", f"{text.count(chr(10)) + 1} file.encoding"),
        (text.encode() + b"x" * MAX_BYTES, "1 file.size"),
        (b"# A heading\n", "1 file.front-matter"),
        (text.replace("---\n", "", 1).encode(), "1 file.front-matter"),
    ]:
        read, said = findings(path, data)
        assert (read, [line.partition(":")[0] for line in said]) == (False, [rule])
