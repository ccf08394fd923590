"""Text that is no Markdown in a page that is: every sign stands for itself."""

import re
from typing import Final

from deskbook.library.views.terminal import safe

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&|~]")


def as_written(text: str) -> str:
    """Text that Markdown shows as it is; what steers a terminal is taken out of it."""
    return _SIGNS.sub(r"\\\g<0>", safe(text))
