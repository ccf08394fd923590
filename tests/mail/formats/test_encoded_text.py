"""What a reader would decode is decoded, however often it was encoded; nothing else changes."""

import base64
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mail.wrappings import uuencoded

from deskbook.mail.formats.encoded_text import FILE, decode_blocks

WORDS = "From: Pat Ron <pat@people.example>\n\nI have an illness, and I need the book on it."
RAW = WORDS.encode()
ENCODINGS = {
    "base64": lambda data: base64.encodebytes(data).decode(),
    "base64 on one line": lambda data: base64.b64encode(data).decode(),
    "base64 for links": lambda data: base64.urlsafe_b64encode(data).decode(),
    "quoted-printable": lambda data: "".join(f"={it:02X}" for it in data),
}
BLOCKS = {
    "uuencode": uuencoded,
    "base64 with a head": lambda data: (
        f"begin-base64 644 a.txt\n{base64.encodebytes(data).decode()}===="
    ),
    "yEnc": lambda data: (
        f"=ybegin line=128 size={len(data)} name=a.txt\n{data.hex()}\n=yend size=5"
    ),
    "BinHex": lambda data: f"(This file must be converted with BinHex 4.0)\n:{data.hex()}:",
}


@pytest.mark.parametrize(("outer", "inner"), [*product(ENCODINGS, repeat=2)])
def test_text_is_decoded_once_and_twice(outer, inner):
    assert decode_blocks(ENCODINGS[outer](RAW)).text.strip() == WORDS
    twice = ENCODINGS[outer](ENCODINGS[inner](RAW).encode())
    assert decode_blocks(twice).text.strip() == WORDS
    among = decode_blocks(f"Dear library,\n\n{twice.strip()}\n\nThanks")
    assert among.text.replace("\n", "") == f"Dear library,{WORDS}Thanks".replace("\n", "")


@pytest.mark.parametrize(("name", "coded"), [*product(BLOCKS, [*ENCODINGS, ""])])
def test_file_within_a_text_becomes_a_file(name, coded):
    text = BLOCKS[name](RAW)
    text = ENCODINGS[coded](text.encode()) if coded else text
    found = decode_blocks(f"See:\n{text}")
    assert found.text.split() == ["See:", FILE]
    (file,) = found.files
    assert RAW in file.data or RAW.hex().encode() in file.data


def test_bytes_that_are_no_text_become_a_file_if_they_are_many():
    data = bytes(range(256)) * 2
    found = decode_blocks("See:\n" + base64.encodebytes(data).decode() + "Regards")
    assert (found.text, [it.data for it in found.files]) == (f"See:\n{FILE}\nRegards", [data])
    key = "sha256 of it:\n" + "3f" * 32
    assert decode_blocks(key).text == key


def test_what_is_encoded_too_often_becomes_a_file():
    data = RAW
    for _ in range(8):
        data = base64.encodebytes(data)
    found = decode_blocks(data.decode())
    assert found.text.strip() == FILE
    assert len(found.files) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Where is the atlas?",
        "begin 644 to read\nand never end",
        "begin 644 a.txt\nbegin 644 b.txt\nend of it",
        "see https://x.example/?a=1&b=2F",
        "x = 5\ny =6",
        "=E9=E8 is one",
        "=E9=E8 and =E9=E8 are not UTF-8",
        "Donaudampfschifffahrtsgesellschaftskapitaen",
        "antidisestablishmentarianism",
        "thisisaverylongwordthatsomebodywrotewithoutanyblankinit",
    ],
)
def test_other_text_stays_as_it_is(text):
    assert decode_blocks(text).text == text


def test_last_line_of_a_run_may_be_short_and_a_word_below_it_is_none():
    coded = base64.encodebytes(RAW).decode().strip()
    assert decode_blocks(coded + "\nThanks").text == WORDS + "\nThanks"
    assert decode_blocks(coded + "\nBest").text.startswith(WORDS)


@pytest.mark.parametrize(
    "line", ["M", "M" * 61, "", "#86)C", "\u00e9" * 5, "#abcd", "#86)C86)C86)C", "!abc"]
)
def test_damaged_lines_of_uuencode_do_no_harm(line):
    assert decode_blocks(f"begin 644 a.txt\n{line}\nend").text == FILE


@given(st.text(max_size=300))
def test_text_without_encoded_blocks_is_unchanged(text):
    plain = text.replace("=", "").replace("begin", "").replace("\r", "")
    if not any(len(it.strip(" \t>")) >= 16 for it in plain.split("\n")):
        assert decode_blocks(plain).text == plain
