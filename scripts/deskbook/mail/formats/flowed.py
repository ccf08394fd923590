"""Text in the format `flowed` (RFC 3676), in paragraphs again."""


def unflow(text: str, *, delsp: bool = False) -> str:
    r"""Lines that end in a space go on in the next one of the same depth of quotation.

    Args:
        text: the text, with line ends as `\n`.
        delsp: whether that space is no part of the text.
    """
    out: list[str] = []
    held, depth = "", -1
    for line in text.split("\n"):
        body = line.lstrip(">")
        deep = len(line) - len(body)
        body = body.removeprefix(" ")
        if depth >= 0 and deep != depth:
            out.append(_quoted(held, depth))
            held, depth = "", -1
        flows = body.endswith(" ") and body != "-- "
        if body == "-- " and depth >= 0:
            out.append(_quoted(held, depth))
            held = ""
        held += body[:-1] if flows and delsp else body
        depth = deep
        if not flows:
            out.append(_quoted(held, depth))
            held, depth = "", -1
    return "\n".join([*out, _quoted(held, depth)] if depth >= 0 else out)


def _quoted(text: str, depth: int) -> str:
    return f"{'>' * depth} {text}" if depth else text
