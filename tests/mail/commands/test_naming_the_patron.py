"""A reply may name its own patron: it goes out as it was typed, and no commit has the name."""

import itertools

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter

from deskbook.mail.commands import outgoing
from deskbook.mail.commands import world as mail_world
from deskbook.patrons.adapters.vault import place, store

GREETINGS = (
    "Dear Todd,",
    "Hi todd",
    "Dear Mr Miller,",
    "Hello Todd Miller!",
    "Todd,",
    "DEAR TODD MILLER:",
)
BODIES = (
    "your book is here. [name] is what the form calls you.",
    "we wrote to todd@people.example.\n\n    Two  blanks, and a tab\there.",
)
ENDS = ("Best,\nthe desk", "Greetings to Todd's class")
LETTERS = ["\n\n".join(it) for it in itertools.product(GREETINGS, BODIES, ENDS)]


@pytest.fixture
def asked(git_library, tmp_path, desk):
    """A question that Todd Miller asked by mail; the ticket's id."""
    world.set_up(
        git_library, world.SETTINGS.replace("  service:", "  acknowledge: false\n  service:")
    )
    worlds.git(git_library, "commit", "-qam", "mail")
    box = world.maildir(tmp_path / "maildir")
    world.deliver(box, letter("Where is the atlas?", From="Todd Miller <todd@people.example>"))
    assert desk("mail", "fetch", "--from", str(box), "--apply").code == 0
    (name,) = world.tickets(git_library)
    return name


def waiting(root):
    """The texts that would go out, oldest first, and why others do not."""
    parcels = [*outgoing.find_replies(mail_world.load(root))]
    return [it.outgoing.letter.text if it.outgoing else it.why for it in parcels]


@pytest.mark.slow
def test_a_reply_goes_out_as_it_was_typed_whatever_names_its_patron(git_library, asked, desk):
    for text in LETTERS:
        done = desk("reply", asked, "--file", "-", given=text)
        assert done.code == 0, (text, done.err)
    assert waiting(git_library) == LETTERS
    kept = worlds.git(git_library, "log", "-p", "--all", "--", "tickets", "knowledge").lower()
    assert "todd" not in kept and "miller" not in kept
    assert desk("gate").code == 0
    assert desk("check").code == 0


def test_people_are_told_that_it_goes_out_as_it_is(git_library, asked, desk):
    told = desk("reply", asked, "Dear Todd, it is here.").err
    assert "The reply goes out as you typed it: the vault keeps it with p-" in told
    assert "desk allow" not in told
    assert "reply @history-liaison" in (shown := worlds.timeline(git_library, asked))
    assert "- written: vault\n\nDear [name], it is here.\n" in shown


@pytest.mark.parametrize("text", ["Dear Zuzanna, ask Todd.", "Dear Todd, call (919) 555-0123."])
def test_what_names_somebody_else_is_refused_as_before(git_library, asked, desk, text):
    before = worlds.git(git_library, "rev-parse", "HEAD")
    told = desk("reply", asked, text)
    assert (told.code, "Todd" in told.err) == (2, False)
    assert worlds.git(git_library, "rev-parse", "HEAD") == before


def test_in_an_issue_that_others_read_a_name_is_refused(git_library, asked, desk):
    path = next(git_library.glob(f"tickets/*/*/{asked}.md"))
    path.write_text(path.read_text().replace("status:", "issue: 7\nstatus:", 1))
    assert desk("reply", asked, "Dear Todd, it is here.", "--no-commit").code == 2


def test_a_reply_that_the_vault_lost_or_somebody_rewrote_does_not_go_out_altered(
    git_library, asked, desk
):
    desk("reply", asked, "Dear Todd, it is here.")
    path = next(git_library.glob(f"tickets/*/*/{asked}.md"))
    before = path.read_text()
    path.write_text(before.replace("[name], it is here", "[name], it is there"))
    assert waiting(git_library) == [outgoing.NOT_AS_TYPED]
    path.write_text(before)
    assert waiting(git_library) == ["Dear Todd, it is here."]
    patron = worlds.front(git_library, asked)["patron"]
    with place.open_vault(git_library) as vault:
        store.drop_messages(vault, patron, [it.id for it in store.messages(vault, patron)])
    assert waiting(git_library) == [outgoing.NOT_AS_TYPED]


def test_nothing_of_it_is_left_when_the_patron_is_forgotten(git_library, asked, desk):
    desk("reply", asked, "Dear Todd, it is here.")
    patron = worlds.front(git_library, asked)["patron"]
    desk("resolve", asked, "--answered", "--no-commit")
    desk("patron", "forget", patron, "--apply")
    assert waiting(git_library) in ([], [outgoing.NO_ADDRESS], [outgoing.NOBODY])
    held = [it.read_bytes() for it in (git_library / ".desk").rglob("*") if it.is_file()]
    assert not any(b"Todd" in it for it in held)
