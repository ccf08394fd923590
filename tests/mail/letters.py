"""Messages as bytes, made in the test that is about them."""


def letter(text="Where is the atlas?", **fields):
    """A plain message; fields override its header (an underscore is a hyphen; None leaves out)."""
    head = {
        "From": "Quill Sample <quill@people.example>",
        "To": "ask@library.example",
        "Subject": "An atlas",
        "Date": "Thu, 05 Nov 2026 14:00:00 +0000",
        "Message_ID": "<one@people.example>",
        "MIME_Version": "1.0",
        "Content_Type": "text/plain; charset=utf-8",
    }
    head |= fields
    lines = [
        f"{key.replace('_', '-')}: {value}" for key, value in head.items() if value is not None
    ]
    body = text if isinstance(text, bytes) else text.encode()
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def parts(*pieces, kind="mixed", **fields):
    """A message of several parts: each is header lines, a blank line, and the body."""
    body = b"".join(b"--=_b\r\n" + _bytes(it) + b"\r\n" for it in pieces) + b"--=_b--\r\n"
    return letter(body, Content_Type=f'multipart/{kind}; boundary="=_b"', **fields)


def within(*pieces, kind="alternative", mark="=_c"):
    """A part of several parts."""
    body = b"".join(f"--{mark}\r\n".encode() + _bytes(it) + b"\r\n" for it in pieces)
    return (
        f'Content-Type: multipart/{kind}; boundary="{mark}"\r\n\r\n'.encode()
        + body
        + f"--{mark}--".encode()
    )


def _bytes(piece):
    return piece if isinstance(piece, bytes) else piece.encode()


PLAIN = "Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = "Content-Type: text/html; charset=utf-8\r\n\r\n"
