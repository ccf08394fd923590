"""Seven-bit East Asian text with escape sequences (ISO 2022), vendors' characters included.

Python's codecs refuse a whole text for one character beyond the standard, such as NEC's circled
digits or half-width kana, which Japanese mail programs send all the same. Here each run is decoded
by the superset that the vendors use, and only what stands for nothing is U+FFFD.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

_ESCAPE: Final = re.compile(
    rb"\x1b(?:\$[@AB]|\$[()][A-GOPQ]|\([@-Z]|\$\)[A-GM-Q]|\.[AF]|\*[A-Z]|[N])|[\x0e\x0f]"
)
_TELLING: Final = re.compile(rb"\x1b(?:\$[@AB]|\$[()][A-Z]|\([BHIJT])")


def is_iso2022(data: bytes) -> bool:
    """Whether seven-bit bytes have escape sequences of ISO 2022."""
    return b"\x1b" in data and data.isascii() and bool(_TELLING.search(data))


def decode(data: bytes) -> str:
    """Decode a text; it never fails."""
    return "".join(_runs(data))


def _runs(data: bytes) -> Iterator[str]:
    """The text of each run between two escape sequences, which say how to read what follows."""
    plain: Callable[[bytes], str] = _ascii
    shifted: Callable[[bytes], str] = _kana
    is_shifted, at = False, 0
    for found in _ESCAPE.finditer(data):
        yield (shifted if is_shifted else plain)(data[at : found.start()])
        sign, at = found[0], found.end()
        if sign in (b"\x0e", b"\x0f"):
            is_shifted = sign == b"\x0e"
        elif sign[1:3] == b"$)":
            shifted = _SETS.get(sign[3:], _unknown)
        else:
            plain = _choose(sign[1:])
    yield (shifted if is_shifted else plain)(data[at:])


def _choose(sign: bytes) -> Callable[[bytes], str]:
    if sign[:1] == b"$":
        return _SETS.get(sign[-1:], _unknown)
    return _kana if sign == b"(I" else _ascii


def _ascii(run: bytes) -> str:
    return run.decode("ascii")


def _kana(run: bytes) -> str:
    """Half-width kana: the bytes of JIS X 0201 without their high bit."""
    return "".join(
        bytes([it | 0x80]).decode("cp932", "replace") if 0x21 <= it <= 0x5F else chr(it)
        for it in run
    )


def _pairs(run: bytes) -> Iterator[bytes]:
    """The characters of two bytes in a run, and line ends and blanks between them alone."""
    at = 0
    while at < len(run):
        size = 2 if 0x21 <= run[at] <= 0x7E else 1
        yield run[at : at + size]
        at += size


def _two_bytes(make: Callable[[int, int], tuple[bytes, tuple[str, ...]]]) -> Callable[[bytes], str]:
    """A decoder of a set whose characters have two bytes: `make` gives bytes and their codecs."""

    def read(run: bytes) -> str:
        return "".join(one(it) for it in _pairs(run))

    def one(pair: bytes) -> str:
        if len(pair) == 1:
            return chr(pair[0]) if pair[0] < 0x21 else "\ufffd"
        data, codecs = make(pair[0], pair[1])
        for codec in codecs:
            try:
                return data.decode(codec)
            except UnicodeError:
                continue
        return "\ufffd"

    return read


def _shift(first: int, second: int) -> tuple[bytes, tuple[str, ...]]:
    """A character of JIS X 0208 in Shift-JIS, whose supersets have those of NEC and IBM."""
    lead = (first + 1) // 2 + (0x70 if first < 0x5F else 0xB0)
    odd = second + (0x1F if second < 0x60 else 0x20)
    trail = odd if first % 2 else second + 0x7E
    return bytes([lead, trail]), ("shift_jis", "cp932")


def _high(*codecs: str, before: bytes = b"") -> Callable[[int, int], tuple[bytes, tuple[str, ...]]]:
    return lambda first, second: (before + bytes([first | 0x80, second | 0x80]), codecs)


_unknown: Final = _two_bytes(lambda first, second: (b"", ()))
_JIS: Final = _two_bytes(_shift)
_SETS: Final[dict[bytes, Callable[[bytes], str]]] = {
    b"@": _JIS,
    b"B": _JIS,
    b"D": _two_bytes(_high("euc_jp", before=b"\x8f")),
    b"O": _two_bytes(_high("euc_jis_2004")),
    b"Q": _two_bytes(_high("euc_jis_2004")),
    b"P": _two_bytes(_high("euc_jis_2004", before=b"\x8f")),
    b"A": _two_bytes(_high("gb18030")),
    b"E": _two_bytes(_high("gb18030")),
    b"C": _two_bytes(_high("cp949")),
}
"""The decoders of sets of characters by the last byte of their escape sequences."""
