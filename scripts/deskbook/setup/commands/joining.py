"""`desk join`: a colleague's clone is prepared whole, and says what is still missing."""

import re
from collections.abc import Iterator
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.jobs.adapters import roles as clone_roles
from deskbook.jobs.model.outcomes import Look
from deskbook.jobs.model.roles import Role
from deskbook.library.adapters import clock, git, git_clone, knowledge, lookup
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Staff
from deskbook.patrons.adapters.vault import place
from deskbook.privacy.commands import gate
from deskbook.setup.commands import joining_vault
from deskbook.setup.model import Joined, RolesShown
from deskbook.sharing.commands import merge_driver


def clone(address: str, folder: Path | None) -> Path:
    """Clone a library, unless its clone is there already; return its folder.

    Args:
        address: of the shared repository.
        folder: where; by default the last part of the address, here.

    Raises:
        DeskError: there is something else, or the address cannot be reached.
    """
    name = re.split(r"[/:\\]", address.rstrip("/\\"))[-1].removesuffix(".git")
    where = (folder or Path(name)).absolute()
    if (where / ".git").exists():
        if git.config(where, "remote.origin.url") != address:
            raise DeskError(f"{where} is a clone of something else: name another folder")
    elif where.exists() and any(where.iterdir()):
        raise DeskError(f"{where} holds other files: name another folder")
    else:
        where.parent.mkdir(parents=True, exist_ok=True)
        git.run(where.parent, "clone", "--quiet", address, where.name)
    return lookup.find_root(where)


def list_handles(root: Path) -> list[str]:
    """The handles of colleagues who work here, and so may act in a clone."""
    today = Calendar(knowledge.profile(root)).day_of(clock.now())
    staff = knowledge.records(root, Staff)
    return sorted(it.handle for it in staff if it.left is None or it.left >= today)


def join(root: Path, *, handle: str, name: str, email: str, roles: tuple[Role, ...]) -> Joined:
    """Prepare a clone for a colleague; what is done already is only looked at.

    Args:
        root: the library in its clone.
        handle: who acts here; empty where that is known, or is not to be set now.
        name: how Git names them; by default as their record does.
        email: their address for Git; by default that of their record.
        roles: what the clone is for; by default what it was for, or a desk.

    Raises:
        DeskError: there is no clone, or no such colleague.
    """
    if not git.is_clone(root):
        raise DeskError(f"{root} is no clone: `desk join ADDRESS` makes one of a shared library")
    if handle and handle not in list_handles(root):
        raise DeskError(
            f"{handle} is no colleague here: there are {', '.join(list_handles(root))}; "
            f"knowledge/staff/{handle}.md makes one"
        )
    if handle:
        git.set_config(root, "deskbook.handle", handle)
    looks = [*_person(root), _identity(root, name, email), _driver(root), _hook(root)]
    looks += [_roles(root, roles), *joining_vault.open_vault(root)]
    return Joined(folder=str(root), looks=tuple(looks))


def role(root: Path, roles: tuple[Role, ...]) -> RolesShown:
    """Return what this clone is for, after setting it where roles are given."""
    if roles:
        clone_roles.write(root, roles)
    return RolesShown(roles=clone_roles.read(root), machine=place.machine_name())


def _person(root: Path) -> Iterator[Look]:
    handle, known = git.config(root, "deskbook.handle"), list_handles(root)
    if handle in known:
        yield Look("fine", f"{handle} acts here")
    else:
        todo = f"`desk join --handle` with one of: {', '.join(known)}"
        yield Look("missing", "nobody acts here yet", todo)


def _identity(root: Path, name: str, email: str) -> Look:
    """Tell Git who commits, by what was given or by the colleague's record."""
    handle = git.config(root, "deskbook.handle")
    staff = knowledge.record(root, Staff, handle) if handle in list_handles(root) else None
    recorded = (staff.name, staff.email) if staff else ("", "")
    told = git_clone.read_identity(root)
    values = zip(("name", "email"), (name, email), told, recorded, strict=True)
    for key, given, known, by_record in values:
        if value := given or ("" if known else by_record):
            git.set_config(root, f"user.{key}", value)
    found = git_clone.read_identity(root)
    if not all(found):
        missing = [key for key, it in zip(("name", "email"), found, strict=True) if not it]
        options = " ".join(f"--{it} {it.upper()}" for it in missing)
        return Look("missing", "Git does not know who commits", f"`desk join {options}`")
    return Look("fine", f"Git commits as {found[0]}")


def _driver(root: Path) -> Look:
    merge_driver.set_up(root)
    return Look("fine", "Git merges tickets by meaning")


def _hook(root: Path) -> Look:
    try:
        gate.install_hook(root)
    except DeskError as error:
        return Look("missing", "Git does not ask the gate before commits", str(error))
    return Look("fine", "Git asks the gate before every commit")


def _roles(root: Path, given: tuple[Role, ...]) -> Look:
    roles = given or clone_roles.read(root) or ("desk",)
    clone_roles.write(root, roles)
    return Look("fine", f"the role of this clone: {', '.join(roles)}")
