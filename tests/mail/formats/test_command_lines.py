"""Commands by mail: what counts as one, and that nothing quoted does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mail.formats.test_forwards import LANGUAGES, apple, gmail, outlook, thunderbird
from tests.mail.letters import letter

from deskbook.mail.formats.command_lines import drop_commands, read_commands
from deskbook.mail.formats.message import parse
from deskbook.mail.model.mail import MailMessage, Segment
from deskbook.mail.model.mail_command import MailCommand


def read(text):
    return read_commands(parse(letter(text, Subject="Re: Your digest"))[0])


def order(verb, ticket="", argument="", text="", *, is_cut=False):
    return MailCommand(verb=verb, ticket=ticket, argument=argument, text=text, is_cut=is_cut)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#claim Q-4KX7M2", [order("claim", "Q-4KX7M2")]),
        ("#claim", [order("claim")]),
        ("  #Claim: [q-4kx7m2]", [order("claim", "Q-4KX7M2")]),
        ("#reply Q-4KX7M2 It is here.\n\nYours", [order("reply", "Q-4KX7M2", "", "It is here.\n\nYours")]),
        ("#reply\nIt is here.", [order("reply", "", "", "It is here.")]),
        ("#reply Open:\nDate: Monday\nis best.", [order("reply", "", "", "Open:\nDate: Monday\nis best.")]),
        ("#handoff Q-4KX7M2 @ben Please.", [order("handoff", "Q-4KX7M2", "@ben", "Please.")]),
        ("#promise friday", [order("promise", "", "friday")]),
        ("#resolve Q-4KX7M2 opening-hours", [order("resolve", "Q-4KX7M2", "", "opening-hours")]),
        ("#claim Q-4KX7M2\n#promise Q-4KX7M2 fri\n", [order("claim", "Q-4KX7M2"), order("promise", "Q-4KX7M2", "fri")]),
        ("Hello,\n\n#note seen\n-- \nAnn", [order("note", "", "", "seen")]),
        ("I wrote #claim in the middle", []),
        ("#claims are many", []),
        ("#1 is the best", []),
        ("> #claim Q-4KX7M2", []),
        ("Yes.\n\nOn Monday, Ann <ann@library.example> wrote:\n> #claim Q-4KX7M2", []),
        ("Yes.\n\nOn Monday, Ann <ann@library.example> wrote:\n#claim Q-4KX7M2", []),
        ("From: Ann <ann@library.example>\nSent: Monday\n#claim", []),
        ("#note seen\n_________\n#claim", [order("note", "", "", "seen", is_cut=True)]),
    ],
)  # fmt: skip
def test_command_is_a_line_of_its_own_above_everything_quoted(text, expected):
    assert list(read(text)) == expected


@pytest.mark.parametrize("program", [apple, gmail, outlook, thunderbird])
@pytest.mark.parametrize("language", LANGUAGES)
def test_quoted_command_never_counts(language, program):
    _, text = program(*LANGUAGES[language])
    quoted = text.replace("Where?", "#claim Q-4KX7M2\n#resolve Q-4KX7M2")
    assert read(quoted) == ()
    assert [it.verb for it in read(f"#accept Q-4KX7M2\n\n{quoted}")] == ["accept"]


def test_what_stands_before_the_commands_is_left():
    found = parse(letter("Hello,\n\nI take it.\n#claim\n#note seen"))[0]
    assert drop_commands(found) == "Hello,\n\nI take it."
    assert drop_commands(MailMessage()) == ""
    assert read_commands(MailMessage(segments=(Segment("quoted", "#claim"),))) == ()


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text):
    read_commands(MailMessage(segments=(Segment("own", text),)))
