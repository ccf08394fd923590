"""`desk patron forget` and `desk retain`: forget patrons whom the library need not remember."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from deskbook.erasure.adapters import history, remains
from deskbook.erasure.model import (
    Due,
    Erased,
    History,
    PatronForgotten,
    Receipt,
    RetentionEnded,
    Rewriting,
    Searched,
    Traces,
)
from deskbook.erasure.rules import forgetting, retention, search
from deskbook.erasure.rules.search import Sought
from deskbook.erasure.views import describe_receipt
from deskbook.library.adapters import carry_out, chance, files, repo
from deskbook.library.commands import identify
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError, UnreadableError
from deskbook.library.model.library import Loaded
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import EditTicket, Plan, WriteFile
from deskbook.patrons.adapters.vault import aside, key_rotation, keyring, keys, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.commands import write_gate

RECEIPTS: Final = ".desk/receipts"
Rewrite = Callable[[Sought], Rewriting]
"""Takes somebody out of the whole history, or plans to."""

Search = Callable[[Sought], Searched]
"""Searches for somebody where this subject cannot look."""

MESSAGE: Final = "What is over is forgotten"


def forget(
    root: Path,
    name: str,
    *,
    apply: bool,
    me: str | None,
    commit: bool,
    texts: tuple[str, ...] = (),
    rewrite: Rewrite | None = None,
    elsewhere: Search | None = None,
) -> PatronForgotten:
    """Plan the erasure of a patron; with `apply` carry it out, and write a receipt.

    Then everything that is known of them is searched for once more, everywhere.

    Args:
        root: the library.
        name: the patron's pseudonym.
        apply: whether to do it.
        me: who does it.
        commit: whether to commit the tickets.
        texts: more names, addresses and numbers of theirs than the vault knows.
        rewrite: takes them out of the history. It is called before the vault forgets them, so that
            a run that was killed can be done again.
        elsewhere: searches what is no part of the clone, such as mail folders.
    """
    actor = identify(root, me)
    with files.locked(root), _vault(root) as vault:
        loaded = _readable(repo.load(root))
        record, notices = _record(vault, name)
        in_vault = vault is not None and (store.has(vault, name) or store.has_files(vault, name))
        mine = [it.id for it in loaded.library.tickets.values() if it.patron == name]
        once = history.list_tickets(root, name) if rewrite else []
        sent = [it.name for it in store.blobs(vault, name)] if vault and in_vault else []
        sought = search.seek(name, record, texts, [*dict.fromkeys((*mine, *once))], sent)
        plan = forgetting.forget(
            loaded,
            name,
            record,
            in_vault=in_vault or bool(texts),
            gate=replace(write_gate.load_gate(root, record), known=sought.known),
            actor=actor,
        )
        messages = len(store.sealed_messages(vault, name)) if vault else 0
        receipt, left, beyond = None, tuple[str, ...](), Searched()
        if apply:
            carry_out.apply(root, Plan(MESSAGE, plan.effects), commit=commit)
        rewriting = rewrite(sought) if rewrite else None
        if apply:
            _destroy(root, vault, [Due(name, (), whole=True)])
            left = tuple(_remains(root, vault, sought))
            beyond = elsewhere(sought) if elsewhere and sought.known else beyond
        held = history.search(root, sought)
        if apply:
            erased = Erased(len(plan.tickets), plan.texts, 1 if record else 0, messages)
            receipt = _receipt(root, loaded, actor, erased, _traces(vault, held))
    return PatronForgotten(
        pseudonym=name,
        tickets=plan.tickets,
        texts=plan.texts,
        messages=messages,
        mentions=plan.mentions,
        pages=plan.pages,
        doubtful=plan.doubtful,
        history=held,
        remains=left + beyond.places,
        not_searched=beyond.not_searched,
        rewriting=rewriting,
        receipt=receipt,
        notices=notices,
    )


def _remains(root: Path, vault: Sealed | None, sought: Sought) -> Iterator[str]:
    """Yield the places that name a patron; nobody can be searched for of whom nothing is known."""
    if not sought.known:
        return
    yield from remains.find_files(root, sought, vault.folder if vault else None)
    if vault is not None:
        yield from remains.find_sealed(vault, sought)


def retain(
    root: Path, *, apply: bool, me: str | None, commit: bool, elsewhere: Search | None = None
) -> RetentionEnded:
    """Return what `privacy.retention_days` lets be forgotten today; with `apply` forget it.

    Messages that were set aside so long ago are deleted too. Then everything that is known of
    those who are forgotten is searched for once more, everywhere.

    Args:
        root: the library.
        apply: whether to do it.
        me: who does it.
        commit: whether to commit the tickets.
        elsewhere: searches what is no part of the clone, such as mail folders.
    """
    actor = identify(root, me)
    with files.locked(root), _vault(root) as vault:
        loaded = _readable(repo.load(root))
        library, names = loaded.library, keyring.names(vault) if vault else ()
        read = {name: _record(vault, name) for name in names}
        records = {name: record for name, (record, _) in read.items() if record}
        days = library.profile.privacy.retention_days
        found = retention.find_due(records.values(), library.tickets, actor.now, days)
        receipt, left, held, beyond = None, list[str](), History(), Searched()
        if apply and vault is not None:
            aside.drop(vault, *aside.list_older(vault, actor.now - timedelta(days=days)))
            place.keep_in_git(vault)
        if apply and found.due:
            gates = {
                it.pseudonym: write_gate.load_gate(root, records.get(it.pseudonym))
                for it in found.due
            }
            plan = forgetting.retire(loaded, found.due, gates, actor)
            gone = [it.pseudonym for it in found.due if it.whole]
            messages = sum(len(_messages(vault, it)) for it in found.due if vault)
            each = [_seek(vault, it, records.get(it.pseudonym)) for it in found.due]
            carry_out.apply(root, Plan(MESSAGE, plan.effects), commit=commit)
            _destroy(root, vault, found.due)
            erased = Erased(len(plan.effects), plan.texts, len(gone), messages)
            sought = search.join([it for it in each if it.pseudonym in gone])
            held = history.search(root, sought)
            left = [*_remains(root, vault, sought), *_unlinked(root, plan.effects, each)]
            beyond = elsewhere(sought) if elsewhere and sought.known else beyond
            traces = _traces(vault, held)
            receipt = _receipt(root, loaded, actor, erased, traces)
    return RetentionEnded(
        days=days,
        due=found.due,
        held=found.held,
        history=held,
        remains=tuple(dict.fromkeys((*left, *beyond.places))),
        not_searched=beyond.not_searched,
        receipt=receipt,
        notices=tuple(notice for _, notices in read.values() for notice in notices),
    )


@contextmanager
def _vault(root: Path) -> Iterator[Sealed | None]:
    """The vault, or none where the library has none here."""
    if not place.exists(root):
        yield None
        return
    with place.open_vault(root) as sealed:
        yield sealed


def _readable(loaded: Loaded) -> Loaded:
    """The library, if every ticket can be read: a damaged one may be of who is forgotten.

    Raises:
        DeskError: one has to be mended first.
    """
    bad = tuple(it for it in loaded.findings if it.path.startswith("tickets/"))
    if bad:
        raise UnreadableError(bad)
    return loaded


def _record(vault: Sealed | None, name: str) -> tuple[Patron | None, tuple[Notice, ...]]:
    """A record if there is one; a damaged one can be forgotten all the same."""
    if vault is None or not store.has(vault, name):
        return None, ()
    try:
        return store.patron(vault, name), ()
    except DeskError as error:
        return None, (Notice("patron.damaged", f"desk: {error}"),)


def _destroy(root: Path, vault: Sealed | None, over: Sequence[Due]) -> None:
    """Destroy records after all else: as long as the vault has them, a second run can finish."""
    files.drop_generated(root)
    if vault is not None:
        for it in over:
            if it.whole:
                store.forget(vault, it.pseudonym)
            else:
                store.drop_messages(vault, it.pseudonym, _messages(vault, it))
        place.keep_in_git(vault)


def _messages(vault: Sealed, over: Due) -> list[str]:
    """The messages that go: all of a patron who is forgotten, or those of the old tickets."""
    if over.whole:
        return store.sealed_messages(vault, over.pseudonym)
    found = store.messages(vault, over.pseudonym)
    return [message.id for message in found if message.ticket in over.tickets]


def _seek(vault: Sealed | None, over: Due, record: Patron | None) -> Sought:
    """Return what to look for of a patron, with the names of the files that go."""
    gone = _messages(vault, over) if vault else []
    sent = [it.name for it in store.blobs(vault, over.pseudonym)] if vault and gone else []
    return search.seek(over.pseudonym, record, (), over.tickets, sent)


def _unlinked(root: Path, effects: Sequence[EditTicket], each: Sequence[Sought]) -> Iterator[str]:
    """Yield the places in unlinked tickets that still name their patron."""
    for path in (it.path for it in effects):
        text = (root / path).read_text(encoding="utf-8", errors="surrogateescape")
        for sought in (it for it in each if it.counts_parts(path)):
            yield from search.name_lines(path, sought.lines(text, parts=True))


def _traces(vault: Sealed | None, held: History) -> Traces:
    """Return places that may still have data of those who were forgotten."""
    return Traces(
        history=held,
        vault_history=vault is not None and (vault.folder / ".git").exists(),
        machines=tuple(key_rotation.other_machines(vault)) if vault else (),
        key=keys.MACHINE,
    )


def _receipt(root: Path, loaded: Loaded, actor: Actor, erased: Erased, traces: Traces) -> Receipt:
    """Write a receipt into this clone, where it can be shown and is not published."""
    number = chance.entry_id()
    receipt = Receipt(
        number=number,
        library=loaded.library.profile.name,
        day=actor.today(),
        author=actor.author,
        erased=erased,
        traces=traces,
        path=f"{RECEIPTS}/{actor.today()}-{number}.txt",
    )
    (root / RECEIPTS).mkdir(parents=True, exist_ok=True)
    file = WriteFile(receipt.path, describe_receipt(receipt) + "\n")
    carry_out.apply(root, Plan(MESSAGE, (file,)), commit=False)
    return receipt
