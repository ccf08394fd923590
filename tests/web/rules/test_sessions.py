"""Sessions and the tokens of forms: nobody can make one, and each ends."""

import pytest

from deskbook.web.rules import sessions

KEY, OTHER = b"k" * 32, b"o" * 32
SESSION = sessions.sign_session(KEY, "abc", 1000)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (1000, "abc"),
        (1000 + sessions.LIFE - 1, "abc"),
        (1000 + sessions.LIFE, ""),
        (999, ""),
    ],
)
def test_a_session_lives_for_a_working_day(now, expected):
    assert sessions.read_session(KEY, SESSION, now) == expected


@pytest.mark.parametrize(
    "session",
    [
        "",
        "abc",
        "abc.1000",
        "abc.1000.",
        "abc.1000.0000",
        "abc.x.0000",
        "abc.٣.0000",
        "abd" + SESSION[3:],
        SESSION.replace("1000", "1001"),
        SESSION + "0",
        SESSION + ".x",
        "ä.1000.é",
        sessions.sign_session(OTHER, "abc", 1000),
    ],
)
def test_a_session_that_we_did_not_sign_is_none(session):
    assert sessions.read_session(KEY, session, 1000) == ""


def test_a_form_belongs_to_one_session():
    token = sessions.sign_forms(KEY, "abc")
    assert sessions.is_form_of(KEY, "abc", token)
    assert not sessions.is_form_of(KEY, "abd", token)
    assert not sessions.is_form_of(OTHER, "abc", token)
    assert not sessions.is_form_of(KEY, "abc", "")
    assert not sessions.is_form_of(KEY, "abc", "é")
    assert not sessions.is_form_of(KEY, "", sessions.sign_forms(KEY, ""))
    assert token not in SESSION
