"""What leaves the library sealed or by mail, as its receivers read it."""

from deskbook.mail.commands import outgoing, send, world
from deskbook.status.adapters import status_key
from deskbook.status.formats import status_blob


def unseal_states(root):
    """What patrons read in the sealed files of all tickets, after `desk build --public`."""
    secret, folder = status_key.read_key(root), root / "build/public/site/status/b"
    states = []
    for path in sorted(root.glob("tickets/*/*/*.md")):
        token = status_blob.token(secret, path.stem)
        sealed = (folder / status_blob.name_of(token)).read_bytes()
        states.append(repr(status_blob.unseal(sealed, token)))
    return "\n".join(states).encode()


def find_letters(root):
    """The replies that wait to go out."""
    return [*outgoing.find_replies(world.load(root))]


def write_letters(parcels):
    """The messages as they would go out, without the address of a ticket to answer to."""
    made = []
    for it in parcels:
        message = send.write_message(it.outgoing)
        made.append(message.replace(f"+{it.ticket.lower()}-".encode(), b"+"))
    return b"\n".join(made)
