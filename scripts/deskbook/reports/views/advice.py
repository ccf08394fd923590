"""Advice in words: what it means, what to do, and whose it is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from deskbook.calendar.views import dates
from deskbook.reports.model.facts import GROUPS
from deskbook.reports.model.report import Advice, AdviceKind, Report
from deskbook.reports.views.tables import name_of


def sections(report: Report) -> Iterator[str]:
    """Yield a section for each thing that stands out, or a sentence if nothing does."""
    if not report.advice:
        yield (
            "Nothing stands out: no service, resource, cause, department or channel has more or "
            "fewer questions than chance explains, and first replies keep what services promise."
        )
    for it in report.advice:
        name = name_of(report, it.group, it.name)
        about, means, todo = _WORDS[it.kind](report, it, name)
        owner = name_of(report, "service", it.owner) if it.owner else "all services"
        lines = [f"### {about}", "", f"- **What it means:** {means}", f"- **What to do:** {todo}"]
        lines.append(f"- **Whose it is:** {owner}")
        if it.tickets:
            lines.append(f"- **Look at:** {', '.join(it.tickets)}")
        yield "\n".join(lines)


def _rise(report: Report, it: Advice, name: str) -> tuple[str, str, str]:
    title = f"{name}: {questions(it.number)}, after {it.before} in {report.before.name}"
    means = f"More than chance explains, though we look at every {it.group}."
    if it.problem:
        known = name_of(report, "problem", it.problem)
        return (
            title,
            f"{means} A known problem explains it: {known}.",
            f"Press for the fix, and let `desk problem attach {it.problem}` find tickets that "
            "belong to it, so that all their patrons are told at once.",
        )
    return title, means, GROUPS[it.group].on_rise


def _fall(report: Report, it: Advice, name: str) -> tuple[str, str, str]:
    return (
        f"{name}: {questions(it.number)}, after {it.before} in {report.before.name}",
        "Fewer than chance explains. They may have found the answer themselves, or given up.",
        "Look whether a link, a form or an address has stopped working before being glad of it.",
    )


def _slow(report: Report, it: Advice, name: str) -> tuple[str, str, str]:
    took = dates.format_span(it.span or report.day, report.day)
    return (
        f"{name}: half of the first replies took {took} or longer",
        f"We promise a first reply within {_promise(it.promise)}, and keep it for fewer than half "
        f"of {questions(it.number)}.",
        "Look when they came in (the hours of the week, below): send a first word sooner, or "
        "promise what can be kept.",
    )


def _vendor(report: Report, it: Advice, name: str) -> tuple[str, str, str]:
    who = "vendors that no resource names" if name == "none" else name
    waited = dates.format_span(it.span or report.day, report.day)
    return (
        f"{who}: {questions(it.number)} waited {waited} in all",
        "No other vendor kept patrons waiting longer.",
        "`desk vendor` lists the cases and when to chase each; keep the figure for the renewal.",
    )


def _no_answer(_report: Report, it: Advice, name: str) -> tuple[str, str, str]:
    return (
        f"{name}: {questions(it.number)} answered without an answer of ours",
        "Each was written afresh. What is asked again could stand on the site.",
        "Take the two that come up most, write them as answers, and link them: "
        "`desk resolve TICKET --answer SLUG`.",
    )


def _unclassified(_report: Report, it: Advice, _name: str) -> tuple[str, str, str]:
    return (
        f"{questions(it.number)} without a kind of help",
        "No survey line can count them: nobody said whether it was directional, reference or a "
        "consultation.",
        "Say it when resolving (`desk edit TICKET --activity reference`); it takes a second.",
    )


_Words = Callable[[Report, Advice, str], tuple[str, str, str]]

_WORDS: Final[Mapping[AdviceKind, _Words]] = {
    "rise": _rise,
    "fall": _fall,
    "slow": _slow,
    "vendor": _vendor,
    "no-answer": _no_answer,
    "unclassified": _unclassified,
}


def questions(number: int) -> str:
    """Return a number of questions in words."""
    return f"{number} question" + ("" if number == 1 else "s")


def _promise(text: str) -> str:
    number, unit = int(text[:-1]), "hour" if text.endswith("h") else "opening day"
    return f"{number} {unit}" + ("" if number == 1 else "s")
