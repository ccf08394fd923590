"""Everything readable in a message as one text, to search for words in it."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from deskbook.mail.formats.charset import decode, decode_words


def read_full_text(data: bytes) -> str:
    """Return header, texts and names of files, decoded, with the bytes as they came.

    A broken message is searched as it came: nothing is left out because it cannot be read.
    """
    try:
        decoded = "\n".join(_texts(message_from_bytes(data, policy=compat32)))
    except (LookupError, RecursionError, ValueError):
        decoded = ""
    return f"{decoded}\n{data.decode('utf-8', 'surrogateescape')}"


def _texts(message: Message) -> Iterator[str]:
    for part in message.walk():
        yield from (decode_words(str(value)) for _, value in part.raw_items())
        if name := part.get_filename():
            yield decode_words(str(name))
        if not part.is_multipart():
            data = part.get_payload(decode=True)
            text = data if isinstance(data, bytes) else b""
            yield decode(text, str(part.get_content_charset() or ""))
