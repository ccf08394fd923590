"""Every kind of personal data: its examples, and what only looks like it"""

import re

import pytest

from deskbook.privacy.model.privacy import PERSONAL_KINDS
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.marks import plain_numbers

GATE = redact.Gate(regions=("US",))
EXAMPLES = [(kind, text) for kind, words in PERSONAL_KINDS.items() for text in words.examples]


def cleaned(text):
    return redact.clean_intake(text, GATE)[0]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_each_example_of_each_kind_is_found_and_nothing_else(kind, example):
    expected = re.sub("<[^<>]+>", PERSONAL_KINDS[kind].replacement, example)
    text = re.sub("[<>]", "", example)
    assert cleaned(text) == expected
    assert cleaned(expected) == expected


def test_each_kind_has_an_example():
    assert {kind for kind, _ in EXAMPLES} == set(PERSONAL_KINDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000-0002-1825-0097, not 1234-1234-1234-1234", "[ORCID], not 1234-1234-1234-1234"),
        ("Dear Zuzanna, done", "Dear [name], done"),
        ("IBAN GB82 WEST 1234 5698 7654 33", "IBAN [bank account]"),
        ("de89370400440532013000 today", "[bank account] today"),
        ("Pay NL91 ABNA 0417 1643 00 BEFORE 5", "Pay [bank account] BEFORE 5"),
        ("my card 378282246310005", "my card [payment card]"),
        ("212-65-4329 is mine", "[national id] is mine"),
        ("CPF: 123.456.789-09", "CPF: [national id]"),
        (
            "身份证号码是11010519491231002X",
            "身份证号码是[national id]",
        ),
        ("ssn 12", "ssn 12"),
        ("born on May 3, 1999", "born on [birth date]"),
        ("née le 3 mai 1999", "née le [birth date]"),
        ("see 10.1.2.3 and ::ffff:c000:22c now", "see [IP address] and [IP address] now"),
        ("passwort: tulpe-77", "passwort: [password]"),
        ("password \u201cTulip7\u201d fails", "password \u201c[password]\u201d fails"),
        ("username is vblum", "username is [login]"),
        ("/Users/vblum/x", "/Users/[login]/x"),
        ("https://x.example/login/vblum?next=a", "https://x.example/login/[login]?next=a"),
        ("https://x.example/login?ezuser=vblum9", "https://x.example/login?ezuser=[token]"),
        ("instagram: @vera.reads", "instagram: [handle]"),
        ("I am on https://instagram.com/vera.reads.", "I am on https://instagram.com/[handle]."),
        ("https://x.example/a/aB3dE5fG7hJ9kL1mN3pQ", "https://x.example/a/[token]"),
        ("e-mail vera at people.example", "e-mail [e-mail]"),
        ("Is it back? 0171 5550123", "Is it back? [phone]"),
        ("電話は090-1234-5678です", "電話は[phone]です"),
        ("Musterweg 12, 12345 Musterstadt", "[address]"),
        ("Calle Mayor 3, 28013 Madrid", "[address]"),
        ("ich wohne in der Am Hang 7, 12345 Ort.", "ich wohne in der [address]."),
        ("7/96 phố B\u00e0 Triệu, H\u00e0 Nội", "[address]"),
        ("C\u0103n cước 12", "C\u0103n cước 12"),
        ("Dzień dobry, jestem Ewa Nowak i pytam", "Dzień dobry, jestem [name] i pytam"),
        ("Ik heet Jan van der", "Ik heet [name] van der"),
        (
            "معكم سامي حسن وأسأل",
            "معكم [name] وأسأل",
        ),
        (
            "저는 김영희입니다",
            "저는 [name]입니다",
        ),
    ],
)
def test_other_ways_to_write_it(text, expected):
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "DE89 3704 0044 0532 0130 01 is a call number",
        "4111 1111 1111 1112 checks out wrong",
        "The author was born on the Moon in 1999.",
        "born in 1950, died 2001",
        "Version 10.0.19.1, mask 255.255.255.0, range 192.0.2.1-192.0.2.9",
        "from 127.0.0.1 or 300.1.1.1",
        "std::vector<int> and 10:30:15",
        "my password is wrong.",
        "The password page is down",
        "my password is [password]",
        "/home/user/x and /Users/[login]/y",
        "https://x.example/login/help",
        "my username is rejected",
        "my login is: wrong",
        "The handle is @hilllibrary on most networks.",
        "https://library.example/permalink/01ABC_INST/1k8ab/alma991012345678901",
        "https://x.example/pii/S0140673620301835",
        "https://x.example/reset/password",
        "https://x.example/a/ABCDEF12345GHIJKL6789MN0P1Q2",
        "fig.2 at jstor.example",
        "Do you have 0306406152",
        "Spring 2024",
        "I live at the edge of 12 sleepless nights",
        "Thanks, Emerald works again.",
        "This is Springer Nature content, is it not?",
        "Ich bin Studentin der Geschichte und lese.",
        "أنا طالب في الجامعة",
        "我是高中生\u3002",
        "我是学生\u3002",
        "저는 이용자입니다",
        "論文です\u3002",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert cleaned(text) == text


def test_numbers_of_other_scripts_keep_their_places():
    text = "\u0669\u0661\u0669\u2011\u0665\u0665\u0665 \uff11\uff12"
    assert plain_numbers(text) == "919-555 12"
    assert len(plain_numbers(text)) == len(text)
    assert plain_numbers("a-1") == "a-1"
