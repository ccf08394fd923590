"""`desk needs`: what patrons ask and nothing of ours meets, each a piece of work to take on."""

from datetime import date, timedelta
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, clock, console, files, repo
from deskbook.library.commands.actor import identify
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.formats import record_file
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.plan import EditTicket, Plan, WriteFile
from deskbook.library.model.records import Milestone, Project
from deskbook.library.views import as_json
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules.redact import Gate
from deskbook.reports.model.need import Need
from deskbook.reports.rules import needs as rule
from deskbook.reports.rules import report
from deskbook.reports.views import needs as view
from deskbook.tickets.rules import amendment

SOON = timedelta(days=14)
"""When the first step of a need that was taken on is due, unless somebody says otherwise."""


def needs(root: Path, since: str | None, *, public: bool, json: bool) -> int:
    """Print the needs; the public edition has neither tickets nor examples nor small numbers."""
    loaded, damaged = sound(repo.load(root))
    library = loaded.library
    calendar = Calendar(library.profile)
    today = calendar.day_of(clock.now())
    first = moment.past_day(since, today) if since else today - rule.YEAR
    found = rule.find(library, calendar, first, None if public else write_gate.gate(root))
    names, minimum = report.names(library), library.profile.privacy.min_cell
    if public:
        console.echo(view.public(found, names, minimum, today))
    elif json:
        console.echo(as_json.envelope("needs", view.values(found)))
    else:
        console.echo(view.page(found, names, today))
    return complain(damaged)


def take(root: Path, key: str, due: str | None, *, me: str | None, commit: bool) -> int:
    """Make a need the project of who takes it on, with a first step that has a day."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, _ = sound(repo.load(root))
        today = actor.today()
        day = moment.day(due, today) if due else today + SOON
        need = named(loaded.library, key, today, write_gate.gate(root))
        slug = f"{rule.PREFIX}{need.key}"
        if slug in loaded.library.projects:
            raise DeskError(f"{slug} is a project already: knowledge/projects/{slug}.md")
        path, project = f"knowledge/projects/{slug}.md", _project(slug, need, actor.author, day)
        written = WriteFile(path, record_file.write(project))
        edits = (_with_project(loaded, it, slug, actor) for it in need.tickets)
        plan = Plan(f"{slug}: taken on by {actor.author}", (written, *edits))
        carry_out.apply(root, plan, commit=commit)
    console.echo(f"{path} written, with {', '.join(need.tickets)}")
    return 0


def named(library: Library, key: str, today: date, gate: Gate | None) -> Need:
    """The need of a key, among those of the last year.

    Raises:
        DeskError: there is none.
    """
    found = rule.find(library, Calendar(library.profile), today - rule.YEAR, gate).groups
    for it in found:
        if it.key == key:
            return it
    there = ", ".join(it.key for it in found[:8])
    raise DeskError(f"there is no need {key}: {f'there are {there}' if there else 'there is none'}")


def _project(slug: str, need: Need, lead: str, due: date) -> Project:
    step = Milestone(what=view.TODO[need.kind].capitalize(), due=due)
    title = f"Unmet need: {view.title(need)}"
    body = f"What {len(need.tickets)} questions ask and nothing of ours meets."
    return Project(slug=slug, title=title, lead=lead, milestones=(step,), body=body)


def _with_project(loaded: Loaded, name: str, slug: str, actor: Actor) -> EditTicket:
    filed = loaded.ticket(name)
    return EditTicket(
        filed.path, amendment.edit(filed.record, actor, {"project": slug}), filed.digest
    )
