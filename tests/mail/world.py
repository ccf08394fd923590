"""The small library with mail set up, and a Maildir beside it."""

from deskbook.mail.formats import token as mail_token
from deskbook.status.adapters import status_key
from tests import worlds
from tests.mail.letters import letter

SETTINGS = """\
mail:
  address: ask@library.example
  since: 2026-11-05T00:00:00Z
  service: reference
  outbox_seconds: 0
site_url: https://library.example
"""


def set_up(root, settings=SETTINGS):
    """Give a library its mail settings, and colleagues their addresses."""
    profile = root / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("ask_email:", settings + "ask_email:"))
    for handle in ("history-liaison", "eresources"):
        staff = root / f"knowledge/staff/{handle}.md"
        staff.write_text(
            staff.read_text().replace(
                "\nservices:", f"\nemail: {handle}@library.example\nservices:"
            )
        )
    service = root / "knowledge/services/e-resources.md"
    service.write_text(
        service.read_text().replace("\nteam:", "\nemail: eres@library.example\nteam:")
    )
    return root


def maildir(folder):
    """An empty Maildir."""
    for part in ("tmp", "new", "cur"):
        (folder / part).mkdir(parents=True)
    return folder


def deliver(folder, *messages):
    """Put messages into a Maildir, in their order."""
    there = len(list((folder / "new").iterdir()))
    for number, data in enumerate(messages, start=there + 1):
        (folder / f"new/{number:04}.host").write_bytes(data)


def filed(folder):
    """How many messages are in each folder of a Maildir; the inbox is `new`."""
    found = {"new": len(list((folder / "new").iterdir()))}
    for sub in folder.glob(".Desk-*"):
        found[sub.name[1:]] = len(list((sub / "cur").iterdir()))
    return {name: number for name, number in found.items() if number}


def token(root, ticket):
    """The address for answers on a ticket."""
    return mail_token.make_address(status_key.read_key(root), ticket, "ask@library.example")


def sent_as(root, ticket):
    """The id of the message that a ticket's last reply is sent in."""
    lines = [it for it in worlds.ticket_text(root, ticket).splitlines() if " reply @" in it]
    entry = lines[-1].rpartition("^")[2]
    return mail_token.make_message_id(status_key.read_key(root), ticket, entry, "library.example")


def tickets(root):
    """The ids of the tickets that the small library does not have by itself."""
    own = {worlds.NEW, worlds.OVERDUE, worlds.RESOLVED}
    return sorted({path.stem for path in root.glob("tickets/*/*/*.md")} - own)


__all__ = ["deliver", "filed", "letter", "maildir", "sent_as", "set_up", "tickets", "token"]
