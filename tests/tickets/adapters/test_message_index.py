"""Messages in tickets and replies that wait to be sent, found in the bytes of the files."""

from datetime import UTC, datetime

import pytest
from tests import care_world

from deskbook.tickets.adapters import message_index

SINCE = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


def reply(stamp: str, name: str) -> str:
    return f"\n### {stamp} reply @ann ^{name}\n\nWe look into it.\n"


def note(stamp: str, name: str, line: str) -> str:
    return f"\n### {stamp} note @desk ^{name}\n\n- {line}\n\nA note.\n"


def library(root, *entries: str, **fields: str):
    folder = root / "tickets/2026/11"
    folder.mkdir(parents=True, exist_ok=True)
    text = care_world.ticket("Q-AAAAAA", *entries, patron="p-9wd2m4xk", **fields)
    (folder / "Q-AAAAAA.md").write_text(text, encoding="utf-8")
    return root


BEFORE, AT, AFTER = "2026-11-03T14:59:59Z", "2026-11-03T15:00:00Z", "2026-11-03T15:00:01Z"


def test_reply_waits_from_the_second_on_at_which_mail_was_set_up(tmp_path):
    root = library(
        tmp_path, reply(BEFORE, "00000001"), reply(AT, "00000002"), reply(AFTER, "00000003")
    )
    assert message_index.find_unsent(root, SINCE) == {"Q-AAAAAA": ("00000002", "00000003")}


def test_ticket_waits_while_one_of_its_replies_does(tmp_path):
    root = library(tmp_path, reply(BEFORE, "00000001"))
    assert not message_index.is_waiting(root, "Q-AAAAAA", SINCE)
    library(tmp_path, reply(AT, "00000001"))
    assert message_index.is_waiting(root, "Q-AAAAAA", SINCE)
    assert not message_index.is_waiting(root, "Q-BBBBBB", SINCE)


@pytest.mark.parametrize("key", ["sent", "refused", "withdrawn", "replaces"])
def test_settled_reply_waits_no_longer_until_it_is_released(tmp_path, key):
    entries = [
        reply(AT, "00000002"),
        reply(AFTER, "00000003"),
        note(AFTER, "00000004", f"{key}: 00000002"),
    ]
    assert message_index.find_unsent(library(tmp_path, *entries), SINCE) == {
        "Q-AAAAAA": ("00000003",)
    }
    for again in ("released", "deferred"):
        more = note(AFTER, "00000005", f"{again}: 00000002")
        assert message_index.find_unsent(library(tmp_path, *entries, more), SINCE) == {
            "Q-AAAAAA": ("00000002", "00000003")
        }


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({"channel": "email"}, True),
        ({"channel": "form"}, True),
        ({"channel": "phone"}, False),
        ({"patron": ""}, True),
    ],
)
def test_reply_waits_only_where_the_patron_wrote_to_us(tmp_path, fields, waits):
    folder = tmp_path / "tickets/2026/11"
    folder.mkdir(parents=True)
    values = {"patron": "p-9wd2m4xk", **fields}
    text = care_world.ticket("Q-AAAAAA", reply(AFTER, "00000002"), **values)
    (folder / "Q-AAAAAA.md").write_text(text, encoding="utf-8")
    assert (message_index.find_unsent(tmp_path, SINCE) != {}) is waits


def test_message_is_known_by_its_key_and_text_cannot_pretend_to_be_one(tmp_path):
    pretended = reply(AFTER, "00000005") + "\n- mail: 7XS0TPA1FJQW55ZZ\n"
    mail = "\n### 2026-11-03T15:00:01Z question @patron ^00000002\n\n- mail: 7XS0TPA1FJQW55E8\n\nAnd?\n"
    known, unmarked = message_index.find_known(library(tmp_path, mail, pretended))
    assert known == {"7XS0TPA1FJQW55E8": "Q-AAAAAA"}
    assert unmarked == {"7XS0TPA1FJQW55E8"}


def test_message_is_known_by_the_key_of_its_text_too(tmp_path):
    mail = (
        "\n### 2026-11-03T15:00:01Z question @patron ^00000002\n\n"
        "- mail: 7XS0TPA1FJQW55E8\n- text: 9XS0TPA1FJQW55E8\n\nAnd?\n"
    )
    assert message_index.find_known(library(tmp_path, mail)) == (
        {"7XS0TPA1FJQW55E8": "Q-AAAAAA", "9XS0TPA1FJQW55E8": "Q-AAAAAA"},
        frozenset(),
    )
