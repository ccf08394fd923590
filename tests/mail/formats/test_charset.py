"""Bytes and encoded words become text, whatever charset they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats.charset import decode, decode_words, find_charset


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Zürich".encode(), "utf-8", "Zürich"),
        ("Zürich".encode("cp1252"), "utf-8", "Zürich"),
        (b"\x93quoted\x94 \x80 5", "iso-8859-1", "“quoted” € 5"),
        ("naïve".encode(), "us-ascii", "naïve"),
        ("naïve".encode("latin-1"), "us-ascii", "naïve"),
        ("镕基".encode("gb18030"), "gb2312", "镕基"),
        ("時間".encode("cp932"), '"Shift_JIS"', "時間"),
        ("뷁".encode("cp949"), "ks_c_5601-1987", "뷁"),
        ("ş".encode("cp1254"), "ISO-8859-9", "ş"),
        ("Frage".encode("utf-16"), "utf-16", "Frage"),
        (b"a\x00b", "", "a�b"),
        (b"+2AA- half", "utf-7", "\ufffd half"),
        ("café".encode(), "x-unknown", "café"),
        ("café".encode(), "hex", "café"),
        ("café".encode(), "idna", "café"),
        (b"caf\xc3\xa9", "utf-8*en", "café"),
        (b"\x81\xff", "", "�ÿ"),
        ("café".encode(), "café", "café"),
        ("café".encode(), "x" * 50, "café"),
        ("café".encode(), "a\x00b", "café"),
    ],
)  # fmt: skip
def test_what_real_programs_send_is_read(data, charset, text):
    assert decode(data, charset) == text


@given(
    st.binary(max_size=60),
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "utf-7",
                "utf-16",
                "hz",
                "iso-2022-jp",
                "big5",
                "utf-8-sig",
                "uu",
                "zlib",
                "rot13",
                "mbcs",
                "unicode_escape",
            ]
        ),
    ),
)
def test_no_bytes_and_no_charset_fail_and_the_text_can_be_kept(data, charset):
    text = decode(data, charset)
    assert text.encode().decode() == text
    assert "\x00" not in text


def test_codecs_that_are_no_charsets_are_not_known():
    assert {find_charset(it) for it in ("zlib", "rot13", "unicode_escape", "punycode", "")} == {""}
    assert find_charset("Latin-1") == "cp1252"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain words", "plain words"),
        ("=?utf-8?Q?Caf=C3=A9_au_lait?=", "Café au lait"),
        ("=?UTF-8?B?w6k=?=", "é"),
        ("=?utf-8?B?w6?=", "Ã"),
        ("=?utf-8?B?w?=", ""),
        ("=?utf-8?b?w6nDqQ==?= =?utf-8?b?w6k=?=", "ééé"),
        ("=?utf-8?Q?=E9=8D?= =?utf-8?Q?=B5?=", "鍵"),
        ("=?utf-8?Q?a?=\t =?iso-8859-1?Q?=93b?=", "a“b"),
        ("Re: =?gb2312?B?1tC5+g==?= (2)", "Re: 中国 (2)"),
        ("=?utf-8?Q?one?= two =?utf-8?Q?three?=", "one two three"),
        ("=?nonsense?Q?abc?=", "abc"),
        ("=?utf-8?Q?two words?=", "two words"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8*en?Q?abc?=", "abc"),
    ],
)
def test_encoded_words_are_decoded(value, expected):
    assert decode_words(value) == expected
