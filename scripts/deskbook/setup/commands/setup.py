"""`desk setup`: write what a library needs, from a few answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.regions import find_country
from deskbook.care.adapters import list_holidays
from deskbook.care.rules.days_off import find_doubtful
from deskbook.jobs.commands import init, workflows
from deskbook.library.adapters import carry_out, clock, files, git, knowledge, lookup, repo
from deskbook.library.formats import record_file
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Loaded
from deskbook.library.model.outcome import Change, Written
from deskbook.library.model.plan import Effect, Plan, RemoveFile, SetFields, WriteFile
from deskbook.library.model.records import Holiday, Hours, Profile, Service, Staff
from deskbook.mail.adapters import server
from deskbook.mail.commands.trial import send_letter
from deskbook.setup import rules
from deskbook.setup.commands import schedule
from deskbook.setup.formats import answers as answers_file
from deskbook.setup.model import Answers, LibrarySetUp, Records, SiteAnswer, StaffAnswer, Ways
from deskbook.sites.adapters import publisher

WAIT: Final = 60
"""Seconds until a test letter is given up."""


def read_file(path: Path) -> Answers:
    """Read a file of answers.

    Raises:
        DeskError: it cannot be read, or has mistakes, each with its line.
    """
    try:
        return answers_file.parse(str(path), path.read_bytes())
    except OSError as error:
        raise DeskError(f"{path} cannot be read: {error.strerror}") from None


def begin_answers(folder: Path) -> Answers:
    """Return the answers that are the defaults of questions: of the library, or of a new one.

    Raises:
        DeskError: the folder has files and is no library, or files of the library are damaged.
    """
    if _is_library(folder):
        loaded = repo.load_knowledge(folder)
        me = git.config(folder, "deskbook.handle") if git.is_clone(folder) else ""
        return rules.read_answers(loaded, me, _read_site(folder))
    _refuse_files(folder)
    zone = clock.zone()
    return Answers(
        name=init.name_of(folder.resolve()),
        timezone=zone,
        country=find_country(zone),
        hours=(Hours(days=("mon", "tue", "wed", "thu", "fri"), hours="09:00-17:00"),),
        ask=Ways(),
        staff=(StaffAnswer(handle="librarian"),),
        services=(),
    )


def set_up(
    folder: Path,
    answers: Answers,
    *,
    passwords: Mapping[str, str],
    apply: bool,
    install: bool,
    commit: bool,
) -> LibrarySetUp:
    """Write a library's settings, services and staff, and what starts its jobs; begin it if new.

    Args:
        folder: a library, or a new or empty folder.
        answers: what the library wants.
        passwords: those of mail by `imap` and `smtp`; they go to files of this clone alone.
        apply: carry it out; without it, only find what would be written.
        install: give cron or systemd what starts the jobs, and do not only write it.
        commit: whether to keep the changes in a commit.

    Raises:
        DeskError: answers do not fit each other, or a file is damaged or of somebody else.
    """
    answers = answers_file.name_services(answers)
    rules.refuse_contradictions(answers)
    answers = rules.complete(answers)
    knowledge.refuse_unknown_zone("timezone", answers.timezone)
    folder = folder.resolve()
    passwords = {**_read_passwords(answers), **passwords}
    begun = not _is_library(folder)
    if begun:
        _refuse_files(folder)
        if not apply:
            return _planned_new(folder, answers)
        init.init(
            folder,
            name=answers.name,
            timezone=answers.timezone,
            country=answers.country,
            ask_email=answers.ask.email,
            handle=answers.staff[0].handle,
        )
    with files.locked(folder):
        loaded, now = repo.load_knowledge(folder), clock.now()
        found, doubtful = _holidays(answers, loaded, now)
        known = replace(loaded.library, services={}, staff={}) if begun else loaded.library
        records = rules.make_records(answers, known, found, now)
        effects = (*_effects(loaded, records), *(_leftovers(loaded, records) if begun else ()))
        local = _local(folder, answers, passwords)
        changes: tuple[Change, ...] = ()
        if apply:
            plan = Plan(f"Set up {answers.name}", effects)
            changes = carry_out.apply(folder, plan, commit=commit)
            _write_local(folder, answers, passwords)
    texts = schedule.start_jobs(folder, answers, records.profile, apply=apply, install=install)
    tested = None
    if apply and answers.mail and answers.mail.test and records.profile.mail:
        tested = send_letter(folder, "", wait=WAIT)
    if apply and answers.jobs == "github":
        workflows.set_up(folder, wheel=None, check=False, commit=commit)
    stopped = schedule.stop_jobs(folder, answers, texts, apply=apply and install, commit=commit)
    return LibrarySetUp(
        name=answers.name,
        folder=str(folder),
        begun=begun,
        paths=tuple(it.path for it in effects if not isinstance(it, RemoveFile)),
        local=local,
        schedule=texts,
        installed=apply and install and bool(texts),
        former=stopped.names,
        stopped=apply and install,
        doubtful=doubtful,
        tested=tested,
        applied=apply,
        written=Written(changes=(*changes, *stopped.changes)),
    )


def _is_library(folder: Path) -> bool:
    return (folder / lookup.PROFILE).is_file()


def _refuse_files(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        raise DeskError(
            f"{folder} has files and is no library: name a new folder, or run this in a library"
        )


def _planned_new(folder: Path, answers: Answers) -> LibrarySetUp:
    """Return the outcome of a library that would be begun."""
    return LibrarySetUp(
        name=answers.name,
        folder=str(folder),
        begun=True,
        paths=(
            lookup.PROFILE,
            *(f"knowledge/services/{it.slug}.md" for it in answers.services),
            *(f"knowledge/staff/{it.handle}.md" for it in answers.staff),
        ),
        local=_local(folder, answers, _read_passwords(answers)),
        applied=False,
    )


def _read_passwords(answers: Answers) -> dict[str, str]:
    """Return the password of the answers' file for each server that is logged in to."""
    mail = answers.mail
    if mail is None or not mail.password_file:
        return {}
    try:
        text = Path(mail.password_file).read_text(encoding="utf-8").strip("\r\n")
    except OSError as error:
        raise DeskError(
            f"mail.password_file: {mail.password_file} cannot be read: {error.strerror}"
        ) from None
    return {use: text for use in ("imap", "smtp") if getattr(mail, use)}


def _holidays(
    answers: Answers, loaded: Loaded, now: datetime
) -> tuple[tuple[Holiday, ...], tuple[Holiday, ...]]:
    """Return the public holidays to be pinned, and those that a person has to decide on."""
    if not answers.holidays:
        return (), ()
    today = Calendar(loaded.library.profile).day_of(now)
    found = [
        day
        for year in (today.year, today.year + 1)
        for day in list_holidays(answers.country, answers.subdivision or None, year)
        if day.day >= today
    ]
    pinned = {it.day for it in loaded.library.profile.holidays}
    doubtful = find_doubtful(found)
    unsure = tuple(it for it in found if it.day in doubtful and it.day not in pinned)
    return tuple(it for it in found if it.day not in doubtful), unsure


def _effects(loaded: Loaded, records: Records) -> Iterator[Effect]:
    """Yield the writes of records that are new or change."""
    rows: list[tuple[type, str, object]] = [(Profile, lookup.PROFILE, records.profile)]
    rows += [(Service, f"knowledge/services/{it}.md", one) for it, one in records.services.items()]
    rows += [(Staff, f"knowledge/staff/{it}.md", one) for it, one in records.staff.items()]
    for kind, path, after in rows:
        filed = loaded.filed.get(path)
        if filed is None:
            yield WriteFile(path, record_file.write(after))
        elif changed := rules.changed_fields(kind, filed.record, after):
            values = {key: record_file.to_front(value) for key, value in changed.items()}
            yield SetFields(path, values, filed.digest)


def _leftovers(loaded: Loaded, records: Records) -> Iterator[Effect]:
    """Yield the removal of what a new library began with and nobody asked for."""
    for name in loaded.library.services:
        if name not in records.services:
            path = f"knowledge/services/{name}.md"
            yield RemoveFile(path, loaded.filed[path].digest)


def _local(folder: Path, answers: Answers, passwords: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is written in this clone alone, in sentences."""
    found = [f"You act here as {answers.staff[0].handle}."]
    found += [f"The {use} password is in .desk/{use}-secret, for you alone." for use in passwords]
    if answers.site.publish in ("folder", "rsync"):
        found.append(f"`desk job publish` publishes the site to {answers.site.to}.")
    return tuple(found)


def _write_local(folder: Path, answers: Answers, passwords: Mapping[str, str]) -> None:
    """Write secrets and settings of this clone, which Git never gets."""
    for use, secret in passwords.items():
        server.write_secret(folder, use, secret)
    if git.is_clone(folder):
        git.set_config(folder, "deskbook.handle", answers.staff[0].handle)
        to = answers.site.to if answers.site.publish in ("folder", "rsync") else ""
        git.set_config(folder, publisher.SETTING, to)


def _read_site(folder: Path) -> SiteAnswer:
    """Return where this clone publishes the site."""
    to = git.config(folder, publisher.SETTING) if git.is_clone(folder) else ""
    if to:
        return SiteAnswer(publish="folder" if to.startswith("/") else "rsync", to=to)
    return SiteAnswer(publish="github" if workflows.are_there(folder) else "none")
