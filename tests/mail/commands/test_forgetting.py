"""`desk patron forget` and `desk retain`: what the library's mail folders still hold"""

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter

from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import Blob

NAME, MAIL = "Zuzanna Qwertzky", "zuz@people.example"
SUBJECT = "=?utf-8?q?From_Zuzanna_Qwertzky?="


@pytest.fixture
def boxes(tmp_path):
    """A Maildir with a message in each folder that we file into, and one in the inbox."""
    inbox = world.maildir(tmp_path / "maildir")
    for folder in (".Desk-done", ".Desk-aside", ".Drafts"):
        world.deliver(world.maildir(inbox / folder), letter(Subject=SUBJECT))
    world.deliver(inbox, letter("Nobody."), letter(f"I am {MAIL.upper()}"), letter("No."))
    return inbox


@pytest.fixture
def asked(git_library, desk):
    """A patron with a ticket, and a library with mail."""
    world.set_up(git_library)
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Mail")
    made = desk(
        *("new", "May I renew?", "-sreference", "-cemail"),
        *("--patron-email", MAIL, "--patron-name", NAME),
    )
    ticket = worlds.made(made)
    return worlds.front(git_library, ticket)["patron"], ticket


def named(outcome):
    """The places that the end of an outcome names."""
    return outcome.out.partition("They are still named here:\n")[2].splitlines()


def test_messages_in_our_folders_are_named(desk, asked, boxes):
    before = world.filed(boxes)
    outcome = desk("patron", "forget", asked[0], "--apply", "--maildir", str(boxes))
    assert outcome.code == 1
    assert named(outcome) == [
        "  mail folder INBOX: message new/0002.host",
        "  mail folder Desk-done: message new/0001.host",
        "  mail folder Desk-aside: message new/0001.host",
    ]
    assert world.filed(boxes) == before


def test_folders_without_a_connection_are_not_searched_and_said_to_be_so(desk, asked):
    outcome = desk("patron", "forget", asked[0], "--apply")
    assert outcome.code == 1
    assert outcome.out.endswith(
        "\n\nNot searched, so look there yourself:\n  the mail folders of ask@library.example: "
        "library.md has no `imap:`; name the Maildir with --maildir\n"
    )


def test_folders_are_searched_for_names_of_files_too(git_library, desk, asked, boxes):
    with place.open_vault(git_library) as vault:
        for number, name in enumerate(("Letter of attorney.pdf", "image001.png")):
            file = Blob(id=f"{number:016}", message="7F3K9Q2M", ticket=asked[1], name=name, kind="a/b", data=b"x")  # fmt: skip
            store.keep_blob(vault, asked[0], file)
    for number, name in ((7, "Letter of attorney.pdf"), (8, "image001.png")):
        path = boxes / f".Desk-done/cur/{number}.host:2,S"
        path.write_bytes(letter(f"See the file {name}."))
    outcome = desk("patron", "forget", asked[0], "--apply", "--maildir", str(boxes))
    assert [it for it in named(outcome) if "cur/" in it] == [
        "  mail folder Desk-done: message cur/7.host:2,S"
    ]


def test_retention_searches_tree_history_and_mail(git_library, desk, asked, boxes, monkeypatch):
    patron, ticket = asked
    page = git_library / "knowledge/answers/missing-issue.md"
    page.write_text(page.read_text() + "\nAsked by zuzanna qwertzky.\n")
    worlds.git(git_library, "commit", "--quiet", "--no-verify", "--all", "--message", "By hand")
    desk("reply", ticket, "Yes.")
    desk("resolve", ticket)
    monkeypatch.setenv("DESK_NOW", "2029-01-05T12:00:00Z")
    shown = desk("retain", "--maildir", str(boxes))
    assert shown.code == 0
    assert named(shown) == []
    outcome = desk("retain", "--apply", "--maildir", str(boxes))
    assert outcome.code == 1
    line = page.read_text().splitlines().index("Asked by zuzanna qwertzky.") + 1
    commit = worlds.git(git_library, "log", "--format=%h", "--abbrev=12", "--grep=By hand").strip()
    assert named(outcome) == [
        f"  knowledge/answers/missing-issue.md:{line}",
        "  mail folder INBOX: message new/0002.host",
        "  mail folder Desk-done: message new/0001.host",
        "  mail folder Desk-aside: message new/0001.host",
        f"  commit {commit}: knowledge/answers/missing-issue.md",
    ]
    assert patron not in worlds.patrons(git_library)
