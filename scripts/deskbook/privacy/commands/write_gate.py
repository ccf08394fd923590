"""The gate before every file: what verbs write goes through it, and people are told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path

from deskbook.library.adapters import carry_out, chance, clock, files, knowledge
from deskbook.library.adapters.journal import Write
from deskbook.library.adapters.lookup import PROFILE
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.formats.text import one_line
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import CreateTicket, EditTicket, Plan, SetFields, TicketEdit
from deskbook.library.model.records import Department, Profile, Resource, Service, Staff
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import Message, Patron
from deskbook.privacy.commands import file_check
from deskbook.privacy.commands.file_check import Files, Search, search_kept
from deskbook.privacy.commands.letters import list_altered, mark_altered, refuse_unasked
from deskbook.privacy.model.privacy import Found
from deskbook.privacy.rules import id_patterns, known, own_contacts, redact
from deskbook.privacy.rules import plan as redact_plan
from deskbook.privacy.rules.redact import Gate

_ALLOWED: ContextVar[tuple[str, ...]] = ContextVar("allowed", default=())
"""The words that the running command lets pass: the ticket remembers names, `library.md` others."""


@contextmanager
def letting_pass(words: Iterable[str]) -> Iterator[None]:
    """Let words pass the gate; what is written meanwhile remembers them, in the same commit.

    A name passes in the tickets that it is written into, other words in the whole library.

    Raises:
        DeskError: one of them is empty, or so short that it would let much else pass.
    """
    token = _ALLOWED.set(clean_words(words))
    try:
        yield
    finally:
        _ALLOWED.reset(token)


def clean_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return words on one line each, and each of them once.

    Raises:
        DeskError: one of them is empty, or so short that it would let much else pass.
    """
    clean = tuple(dict.fromkeys(map(one_line, words)))
    for text in clean:
        if len(text) < 2:
            raise DeskError(f'"{text}" is too short to let pass: give the whole words')
    return clean


def remember_words(root: Path, words: tuple[str, ...]) -> tuple[tuple[str, ...], SetFields]:
    """Return the words that do not pass yet, and the change of `library.md` that lets them."""
    data = files.inside(root, PROFILE).read_bytes()
    digest = files.digest(data)
    reading = record_file.parse(Profile, PROFILE, data, digest)
    known = reading.filed.record.not_personal if reading.filed else ()
    new = tuple(text for text in words if text not in known)
    return new, SetFields(PROFILE, {"not_personal": (*known, *new)}, digest)


def _with_allowed(root: Path, plan: Plan, words: tuple[str, ...]) -> Plan:
    """The plan, which remembers the words that this command lets pass too."""
    if not words:
        return plan
    new, effect = remember_words(root, words)
    if not new:
        return plan
    for number, it in enumerate(plan.effects):
        if isinstance(it, SetFields) and it.path == PROFILE:
            both = replace(it, fields={**effect.fields, **it.fields})
            return replace(
                plan, effects=(*plan.effects[:number], both, *plan.effects[number + 1 :])
            )
    return replace(plan, effects=(effect, *plan.effects))


def _allow_names(
    root: Path, plan: Plan, patron: str | None, who: Patron | None
) -> tuple[Plan, frozenset[str]]:
    """The plan, whose tickets remember the names among the words that this command lets pass."""

    def before(path: str) -> tuple[str, ...]:
        filed = ticket_file.parse(path, files.inside(root, path).read_bytes()).filed
        return filed.record.allowed if filed else ()

    quick = own_contacts.make_profile_gate(
        knowledge.profile(root), known.identifiers(who) if who else _known(root, patron)
    )
    return redact_plan.allow_names(plan, _ALLOWED.get(), _whole(root, quick), before)


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan as it was carried out, and its effects on files."""

    plan: Plan
    written: Written


def write(
    root: Path,
    plan: Plan,
    *,
    commit: bool,
    ticket: Ticket | None = None,
    found: tuple[Found, ...] = (),
    who: Patron | None = None,
    letters: tuple[str, ...] = (),
    ask: bool = True,
) -> Kept:
    """Carry a plan out without personal data in it, and remember the words that may pass.

    What a colleague writes to patrons is never altered, see `privacy.commands.letters`: a reply
    that names its own patron is sealed in the vault as it was typed, and its entry says so.

    Args:
        root: the library.
        plan: what a verb is to write.
        commit: whether to keep it in a commit.
        ticket: the ticket that it is about, whose patron's vault keeps the texts as they came.
        found: what was found already in texts that went into the plan.
        who: the patron's record, where the vault is to keep it anew.
        letters: texts to patrons as they were typed, where the plan has them on one line.
        ask: whether somebody typed the texts and can be asked; else what is sure is replaced and
            what is doubtful is kept.

    Raises:
        PersonalWordsError: a letter has personal data, or a text has doubtful words that nobody
            confirmed; nothing was written.
    """
    patron = ticket.patron if ticket else None
    words = _ALLOWED.get()
    if words:
        plan, named = _allow_names(root, plan, patron, who)
        words = tuple(it for it in words if it not in named)
    clean, more = guard_plan(root, plan, patron, who)
    if ask and (more or letters):
        gate = _whole(root, _quick(root, patron, who))
        own = gate.known if ticket and ticket.issue is None else ()
        refuse_unasked(root, plan, gate, more, letters, own)
    clean = _with_allowed(root, clean, words)
    every = (*found, *more)
    typed = list_altered(plan, clean) if more else {}
    vault = _keep_in_vault(root, ticket, every, who, typed) if ticket else ""
    as_typed = tuple(typed) if vault else ()
    clean = mark_altered(clean, typed) if as_typed else clean
    changes = carry_out.apply(
        root, clean, commit=commit, look=lambda writes: refuse_personal(root, writes)
    )
    written = Written(
        changes=changes, replaced=redact.replacements(every), vault=vault, as_typed=as_typed
    )
    return Kept(clean, written)


def refuse_personal(root: Path, writes: Sequence[Write]) -> None:
    """Look at whole files as our hook does: what somebody wrote into them by hand is kept too.

    Raises:
        DeskError: there is personal data in one of them.
    """
    if found := find_personal(root, [(it.path, it.data) for it in writes if it.data]):
        raise DeskError(
            "a commit would keep what is personal, so nothing was changed:\n"
            + "\n".join(f"  {it.path}:{it.line}: {it.message}" for it in found)
        )


def find_personal(root: Path, files: Files, search: Search = search_kept) -> list[Finding]:
    """Return what is surely personal in files, given by path and whole text."""
    by = own_contacts.make_profile_gate(_profile(root))
    return _personal(files, load_gate(root), search) if _personal(files, by, search) else []


def _personal(files: Files, by: Gate, search: Search) -> list[Finding]:
    found = (it for path, data in files for it in search(path, data, by))
    return sorted(it for it in found if it.severity == "error")


def _keep_in_vault(
    root: Path,
    ticket: Ticket,
    found: tuple[Found, ...],
    who: Patron | None,
    typed: Mapping[str, str],
) -> str:
    """Keep a patron's record and texts as they came; return with whom texts were kept, if any.

    Replies (`typed`) are kept by the id of their entry, for they go out as they were typed.

    Raises:
        DeskError: there is a vault and it cannot be opened here; nothing was written then.
    """
    texts = [it.text for it in found if any(hit.confidence == "sure" for hit in it.hits)]
    if not ticket.patron or not (who or (texts and place.is_here(root))):
        return ""
    now = clock.now()
    with place.open_or_begin(root) as vault:
        if who:
            store.put(vault, who)
        if not store.has(vault, ticket.patron):
            return ""
        others = ((chance.entry_id(), it) for it in texts if it not in typed.values())
        for name, words in (*typed.items(), *others):
            message = Message(id=name, ticket=ticket.id, came=now, text=words)
            store.keep(vault, ticket.patron, message)
        place.keep_in_git(vault)
    return ticket.patron if texts else ""


def list_edits(plan: Plan) -> list[TicketEdit]:
    """The edits of tickets in a plan, in their order."""
    return [effect.edit for effect in plan.effects if isinstance(effect, EditTicket)]


def take_ticket(plan: Plan) -> Ticket:
    """The ticket that a plan makes."""
    return next(it.ticket for it in plan.effects if isinstance(it, CreateTicket))


def guard_plan(
    root: Path, plan: Plan, patron: str | None = None, who: Patron | None = None
) -> tuple[Plan, tuple[Found, ...]]:
    """The plan without personal data in its texts, and what was found in them."""
    quick = _quick(root, patron, who)
    clean, found = _guarded(plan, quick)
    return _guarded(plan, _whole(root, quick)) if found else (clean, found)


def _guarded(plan: Plan, gate: Gate) -> tuple[Plan, tuple[Found, ...]]:
    clean, in_fields = file_check.guard_records(plan, gate)
    clean, found = redact_plan.guard_plan(clean, gate)
    return clean, (*in_fields, *found)


def guard_text(
    root: Path, words: str, patron: str | None = None, who: Patron | None = None
) -> tuple[str, tuple[Found, ...]]:
    """One text without personal data, and what was found in it."""
    quick = _quick(root, patron, who)
    if not redact.find(words, quick):
        return words, ()
    clean, hits = redact.clean_intake(words, _whole(root, quick))
    return clean, (Found(words, hits),) if hits else ()


def load_gate(root: Path, who: Patron | None = None) -> Gate:
    """The library's gate, which lets its own names, addresses and numbers pass.

    Raises:
        DeskError: a pattern in `library.md` cannot be used.
    """
    return _whole(root, _quick(root, None, who))


def _quick(root: Path, patron: str | None, who: Patron | None) -> Gate:
    """The gate by `library.md` alone: most texts have nothing to be looked up in other records."""
    profile = _profile(root)
    id_patterns.refuse_faulty(profile.privacy)
    return own_contacts.make_profile_gate(
        profile, known.identifiers(who) if who else _known(root, patron)
    )


def _profile(root: Path) -> Profile:
    """The library, with the words that this command lets pass."""
    profile = knowledge.profile(root)
    return replace(profile, not_personal=(*profile.not_personal, *_ALLOWED.get()))


def _known(root: Path, patron: str | None) -> own_contacts.Known:
    """Return the data of a patron in the vault, where it can be opened here."""
    if not patron or not place.can_be_opened(root):
        return ()
    with place.open_vault(root) as vault:
        return known.identifiers(store.patron(vault, patron)) if store.has(vault, patron) else ()


def _whole(root: Path, quick: Gate) -> Gate:
    own: tuple[own_contacts.Own, ...] = (
        *knowledge.records(root, Service),
        *knowledge.records(root, Staff),
        *knowledge.records(root, Department),
        *knowledge.records(root, Resource),
    )
    return own_contacts.make_gate(quick, own)
