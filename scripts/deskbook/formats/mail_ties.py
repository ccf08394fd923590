"""What a message shows for the ticket that it is about, proven with our secret or only said."""

from collections.abc import Mapping

from deskbook.formats import mail_token
from deskbook.model.mail import MailMessage
from deskbook.model.mailing import Ties


def ties(message: MailMessage, secret: bytes, known: Mapping[str, str]) -> Ties:
    """What a message shows.

    Args:
        message: the message.
        secret: the library's.
        known: the tickets of the messages that are kept, by their keys.
    """
    addresses = dict.fromkeys((*message.delivered, *(it.email for it in message.to)))
    tokens = [mail_token.ticket_of(secret, it) for it in addresses]
    own = [mail_token.sent_by_us(secret, it) for it in message.references]
    referred = [known.get(mail_token.key(secret, it)) for it in message.references]
    looks = [*map(mail_token.claimed, addresses), *map(mail_token.claimed, message.references)]
    proven = {*tokens, *(it[0] for it in own if it)}
    return Ties(
        tokens=tuple(filter(None, tokens)),
        own=tuple(it[0] for it in own if it),
        referred=tuple(filter(None, referred)),
        named=mail_token.in_subject(message.subject),
        false=tuple(dict.fromkeys(it for it in looks if it and it not in proven)),
    )
