"""Checks of answers, problems, projects and resources."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.records import Answer, Missing, Problem, Project, Resource
from deskbook.library.model.records.names import RESERVED, is_private
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES
from deskbook.library.rules.check_rule import Compared, Comparison, Rule, Said, World


def reviewed(answer: Answer, world: World) -> Said:
    """A published answer has been reviewed, by a named colleague, on a day that is over."""
    if answer.reviewed is not None and answer.reviewed > world.today:
        yield "reviewed", f"it was reviewed on {answer.reviewed}, which is yet to come"
    if answer.state != "published":
        return
    for key in ("reviewed", "reviewed_by"):
        if getattr(answer, key) is None:
            what = "the day of its review" if key == "reviewed" else "the handle of who reviewed it"
            yield "state", f"it is published without {key}: write {what}, or state: review"


def due(answer: Answer, _world: World) -> Said:
    """A published answer says after how long it is looked at again."""
    if answer.state == "published" and answer.review_every is None:
        yield "state", "nobody will look at it again: write review_every: like 6m or 1y"


def answering(answer: Answer, _world: World) -> Said:
    """A published answer has a text, and stands under a service or a topic."""
    if answer.state != "published":
        return
    if not answer.body:
        yield "body", "it is published without a text: write the short answer first, then the steps"
    if not answer.services and not answer.topics and not answer.translates:
        yield "state", "it stands under no service and no topic: write services: or topics:"


def asked_once(world: World) -> Compared:
    """A wording that patrons use leads to one answer, and is written down once."""
    seen: dict[str, str] = {}
    for name, answer in sorted(world.library.answers.items()):
        if answer.state == "archived":
            continue
        for field, wording in (("title", answer.title), *_also_asked(answer)):
            other = seen.get(_plain(wording))
            seen.setdefault(_plain(wording), name)
            if other is not None:
                where = "it stands here already" if other == name else f"{other} answers it too"
                yield "answers", name, field, f'"{wording}": {where}, so take it out of one place'


def renamed_once(world: World) -> Compared:
    """A name that an answer had before leads to it alone."""
    answers = world.library.answers
    taken: dict[str, str] = {}
    for name, answer in sorted(answers.items()):
        for old in answer.was:
            if old in RESERVED:
                yield "answers", name, "was", f"{old} is a page of the site: take it out"
                continue
            other = name if old == name else old if old in answers else taken.get(old)
            taken.setdefault(old, name)
            if other is not None:
                who = "it is called so now" if other == name else f"{other} is called so too"
                who = who if other in (name, old) else f"{other} was called so too"
                yield "answers", name, "was", f"{old}: {who}, so take it out of one place"


def _also_asked(answer: Answer) -> Iterator[tuple[str, str]]:
    return (("also_asked", wording) for wording in answer.also_asked)


def _plain(wording: str) -> str:
    """A wording without what makes no difference: case, spaces, signs."""
    return " ".join(re.findall(r"\w+", wording.casefold()))


def fixed(problem: Problem, _world: World) -> Said:
    """A problem has the day of its fix once it is fixed, and only then."""
    if problem.state == "fixed" and problem.fixed is None:
        yield "state", "it is fixed, but not since when: write fixed: and the day"
    if problem.state != "fixed" and problem.fixed is not None:
        yield "fixed", f"it is {problem.state}: take fixed out, or write state: fixed"
    if problem.fixed is not None and problem.fixed < problem.started:
        yield "fixed", f"it was fixed on {problem.fixed}, before it started on {problem.started}"


def begun(problem: Problem, world: World) -> Said:
    """A problem has started, and is not fixed in advance."""
    for key in ("started", "fixed"):
        day = getattr(problem, key)
        if day is not None and day > world.today:
            yield key, f"{day} is yet to come: write the day on which it was"


def told(problem: Problem, world: World) -> Said:
    """The history of a problem goes from its first day to its last, and not ahead of today."""
    last = problem.fixed or world.today
    for it in problem.news:
        if not problem.started <= it.day <= last:
            yield (
                "news",
                f"{it.day} is not between {problem.started}, when it started, and {last}: "
                "write the day on which it happened",
            )
        if it.state is None and not it.says:
            yield "news", f"nothing is told of {it.day}: write says: or state:"
        if it.state == "fixed":
            yield "news", f"it was fixed on {it.day}: write that into state: and fixed:"
    states = [it.state for it in sorted(problem.news, key=lambda it: it.day) if it.state]
    if states and "fixed" not in (problem.state, *states) and problem.state != states[-1]:
        yield "state", f"it is {problem.state}, but {states[-1]} is the last that news tells of"


def announced(problem: Problem, _world: World) -> Said:
    """A problem that patrons see tells them in its banner what to do meanwhile."""
    if problem.public and problem.state in LIVE_PROBLEM_STATES and not problem.banner:
        yield "public", "patrons see this problem: write banner: and what they can do meanwhile"


def counted(it: Missing, world: World) -> Said:
    """A missing issue was missed and arrived on days that are over; what arrived is not watched."""
    for key in ("missed", "arrived"):
        day = getattr(it, key)
        if day is not None and day > world.today:
            yield key, f"{day} is yet to come: write the day on which it was"
    if it.arrived is not None and it.watch is not None:
        yield "watch", f"it arrived on {it.arrived}: take watch out, or arrived if it is gone again"


def planned(project: Project, world: World) -> Said:
    """A project's steps are done on days that are over, and all of them when it is closed."""
    for step in project.milestones:
        if step.done is not None and step.done > world.today:
            yield "milestones", f"{step.what} is done on {step.done}, which is yet to come"
        if step.done is None and project.closed is not None:
            yield (
                "milestones",
                f"the project is closed, but {step.what} is not done: write done: and the day, or "
                "take it out",
            )


def led(project: Project, _world: World) -> Said:
    """Somebody else than its lead stands in for a project."""
    if project.understudy == project.lead:
        yield "understudy", f"{project.lead} stands in for themselves: name a colleague"


def holdings(resource: Resource, _world: World) -> Said:
    """The title lists of a resource are files of this library."""
    for field, path in (("kbart", resource.kbart), ("holdings", resource.holdings)):
        if path.startswith(("/", "~")) or "\\" in path or ".." in path.split("/"):
            yield field, f"{path} leads out of the library: put the file here and write its path"
        elif is_private(path):
            yield field, f"{path} is a file of Git or Deskbook: name a title list of the library"


def missing_lists(filed: Filed[Resource], is_there: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield a finding for each title list that a resource names and that is not there."""
    lists = (("kbart", filed.record.kbart), ("holdings", filed.record.holdings))
    for field, path in lists:
        if path and not is_there(path):
            message = f"{field}: there is no file {path}: put the list there, or take the line out"
            yield Finding(filed.path, filed.line(field), "resource.list", message)


ANSWERS: Final = (
    Rule("answer.reviewed", reviewed, after=("reviewed", "reviewed_by")),
    Rule("answer.due", due, "warning", after=("review_every",)),
    Rule("answer.place", answering, "warning", after=("services", "topics")),
)
PROBLEMS: Final = (
    Rule("problem.fixed", fixed, after=("fixed",)),
    Rule("problem.days", begun),
    Rule("problem.news", told, after=("state",)),
    Rule("problem.banner", announced, "warning"),
)
MISSING: Final = (Rule("missing.days", counted),)
PROJECTS: Final = (
    Rule("project.steps", planned, "warning"),
    Rule("project.understudy", led, "warning"),
)
RESOURCES: Final = (Rule("resource.holdings", holdings),)
COMPARISONS: Final = (
    Comparison("answer.wording", asked_once, "warning"),
    Comparison("answer.was", renamed_once),
)
