"""`desk coverage due`: issues that should be there by now, from how often their titles come out."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.adapters.title_lists import find_by_number, load_title_lists
from deskbook.eresources.commands.missing import find_record
from deskbook.eresources.formats.title_words import make_key
from deskbook.eresources.model.missing import Issue
from deskbook.eresources.model.outcomes import Expected, IssuesExpected
from deskbook.eresources.rules import predictions
from deskbook.eresources.views.coverage import describe_embargo
from deskbook.library.adapters import clock, repo
from deskbook.library.model.finding import DeskError


def list_expected(root: Path, resource: str) -> IssuesExpected:
    """List the issues that are due, of all resources or of one; nothing leaves this machine.

    Raises:
        DeskError: there is no such resource, or no resource says how often a title comes out.
    """
    library = repo.load_knowledge(root).library
    if resource and resource not in library.resources:
        raise DeskError(f"{resource} is no resource: {', '.join(sorted(library.resources))} are")
    wanted = [it for it in library.resources.values() if it.expected and resource in ("", it.slug)]
    if not wanted:
        raise DeskError(
            "no title is expected: write `expected:` with number, months and last into "
            "knowledge/resources/….md"
        )
    load_title_lists(root, library.resources.values())
    today = Calendar(library.profile).day_of(clock.now())
    expected: list[Expected] = []
    unlisted: list[str] = []
    for one in wanted:
        for title in one.expected:
            rows = find_by_number(root, [title.number.replace("-", "")])
            mine = [row for by, row in rows if row.resource == one.slug]
            if not mine:
                unlisted.append(title.number)
                continue
            reason = f"line {mine[0].line}: {describe_embargo(mine[0].embargo)}"
            found = Issue(
                resource=one.slug, title=mine[0].title, key=make_key(mine[0].title), reason=reason
            )
            for issue in predictions.predict(title, found, mine[0].embargo, today):
                record = find_record(library, issue)
                if record is None or record.arrived is None:
                    expected.append(Expected(issue, record))
    return IssuesExpected(
        expected=tuple(sorted(expected, key=lambda it: (it.issue.due or today, it.issue.title))),
        unlisted=tuple(unlisted),
        titles=sum(len(it.expected) for it in wanted),
        today=today,
        library=library,
    )
