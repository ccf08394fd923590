"""A patron's name in every spelling, through each way in that knows the name"""

import csv
from itertools import cycle

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter
from tests.privacy.rules.test_known_names import FAMILY, GIVEN, PLACES, SPELLINGS, WHOLE, left

CASES = [
    (f"{given} {family}", place.format(spell(shape.format(given, family))))
    for given, family, spell, shape, place in zip(
        cycle(GIVEN), FAMILY, cycle(SPELLINGS.values()), cycle(WHOLE.values()), cycle(PLACES),
        strict=False,
    )
]  # fmt: skip
MAP = """\
source: chat
id: [id]
question: q
opened: {column: d, formats: ["%Y-%m-%d"]}
patron: {name: name, email: email}
fields:
  - {field: title, value: A question}
  - {field: channel, value: email}
  - {field: service, value: reference}
"""


def new_texts(root):
    """The text of each ticket that the small library does not have by itself, by its line ends."""
    return [worlds.ticket_text(root, name) for name in world.tickets(root)]


def refuse_left(root, cases):
    """Check that no ticket holds anything of any name."""
    texts = new_texts(root)
    assert len(texts) == len(cases)
    assert sum("[name]" in text or "[login]" in text for text in texts) == len(cases)
    for text in texts:
        body = text.partition("\n---\n")[2].partition("<!-- timeline -->")[0]
        assert [name for name, _ in cases if left(name, body)] == [], body


def test_a_table_of_rows(git_library, desk):
    with (git_library / "t.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("id", "name", "q", "d", "email"))
        for number, (name, text) in enumerate(CASES):
            rows.writerow((number, name, text, "2026-10-02", f"p{number}@people.example"))
    (git_library / "m.yml").write_text(MAP, encoding="utf-8")
    outcome = desk("import", "csv", "t.csv", "--map", "m.yml", "--apply")
    assert outcome.code == 0, outcome
    refuse_left(git_library, CASES)


def test_messages(git_library, desk, tmp_path):
    world.set_up(git_library)
    box = world.maildir(tmp_path / "maildir")
    world.deliver(
        box,
        *(
            letter(
                f"Where is it?\n\n{text}",
                From=f'"{name}" <p{at}@people.example>',
                Message_ID=f"<{at}@people.example>",
            )
            for at, (name, text) in enumerate(CASES)
        ),
    )
    outcome = desk("mail", "fetch", "--from", str(box), "--apply")
    assert outcome.code == 0, outcome
    refuse_left(git_library, CASES)


@pytest.mark.parametrize(("name", "text"), CASES[:4], ids=str)
def test_the_commands(git_library, desk, name, text):
    outcome = desk(
        "new", text, "-s", "reference", "-c", "email",
        "--patron-name", name, "--patron-email", "p@people.example",
    )  # fmt: skip
    assert outcome.code == 0, outcome
    refuse_left(git_library, [(name, text)])
    assert name not in outcome.out
