"""The questions of `desk setup`, each with what is known as its default."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import click

if TYPE_CHECKING:
    from deskbook.setup.model import Answers


def ask(known: "Answers") -> tuple["Answers", dict[str, str]]:
    """Return the answers of a person; what is known is the default of each question."""
    from deskbook.calendar.rules.regions import find_country
    from deskbook.setup.formats.answers import name_services, write_week
    from deskbook.setup.model import Answers

    click.echo("Enter keeps what stands in brackets; a space and Enter empties it.")
    name = _prompt("Name of the library", known.name, Answers, "name")
    timezone = _prompt("Time zone", known.timezone, Answers, "timezone")
    guess = known.country if timezone == known.timezone else find_country(timezone)
    country = _prompt("Country", guess or known.country, Answers, "country", _read_country)
    state = _prompt("State or province, for holidays (empty: none)", known.subdivision)
    hours = click.prompt(
        "Opening hours, such as mon-thu 8am-10pm, fri 8am-6pm",
        default=write_week(known.hours),
        value_proc=_read_week,
    )
    holidays = click.confirm("Close on public holidays?", default=True)
    basics = replace(
        known,
        name=name,
        timezone=timezone,
        country=country,
        subdivision=state,
        hours=hours,
        holidays=holidays,
        ask=_ask_ways(known),
        staff=_ask_staff(known),
    )
    answers = name_services(replace(basics, services=_ask_services(known)))
    answers, passwords = _ask_mail(answers)
    return _ask_site(answers), passwords


def _prompt(
    question: str,
    default: str = "",
    record: type | None = None,
    key: str = "",
    change: Callable[[str], str] = str,
) -> str:
    """Ask for one value, again until it fits its field."""
    from deskbook.library.formats.convert import from_text
    from deskbook.library.model.finding import DeskError

    def read(text: str) -> str:
        try:
            text = change(text.strip())
            return str(from_text(record, key, text)) if record and text else text
        except DeskError as error:
            raise click.UsageError(str(error)) from None

    shown = bool(default)
    answer: str = click.prompt(question, default=default, show_default=shown, value_proc=read)
    return answer


def _read_country(text: str) -> str:
    from deskbook.calendar.rules.regions import explain_unknown

    code = text.upper()
    if len(code) == len("US") and (unknown := explain_unknown(code)):
        raise click.UsageError(unknown)
    return code


def _refuse_taken(found: Iterable[str], what: str) -> Callable[[str], str]:
    """Return a change of an answer that refuses what is there already."""

    def read(text: str) -> str:
        if text in found:
            raise click.UsageError(f"{text} is there already: write {what}")
        return text

    return read


def _read_week(text: Any) -> Any:
    from deskbook.setup.formats.answers import parse_week

    found = parse_week(str(text))
    if isinstance(found, str):
        raise click.UsageError(found)
    if not found:
        raise click.UsageError("promises count in opening hours: write at least one day")
    return found


def _ask_ways(known: "Answers") -> Any:
    from deskbook.setup.model import Ways

    click.echo("How patrons can ask; leave empty what you do not have.")
    while True:
        ways = Ways(
            email=_prompt("  E-mail address", known.ask.email, Ways, "email"),
            phone=_prompt("  Telephone", known.ask.phone),
            place=_prompt("  Place", known.ask.place),
            form=_prompt("  Form on the web", known.ask.form, Ways, "form"),
        )
        if ways != Ways() or any(it.email for it in known.services):
            return ways
        click.echo("Error: patrons need at least one way to ask, such as a place.")


def _ask_staff(known: "Answers") -> Any:
    from deskbook.setup.model import StaffAnswer

    def ask(question: str, before: StaffAnswer, taken: Iterable[str]) -> StaffAnswer:
        refuse = _refuse_taken(tuple(taken), "another handle")
        handle = _prompt(question, before.handle, StaffAnswer, "handle", refuse)
        if not handle:
            return before
        name = _prompt("  Name", before.name or handle.replace("-", " ").capitalize())
        email = _prompt("  E-mail address, for digests", before.email, StaffAnswer, "email")
        return StaffAnswer(handle=handle, name=name, email=email)

    first, *others = known.staff or (StaffAnswer(handle="librarian"),)
    found = [ask("Your handle, a short name", first, (it.handle for it in others)), *others]
    question, nobody = "Another colleague's handle (empty: no more)", StaffAnswer(handle="")
    while (one := ask(question, nobody, (it.handle for it in found))) != nobody:
        found.append(one)
    return tuple(found)


def _ask_services(known: "Answers") -> Any:
    from deskbook.library.formats.typed_values import to_slug
    from deskbook.setup.model import ServiceAnswer

    def refuse(name: str) -> str:
        if name and to_slug(name) in [it.slug or to_slug(it.name) for it in found]:
            raise click.UsageError(f"{name} is there already: write another service")
        return name

    def ask(before: ServiceAnswer) -> ServiceAnswer:
        within = _prompt(
            f"  {before.name}: first reply within, such as 4h or 2d",
            before.first_reply,
            ServiceAnswer,
            "first_reply",
        )
        return replace(before, first_reply=within)

    found = [ask(it) for it in known.services]
    question = "Name of a service" if not found else "Another service (empty: no more)"
    default = "" if found else "Research help"
    while (name := _prompt(question, default, change=refuse)) or not found:
        if not name:
            continue
        found.append(ask(ServiceAnswer(name=name)))
        question, default = "Another service (empty: no more)", ""
    return tuple(found)


def _ask_mail(answers: "Answers") -> tuple["Answers", dict[str, str]]:
    from deskbook.library.model.mail_settings import SECURITIES, MailServer
    from deskbook.setup.model import MailAnswer
    from deskbook.setup.rules import guess_server

    if not click.confirm("Does mail become tickets here?", default=answers.mail is not None):
        return replace(answers, mail=None), {}
    before = answers.mail
    default = before.address if before else answers.ask.email
    address = _prompt("  Address", default, MailAnswer, "address")
    servers: dict[str, MailServer] = {}
    passwords: dict[str, str] = {}
    password = ""
    for use, words in (("imap", "Server to read from (IMAP)"), ("smtp", "Server to send (SMTP)")):
        known = getattr(before, use) if before else None
        found = known or guess_server(address, use)
        host = _prompt(f"  {words}", found.host)
        security = click.prompt(
            "    Security", default=found.security, type=click.Choice(tuple(SECURITIES))
        )
        port = _prompt("    Port (empty: the usual one)", str(found.port or ""), MailServer, "port")
        user = _prompt("    User", found.user)
        servers[use] = replace(
            found, host=host, security=security, port=int(port) if port else None, user=user
        )
        if user:
            password = click.prompt(
                "    Password (empty: as before)",
                default=password,
                hide_input=True,
                show_default=False,
            )
            passwords |= {use: password} if password else {}
    test = click.confirm("  Send a test letter?", default=True)
    service = before.service if before else ""
    made = MailAnswer(address=address, service=service, test=test)
    made = replace(made, imap=servers["imap"], smtp=servers["smtp"])
    return replace(answers, mail=made), passwords


def _ask_site(answers: "Answers") -> "Answers":
    from deskbook.library.model.vocabulary import Scheduler
    from deskbook.setup.model import Publication, SiteAnswer

    url = _prompt(
        "Address of the public site (empty: none yet)", answers.site.url, SiteAnswer, "url"
    )
    publish: Publication = "none"
    to = ""
    if url:
        ways: tuple[Publication, ...] = get_args(Publication)
        publish = click.prompt(
            "How it is published: to a folder of this computer, by rsync, on GitHub Pages",
            default=answers.site.publish,
            type=click.Choice(ways),
        )
    if publish in ("folder", "rsync"):
        words = "  Folder" if publish == "folder" else "  Computer and folder, web@host:/srv/ask"
        before = answers.site.to if answers.site.publish == publish else ""
        to = _prompt(words, before, change=_read_folder if publish == "folder" else str)
    jobs: Scheduler = "github"
    if publish != "github":  # GitHub publishes the site, so it starts the jobs as well
        jobs = click.prompt(
            "What starts the daily jobs",
            default=answers.jobs,
            type=click.Choice(("github", "systemd", "cron", "by-hand")),
        )
    return replace(answers, site=SiteAnswer(url=url, publish=publish, to=to), jobs=jobs)


def _read_folder(text: str) -> str:
    if not text.startswith("/"):
        raise click.UsageError(f'"{text}" is no absolute folder: write it from the first /')
    return text
