"""`desk patron forget --rewrite-history`, and a clone that follows a rewritten history."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from deskbook.erasure import commands as erasure
from deskbook.erasure.model import PatronForgotten, Rewriting
from deskbook.erasure.rules.search import Sought
from deskbook.library.adapters import clock, files, git, git_clone
from deskbook.library.adapters.git_clone import Place
from deskbook.library.model.finding import DeskError
from deskbook.sharing import views
from deskbook.sharing.adapters import (
    adopt,
    clone_refs,
    filter_run,
    grafts,
    remote,
    rewrites,
    rewriting,
)
from deskbook.sharing.model import Carried

LOG: Final = "desk: followed a rewritten history"


def forget(
    root: Path,
    name: str,
    *,
    apply: bool,
    me: str | None,
    commit: bool,
    texts: tuple[str, ...] = (),
    rewrite_history: bool = False,
    elsewhere: erasure.Search | None = None,
) -> PatronForgotten:
    """Forget a patron, and with `rewrite_history` take them out of every commit as well.

    Args:
        root: the library.
        name: the patron's pseudonym.
        apply: whether to do it.
        me: who does it.
        commit: whether to commit the tickets.
        texts: more names, addresses and numbers of theirs than the vault knows.
        rewrite_history: whether the history is rewritten, here and in the shared repository.
        elsewhere: searches what is no part of the clone, such as mail folders.

    Raises:
        DeskError: the history cannot be rewritten; the vault knows the patron still.
    """
    run = partial(
        erasure.forget,
        root,
        name,
        apply=apply,
        me=me,
        commit=commit,
        texts=texts,
        elsewhere=elsewhere,
    )
    if not rewrite_history:
        return run()
    if not commit:
        raise DeskError("a history without the commit would keep the patron: omit --no-commit")
    filter_run.require()
    with remote.alone(root):
        return run(rewrite=partial(_rewrite if apply else _plan, root))


def catch_up(root: Path, place: Place, shared: str, *, send: bool) -> Carried | None:
    """Bring a clone over to the history of its remote, if somebody rewrote that.

    Args:
        root: the library.
        place: its clone.
        shared: the name of the remote.
        send: whether the clone is about to send its commits, which is refused.

    Raises:
        DeskError: commits of the old history would be sent, or edits are in the way.
    """
    refs = rewriting.list_refs(place, shared)
    rewriting.fetch(place, shared, refs, rewriting.NEW)
    found = grafts.find(place.top, rewrites.read(place.top), refs.values())
    if found.ids and send:
        rewriting.clear(place)
        raise DeskError(views.explain_rewritten(shared))
    if not found.ids and not rewrites.list_left(place.top):
        rewriting.clear(place)
        rewrites.mark_handled(place.top)
        return None
    with files.locked(root):
        carried = _carry(place, Sought("", ()))
        files.drop_generated(root)
    return carried


def _plan(root: Path, sought: Sought) -> Rewriting:
    """Return what a rewrite would change, as far as this clone knows."""
    place, shared = _ready(root, sought)
    there = rewriting.list_refs(place, shared)
    effect = rewriting.survey(place.top, sought, "")
    known = rewriting.find_changed(place.top, there, effect.changed)
    return Rewriting(
        remote=shared,
        held=effect.held,
        commits=len(effect.changed),
        refs=tuple(known),
        own=rewriting.count_own(place, shared),
        signed=rewriting.find_signed(place.top, {it: (there[it], "") for it in known}),
    )


def _rewrite(root: Path, sought: Sought) -> Rewriting:
    """Rewrite the shared history, then bring this clone over to it as every other one."""
    place, shared = _ready(root, sought)
    top = place.top
    refs = rewriting.list_refs(place, shared)
    rewriting.fetch(place, shared, refs, rewriting.THERE)
    if rewrites.list_pending(top):
        rewriting.fetch(place, shared, refs, rewriting.NEW)
        _carry(place, sought)
        place = git_clone.place(root)
        rewriting.fetch(place, shared, refs, rewriting.THERE)
    effect = rewriting.survey(top, sought, f"{rewriting.THERE}*")
    made = rewriting.Rewritten({}, {})
    if effect.changed:
        made = rewriting.rewrite(place, sought, refs, effect)
        record, name = rewrites.write(top, made.pairs), rewrites.name_next(top, clock.now().date())
        if shared:
            rewriting.push(place, shared, made, record, name)
        rewrites.keep(top, name, record)
    else:
        rewriting.fetch(place, shared, refs, rewriting.NEW)
    signed = rewriting.find_signed(top, made.refs)
    carried = _carry(place, sought)
    return Rewriting(
        remote=shared,
        held=effect.held,
        commits=len(made.pairs) + carried.commits,
        refs=tuple(made.refs),
        own=rewriting.count_own(place, shared),
        signed=signed,
        left=carried.left,
        done=True,
    )


def _ready(root: Path, sought: Sought) -> tuple[Place, str]:
    """Return the clone and the name of its remote, where a rewrite is possible."""
    if not sought.known:
        raise DeskError(
            f"nothing is known of {sought.pseudonym}, so nothing can be found: name what the "
            "history is to lose with --text (their name, address, number; one each)"
        )
    if not git.is_clone(root):
        raise DeskError("the library is no Git repository: it has no history to rewrite")
    place = git_clone.place(root)
    if git.run(place.top, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise DeskError("this clone has a part of the history only: `git fetch --unshallow` first")
    return place, remote.find_remote(place).name if git.remote(root) else ""


def _carry(place: Place, sought: Sought) -> Carried:
    """Bring everything of this clone over to the refs below `NEW`, then delete the old objects.

    Killed at any step, the next run does what is left.
    """
    top = place.top
    shared = rewriting.read(top, rewriting.NEW)
    found = grafts.find(top, rewrites.read(top), shared.values())
    words = grafts.read_erased(top, found.ids)
    if sought.known:
        words = replace(words, everywhere=(sought, *words.everywhere))
    ids = grafts.graft(top, found, words)
    new = ids.get(place.commit, place.commit)
    survey = adopt.survey(place, new)
    beside = [(it, ids[commit]) for it, commit in clone_refs.list_work_trees(top) if commit in ids]
    edited = [*survey.edited, *(str(it) for it, _ in beside if not clone_refs.is_clean(it))]
    if edited:
        rewriting.clear(place)
        raise DeskError(views.explain_in_the_way(edited))
    for folder, commit in beside:
        clone_refs.reset(folder, commit)
    refs = [it for it in clone_refs.list_all(top) if it.name != place.branch]
    moved = clone_refs.move(top, refs, ids, words, found.ids)
    rewriting.renote(place, top, found.ids)
    stashes = clone_refs.restack(top, found.stash, ids, words)
    if new != place.commit:
        adopt.adopt(place, new, survey, LOG)
    rewriting.clear(place)
    left = clone_refs.drop_old(top)
    rewrites.mark_handled(top)
    return Carried(len(ids) - len(found.ids), moved, stashes, left)
