"""Seven-bit East Asian text is read with the characters of vendors; only what is none is U+FFFD."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats import iso2022
from deskbook.mail.formats.charset import decode

JIS = b"\x1b$B"
ASCII = b"\x1b(B"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("本を借りたい".encode("iso2022_jp"), "本を借りたい"),
        (JIS + b"-!-j|b" + ASCII, "①㈱髙"),
        (b"Re: " + JIS + b"<!$NK\\-!" + ASCII + b" ok", "Re: 次の本① ok"),
        (b"\x1b(I1234\x1b(B x", "ｱｲｳｴ x"),
        (b"\x0e1234\x0f x" + JIS + b"K\\" + ASCII, "ｱｲｳｴ x本"),
        ("〜−".encode("iso2022_jp"), "〜−"),
        ("¥".encode("iso2022_jp"), "\\"),
        (b"\x1b$(D" + "丂".encode("euc_jp")[1:].translate(bytes(it & 0x7F for it in range(256))) + ASCII, "丂"),
        (b"\x1b$(Q-!" + ASCII, "①"),
        (b"\x1b$A" + bytes(it & 0x7F for it in "书".encode("gb2312")) + ASCII, "书"),
        (b"\x1b$(C" + bytes(it & 0x7F for it in "책".encode("euc_kr")) + ASCII, "책"),
        ("책을 빌리고".encode("iso2022_kr"), "책을 빌리고"),
        (JIS + b"K\\~~" + ASCII + b"end", "本\ufffdend"),
        (JIS + b"K\\\nK" + ASCII, "本\n\ufffd"),
        (JIS + b"K\\ K\\", "本 本"),
        (b"\x1b$)G\x0e4M\x0f" + JIS + ASCII, "\ufffd"),
    ],
)  # fmt: skip
def test_runs_are_read_by_their_escape_sequences(data, text):
    assert iso2022.decode(data) == text


@pytest.mark.parametrize(
    "charset", ["iso-2022-jp", "us-ascii", "", "utf-8", "iso-8859-1", "cp50221"]
)
def test_escape_sequences_count_whatever_the_message_says(charset):
    assert decode(JIS + b"-!K\\" + ASCII, charset) == "①本"


def test_other_text_with_escapes_is_not_iso2022():
    assert not iso2022.is_iso2022(b"\x1b[31mred\x1b[0m")
    assert not iso2022.is_iso2022(b"\x1b$B\xff")
    assert decode(b"\x1b[31mred", "utf-8") == "\x1b[31mred"


@given(
    st.text(st.characters(codec="iso2022_jp", exclude_characters="\x1b\x0e\x0f\\~¥‾"), max_size=30)
)
def test_text_in_the_standard_is_what_was_written(text):
    assert iso2022.decode(text.encode("iso2022_jp")) == text


@given(
    st.lists(
        st.sampled_from(
            [
                JIS,
                ASCII,
                b"\x1b(I",
                b"\x1b$)C",
                b"\x0e",
                b"\x0f",
                b"K\\",
                b"!",
                b"\n",
                b"\x1b",
                b"\x1b$(D",
            ]
        ),
        max_size=20,
    )
)
def test_no_bytes_make_it_fail(pieces):
    data = b"".join(pieces)
    iso2022.decode(data)
    decode(data, "iso-2022-jp")
