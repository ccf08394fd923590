"""Broken tickets, each with everything that a librarian is told about it."""

import pytest

from deskbook.library.formats import canonical_ticket, ticket_file

PATH = "tickets/2026/11/Q-4KX7M2.md"

FRONT = """\
id: Q-4KX7M2
title: Issues are missing
status: open
service: e-resources
channel: email
opened: 2026-11-02T14:14:00Z
lead: history-liaison
"""

REPLY = "### 2026-11-02T15:02:11Z reply @history-liaison ^7F3K9Q2M\n\nThank you.\n"

BODY = "It stops in 2025.\n\n<!-- timeline -->\n\n" + REPLY


def ticket(old="", new="", *, front=FRONT, body=BODY):
    """A sound ticket, with one piece of its text replaced by another."""
    text = f"---\n{front}---\n\n{body}"
    assert old in text
    return text.replace(old, new, 1)


def extra(lines):
    """A sound ticket with more in its front matter (from line 9)."""
    return ticket(front=FRONT + lines)


def findings(data):
    """What is said about a file, and whether a ticket could be read from it all the same."""
    data = data.encode() if isinstance(data, str) else data
    reading = ticket_file.parse(PATH, data)
    assert canonical_ticket.parse(PATH, data) == reading
    assert {found.path for found in reading.findings} <= {PATH}
    return reading.filed is not None, [
        f"{found.line} {found.rule}: {found.message}" + (" (fixable)" if found.fixable else "")
        for found in reading.findings
    ]


def test_the_ticket_that_the_table_breaks_is_sound():
    assert findings(ticket()) == (True, [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            b"",
            ["1 file.empty: the file is empty: restore it from Git, or delete it"],
            id="an empty file",
        ),
        pytest.param(
            b" \n\n",
            ["1 file.empty: the file is empty: restore it from Git, or delete it"],
            id="only white space",
        ),
        pytest.param(
            b"# A question\n\nWhere is it?\n",
            [
                "1 file.front-matter: the file does not begin with front matter: its first line has to be ---, then come the fields, then --- again"
            ],
            id="no front matter",
        ),
        pytest.param(
            b"\n" + ticket().encode(),
            [
                "1 file.front-matter: the file does not begin with front matter: its first line has to be ---, then come the fields, then --- again"
            ],
            id="front matter below a blank line",
        ),
        pytest.param(
            ("---\n" + FRONT).encode(),
            [
                "1 file.front-matter: the front matter is not closed: write --- alone on the line after its last field"
            ],
            id="unclosed front matter",
        ),
        pytest.param(
            ticket("---\n\nIt", "----\n\nIt"),
            [
                "1 file.front-matter: the front matter is not closed: write --- alone on the line after its last field"
            ],
            id="closed with too many dashes",
        ),
        pytest.param(
            b"---\n---\n\nWhere is it?\n",
            [
                "1 ticket.id: id is missing: write it, for example `id: Q-4KX7M2`. The ticket's name for ever.",
                "1 ticket.title: title is missing: write it. The question in one line, without names.",
                "1 ticket.status: status is missing: write it, one of new, open, waiting, resolved. new: nobody leads it; open: being worked on; waiting: on somebody else.",
                "1 ticket.service: service is missing: write it. The service point that answers.",
                "1 ticket.channel: channel is missing: write it, one of desk, phone, email, chat, form, social, appointment. How the question reached us.",
                "1 ticket.opened: opened is missing: write it, for example `opened: 2026-11-02T14:14:00Z`. First contact, in UTC and whole seconds.",
            ],
            id="empty front matter",
        ),
        pytest.param(
            ticket(front="a question\n"),
            [
                "2 file.front-matter: the front matter is not a list of fields: write `field: value`, each on a line of its own"
            ],
            id="front matter of text",
        ),
        pytest.param(
            ticket(front="- id: Q-4KX7M2\n"),
            [
                "2 file.front-matter: the front matter is not a list of fields: write `field: value`, each on a line of its own"
            ],
            id="front matter of a list",
        ),
        pytest.param(
            ticket(front="{id: Q-4KX7M2, title: T}\n"),
            [
                "2 file.front-matter: the front matter is not a list of fields: write `field: value`, each on a line of its own"
            ],
            id="front matter in braces",
        ),
        pytest.param(
            ticket(front=FRONT + "--- more\n"),
            ["9 file.front-matter: a second document begins here"],
            id="a second document",
        ),
        pytest.param(
            ticket("lead: history", "lead: @history"),
            [
                '8 file.yaml: `lead: @history-liaison` cannot be read: a value begins with @, ` or %: write it without, or in "quotes" (`lead: history-liaison`)'
            ],
            id="a handle with @",
        ),
        pytest.param(
            extra("contributors: [eresources, @science-liaison]\n"),
            [
                '9 file.yaml: `contributors: [eresources, @science-liaison]` cannot be read: a value begins with @, ` or %: write it without, or in "quotes" (`contributors: [eresources, science-liaison]`)'
            ],
            id="handles with @ in a list",
        ),
        pytest.param(
            extra("\tpatron: p-7f3kq29d\n"),
            ["9 file.tabs: this line is indented with a tab: use two spaces instead"],
            id="a tab before a field",
        ),
        pytest.param(
            extra("contributors:\n\t- eresources\n"),
            ["10 file.tabs: this line is indented with a tab: use two spaces instead"],
            id="a tab within a list",
        ),
        pytest.param(
            ticket("Issues are", "Journal: issues are"),
            [
                '3 file.yaml: `title: Journal: issues are missing` cannot be read: the value holds ": ": put the whole value in "quotes" (`title: "Journal: issues are missing"`)'
            ],
            id="a colon in a title",
        ),
        pytest.param(
            ticket("title: Issues", 'title: "Issues'),
            [
                '3 file.yaml: `title: "Issues are missing` cannot be read: a " or \' opens here and is not closed: close it, or take it out'
            ],
            id="an unclosed quote",
        ),
        pytest.param(
            extra("contributors: [eresources\npatron: p-7f3kq29d\n"),
            [
                "9 file.yaml: `contributors: [eresources` cannot be read: a list that opens with [ is not closed: write ] behind its last value"
            ],
            id="an unclosed list",
        ),
        pytest.param(
            extra("contributors: {a: b\npatron: p-7f3kq29d\n"),
            [
                "9 file.yaml: `contributors: {a: b` cannot be read: a group that opens with { is not closed: write } behind its last value"
            ],
            id="an unclosed group",
        ),
        pytest.param(
            extra("contributors: [a,,b]\n"),
            [
                "9 file.yaml: `contributors: [a,,b]` cannot be read: a value is missing before a comma, or a [ or { is not closed"
            ],
            id="a comma too many",
        ),
        pytest.param(
            extra("  patron: p-7f3kq29d\n"),
            [
                "9 file.yaml: `patron: p-7f3kq29d` cannot be read: begin each field at the left edge, as `field: value`"
            ],
            id="an indented field",
        ),
        pytest.param(
            ticket("Issues are missing", '"Issues" are missing'),
            [
                '3 file.yaml: `title: "Issues" are missing` cannot be read: it does not continue what stands above: begin each field at the left edge, and put a value with " or \' in it whole into quotes'
            ],
            id="text behind quotes",
        ),
        pytest.param(
            extra("patron p-7f3kq29d\n"),
            [
                "9 file.yaml: `patron p-7f3kq29d` cannot be read: write `field: value`, with a colon and a space"
            ],
            id="a field without a value sign",
        ),
        pytest.param(
            ticket("Issues are missing", '"C:\\Queue"'),
            [
                '3 file.yaml: `title: "C:\\Queue"` cannot be read: in "double quotes" a backslash is written twice: \\\\'
            ],
            id="a backslash in quotes",
        ),
        pytest.param(
            ticket("lead: history-liaison", "lead: !!python/object/apply:os.system [ls]"),
            ['8 file.yaml: a value begins with !: put it in "quotes", or take the ! out'],
            id="a YAML object",
        ),
        pytest.param(
            ticket("lead: history-liaison", "lead: *me"),
            ['8 file.yaml: a value begins with *me: put it in "quotes", or take the * out'],
            id="an alias to nothing",
        ),
        pytest.param(
            ticket(
                front=FRONT
                + "a: &a [x, x]\n"
                + "".join(
                    f"{c}: &{c} [*{p}, *{p}, *{p}, *{p}]\n"
                    for p, c in zip("abcdefgh", "bcdefghi", strict=True)
                )
            ),
            ["14 file.yaml: more than 16 values begin with *: write each value out"],
            id="an alias bomb",
        ),
        pytest.param(
            extra("labels: " + "[" * 20000 + "\n"),
            ["9 file.yaml: the front matter is nested too deeply"],
            id="deep nesting",
        ),
        pytest.param(
            extra("[a, b]: c\n"),
            ["9 file.yaml: a field's name must be one plain word"],
            id="a list as a field's name",
        ),
        pytest.param(
            extra("course: " + "x" * 65536 + "\n"),
            ["1 file.front-matter: the front matter is over 64 KiB: shorten it"],
            id="front matter of 64 KiB",
        ),
        pytest.param(
            extra("patron:p-7f3kq29d\n"),
            [
                "9 file.yaml: `patron:p-7f3kq29d` cannot be read: write `field: value`, with a colon and a space"
            ],
            id="a field without its colon and space",
        ),
        pytest.param(
            ticket(body="x" * 10_000_000),
            [
                "1 file.size: the file has 9.5 MB, the limit is 4: keep the text and store the rest as an attachment"
            ],
            id="a ten megabyte body",
        ),
        pytest.param(
            b"---\nid: Q-4KX7M2\ntitle: \0\0\n---\n",
            ["3 file.binary: this is not a text file (it holds zero bytes): restore it from Git"],
            id="zero bytes",
        ),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            ["3 file.binary: this is not a text file (it holds zero bytes): restore it from Git"],
            id="an image",
        ),
        pytest.param(
            ticket("It stops", "Es hört auf").encode("latin-1"),
            ["11 file.encoding: byte 0xf6 is not UTF-8: save the file as UTF-8"],
            id="Latin-1",
        ),
        pytest.param(
            ticket().encode() + b"\xed\xa0\x80",
            ["18 file.encoding: byte 0xed is not UTF-8: save the file as UTF-8"],
            id="half of a character",
        ),
        pytest.param(
            ticket().encode("utf-16"),
            ["1 file.encoding: the file is saved as UTF-16: save it as UTF-8"],
            id="UTF-16",
        ),
        pytest.param(
            ticket("Issues", "Issues\u200b\u2028"),
            ["3 file.characters: an invisible character (U+2028) stands here: delete it"],
            id="an invisible character",
        ),
        pytest.param(
            ticket("Issues", "\x1b[31mIssues"),
            ["3 file.characters: an invisible character (U+001B) stands here: delete it"],
            id="an escape sequence",
        ),
        pytest.param(
            ticket(
                "status: open\n",
                "<<<<<<< HEAD\nstatus: open\n=======\nstatus: waiting\n>>>>>>> theirs\n",
            ),
            [
                "4 file.conflict: two versions of this file met here and were not merged: `desk tidy` merges a ticket; or keep what is right of both and delete the lines with <<<<<<<, ======= and >>>>>>> (a quoted line of that kind needs a \\ before it)"
            ],
            id="conflict markers in the front matter",
        ),
        pytest.param(
            ticket("It stops", "<<<<<<< HEAD\nIt stops\n=======\nIt ends\n>>>>>>> theirs\n"),
            [
                "11 file.conflict: two versions of this file met here and were not merged: `desk tidy` merges a ticket; or keep what is right of both and delete the lines with <<<<<<<, ======= and >>>>>>> (a quoted line of that kind needs a \\ before it)"
            ],
            id="conflict markers in the body",
        ),
        pytest.param(
            ticket(front="id: Q-4KX7M2\n"),
            [
                "1 ticket.title: title is missing: write it. The question in one line, without names.",
                "1 ticket.status: status is missing: write it, one of new, open, waiting, resolved. new: nobody leads it; open: being worked on; waiting: on somebody else.",
                "1 ticket.service: service is missing: write it. The service point that answers.",
                "1 ticket.channel: channel is missing: write it, one of desk, phone, email, chat, form, social, appointment. How the question reached us.",
                "1 ticket.opened: opened is missing: write it, for example `opened: 2026-11-02T14:14:00Z`. First contact, in UTC and whole seconds.",
            ],
            id="no field but its id",
        ),
        pytest.param(
            ticket("status: open", "status: opne"),
            [
                '4 ticket.status: status "opne" is not known: write open, or one of new, open, waiting, resolved'
            ],
            id="an unknown status",
        ),
        pytest.param(
            ticket("status: open", "status: zzz"),
            [
                '4 ticket.status: status "zzz" is not known: write one of new, open, waiting, resolved'
            ],
            id="a status that is like nothing",
        ),
        pytest.param(
            ticket("title: Issues are missing", "title:"),
            [
                "3 ticket.title: title is missing: write it. The question in one line, without names."
            ],
            id="an empty title",
        ),
        pytest.param(
            ticket("title: Issues are missing", 'title: ""'),
            [
                "3 ticket.title: title is missing: write it. The question in one line, without names."
            ],
            id="a quoted empty title",
        ),
        pytest.param(
            ticket("opened: 2026-11-02T14:14:00Z", "opened: 2026-11-02"),
            [
                '7 ticket.opened: opened "2026-11-02" is not a time: write it in UTC, like 2026-11-02T14:14:00Z'
            ],
            id="a day where a time belongs",
        ),
        pytest.param(
            ticket("opened: 2026-11-02T14:14:00Z", "opened: 2026-11-02T14:14:00-05:00"),
            [
                '7 ticket.opened: opened "2026-11-02T14:14:00-05:00" is not a time: write it in UTC, like 2026-11-02T14:14:00Z'
            ],
            id="a time in another zone",
        ),
        pytest.param(
            ticket("opened: 2026-11-02T14:14:00Z", "opened: 2026-11-31T14:14:00Z"),
            ['7 ticket.opened: opened "2026-11-31T14:14:00Z" is no time that exists: look it up'],
            id="a time there is not",
        ),
        pytest.param(
            ticket("id: Q-4KX7M2", "id: ../../etc/passwd"),
            [
                '2 ticket.id: id "../../etc/passwd" does not fit: write it like Q-4KX7M2. id means: the ticket\'s name for ever.'
            ],
            id="a path in the id",
        ),
        pytest.param(
            ticket("id: Q-4KX7M2", "id: q-4kx7m2"),
            [
                '2 ticket.id: id "q-4kx7m2" does not fit: write Q-4KX7M2. id means: the ticket\'s name for ever.'
            ],
            id="an id in lower case",
        ),
        pytest.param(
            ticket("status: open", "status: opne").replace("Z reply", "Z replay"),
            [
                '4 ticket.status: status "opne" is not known: write open, or one of new, open, waiting, resolved',
                '15 entry.kind: "replay" is not a kind of entry: write reply',
            ],
            id="two mistakes in two places",
        ),
        pytest.param(
            extra("contributors: - eresources\n"),
            [
                "9 file.yaml: `contributors: - eresources` cannot be read: a list of lines with - begins on the line below its field"
            ],
            id="a list that begins behind its field",
        ),
        pytest.param(
            extra("contributors:\n  - eresources\n  science-liaison: x\n"),
            [
                "11 file.yaml: `science-liaison: x` cannot be read: it does not continue what stands above: begin each field at the left edge, and put a value with \" or ' in it whole into quotes"
            ],
            id="a list whose items do not line up",
        ),
        pytest.param(
            ticket("Issues", "%s of issues"),
            [
                '3 file.yaml: `title: %s of issues are missing` cannot be read: a value begins with @, ` or %: write it without, or in "quotes" (`title: s of issues are missing`)'
            ],
            id="a value that begins with a percent sign",
        ),
        pytest.param(
            ticket("Issues are", "|Issues are"),
            [
                '3 file.yaml: `title: |Issues are missing` cannot be read: put a value with special signs in "quotes" (did not find expected comment or line break)'
            ],
            id="a block with words behind its sign",
        ),
        pytest.param(
            extra("? {a: b}\n"),
            ["9 file.yaml: a field's name must be one plain word"],
            id="a question mark as a field's name",
        ),
    ],
)
def test_a_file_that_gives_no_ticket_says_why(data, said):
    assert findings(data) == (False, said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            extra("lead: eresources\n"),
            [
                "9 file.duplicate-key: lead is given twice, first on line 8: keep one of the two lines"
            ],
            id="a field given twice",
        ),
        pytest.param(
            ticket("lead: history-liaison", 'lead: "@history-liaison"'),
            ['8 ticket.lead: lead "@history-liaison": write the handle without @: history-liaison'],
            id="a quoted handle with @",
        ),
        pytest.param(
            ticket("Issues are missing", "Issue #12 is missing"),
            [
                '3 file.comment: title ends before #12, for # begins a comment: put the whole value in "quotes", or write a space before and behind the # of a comment'
            ],
            id="a number sign in a title",
        ),
        pytest.param(
            extra("promised: 11/12/2026\n"),
            ['9 ticket.promised: promised "11/12/2026" is not a day: write it like 2026-11-12'],
            id="a day in American order",
        ),
        pytest.param(
            extra("promised: 2026-02-30\n"),
            ['9 ticket.promised: promised "2026-02-30" is no day that exists: look it up'],
            id="a day there is not",
        ),
        pytest.param(
            ticket("lead: history-liaison", "lead: [history-liaison]"),
            ["8 ticket.lead: lead holds a list or fields: write one value"],
            id="a list where a value belongs",
        ),
        pytest.param(
            ticket("lead: history-liaison", "lead: {handle: history-liaison}"),
            ["8 ticket.lead: lead holds a list or fields: write one value"],
            id="fields where a value belongs",
        ),
        pytest.param(
            extra("contributors: eresources, science-liaison\n"),
            [
                "9 ticket.contributors: contributors takes a list: write [eresources, science-liaison]"
            ],
            id="a value where a list belongs",
        ),
        pytest.param(
            extra("contributors: {a: b}\n"),
            [
                "9 ticket.contributors: contributors takes a list: write each item on a line that begins with -"
            ],
            id="fields where a list belongs",
        ),
        pytest.param(
            extra("contributors:\n  - eresources\n  -\n"),
            ["11 ticket.contributors: contributors has an empty item: delete it"],
            id="a list with an empty item",
        ),
        pytest.param(
            extra("contributors: [[eresources]]\n"),
            ["9 ticket.contributors: contributors holds a list or fields: write one value"],
            id="a list in a list",
        ),
        pytest.param(
            extra("contributers: [eresources]\n"),
            ["9 ticket.unknown-key: contributers is not a field: write contributors"],
            id="an unknown field with a near one",
        ),
        pytest.param(
            extra("zzz: 1\n"),
            [
                "9 ticket.unknown-key: zzz is not a field: the fields are id, title, status, waiting_on, service, channel, opened, lead, offered_to, contributors, patron, asker, patron_group, department, resource, item, symptom, cause, problem, project, answer, vendor_case, promised, watch, arrived, resolved, resolution, activity, read, minutes, labels, links, language, course, allowed, issue"
            ],
            id="an unknown field like no other",
        ),
        pytest.param(
            extra("patron: Jo Example\n"),
            [
                '9 ticket.patron: patron "Jo Example" does not fit: write it like p-7f3kq29d. patron means: the patron\'s pseudonym; never a name.'
            ],
            id="a name for the patron",
        ),
        pytest.param(
            extra("read: 9\n"),
            ['9 ticket.read: read "9" does not fit. read means: effort on the READ scale, 1 to 6.'],
            id="a READ of nine",
        ),
        pytest.param(
            extra("minutes: ten\n"),
            ['9 ticket.minutes: minutes "ten" is not a whole number: write digits only, like 15'],
            id="minutes in words",
        ),
        pytest.param(
            extra("minutes: 2.5\n"),
            ['9 ticket.minutes: minutes "2.5" is not a whole number: write digits only, like 15'],
            id="minutes of a half",
        ),
        pytest.param(
            extra("labels: [Late Issue]\n"),
            [
                '9 ticket.labels: labels "Late Issue" does not fit: write it like late-issue. labels means: free labels, lower case with hyphens.'
            ],
            id="labels with capitals",
        ),
        pytest.param(
            ticket("id: Q-4KX7M2", "id: Q-4KX7M3"),
            [
                "2 ticket.file-name: the id is Q-4KX7M3 but the file is Q-4KX7M2.md: an id is for ever, so write the one that is right in both"
            ],
            id="another id than the file's name",
        ),
        pytest.param(
            ticket("<!-- timeline -->\n\n", ""),
            [
                "13 entry.before-marker: an entry stands before the line <!-- timeline -->: put that line above the first entry, or a backslash before a heading that belongs to the question"
            ],
            id="no marker before the entries",
        ),
        pytest.param(
            ticket("### 2026-11-02T15:02:11Z reply @history-liaison ^7F3K9Q2M", "### reply"),
            [
                "15 entry.heading: `### reply` is not a whole entry heading: run `desk tidy`, or write `### 2026-11-02T15:02:11Z reply @handle ^7F3K9Q2M` (fixable)"
            ],
            id="an entry heading without its parts",
        ),
        pytest.param(
            ticket(" ^7F3K9Q2M", ""),
            [
                "15 entry.heading: `### 2026-11-02T15:02:11Z reply @history-liaison` is not a whole entry heading: run `desk tidy`, or write `### 2026-11-02T15:02:11Z reply @handle ^7F3K9Q2M` (fixable)"
            ],
            id="an entry heading without an id",
        ),
        pytest.param(
            ticket("Z reply", "Z replay"),
            ['15 entry.kind: "replay" is not a kind of entry: write reply'],
            id="an unknown kind of entry",
        ),
        pytest.param(
            ticket("Z reply", "Z zzz"),
            [
                '15 entry.kind: "zzz" is not a kind of entry: write one of question, reply, note, handoff, accept, decline, status, wait, resolve, reopen, link, promise, reminder, conflict, edit'
            ],
            id="a kind of entry like no other",
        ),
        pytest.param(
            ticket("2026-11-02T15:02:11Z", "2026-11-02T25:02:11Z"),
            ["15 entry.time: 2026-11-02T25:02:11Z is not a time there is: mend the heading"],
            id="an entry at a time there is not",
        ),
        pytest.param(
            ticket() + "\n" + REPLY,
            [
                "19 entry.id: the entry id 7F3K9Q2M is used twice in this ticket: delete the copy, or give one of them another id"
            ],
            id="an entry twice",
        ),
        pytest.param(
            ticket("It stops in 2025.", "### note\n\nIt stops."),
            [
                "11 entry.before-marker: an entry stands before the line <!-- timeline -->: put that line above the first entry, or a backslash before a heading that belongs to the question"
            ],
            id="a heading of an entry in the question",
        ),
        pytest.param(
            ticket("### 2026", "Loose words.\n\n### 2026"),
            [
                "14 entry.heading: text without an entry: write a heading such as `### note` above it, and `desk tidy` completes it"
            ],
            id="text under the marker",
        ),
    ],
)
def test_a_ticket_with_something_to_mend_is_read_as_far_as_it_goes(data, said):
    assert findings(data) == (True, said)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            f"course: {'x' * 200}: y\n",
            f"9 file.yaml: `course: {'x' * 71}…` cannot be read: the value holds \": \": put the whole value "
            'in "quotes"',
        ),
        (f"promised: {'9' * 200}\n", f'9 ticket.promised: promised "{"9" * 79}…" is not a day: write it like 2026-11-12'),
        (f"contributors: {'x' * 200}\n", f"9 ticket.contributors: contributors takes a list: write [{'x' * 79}…]"),
        (f"{'lead' * 50}:\n", f"9 ticket.unknown-key: {('lead' * 20)[:79]}… is not a field: the fields are id, title"),
        ("labels: " + "[" * 100 + "\n", "9 file.yaml: the front matter is nested too deeply"),
        ("labels: [\n\n", "9 file.yaml: `labels: [` cannot be read: a value is missing before a comma, or a [ or { is"),
    ],
)  # fmt: skip
def test_a_message_quotes_no_more_of_a_file_than_a_line_holds(lines, said):
    (found,) = findings(extra(lines))[1]
    assert found.startswith(said)
