"""Wrappings in which mail programs and gateways send one and the same text, made as bytes."""

import base64
import binascii
import datetime
import quopri
import struct
import zlib

from tests.mail.letters import HTML, PLAIN, letter, parts, within

CRLF = "\r\n"


def uuencoded(data, name="a.txt"):
    """Bytes as a block of uuencode."""
    lines = [
        binascii.b2a_uu(data[at : at + 45]).decode().rstrip() for at in range(0, len(data), 45)
    ]
    return "\n".join([f"begin 644 {name}", *lines, "`", "end"])


def tnef(*objects):
    """A TNEF file of some objects (level, id, type, data)."""
    made = struct.pack("<IH", 0x223E9F78, 1)
    for level, name, kind, data in objects:
        head = struct.pack("<BHHI", level, name, kind, len(data))
        made += head + data + struct.pack("<H", sum(data) & 0xFFFF)
    return made


def tnef_text(text):
    """A TNEF file with a plain text."""
    return tnef((1, 0x9007, 6, struct.pack("<II", 1252, 0)), (1, 0x800C, 2, text.encode("cp1252")))


def tnef_rich(rtf):
    """A TNEF file with a compressed RTF text (MAPI property 0x1009)."""
    from compressed_rtf import compress

    packed = compress(rtf.encode(), compressed=True)
    data = packed + b"\0" * (-len(packed) % 4)
    prop = struct.pack("<IHHII", 1, 0x0102, 0x1009, 1, len(packed)) + data
    return tnef((1, 0x9007, 6, struct.pack("<II", 1252, 0)), (1, 0x9003, 6, prop))


def tnef_file(name, data, text=""):
    """A TNEF file with a text and an attached file."""
    rendered = (2, 0x9002, 6, b"\0" * 14)
    title = (2, 0x8010, 1, name.encode() + b"\0")
    content = (2, 0x800F, 6, data)
    page = (1, 0x9007, 6, struct.pack("<II", 1252, 0))
    return tnef(page, (1, 0x800C, 2, text.encode("cp1252")), rendered, title, content)


def signed(data):
    """A message signed as a whole (CMS signed-data, opaque), as DER."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs7

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Quill")])
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(5)
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=900))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data)
    return builder.add_signer(certificate, key, hashes.SHA256()).sign(
        serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary]
    )


def compressed(data):
    """A message in a CMS object that is compressed, as DER."""
    from asn1crypto import cms

    inner = {"content_type": "data", "content": zlib.compress(data)}
    value = {
        "version": "v0",
        "compression_algorithm": {"algorithm": "zlib"},
        "encap_content_info": inner,
    }
    return cms.ContentInfo(
        {"content_type": "compressed_data", "content": cms.CompressedData(value)}
    ).dump()


def b64(data):
    return base64.encodebytes(data).decode()


def cms_letter(data, kind="signed-data", name="application/pkcs7-mime"):
    return letter(
        b64(data),
        Content_Type=f"{name}; smime-type={kind}; name=smime.p7m",
        Content_Transfer_Encoding="base64",
        Content_Disposition="attachment; filename=smime.p7m",
    )


def list_wrappings(text):
    """Messages by the name of their wrapping; each says one and the same text."""
    raw = text.encode()
    entity = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n".encode()
    coded = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}"
    page = "<p>" + text.replace("\n\n", "</p><p>") + "</p>"
    binary = "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    mixed = within(PLAIN + text, HTML + page)
    whole = (
        b'Content-Type: multipart/mixed; boundary="=_c"\r\n\r\n--=_c\r\n' + entity + b"--=_c--\r\n"
    )
    return {
        "plain": letter(text),
        "base64": letter(b64(raw), Content_Transfer_Encoding="base64"),
        "quoted-printable": letter(
            quopri.encodestring(raw), Content_Transfer_Encoding="quoted-printable"
        ),
        "uuencode": letter(uuencoded(raw), Content_Transfer_Encoding="x-uuencode"),
        "html": letter(page, Content_Type="text/html; charset=utf-8"),
        "mixed": parts(PLAIN + text),
        "alternative": parts(PLAIN + text, HTML + page, kind="alternative"),
        "alternative in related in mixed": parts(
            within(mixed, kind="related", mark="=_d"), kind="mixed"
        ),
        "text with a file's name": letter(
            text, Content_Type="text/plain; charset=utf-8; name=body.txt"
        ),
        "inline text with a file's name": parts(
            f"Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: inline; filename=a.txt\r\n\r\n{text}"
        ),
        "flowed": letter(text, Content_Type="text/plain; charset=utf-8; format=flowed"),
        "signed beside": parts(
            PLAIN + text,
            coded.format("base64", "AAAA").replace(
                "text/plain; charset=utf-8", "application/pkcs7-signature; name=smime.p7s"
            ),
            kind="signed",
        ),
        "signed as a whole": cms_letter(signed(entity)),
        "signed, base64 without saying so": letter(
            b64(signed(entity)), Content_Type="application/x-pkcs7-mime; name=smime.p7m"
        ),
        "compressed": cms_letter(compressed(entity), "compressed-data"),
        "signed, then compressed": cms_letter(
            compressed(
                cms_letter(signed(entity))
                .partition(b"\r\n\r\n")[0]
                .split(b"MIME-Version: 1.0\r\n")[1]
                + b"\r\n\r\n"
                + b64(signed(entity)).encode()
            ),
            "compressed-data",
        ),
        "TNEF alone": parts(binary + b64(tnef_text(text))),
        "TNEF, rich": parts(
            binary + b64(tnef_rich("{\\rtf1\\ansi " + text.replace("\n\n", "\\par\\par ") + "}"))
        ),
        "TNEF beside a text": parts(PLAIN + text, binary + b64(tnef_text("another"))),
        "multipart in base64": letter(
            b64(whole.partition(b"\r\n\r\n")[2]),
            Content_Type='multipart/mixed; boundary="=_c"',
            Content_Transfer_Encoding="base64",
        ),
        "base64 without saying so": letter(b64(raw)),
        "rich text": letter(
            "{\\rtf1\\ansi " + text.replace("\n\n", "\\par\\par ") + "}", Content_Type="text/rtf"
        ),
        "enriched": letter(
            f"<bold>{text.replace(chr(10) * 2, '<br><br>')}</bold>", Content_Type="text/enriched"
        ),
    }
