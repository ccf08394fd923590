"""What is wrong with mail on this machine, for `desk doctor`."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from deskbook.jobs.model.outcomes import Look
from deskbook.mail.model.health import MailHealth, ServerHealth

SOON: Final = timedelta(days=14)
"""A certificate that ends within this is to be renewed now."""

NAMES: Final = {"imap": "the mailbox", "smtp": "the sending server"}


def examine(mail: MailHealth, now: datetime, fetched: datetime | None) -> Iterator[Look]:
    """Everything about mail that was looked at, what is fine included.

    Args:
        mail: what was found.
        now: the time.
        fetched: when the job that fetches mail ran last, if it ever did.
    """
    yield Look("fine", f"mail: questions come to {mail.address}")
    yield _since(mail, now)
    known = {it.use for it in mail.servers}
    for use in ("imap", "smtp"):
        if use not in known:
            todo = f"`desk setup` asks for it, and writes `{use}:` below `mail:`"
            yield Look("missing", f"mail: nobody said which server is {NAMES[use]}", todo)
    for server in mail.servers:
        yield from _server(server, now)
    yield _fetched(mail, fetched)
    yield _sent(mail)


def count_waiting(mail: MailHealth) -> Look:
    """The letters that another machine is to send, for a clone that only answers questions."""
    number = _letters(mail.waiting)
    return Look("fine", f"mail: the mail machine sends; {number} at this clone's last `desk pull`")


def _since(mail: MailHealth, now: datetime) -> Look:
    day = f"{mail.since:%Y-%m-%d}"
    if mail.since > now:
        todo = "set `since:` in knowledge/library.md to when mail was set up"
        return Look("stale", f"mail: nothing is sent that is written before {day}", todo)
    return Look("fine", f"mail: replies since {day} go out")


def _server(it: ServerHealth, now: datetime) -> Iterator[Look]:
    name = f"mail: {NAMES[it.use]} {it.host}"
    if it.secret:
        yield Look("missing", f"{name}: {it.secret}", "then `desk doctor` again")
        return
    yield Look("fine", f"{name}: the password is here, for its owner alone")
    if not it.tried:
        return
    if it.is_certificate:
        todo = (
            "is `host:` the name in the certificate, and is its issuer known to this machine? "
            "Ask who runs the server"
        )
        yield Look("stale", f"{name}: its certificate is not good: {it.fault}", todo)
        return
    if it.fault:
        todo = "look at `mail:` in knowledge/library.md and at the password; `desk mail test`"
        yield Look("stale", f"{name}: {it.fault}", todo)
        return
    yield Look("fine", f"{name}: the login works")
    if it.expires and it.expires - now < SOON:
        words = f"{name}: its certificate ends on {it.expires:%Y-%m-%d}"
        yield Look("stale", words, "ask who runs the server to renew it")
    elif it.expires:
        yield Look("fine", f"{name}: its certificate is good until {it.expires:%Y-%m-%d}")
    else:
        yield Look("fine", f"{name}: on this same machine, without a certificate")


def _fetched(mail: MailHealth, fetched: datetime | None) -> Look:
    taken = f"the last message taken in was written {_time(mail.taken)}" if mail.taken else ""
    if fetched:
        also = f"; {taken}" if taken else ""
        return Look("fine", f"mail: last fetched {_time(fetched)}{also}")
    if taken:
        return Look("fine", f"mail: {taken}")
    return Look("missing", "mail: nothing was ever fetched", "`desk mail fetch --apply`")


def _sent(mail: MailHealth) -> Look:
    last = f"the last reply was sent {_time(mail.sent)}" if mail.sent else "no reply was sent yet"
    if mail.returned:
        shown = "; ".join(f"{ticket} {why}" for ticket, why in mail.returned[:3])
        more = len(mail.returned) - 3
        shown += f"; and {more} more" if more > 0 else ""
        words = f"mail: {_letters(len(mail.returned))} did not reach a patron ({shown})"
        return Look("stale", words, "`desk list --undelivered` lists them; write to them otherwise")
    if mail.unsendable:
        shown = "; ".join(f"{ticket}: {why}" for ticket, why in mail.unsendable[:3])
        more = len(mail.unsendable) - 3
        shown += f"; and {more} more" if more > 0 else ""
        words = f"mail: {_letters(len(mail.unsendable))} cannot be sent ({shown})"
        return Look("stale", words, "`desk mail send` lists them; add the address, or `desk join`")
    if mail.waiting:
        todo = "`desk mail send --apply`, or look whether `desk job mail` runs"
        return Look("stale", f"mail: {last}; {_letters(mail.waiting)} waiting", todo)
    return Look("fine", f"mail: {last}; none waits")


def _letters(number: int) -> str:
    return f"{number} {'letter' if number == 1 else 'letters'}"


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
