"""An address in any transfer encoding, once or twice, is in no Git object, plain or encoded."""

import base64
import quopri
import subprocess
from itertools import product

import pytest
from tests.mail import world
from tests.mail.letters import letter, parts
from tests.mail.wrappings import b64, cms_letter, signed, tnef_text, uuencoded

CANARY = "canary.bird@hidden-people.example"
TEXT = f"Dear library,\n\nwrite to me at {CANARY} please, it is about an illness.\n"
ENCODINGS = {
    "7bit": lambda data: data,
    "base64": base64.encodebytes,
    "quoted-printable": lambda data: "".join(f"={it:02X}" for it in data).encode(),
    "x-uuencode": lambda data: uuencoded(data).encode() + b"\n",
}


def part(kind, encoding, data):
    """A part whose content is encoded and says so."""
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    return head + ENCODINGS[encoding](data)


def list_messages():
    """Messages with the canary in each part kind and encoding, and in two of them."""
    for outer, inner in product(ENCODINGS, repeat=2):
        twice = ENCODINGS[inner](TEXT.encode())
        within = b"From: Pat <pat@people.example>\r\nSubject: x\r\n" + part(
            "text/plain; charset=utf-8", inner, TEXT.encode()
        )
        yield parts(part("text/plain; charset=utf-8", outer, twice))
        yield parts(b"Content-Type: text/plain\r\n\r\nsee", part("message/rfc822", outer, within))
        yield letter(ENCODINGS[outer](twice))
        yield letter(b"<p>" + ENCODINGS[outer](twice) + b"</p>", Content_Type="text/html")
    entity = (
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + b64(TEXT.encode()).encode()
    )
    yield cms_letter(signed(entity))
    yield letter(
        b64(tnef_text(TEXT)), Content_Type="application/ms-tnef", Content_Transfer_Encoding="base64"
    )
    word = "=?utf-8?B?" + base64.b64encode(CANARY.encode()).decode() + "?="
    yield letter("Where?", Subject=word)
    yield letter("Where?", Subject="=?utf-8?B?" + base64.b64encode(word.encode()).decode() + "?=")


def forms(text):
    """The text plain and in each encoding; of base64 what is the same wherever it begins."""
    raw = text.encode()
    yield raw
    for shift in range(3):
        yield base64.b64encode(b"x" * shift + raw)[4:-4]
    yield "".join(f"={it:02X}" for it in raw).encode()[:30]
    yield quopri.encodestring(raw)
    for shift in range(3):
        yield uuencoded(b"x" * shift + raw).splitlines()[1].encode()[8:-8]


@pytest.mark.slow
def test_canary_in_each_encoding_is_in_no_git_object(git_library, tmp_path, desk):
    world.set_up(git_library)
    box = world.maildir(tmp_path / "maildir")
    messages = [
        it.replace(b"<one@people.example>", f"<m{number}@people.example>".encode())
        for number, it in enumerate(list_messages())
    ]
    world.deliver(box, *messages)
    outcome = desk("mail", "fetch", "--from", str(box), "--apply")
    assert outcome.code == 0, outcome.err
    assert world.filed(box) == {"Desk-done": len(messages)}
    found = subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch"],
        cwd=git_library,
        capture_output=True,
        check=True,
    ).stdout
    assert b"[e-mail]" in found
    assert [it for it in forms(CANARY) if it in found] == []
    texts = [path.read_text() for path in git_library.glob("tickets/*/*/*.md")]
    assert sum("it is about an illness" in it for it in texts) >= len(messages) // 2
