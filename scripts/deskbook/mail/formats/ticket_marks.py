"""What a message shows for the ticket that it is about, proven with our secret or only said."""

from collections.abc import Mapping

from deskbook.mail.formats import token
from deskbook.mail.model.disposition import Ties
from deskbook.mail.model.mail import MailMessage


def ties(message: MailMessage, secret: bytes, known: Mapping[str, str]) -> Ties:
    """What a message shows.

    Args:
        message: the message.
        secret: the library's.
        known: the tickets of the messages that are kept, by their keys.
    """
    addresses = dict.fromkeys((*message.delivered, *(it.email for it in message.to)))
    tokens = [token.ticket_of(secret, it) for it in addresses]
    own = [token.sent_by_us(secret, it) for it in message.references]
    referred = [known.get(token.key(secret, it)) for it in message.references]
    looks = [*map(token.claimed, addresses), *map(token.claimed, message.references)]
    proven = {*tokens, *(it[0] for it in own if it)}
    return Ties(
        tokens=tuple(filter(None, tokens)),
        own=tuple(it[0] for it in own if it),
        referred=tuple(filter(None, referred)),
        named=token.in_subject(message.subject),
        false=tuple(dict.fromkeys(it for it in looks if it and it not in proven)),
    )
