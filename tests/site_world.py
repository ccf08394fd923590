"""A library in memory with something of every kind, for tests of the two sites' pages."""

from dataclasses import replace
from datetime import UTC, datetime

from deskbook.answers.rules import publication
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.sites.model import StaffDesk
from deskbook.sites.rules import staff_desk
from tests import care_world

NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)
"""A Thursday, ten in the morning at the library."""

KNOWLEDGE = {
    "library": """\
---
name: Hill College Library
format: 3
timezone: America/New_York
week:
  - {days: [mon, tue, wed, thu, fri], hours: "09:00-17:00"}
holidays:
  - {day: 2026-11-26, name: Thanksgiving}
ask_email: ask@library.example
ask_url: https://library.example/ask
site_url: https://library.example
---

Ask us anything.
""",
    "services__e_resources": """\
---
name: E-resources
team: [ann, bob]
head: head
email: er@library.example
label: "CANARY label"
promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}
---

Databases that do not open.

More about it.
""",
    "services__stacks": """\
---
name: CANARY stacks
team: [bob]
head: head
audience: staff
promise: {first_reply: 1d, news_every: 2d, accept_within: 1d}
---
""",
    "staff__ann": """\
---
name: Ann CANARY
services: [e-resources]
understudy: bob
away:
  - {from: 2026-11-04, to: 2026-11-09, understudy: bob, reason: CANARY reason}
  - {from: 2026-12-01, to: 2026-12-02}
  - {from: 2026-01-01, to: 2026-01-02}
---

Come to me for CANARY things.
""",
    "departments__history": """\
---
name: History
liaison: ann
understudy: bob
offered_to: head
agreements: [CANARY agreement]
---

CANARY about the department.
""",
    "resources__paper_mill": """\
---
name: Paper Mill
vendor: CANARY vendor
support: CANARY@vendor.example
url: https://mill.example
platform: CANARY platform
status_page: https://status.mill.example
---

Articles about paper. <!-- CANARY comment -->
""",
    "problems__mill_late": """\
---
title: Paper Mill is late
state: confirmed
public: true
resource: paper-mill
started: 2026-10-12
lead: ann
offered_to: bob
banner: Paper Mill is late; we get you any article.
news:
  - {day: 2026-11-02, says: A first part has come.}
  - {day: 2026-10-14, state: confirmed, says: The vendor knows of it.}
---

Ask us for the article.

## Cause

CANARY cause
""",
    "problems__mill_closed": """\
---
title: Paper Mill did not open
state: fixed
public: true
resource: paper-mill
started: 2025-03-01
fixed: 2025-03-04
lead: ann
---
""",
    "problems__hidden": """\
---
title: CANARY problem
state: suspected
started: 2026-11-01
lead: bob
---
""",
    "projects__review": """\
---
title: CANARY review
lead: ann
understudy: bob
team: [head]
department: history
milestones:
  - {what: List the journals, due: 2026-10-01, done: 2026-09-30}
  - {what: Compare, due: 2026-11-01}
  - {what: Decide, due: 2026-12-01}
---

About the review.
""",
    "projects__over": """\
---
title: An old project
lead: bob
closed: 2025-06-30
---
""",
    "answers__late_issues": """\
---
title: Why is the newest issue missing?
state: published
also_asked: [issue not there]
services: [e-resources, stacks]
resources: [paper-mill]
topics: [finding-sources]
sources: [Q-4KX7M2]
reviewed: 2026-09-01
reviewed_by: ann
review_every: 1m
---

Ask us, and we get it. See [how to renew](renew.md).

## Steps

1. Look again.

## Environment

CANARY environment

## Cause

CANARY cause
""",
    "answers__renew": """\
---
title: How do I renew a book?
state: published
topics: [borrowing, finding-sources]
reviewed: 2026-09-01
---

Sign in and choose Renew.
""",
    "answers__triage": """\
---
title: CANARY triage
state: published
audience: staff
---

CANARY for staff.
""",
    "answers__draft": "---\ntitle: CANARY draft\nstate: draft\n---\n\nCANARY body.\n",
    "shifts__2026_11_04": """\
---
written_by: bob
signed: 2026-11-04T22:00:00Z
---

- CANARY: the printer is out of paper, see Q-4KX7M2.
""",
    "shifts__2026_11_03": """\
---
written_by: bob
signed: 2026-11-03T22:00:00Z
read_by: [ann]
---

All quiet.
""",
}

ASKED = """\
---
id: Q-4KX7M2
title: CANARY issues are missing
status: waiting
waiting_on: vendor
service: e-resources
channel: email
opened: 2026-11-02T14:14:00Z
lead: ann
offered_to: head
contributors: [bob]
patron: p-7f3kq29d
department: history
resource: paper-mill
problem: mill-late
project: review
answer: late-issues
vendor_case: 00482-119
promised: 2026-11-04
labels: [one, two]
links: [Q-D0NE01, "https://mill.example/x", "javascript:alert(1)", Q-ZZZZZZ]
read: 5
issue: 7
---

CANARY: nothing after *December*.

<!-- timeline -->

### 2026-11-02T15:02:11Z reply @ann ^7F3K9Q2N

Thank you. I **ask** and write by Wednesday.

### 2026-11-02T15:03:00Z promise @ann ^7F3K9Q2P

- promised: -> 2026-11-04

### 2026-11-02T15:04:40Z handoff @ann ^W1A01GC5

- offered_to: -> head
- to: head
- lead: pass
- tried: CANARY tried

See Q-D0NE01 and Q-ZZZZZZ.

### 2026-11-02T15:05:00Z question @patron ^W1A01GC6

<b>Still</b> nothing.

### 2026-11-03T10:20:00Z wait @bob ^W1A01GC7

- status: open -> waiting
- waiting_on: -> vendor

### 2026-11-03T11:00:00Z edit @bob ^W1A01GC8

- course: HIST 210 ->

### 2026-11-04T05:00:00Z reminder @desk ^W1A01GC9

- rule: promise
- step: 1
- due: 2026-11-05T04:59:59Z
- to: ann
"""

CLAIMED = """\
---
id: Q-NEW001
title: A new question
status: new
service: e-resources
channel: desk
opened: 2026-11-05T14:30:00Z
---

Where is it?

<!-- timeline -->

### 2026-11-05T14:31:00Z question @bob ^00000009

And one more thing.
"""

OPEN = """\
---
id: Q-0PEN01
title: An open question
status: open
service: e-resources
channel: social
opened: 2026-11-05T14:40:00Z
lead: bob
promised: 2026-11-30
---

<!-- timeline -->

### 2026-11-05T14:41:00Z handoff @bob ^00000007

- to: ann
- lead: retain
"""

DONE = """\
---
id: Q-D0NE01
title: An old question
status: resolved
service: e-resources
channel: phone
opened: 2026-10-20T13:00:00Z
lead: gone-colleague
resolved: 2026-10-20T13:04:00Z
resolution: duplicate
---

Old.

<!-- timeline -->

### 2026-10-20T13:04:00Z resolve @gone-colleague ^00000001

- status: -> resolved
- merged_into: Q-4KX7M2
"""


def library(*tickets: str, **knowledge: str) -> Library:
    """The library above with these files besides; its four tickets where none is given."""
    found = tickets or (ASKED, CLAIMED, OPEN, DONE)
    return care_world.loaded(*found, **{**KNOWLEDGE, **knowledge}).library


def public(found: Library | None = None):
    """What patrons may know of it."""
    return publication.publish(found or library(), NOW.date())


def desk(found: Library | None = None, **more: object) -> StaffDesk:
    """Everything that its staff site shows."""
    given = found or library()
    made = staff_desk.make_desk(
        given, Calendar(given.profile), NOW, digests={}, damaged=(), report=""
    )
    return replace(made, **more)


def page(pages, place: str):
    """The page at a place."""
    return next(it for it in pages if it.place == place)
