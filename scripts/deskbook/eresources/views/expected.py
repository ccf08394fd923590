"""Issues that are due, in words."""

from collections.abc import Iterator

from deskbook.calendar.views import dates
from deskbook.eresources.model.outcomes import Expected, IssuesExpected
from deskbook.eresources.views.coverage import name_resource
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe


def list_expected(outcome: IssuesExpected, _screen: Screen) -> str:
    """Return each issue that is overdue or due soon, the longest overdue first."""
    lines = [line for it in outcome.expected for line in _issue(outcome, it)]
    lines += [f"{number}: no list of its resource has it" for number in outcome.unlisted]
    if not lines:
        titles = "One title is" if outcome.titles == 1 else f"{outcome.titles} titles are"
        return f"{titles} expected, and no issue is due within a month."
    seen = (
        "Open the newest issue of each: if it is there, write it into `last:`, else `desk watch`."
    )
    return "\n".join([*lines, "", seen])


def _issue(outcome: IssuesExpected, it: Expected) -> Iterator[str]:
    issue, today = it.issue, outcome.today
    numbers = f", vol. {issue.volume}, no. {issue.issue}" if issue.volume else ""
    due = issue.due or today
    late = (today - due).days
    when = dates.format_day(due, today)
    state = f"overdue for {late} days, since {when}" if late > 0 else f"due {when}"
    yield f"{safe(issue.title)}{numbers}, {issue.published}: {state}"
    known = f"; missing since {dates.format_day(it.record.missed, today)}" if it.record else ""
    yield f"  {name_resource(outcome.library, issue.resource)}, {issue.reason}{known}"
