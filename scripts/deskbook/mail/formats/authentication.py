"""Results of sender authentication in the fields `Authentication-Results` (RFC 8601)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from deskbook.mail.model.mail import Verdict

_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT: Final = re.compile(r"\([^()]*\)")
_DEEPEST: Final = 5
_RESULT: Final = re.compile(r"\s*([a-z0-9-]{1,40})(?:\s*/\s*\d+)?\s*=\s*([a-z]{1,40})\b", re.ASCII)


def read_verdicts(fields: Iterable[str]) -> tuple[Verdict, ...]:
    """Return the results in the values of some fields, from top to bottom; never raises.

    Comments and quoted texts are left out first: a result that stands in one is no result.
    """
    return tuple(it for value in fields for it in _read(value))


def _read(value: str) -> Iterator[Verdict]:
    bare = _QUOTED.sub("", value.lower())
    for _ in range(_DEEPEST):
        bare = _COMMENT.sub(" ", bare)
    server, *results = bare.split(";")
    name = next(iter(server.split()), "")
    for result in results:
        if name and (found := _RESULT.match(result)):
            yield Verdict(name, found[1], found[2])
