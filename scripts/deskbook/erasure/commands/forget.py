"""`desk patron forget` and `desk retain`: what a library no longer needs to know, it forgets."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from deskbook.erasure.rules import erasure, retention
from deskbook.erasure.rules.retention import Due
from deskbook.erasure.views import erasure as view
from deskbook.library.adapters import (
    carry_out,
    chance,
    console,
    files,
    generated_files,
    git,
    lookup,
    repo,
)
from deskbook.library.commands.actor import identify
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed, Loaded
from deskbook.library.model.plan import EditTicket, Plan, WriteFile
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.adapters.vault import key_rotation, keyring, keys, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import known

RECEIPTS = ".desk/receipts"
MESSAGE = "What is over is forgotten"


def forget(root: Path, name: str, *, apply: bool, me: str | None, commit: bool) -> int:
    """Show what it means to forget a patron; with `apply` do it, and write a receipt."""
    actor = identify(root, me)
    with files.locked(root), _vault(root) as vault:
        loaded = _readable(repo.load(root))
        mine = [it.id for it in loaded.library.tickets.values() if it.patron == name]
        record = _record(vault, name)
        if not mine and not (vault and _is_in(vault, name)):
            raise DeskError(f"nobody is called {name} here, neither in the vault nor on a ticket")
        if record and record.hold:
            raise DeskError(
                f"{name} is on hold ({record.hold}) and may not be forgotten now: "
                f"`desk patron edit {name} --release` ends it"
            )
        messages = len(store.sealed_messages(vault, name)) if vault else 0
        gate = write_gate.gate(root, record)
        others = _filed(loaded, sorted(set(loaded.library.tickets) - set(mine)))
        elsewhere = erasure.unmention(others, gate, actor)
        plan = erasure.joined(erasure.unlink(_filed(loaded, mine), gate, actor), elsewhere)
        console.echo(
            view.preview(
                name,
                mine,
                plan.texts,
                messages,
                plan.doubtful,
                [Path(effect.path).stem for effect in elsewhere.effects],
                erasure.pages(loaded, gate),
            )
        )
        if not apply:
            console.echo("\nNothing was written: --apply does it, and it cannot be taken back.")
            return 0
        _carry_out(root, plan.effects, vault, [Due(name, (), whole=True)], commit=commit)
        counts = view.counts(len(mine), plan.texts, 1 if record else 0, messages)
        console.echo("\n" + _receipt(root, loaded, actor, counts, _held(root, vault, [record])))
    return 0


def retain(root: Path, *, apply: bool, me: str | None, commit: bool) -> int:
    """Show what `privacy.retention_days` lets be forgotten today; with `apply` forget it."""
    actor = identify(root, me)
    with files.locked(root), _vault(root) as vault:
        loaded = _readable(repo.load(root))
        library = loaded.library
        records = {name: _record(vault, name) for name in keyring.names(vault)} if vault else {}
        known = [it for it in records.values() if it]
        days = library.profile.privacy.retention_days
        found = retention.due(known, library.tickets, actor.now, days)
        plans = [
            erasure.unlink(
                _filed(loaded, it.tickets), write_gate.gate(root, records.get(it.pseudonym)), actor
            )
            for it in found.due
        ]
        told = [view.over(it.pseudonym, it.tickets, whole=it.whole) for it in found.due]
        console.echo(view.retained(told, found.held, days))
        if not found.due:
            return 0
        if not apply:
            console.echo("\nNothing was written: --apply does it, and it cannot be taken back.")
            return 0
        whole = [it for it in found.due if it.whole]
        messages = sum(len(_messages(vault, it)) for it in found.due if vault)
        effects = [effect for plan in plans for effect in plan.effects]
        _carry_out(root, effects, vault, found.due, commit=commit)
        counts = view.counts(len(effects), sum(plan.texts for plan in plans), len(whole), messages)
        gone = [records[it.pseudonym] for it in whole]
        console.echo("\n" + _receipt(root, loaded, actor, counts, _held(root, vault, gone)))
    return 0


@contextmanager
def _vault(root: Path) -> Iterator[Sealed | None]:
    """The vault, or none where the library has none here."""
    if not place.is_there(root):
        yield None
        return
    with place.opened(root) as sealed:
        yield sealed


def _readable(loaded: Loaded) -> Loaded:
    """The library, where every ticket can be read: one that cannot may be of who is forgotten.

    Raises:
        DeskError: one has to be mended first.
    """
    bad = tuple(it for it in loaded.findings if it.path.startswith("tickets/"))
    if bad:
        raise DeskError(lookup.unreadable(bad))
    return loaded


def _filed(loaded: Loaded, names: Iterable[str]) -> list[Filed[Ticket]]:
    return [loaded.ticket(name) for name in names]


def _is_in(vault: Sealed, name: str) -> bool:
    return store.has(vault, name) or store.has_files(vault, name)


def _record(vault: Sealed | None, name: str) -> Patron | None:
    """A record, or none where there is none or it is damaged: it can be forgotten all the same."""
    if vault is None or not store.has(vault, name):
        return None
    try:
        return store.patron(vault, name)
    except DeskError as error:
        console.complain(f"desk: {error}")
        return None


def _carry_out(
    root: Path,
    effects: Sequence[EditTicket],
    vault: Sealed | None,
    over: Sequence[Due],
    *,
    commit: bool,
) -> None:
    """Tickets first, for as long as the vault knows who it is a second run can finish."""
    carry_out.apply(root, Plan(MESSAGE, tuple(effects)), commit=commit)
    if vault is not None:
        for it in over:
            if it.whole:
                store.forget(vault, it.pseudonym)
            else:
                store.drop_messages(vault, it.pseudonym, _messages(vault, it))
        place.keep_in_git(vault)
    generated_files.drop(root)


def _messages(vault: Sealed, over: Due) -> list[str]:
    """The messages that go: all of a patron who is forgotten, or those of the old tickets."""
    if over.whole:
        return store.sealed_messages(vault, over.pseudonym)
    found = store.messages(vault, over.pseudonym)
    return [message.id for message in found if message.ticket in over.tickets]


def _held(root: Path, vault: Sealed | None, gone: Iterable[Patron | None]) -> list[str]:
    """What may still hold the data of who was forgotten."""
    words = [text for it in gone if it for _, text in known.identifiers(it)]
    return view.still_held(
        library=git.holding(root, words) if words and git.is_clone(root) else 0,
        vault_history=vault is not None and (vault.folder / ".git").exists(),
        machines=key_rotation.other_machines(vault) if vault else [],
        key=keys.MACHINE,
    )


def _receipt(
    root: Path, loaded: Loaded, actor: Actor, counts: Sequence[str], held: Sequence[str]
) -> str:
    """Write a receipt into this clone, where it can be shown and is not published."""
    number = chance.entry_id()
    library = loaded.library.profile.name
    text = view.receipt(number, library, actor.today(), actor.author, counts, held)
    path = f"{RECEIPTS}/{actor.today()}-{number}.txt"
    (root / RECEIPTS).mkdir(parents=True, exist_ok=True)
    carry_out.apply(root, Plan(MESSAGE, (WriteFile(path, text + "\n"),)), commit=False)
    return f"{text}\nThis receipt is kept in {path}."
