"""Answers of `desk setup` to the effects on a library's files, and a library to its answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from deskbook.calendar.rules.regions import explain_unknown
from deskbook.library.model.fields import front_specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.mail_settings import MailServer, MailSettings
from deskbook.library.model.records import (
    Holiday,
    Profile,
    Service,
    ServicePromise,
    Staff,
)
from deskbook.setup.model import (
    Answers,
    MailAnswer,
    Records,
    ServiceAnswer,
    SiteAnswer,
    StaffAnswer,
    Ways,
)

_PROFILE: Final = (
    "name", "timezone", "country", "subdivision", "week", "holidays", "site_url", "ask_url",
    "ask_email", "ask_phone", "ask_place", "mail", "scheduler",
)  # fmt: skip
"""The fields of `library.md` that `desk setup` sets."""


_NEEDED: Final = {
    "name": "Ridgeway College Library",
    "timezone": "America/New_York",
    "hours": '[{days: [mon], hours: "09:00-17:00"}]',
}
"""The answers without which there is no library, each with an example; others may be empty."""


def refuse_contradictions(answers: Answers) -> None:
    """Raise a `DeskError` where answers do not fit each other; the text has all of them."""
    if wrong := list(_contradictions(answers)):
        raise DeskError("\n".join(["these answers do not fit each other:", *wrong]))


def _contradictions(answers: Answers) -> Iterator[str]:
    if unknown := explain_unknown(answers.country):
        yield f"  country: {unknown}"
    for key, example in _NEEDED.items():
        if not getattr(answers, key):
            yield f"  {key}: it is missing: write it, such as {key}: {example}"
    yield from _people(answers)
    yield from _ways(answers)
    yield from _site(answers)


def _people(answers: Answers) -> Iterator[str]:
    handles = [it.handle for it in answers.staff]
    if not handles:
        yield "  staff: nobody works here: write yourself, such as [{handle: jo, name: Jo}]"
    if not answers.services:
        yield "  services: there is none: write one, such as [{name: Research help}]"
    for words, found in (("staff", handles), ("services", [it.slug for it in answers.services])):
        for it in sorted({it for it in found if found.count(it) > 1}):
            yield f"  {words}: {it} is there twice: leave one out"
    for service in answers.services:
        for handle in dict.fromkeys((*service.team, *filter(None, (service.head,)))):
            if handle not in handles:
                yield f"  services: {service.name} names {handle}: add {handle} to staff"


def _ways(answers: Answers) -> Iterator[str]:
    ways, slugs = answers.ask, [it.slug for it in answers.services]
    reached = (ways.email, ways.phone, ways.place, ways.form)
    if not any((*reached, *(it.email for it in answers.services))):
        yield "  ask: patrons find no way to ask: write email, phone, place or form"
    if answers.mail and slugs and answers.mail.service not in ("", *slugs):
        yield f"  mail.service: {answers.mail.service} is not in services: write {slugs[0]}"


def _site(answers: Answers) -> Iterator[str]:
    site = answers.site
    if site.publish in ("folder", "rsync") and not site.to:
        yield "  site.to: it is missing: write the folder that the site is published to"
    elif site.publish == "folder" and not site.to.startswith("/"):
        yield f"  site.to: {site.to} is not an absolute folder: write it from the first /"
    if site.publish != "none" and not site.url:
        yield "  site.url: it is missing: write the address at which the site is published"
    if site.publish == "github" and answers.jobs != "github":
        yield "  jobs: GitHub publishes the site, so it starts the jobs: write jobs: github"


def complete(answers: Answers) -> Answers:
    """Return answers with teams, heads and names that follow from the others filled in."""
    everybody = tuple(it.handle for it in answers.staff)
    services = tuple(
        replace(it, team=it.team or everybody, head=it.head or (it.team or everybody)[0])
        for it in answers.services
    )
    mail = answers.mail
    if mail and not mail.service:
        mail = replace(mail, service=services[0].slug)
    staff = tuple(replace(it, name=it.name or _name(it.handle)) for it in answers.staff)
    return replace(answers, services=services, staff=staff, mail=mail)


def _name(handle: str) -> str:
    return handle.replace("-", " ").capitalize()


def make_records(
    answers: Answers, library: Library, holidays: tuple[Holiday, ...], now: datetime
) -> Records:
    """Return the records as the answers want them; what was not asked stays as it is.

    Args:
        answers: complete, see `complete`.
        library: the library as it is.
        holidays: public holidays to be pinned besides those that are.
        now: replies before this are not sent, where mail is new.
    """
    profile = library.profile
    pinned = {it.day: it for it in (*holidays, *profile.holidays)}
    mail = _mail(answers.mail, profile.mail, now) if answers.mail else profile.mail
    made = replace(
        profile,
        name=answers.name,
        timezone=answers.timezone,
        country=answers.country,
        subdivision=answers.subdivision or None,
        week=answers.hours,
        holidays=tuple(sorted(pinned.values(), key=lambda it: it.day)),
        site_url=answers.site.url,
        ask_url=answers.ask.form,
        ask_email=answers.ask.email,
        ask_phone=answers.ask.phone,
        ask_place=answers.ask.place,
        mail=mail,
        scheduler=answers.jobs,
    )
    services = {it.slug: _service(it, library.services.get(it.slug)) for it in answers.services}
    staff = {it.handle: _staff(it, library.staff.get(it.handle), services) for it in answers.staff}
    return Records(made, services, staff)


def _mail(answer: MailAnswer, before: MailSettings | None, now: datetime) -> MailSettings:
    if before is None:
        return MailSettings(
            address=answer.address,
            since=now,
            service=answer.service,
            imap=answer.imap,
            smtp=answer.smtp,
        )
    return replace(
        before,
        address=answer.address,
        service=answer.service,
        imap=answer.imap,
        smtp=answer.smtp,
    )


def _service(answer: ServiceAnswer, before: Service | None) -> Service:
    promise = ServicePromise(
        first_reply=answer.first_reply,
        news_every=answer.news_every,
        accept_within=answer.accept_within,
    )
    new = before or Service(
        slug=answer.slug, name=answer.name, team=answer.team, head=answer.head, promise=promise
    )
    return replace(
        new,
        name=answer.name,
        team=answer.team,
        head=answer.head,
        email=answer.email,
        promise=promise,
    )


def _staff(answer: StaffAnswer, before: Staff | None, services: Mapping[str, Service]) -> Staff:
    own = [slug for slug, it in services.items() if answer.handle in it.team]
    known = before.services if before else ()
    kept = [it for it in known if it not in services or it in own]
    new = before or Staff(handle=answer.handle, name=answer.name)
    return replace(
        new, name=answer.name, email=answer.email, services=tuple(dict.fromkeys((*kept, *own)))
    )


def changed_fields(kind: type, before: Any, after: Any) -> dict[str, Any]:
    """Return the fields of a record that change, by their key, with their new value."""
    return {
        key: getattr(after, spec.name)
        for key, spec in front_specs(kind).items()
        if getattr(after, spec.name) != getattr(before, spec.name)
        and (kind is not Profile or spec.name in _PROFILE)
    }


def read_answers(loaded: Loaded, me: str, publish: SiteAnswer) -> Answers:
    """Return the answers that a library as it is would give; they are the defaults of questions.

    Args:
        loaded: the library.
        me: the handle of the person who asks, who comes first; empty where nobody is named.
        publish: where this clone publishes the site.
    """
    library, profile = loaded.library, loaded.library.profile
    people = sorted(library.staff.values(), key=lambda it: (it.handle != me, it.handle))
    return Answers(
        name=profile.name,
        timezone=profile.timezone,
        country=profile.country or "",
        subdivision=profile.subdivision or "",
        hours=profile.week,
        ask=Ways(
            email=profile.ask_email,
            phone=profile.ask_phone,
            place=profile.ask_place,
            form=profile.ask_url,
        ),
        staff=tuple(
            StaffAnswer(handle=it.handle, name=it.name, email=it.email)
            for it in people
            if it.left is None
        ),
        services=tuple(
            ServiceAnswer(
                slug=it.slug,
                name=it.name,
                team=it.team,
                head=it.head,
                email=it.email,
                first_reply=it.promise.first_reply,
                news_every=it.promise.news_every,
                accept_within=it.promise.accept_within,
            )
            for it in library.services.values()
        ),
        mail=_mail_answer(profile.mail) if profile.mail else None,
        site=replace(publish, url=profile.site_url),
        jobs=profile.scheduler or "by-hand",
    )


def _mail_answer(mail: MailSettings) -> MailAnswer:
    return MailAnswer(address=mail.address, service=mail.service, imap=mail.imap, smtp=mail.smtp)


def guess_server(address: str, use: str) -> MailServer:
    """Return the server that an address probably has: `imap.` or `smtp.` and its domain."""
    host = address.rpartition("@")[2]
    return MailServer(host=f"{use}.{host}", user=address)
