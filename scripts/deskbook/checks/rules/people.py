"""Checks of services, colleagues and departments."""

from itertools import pairwise
from typing import Final

from deskbook.library.model.records import Department, Service, Staff
from deskbook.library.rules.check_rule import (
    Compared,
    Comparison,
    Rule,
    Said,
    World,
    find_repeated,
    find_shared,
)


def headed(service: Service, _world: World) -> Said:
    """A service has a team that is told of new questions, and its head belongs to it."""
    if not service.team:
        yield (
            "team",
            f"nobody is in the team, so nobody hears of new questions: write [{service.head}]",
        )
    elif service.head not in service.team:
        yield "head", f"{service.head} is head but not in the team: add them to team"
    for handle in find_repeated(service.team):
        yield "team", f"{handle} is named twice: once is enough"


def belonging(staff: Staff, world: World) -> Said:
    """Everybody who works for a service is in its team, and the other way round."""
    if staff.left is not None and staff.left < world.today:
        return
    for name in staff.services:
        service = world.library.services.get(name)
        if service is not None and staff.handle not in service.team:
            yield (
                "services",
                f"{name} does not have {staff.handle} in its team: add them there, or take it out",
            )
    for name, service in world.library.services.items():
        if staff.handle in service.team and name not in staff.services:
            yield (
                "services",
                f"{staff.handle} is in the team of {name}: add it here, or take them out there",
            )


def away(staff: Staff, _world: World) -> Said:
    """An absence ends after it begins, and somebody else stands in."""
    for it in staff.away:
        if it.end < it.start:
            yield (
                "away",
                f"the absence of {it.start} ends on {it.end}, before it begins: mend the days",
            )
        if it.understudy == staff.handle:
            yield "away", f"{staff.handle} stands in for themselves on {it.start}: name a colleague"
    if staff.understudy == staff.handle:
        yield "understudy", f"{staff.handle} stands in for themselves: name a colleague"


def away_once(staff: Staff, _world: World) -> Said:
    """Absences do not overlap, for each names who stands in."""
    spans = sorted(staff.away, key=lambda it: (it.start, it.end))
    for before, after in pairwise(spans):
        if after.start <= before.end:
            yield (
                "away",
                f"the absences of {before.start} and {after.start} overlap: make one of them, or "
                "let the second begin later",
            )


def looked_after(department: Department, _world: World) -> Said:
    """A department has an understudy besides its liaison, who is somebody else."""
    if department.understudy is None:
        yield (
            "liaison",
            f"nobody stands in for {department.liaison}: write understudy: and a handle",
        )
    elif department.understudy == department.liaison:
        yield "understudy", f"{department.liaison} stands in for themselves: name a colleague"


def labels(world: World) -> Compared:
    """No two services have one label on GitHub."""
    known = {name: it.label for name, it in world.library.services.items()}
    for name, other in find_shared(known).items():
        yield "services", name, "label", f"{other} has the label {known[name]} too: choose another"


def logins(world: World) -> Compared:
    """No two colleagues have one login on GitHub."""
    known = {name: (it.github or "").lower() for name, it in world.library.staff.items()}
    for name, other in find_shared(known).items():
        yield (
            "staff",
            name,
            "github",
            f"{other} has the login {known[name]} too: one of them is wrong",
        )


SERVICES: Final = (Rule("service.team", headed, "warning"),)
STAFF: Final = (
    Rule("staff.services", belonging, "warning"),
    Rule("staff.away", away),
    Rule("staff.overlap", away_once, "warning"),
)
DEPARTMENTS: Final = (Rule("department.covered", looked_after, "warning", after=("understudy",)),)
COMPARISONS: Final = (Comparison("service.label", labels), Comparison("staff.github", logins))
