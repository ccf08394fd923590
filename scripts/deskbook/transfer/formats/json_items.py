"""The items of a JSON file one after the other, each with its line, however they were strung."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from deskbook.library.model.finding import DeskError

_BETWEEN: Final = re.compile(r"[\s,\[\]]*")
_DECODER: Final = json.JSONDecoder()


def items(name: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of one list, of several lists one after the other, or of lines of JSON.

    Raises:
        DeskError: at some place there is no JSON, or what stands there is no object.
    """
    at = _skip(text, 0)
    while at < len(text):
        line = text.count("\n", 0, at) + 1
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            raise DeskError(f"{name}:{line}: this is no JSON ({error}): export it again") from None
        if not isinstance(value, dict):
            raise DeskError(f"{name}:{line}: a list of objects is meant, as the export makes it")
        yield line, value
        at = _skip(text, end)


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
