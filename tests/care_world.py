"""A library in memory that days go by in: rounds are made and carried out without a disk."""

from dataclasses import replace
from datetime import UTC, date, datetime

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import rounds
from deskbook.care.rules.rounds import Letters
from deskbook.care.views import reminders
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.library import Filed, Library, Loaded, ticket_path
from deskbook.library.model.plan import EditTicket, SetFields
from deskbook.library.model.records import Profile
from deskbook.tickets.views import letters

LETTERS = Letters(letters.nudge, letters.closing)

KNOWLEDGE = {
    "library.md": """\
---
name: Hill College Library
format: 3
timezone: America/New_York
country: US
ask_email: ask@library.example
week:
  - {days: [mon, tue, wed, thu, fri], hours: "09:00-17:00"}
holidays:
  - {day: 2026-11-26, name: Thanksgiving}
---
""",
    "services/e-resources.md": """\
---
name: E-resources
team: [ann, bob]
head: head
promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}
---
""",
    "staff/ann.md": "---\nname: Ann\nservices: [e-resources]\nunderstudy: bob\n---\n",
    "staff/bob.md": "---\nname: Bob\nservices: [e-resources]\n---\n",
    "staff/head.md": "---\nname: The head\nservices: [e-resources]\n---\n",
}


def loaded(*tickets: str, **knowledge: str) -> Loaded:
    """A library of tickets' files, and records' files by `folder__name` (or `library`)."""
    files = dict(KNOWLEDGE)
    for name, text in knowledge.items():
        files[name.replace("__", "/").replace("_", "-") + ".md"] = text
    parts: dict = {name: {} for name in record_file.FOLDERS}
    filed = {}
    for name, text in files.items():
        path = f"knowledge/{name}"
        kind = record_file.kind_of(path)
        reading = record_file.parse(kind, path, text.encode(), text)
        assert reading.findings == (), reading.findings
        filed[path] = reading.filed
        if kind is Profile:
            parts["profile"] = reading.filed.record
        else:
            folder, _, stem = name.removesuffix(".md").partition("/")
            parts[folder][stem] = reading.filed.record
    for text in tickets:
        name = text.split("id: ")[1][:8]
        reading = ticket_file.parse(f"tickets/2026/11/{name}.md", text.encode(), text)
        assert reading.findings == (), reading.findings
        filed[reading.filed.path] = reading.filed
    asked = {it.record.id: it.record for it in filed.values() if it.path.startswith("tickets/")}
    return Loaded(Library(**parts, tickets=asked), filed)


def with_tickets(world: Loaded, tickets) -> Loaded:
    """The same library with these tickets in the place of its own."""
    filed = {path: it for path, it in world.filed.items() if path.startswith("knowledge/")}
    for ticket in tickets:
        text = ticket_file.write(ticket)
        filed[ticket_path(ticket)] = Filed(ticket_path(ticket), ticket, {}, text)
    return Loaded(replace(world.library, tickets={it.id: it for it in tickets}), filed)


def carried_out(world: Loaded, plan) -> Loaded:
    """The library after a plan; a file's text serves as its digest."""
    filed, library = dict(world.filed), world.library
    for effect in plan.effects:
        if isinstance(effect, EditTicket):
            text = ticket_file.edit(effect.digest, effect.edit)
            reading = ticket_file.parse(effect.path, text.encode(), text)
            assert reading.findings == (), reading.findings
            filed[effect.path] = reading.filed
            tickets = {**library.tickets, reading.filed.record.id: reading.filed.record}
            library = replace(library, tickets=tickets)
        elif isinstance(effect, SetFields):
            kind = record_file.kind_of(effect.path)
            text = record_file.set_fields(kind, effect.digest, effect.fields)
            reading = record_file.parse(kind, effect.path, text.encode(), text)
            assert reading.findings == (), reading.findings
            filed[effect.path] = reading.filed
            folder, stem = effect.path.split("/")[1], effect.path.split("/")[2].removesuffix(".md")
            records = {**getattr(library, folder), stem: reading.filed.record}
            library = replace(library, **{folder: records})
    return Loaded(library, filed)


def round_on(world: Loaded, day: str | date, calendar: Calendar | None = None):
    """The round of a day, and the library after it."""
    today = date.fromisoformat(day) if isinstance(day, str) else day
    made = rounds.make(world, calendar or Calendar(world.library.profile), today, LETTERS)
    return made, carried_out(world, made.plan)


def pages(world: Loaded, made) -> str:
    """All digests of a round, one after the other."""
    return "\n".join(reminders.write_digest(world.library, it) for it in made.digests)


def ticket(name: str, *entries: str, title: str = "A question", **fields: str) -> str:
    """A ticket's file: `entries` are whole, `fields` come after the first six."""
    head = {
        "id": name,
        "title": title,
        "status": "open",
        "service": "e-resources",
        "channel": "email",
        "opened": "2026-11-02T15:00:00Z",
        "lead": "ann",
        **fields,
    }
    front = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
    return f"---\n{front}---\n\nA question.\n\n<!-- timeline -->\n" + "".join(entries)


def entry(time: str, kind: str, author: str = "ann", text: str = "", **data: str) -> str:
    """An entry as it stands in a file; `time` is at the library, `data` with `->` for arrows."""
    local = datetime.fromisoformat(time).replace(tzinfo=Calendar(PROFILE).zone)
    stamp = f"{local.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    name = f"{int(local.timestamp()):08X}".translate(str.maketrans("ILOU", "1100"))[-8:]
    lines = "".join(f"- {key}: {value}\n" for key, value in data.items())
    parts = [f"\n### {stamp} {kind} @{author} ^{name}\n", lines, f"{text}\n" if text else ""]
    return "\n".join(part for part in parts if part)


PROFILE = loaded().library.profile
