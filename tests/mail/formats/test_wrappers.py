"""The same text is read the same in each wrapping, and what nobody can open is kept as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mail import wrappings
from tests.mail.letters import PLAIN, letter, parts

from deskbook.mail.formats import wrappers
from deskbook.mail.formats.message import parse
from deskbook.mail.model.mail import Attached

TEXT = "Where is the atlas of 1890?\n\nIt has maps of the county, I think."


@pytest.mark.parametrize(("name", "data"), wrappings.list_wrappings(TEXT).items())
def test_text_is_the_same_in_each_wrapping(name, data):
    message, findings = parse(data)
    assert message.text == TEXT, name
    assert [it.rule for it in findings] == []


def test_files_in_a_tnef_file_are_files_of_the_message():
    data = wrappings.tnef_file("page.pdf", b"%PDF-1.7 x", "See the file")
    part = "Content-Type: application/octet-stream; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    message, findings = parse(parts(part + wrappings.b64(data)))
    assert (message.text, findings) == ("See the file", ())
    assert message.attachments == (Attached("page.pdf", "application/pdf", b"%PDF-1.7 x"),)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (letter("x", Content_Type="application/ms-tnef"), "mail.tnef"),
        (letter("x", Content_Type="application/pkcs7-mime; smime-type=enveloped-data"), "mail.sealed"),
        (letter("x", Content_Type="application/pgp-encrypted"), "mail.sealed"),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_named_and_kept(data, rule):
    message, findings = parse(data)
    assert [it.rule for it in findings] == [rule]
    assert [it.data.strip() for it in message.attachments] == [b"x"]


def test_encrypted_object_is_not_opened():
    from asn1crypto import cms

    recipients = {"version": "v0", "recipient_infos": [], "encrypted_content_info": {"content_type": "data", "content_encryption_algorithm": {"algorithm": "aes256_cbc", "parameters": b"0" * 16}, "encrypted_content": b"x"}}  # fmt: skip
    data = cms.ContentInfo({"content_type": "enveloped_data", "content": recipients}).dump()
    assert wrappers.open_cms(data) is None


def test_object_that_contains_itself_ends():
    data = b"core"
    for _ in range(25):
        entity = b"Content-Type: application/pkcs7-mime; smime-type=compressed-data\r\n\r\n"
        data = wrappings.compressed(entity + data)
    message, findings = parse(wrappings.cms_letter(data, "compressed-data"))
    assert message is None
    assert [it.rule for it in findings] == ["mail.nested"]


def test_tnef_file_of_too_many_objects_is_not_read(monkeypatch):
    many = wrappings.tnef((1, 0x9007, 6, b"\xe4\x04\0\0" * 2), *[(1, 0x8004, 1, b"x\0")] * 300)
    assert wrappers.open_tnef(many) is not None
    monkeypatch.setattr(wrappers, "_MOST_WORK", 10_000)
    assert wrappers.open_tnef(many) is None


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data):
    wrappers.open_cms(data)
    wrappers.open_tnef(wrappings.tnef() + data)
    wrappers.read_rtf(data.decode("latin-1"))


def test_page_in_a_tnef_file_is_text_and_damaged_rtf_is_none(monkeypatch):
    class Found:
        body, htmlbody, rtfbody, codepage = None, b"<p>Where?</p>", None, "cp1252"

    assert wrappers._text(Found()) == "Where?"
    import striprtf.striprtf

    def fault(*args, **options):
        raise ValueError

    monkeypatch.setattr(striprtf.striprtf, "rtf_to_text", fault)
    assert wrappers.read_rtf("{\\rtf1 x}") == ""


def test_multipart_without_parts_is_kept_as_it_came():
    message, _ = parse(letter("no boundary here", Content_Type="multipart/mixed; boundary=x"))
    assert [it.data for it in message.attachments] == [b"no boundary here"]
    message, _ = parse(letter("", Content_Type="multipart/mixed; boundary=x"))
    assert message.attachments == ()


def test_second_text_with_a_name_is_a_file():
    named = "Content-Type: text/plain; charset=utf-8; name=notes.txt\r\n\r\nnotes"
    message, _ = parse(parts(PLAIN + "Where?", named))
    assert message.text == "Where?"
    assert message.attachments == (Attached("notes.txt", "text/plain", b"notes"),)
