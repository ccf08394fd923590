"""`desk look`: the files of the sites that a library has in place of the program's."""

import difflib
from collections.abc import Mapping
from pathlib import Path

from deskbook.library.adapters import carry_out, disk, files, git, shipped
from deskbook.library.formats import override_lock
from deskbook.library.model.finding import DeskError
from deskbook.library.model.look import Override
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Effect, Plan, RemoveFile, WriteFile
from deskbook.sites.model import (
    LookCompared,
    LookListed,
    OverrideDropped,
    OverrideMade,
    OverrideUpdated,
)


def list_files(root: Path) -> LookListed:
    """List what a library overrides, and what it can override besides."""
    own = shipped.list_overrides(root)
    taken = {it.path for it in own}
    rest = (it for it in shipped.find_originals() if shipped.may_override(it) and it not in taken)
    return LookListed(overrides=own, others=tuple(rest), unused=shipped.list_unused(root))


def override(root: Path, path: str, *, target: str, commit: bool) -> OverrideMade:
    """Copy a file of the program into the library, to be edited there.

    Args:
        root: the library.
        path: the file, by its path or the end of it.
        target: the path of the copy, where it is to be another.
        commit: whether to keep the copy in a commit.

    Raises:
        DeskError: there is no such file, it cannot be overridden, or the library has it already.
    """
    if root.resolve() == shipped.home():
        raise DeskError("this repository is the program's own: edit its files in site/ themselves")
    with files.locked(root):
        look = shipped.find_whole_look(root)
        source = _find(look.originals, path)
        target = target or source
        if not shipped.may_override(target):
            raise DeskError(f"{target} cannot be overridden: name a file below site/")
        if disk.inside(root, target).exists():
            raise DeskError(f"the library has {target} already: edit it")
        data = look.originals[source].read_bytes()
        copied = shipped.read_lock(root)
        if target in look.originals:
            copied[target] = shipped.digest(look.originals[target].read_bytes())
        effects = (WriteFile(target, data.decode()), *_lock(root, copied))
        plan = Plan(f"Override {target}", effects)
        changes = carry_out.apply(root, plan, commit=commit)
        shipped.approve(root, (target,))
    return OverrideMade(path=target, source=source, written=Written(changes=changes))


def diff(root: Path, path: str) -> LookCompared:
    """Compare a file of the library with the program's.

    Raises:
        DeskError: the library has no such file.
    """
    look = shipped.find_whole_look(root)
    own = _own(root, path)
    original = look.originals.get(own.path)
    before = _lines(original) if original else []
    after = _lines(root / own.path)
    lines = difflib.unified_diff(before, after, f"program: {own.path}", own.path, lineterm="")
    return LookCompared(override=own, lines=tuple(lines))


def update(root: Path, path: str, *, commit: bool) -> OverrideUpdated:
    """Bring the program's changes into a file of the library, beside the library's own.

    Raises:
        DeskError: the library has no such file, there is nothing to bring in, the original that it
            was copied from is not known, or both changed the same lines.
    """
    with files.locked(root):
        own, originals = _own(root, path), shipped.find_originals()
        if own.path not in originals:
            raise DeskError(f"the program has no {own.path}, so there is nothing to bring in")
        if own.copied == own.original:
            raise DeskError(f"the program's {own.path} has not changed since it was copied")
        mine, theirs = (root / own.path).read_bytes(), originals[own.path].read_bytes()
        merged, clean = git.merge_file(_base(root, own), mine, theirs)
        if not clean:
            raise DeskError(
                f"{own.path} was changed in the same lines by the program, so nothing was written: "
                f"`desk look diff {own.path}` compares them"
            )
        try:
            text = merged.decode()
        except UnicodeDecodeError:
            raise DeskError(f"{own.path} is not UTF-8: save it as UTF-8 first") from None
        copied = {**shipped.read_lock(root), own.path: own.original}
        write = WriteFile(own.path, text, files.digest(mine))
        plan = Plan(f"Bring {own.path} up to date", (write, *_lock(root, copied)))
        changes = carry_out.apply(root, plan, commit=commit)
        if own.approved:
            shipped.approve(root, (own.path,))
    return OverrideUpdated(override=own, written=Written(changes=changes))


def _base(root: Path, own: Override) -> bytes:
    """Return the original that a file was copied from, as Git's history has it.

    Raises:
        DeskError: it is not there.
    """
    versions = git.list_versions(root, own.path) if git.is_clone(root) else iter(())
    for data in versions:
        if _is_original(own, data):
            return data
    raise DeskError(
        f"the original of {own.path} is not in Git's history, so nothing can be merged: "
        f"`desk look diff {own.path}` compares it with the program's file"
    )


def _is_original(own: Override, data: bytes) -> bool:
    """Return whether an override was copied from this, as far as anybody recorded it."""
    if own.copied:
        return shipped.digest(data) == own.copied
    return shipped.is_former(own.path, data)


def drop(root: Path, path: str, *, commit: bool) -> OverrideDropped:
    """Remove a file of the library, so that the program's is used again.

    Raises:
        DeskError: the library has no such file.
    """
    with files.locked(root):
        own = _own(root, path)
        copied = {it: digest for it, digest in shipped.read_lock(root).items() if it != own.path}
        effects = (RemoveFile(own.path, disk.current(root, own.path)), *_lock(root, copied))
        plan = Plan(f"Use the program's {own.path} again", effects)
        changes = carry_out.apply(root, plan, commit=commit)
    return OverrideDropped(override=own, written=Written(changes=changes))


def _own(root: Path, path: str) -> Override:
    """Return the override that a person named."""
    own = {it.path: it for it in shipped.list_overrides(root)}
    if not own:
        raise DeskError("the library overrides nothing: `desk look list` shows what it can")
    return own[_find(own, path)]


def _find(known: Mapping[str, object], name: str) -> str:
    """Return the one path that a name is, or is the end of.

    Raises:
        DeskError: there is none, or there are several.
    """
    if not name.strip():
        raise DeskError("name a file of the sites: `desk look list` shows them")
    wanted = Path(name).as_posix().removeprefix("./")
    found = [it for it in known if it == wanted] or [
        it for it in known if f"/{it}".endswith(f"/{wanted}")
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise DeskError(f"{name} is {len(found)} files, name one: {', '.join(found)}")
    near = difflib.get_close_matches(wanted, known, n=1)
    hint = f"is {near[0]} meant? " if near else ""
    raise DeskError(f"there is no {name} here: {hint}`desk look list` shows the files")


def _lock(root: Path, copied: Mapping[str, str]) -> tuple[Effect, ...]:
    """Return what brings the record of originals up to date."""
    digest = disk.current(root, shipped.LOCK)
    if copied == shipped.read_lock(root):
        return ()
    if not copied:
        return (RemoveFile(shipped.LOCK, digest),)
    return (WriteFile(shipped.LOCK, override_lock.write(copied), digest),)


def _lines(place: Path) -> list[str]:
    return place.read_text(encoding="utf-8", errors="replace").splitlines()
