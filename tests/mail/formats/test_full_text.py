"""Everything readable in a message as one text"""

import pytest
from tests.mail.letters import letter, parts

from deskbook.mail.formats.full_text import read_full_text

WAYS = {
    "from": b"From: =?utf-8?q?Zuzanna_Qwertzky?= <x@y.example>\n\nx\n",
    "subject": b"Subject: =?utf-8?b?WnV6YW5uYSBRd2VydHpreQ==?=\n\nx\n",
    "base64": b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    b"WnV6YW5uYSBRd2VydHpreQ==\n",
    "utf-16": b"Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n"
    b"//5aAHUAegBhAG4AbgBhACAAUQB3AGUAcgB0AHoAawB5AA==\n",
    "soft line end": b"Content-Transfer-Encoding: quoted-printable\n\nZuzanna Qwe=\nrtzky\n",
    "file name": b"Content-Type: application/pdf; name*=utf-8''Zuzanna%20Qwertzky.pdf\n\nx\n",
    "no message": b"Zuzanna Qwertzky",
    "unknown charset": b"Content-Type: text/plain; charset=x-none\n\nZuzanna Qwertzky\n",
    "bytes": b"\xff\xfe Zuzanna Qwertzky \xff",
    "in a message": b"Content-Type: message/rfc822\n\nSubject: =?utf-8?q?Zuzanna_Qwertzky?=\n\nx\n",
    "deep": b"Content-Type: message/rfc822\n\n" * 5_000 + b"Zuzanna Qwertzky",
    "broken base64": b"Content-Transfer-Encoding: base64\n\nZuzanna Qwertzky!\n",
}


@pytest.mark.parametrize("way", WAYS)
def test_words_are_found_however_they_are_written(way):
    assert "Zuzanna Qwertzky" in read_full_text(WAYS[way])


def test_texts_of_all_parts_are_read():
    data = letter(parts("alternative", "the plain one", "<p>the other</p>"))
    text = read_full_text(data)
    assert "the plain one" in text
    assert "the other" in text
