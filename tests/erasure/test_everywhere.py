"""A patron who was planted everywhere is found nowhere after the erasure, or each place is named"""

import re
from dataclasses import replace

import pytest
from tests import planting, worlds

from deskbook.library.adapters import clock
from deskbook.library.formats import ticket_file
from deskbook.library.model import entries
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import texts
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import Blob, Message

MAIL, CARD, PHONE, HOME = "zuz@people.example", "21234567890128", "919-555-0107", "9 Old Mill Lane"
TRACES = re.compile(
    rb"zuzanna|qwertzky|zuz@|21234567890128|919\W{0,3}555\W{0,3}0107|old mill", re.I
)
"""The patron in any spelling of ASCII, in bytes: nothing here is shared with what is tested."""

OWN = (
    f"Zuzanna Qwertzky, {MAIL}, {CARD}, {PHONE}, {HOME}",
    "hello, zuzanna here",
    "QWERTZKY asked; Qwertzky, Zuzanna",
    "ZuzannaQwertzky and /home/zuzanna_qwertzky2/QwertzkyThesis.docx",
    "(919) 555 0107 or 919.555.0107",
)
OTHERS = (
    "for zuzanna qwertzky",
    "Qwertzky, Zuzanna",
    f"ask {MAIL.upper()}",
    "card 2123 4567 890128",
)
LINES = [(kind, key) for kind, key in planting.LINE_KEYS if entries.has_words(kind, key, OWN[0])]
FIELDS = [
    (path[0], spec) for kind, path, spec in planting.EVERY if kind == "ticket" and spec.is_text
]


def planted(record, words):
    """A ticket with the words in each field, each kind of entry and each data line of it."""
    spoken = " / ".join(words)
    values = {}
    for key, spec in FIELDS:
        one = spoken if planting.takes(spec, spoken) else "zuzanna-qwertzky"
        values[key] = (one,) if spec.many else one
    made = tuple(
        planting.entry(kind, id=f"{number:08}", data=((key, spoken),), text=spoken)
        for number, (kind, key) in enumerate(LINES)
    )
    return replace(record, **values, entries=made)


def write(root, ticket, words):
    path = next(root.glob(f"tickets/*/*/{ticket}.md"))
    filed = ticket_file.parse("x.md", path.read_bytes()).filed
    path.write_text(ticket_file.write(planted(filed.record, words)))


def found(root, *folders):
    """The files below folders that name the patron, Git's own files and the vault's left out."""
    paths = (it for folder in folders for it in (root / folder).rglob("*") if it.is_file())
    return [
        it.relative_to(root).as_posix()
        for it in paths
        if ".git" not in it.parts and "vault" not in it.parts
        if TRACES.search(it.read_bytes()) or TRACES.search(it.name.encode())
    ]


@pytest.fixture
def asked(git_library, desk):
    """A patron with a ticket of their own, and what the vault knows of them."""
    made = desk(
        *("new", "May I renew?", "-sreference", "-cemail", "--patron-email", MAIL),
        *("--patron-name", "Zuzanna Qwertzky", "--patron-card", CARD, "--patron-phone", PHONE),
    )
    ticket = worlds.made(made)
    patron = worlds.front(git_library, ticket)["patron"]
    desk("patron", "edit", patron, "--address", HOME)
    return patron, ticket


@pytest.fixture
def everywhere(git_library, desk, asked):
    """The library with the patron in every text of two tickets, committed around the gate."""
    write(git_library, asked[1], OWN)
    write(git_library, worlds.OVERDUE, OTHERS)
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "By hand")
    return asked


def test_every_kind_of_entry_and_every_text_field_is_planted():
    assert {kind for kind, _ in LINES} == set(entries.LINES)
    assert {key for key, _ in FIELDS} == set(texts.text_specs(Ticket))


@pytest.mark.slow
def test_nothing_is_left_in_tickets_caches_and_sites(git_library, desk, everywhere):
    patron, ticket = everywhere
    assert desk("build").code == 0
    assert desk("list", "--fresh").code == 0
    for cache in (".desk/index.sqlite", ".desk/index.sqlite-wal", ".desk/digests/ann.txt"):
        (git_library / cache).parent.mkdir(exist_ok=True)
        (git_library / cache).write_text("\n".join(OWN))
    before = found(git_library, "tickets", ".desk", "build")
    assert {it.partition("/")[0] for it in before} == {"tickets", ".desk", "build"}
    with place.open_vault(git_library) as vault:
        file = Blob(
            id="0" * 16,
            message="7F3K9Q2M",
            ticket=ticket,
            name="Qwertzky.pdf",
            kind="a/b",
            data=b"x",
        )
        store.keep_blob(vault, patron, file)

    outcome = desk("patron", "forget", patron, "--apply")

    assert found(git_library, "tickets", "knowledge", ".desk", "build") == []
    assert outcome.code == 1, "the history still has what was committed around the gate"
    both = sorted(f"tickets/2026/11/{it}.md" for it in (ticket, worlds.OVERDUE))
    assert outcome.out.endswith(f": {', '.join(both)}\n")
    assert "  tickets/" not in outcome.out.partition("still named here")[2]
    assert not worlds.patrons(git_library)
    assert desk("build").code == 0
    assert desk("list", "--fresh").code == 0
    assert found(git_library, "tickets", "knowledge", ".desk", "build") == []


def test_each_place_that_a_person_has_to_mend_is_named(git_library, desk, asked):
    patron, _ = asked
    page = git_library / "knowledge/answers/missing-issue.md"
    page.write_text(page.read_text() + "\nAsked by zuzanna qwertzky.\n")
    (git_library / "site").mkdir(exist_ok=True)
    (git_library / "site/zuzanna-qwertzky.txt").write_text("x\n\ncall (919) 555-0107\n")
    (git_library / ".desk/notes.txt").write_text(f"{MAIL}\n")
    other = desk("patron", "add", "--email", "other@mail.example").out.split()[0]
    with place.open_vault(git_library) as vault:
        came = Message(id="7F3K9Q2M", ticket=worlds.OVERDUE, came=clock.now(), text=f"For {MAIL}")
        store.keep(vault, other, came)
    number = page.read_text().splitlines().index("Asked by zuzanna qwertzky.") + 1

    outcome = desk("patron", "forget", patron, "--apply")

    assert outcome.code == 1
    assert outcome.out.partition("They are still named here:\n")[2] == (
        "  .desk/notes.txt:1\n"
        f"  knowledge/answers/missing-issue.md:{number}\n"
        "  site/zuzanna-qwertzky.txt (its name)\n"
        "  site/zuzanna-qwertzky.txt:3\n"
        f"  the vault: message 7F3K9Q2M ({worlds.OVERDUE}) of {other}\n"
    )


def test_what_the_vault_does_not_know_any_more_is_typed(git_library, desk, asked):
    patron, ticket = asked
    assert desk("patron", "forget", patron, "--apply").code == 0
    assert desk("patron", "forget", patron, "--apply").code == 2
    write(git_library, ticket, ("Zuzanna Qwertzky",))
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "By hand")
    again = desk("patron", "forget", patron, "--text", "Zuzanna Qwertzky", "--apply")
    assert again.code == 1
    assert f"  named in tickets of others, and taken out there: {ticket}\n" in again.out
    assert found(git_library, "tickets", ".desk") == []
