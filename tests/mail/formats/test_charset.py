"""Bytes and encoded words become text, whatever charset they name."""

import base64

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


VENDORS = {
    "iso-2022-jp": ("cp932", "髙①本"),
    "shift_jis": ("cp932", "髙①本"),
    "x-sjis": ("shift_jis_2004", "𠮟本を借りたい"),
    "windows-31j": ("cp932", "㈱本"),
    "euc-jp": ("euc_jis_2004", "①本を"),
    "big5": ("big5hkscs", "咗㗎唔書"),
    "big5-hkscs": ("big5hkscs", "咗"),
    "x-x-big5": ("cp950", "€書"),
    "gb2312": ("gb18030", "镕€書"),
    "gbk": ("gb18030", "㐀書"),
    "hz-gb-2312": ("hz", "书"),
    "ks_c_5601-1987": ("cp949", "뷁책"),
    "euc-kr": ("cp949", "뷁"),
    "iso-2022-kr": ("cp949", "뷁책"),
    "iso-8859-1": ("cp1252", "“€”"),
    "us-ascii": ("cp1252", "’é"),
    "iso-8859-9": ("cp1254", "“ş"),
    "iso-8859-11": ("cp874", "…ก"),
    "tis-620": ("cp874", "…ก"),
    "windows1251": ("cp1251", "Ёж"),
    "win-1250": ("cp1250", "žluť"),
    "cp-850": ("cp850", "é"),
    "koi8-u": ("koi8-u", "їжак"),
    "macintosh": ("mac_roman", "…é"),
    "iso-8859-8-i": ("iso-8859-8", "ספר"),
    "unicode-1-1-utf-7": ("utf-7", "é書"),
    "utf8mb4": ("utf-8", "📚"),
}


@pytest.mark.parametrize(
    ("charset", "codec", "text"), [(name, *it) for name, it in VENDORS.items()]
)
def test_each_charset_is_read_with_what_its_vendors_added(charset, codec, text):
    assert decode(text.encode(codec), charset) == text
    word = "=?" + charset + "?B?" + base64.b64encode(text.encode(codec)).decode() + "?="
    assert decode_words(word) == text


@pytest.mark.parametrize(
    "charset", ["shift_jis", "big5", "gb2312", "euc-kr", "euc-jp", "iso-2022-jp"]
)
def test_bytes_of_no_character_are_marked_and_the_rest_is_read(charset):
    codec = {"gb2312": "gb18030", "iso-2022-jp": "cp932"}.get(charset, charset)
    data = "本書館".encode(codec, "replace") + b"\xff" + b" end"
    text = decode(data, charset)
    assert text.endswith(" end")
    assert "\ufffd" in text
    assert "\u2026" not in text


def test_one_wrong_byte_leaves_a_long_text_in_utf8_as_it_is():
    assert decode("Bücher für Gäste".encode() + b"\xff", "utf-8") == "Bücher für Gäste\ufffd"
    assert decode(b"Gr\xfc\xdfe", "utf-8") == "Grüße"
    assert decode(b"plain", "iso-2022-jp") == "plain"
