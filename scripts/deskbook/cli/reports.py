"""The commands that add up all questions; none of them does so by person."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import Input, command
from deskbook.cli.options import Command, hand_options, root_option
from deskbook.cli.output import load
from deskbook.library.model.outcome import Outcome
from deskbook.reports.model.facts import GROUPS

PERIODS = ("week", "month", "term", "year")


def _run(use_case: str, **values: Any) -> Outcome:
    found: Outcome = load(f"reports.commands.{use_case}")(**values)
    return found


def period_options(command: Command) -> Command:
    """`--period KIND` and `--of DAY`: the span that is added up."""
    command = click.option(
        "--of", metavar="DAY", help="A day in it: 2026-10-31, 2026-10, yesterday [today]."
    )(command)
    return click.option(
        "--period",
        "kind",
        type=click.Choice(PERIODS),
        default="month",
        show_default=True,
        help="Of what; a year is the reporting year.",
    )(command)


def _tables_folder(form: str) -> Input:
    return click.option(
        f"--{form.lower()}",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help=f"Write all tables as {form} files into a folder.",
    )


def _report(
    *, public: bool, table: str | None, csv: Path | None, parquet: Path | None, **values: Any
) -> Outcome:
    """Report for colleagues or for the public; or make only the tables, or one of them."""
    if folder := csv or parquet:
        form = "csv" if csv else "parquet"
        return _run("report:write_tables", public=public, folder=folder, form=form, **values)
    if table:
        return _run("report:tabulate", public=public, table=table, **values)
    return _run("report:publish" if public else "report:report", **values)


report = command(
    _report,
    period_options,
    click.option(
        "--public", is_flag=True, help="What may be published: of a month or year that is over."
    ),
    click.option("--table", metavar="NAME", help="Only one table, as CSV."),
    _tables_folder("CSV"),
    _tables_folder("Parquet"),
    root_option,
    help="Write the letter to the staff meeting: what changed, what it means, what to do.",
)


def _count(*, explain: str | None, sets: bool, **values: Any) -> Outcome:
    """Count, explain one contact, or list the sets of definitions."""
    if sets:
        return _run("report:list_sets", root=values["root"])
    if explain:
        return _run("report:explain", root=values["root"], ticket=explain, name=values["name"])
    return _run("report:count", **values)


count = command(
    _count,
    click.option(
        "--set", "name", metavar="SET", help="By whose definitions [library.md's survey]."
    ),
    click.option(
        "--year",
        type=click.IntRange(1990, 2100),
        help="In which the reporting year ends [this one].",
    ),
    click.option(
        "--week", "weeks", multiple=True, metavar="WEEK", help="A typical week: 2026-W10."
    ),
    click.option("--explain", metavar="TICKET", help="Why one contact counts as it does."),
    click.option("--sets", is_flag=True, help="List the sets of definitions."),
    root_option,
    help="""Count what surveys ask for: reference transactions, consultations, directional contacts.

    With --week (as often as you like) only these weeks are counted and taken to a year.
    """,
)


signals = command(
    "reports.commands.signals:signals",
    click.option(
        "--of", metavar="DAY", help="As of the end of a day: 2026-10-31, yesterday [now]."
    ),
    click.option(
        "--years",
        type=click.IntRange(0, 100),
        default=1,
        show_default=True,
        help="Measure false alarms on so many years of shuffled questions.",
    ),
    click.option("--seed", type=int, default=1, show_default=True, help="Of the shuffling."),
    root_option,
    help="""Show what is asked more often than its own past explains, and the questions that say so.

    Nothing of it is a verdict: look at the questions. `desk problem open --from-signal KEY` gathers
    them in one suspected problem.
    """,
)


def _needs(
    *,
    since: str | None,
    public: bool,
    take: str | None,
    due: str | None,
    me: str | None,
    commit: bool,
    json: bool,
    root: Path,
) -> Outcome:
    """Show needs, for colleagues or for the public; or take one of them on."""
    if take:
        return _run("needs:take", root=root, key=take, due=due, me=me, commit=commit)
    if json and public:
        raise click.UsageError("the public edition is a page: leave --json out")
    return _run("needs:publish" if public else "needs:needs", root=root, since=since)


needs = command(
    _needs,
    click.option("--since", metavar="DAY", help="Questions asked since a day [a year ago]."),
    click.option("--public", is_flag=True, help="What may be published: no ticket, nothing small."),
    click.option("--take", metavar="KEY", help="Make one of them your project."),
    click.option("--due", metavar="DAY", help="When its first step is due [in two weeks]."),
    hand_options,
    root_option,
    json_as="json",
    help="""Show what is asked again and again and no answer or service of ours meets.

    Each is a piece of work: an answer to write (`desk answer new --from-need KEY`), a service to
    open or to name, a resource to order.
    """,
)


def _measure(*, csv: bool, json: bool, **values: Any) -> Outcome:
    """Measure, as one table where CSV is asked for."""
    return _run("report:tabulate_measures" if csv and not json else "report:measure", **values)


measure = command(
    _measure,
    click.option(
        "--by", type=click.Choice(GROUPS), default="service", show_default=True, help="By what."
    ),
    period_options,
    click.option("--csv", is_flag=True, help="As CSV."),
    root_option,
    json_as="json",
    help="""Measure a period's questions: how many, how long, reopened, and on whom they waited.

    By service, resource, vendor, cause and more; never by person.
    """,
)
