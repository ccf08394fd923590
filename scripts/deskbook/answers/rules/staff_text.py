"""Checks that text for staff is under the mark, and under no heading that only looks like it."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from deskbook.answers.rules.public_text import remove_staff_text
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.records import staff_mark
from deskbook.library.rules.check_rule import Rule, Said, World


def check_marked(record: Any, _world: World) -> Said:
    """No line of a text for patrons looks as if what follows it were for staff."""
    for line in _find(record, former=False):
        yield (
            "body",
            f'"{line}" looks as if what follows were for staff, and the public site is not built '
            f"with it: write the line {staff_mark.MARK} above what is for staff, at the end of "
            "the text, or reword the line",
        )


def check_former(record: Any, _world: World) -> Said:
    """Text for staff is under the mark, and no longer in sections called Cause and Environment."""
    for line in _find(record, former=True):
        yield (
            "body",
            f'"{line}" was a heading for staff: `desk upgrade` moves its section to the end, under '
            f"the line {staff_mark.MARK}",
        )


RULES: Final = (
    Rule("text.staff", check_marked),
    Rule("text.former", check_former, "warning"),
)


def list_refused(filed: Iterable[Filed[Any]]) -> Iterator[Finding]:
    """Yield the findings that stop the public site."""
    for it in filed:
        for line in _find(it.record, former=False):
            message = f'"{line}" looks as if what follows were for staff'
            yield Finding(it.path, it.line("body"), "text.staff", message)


def _find(record: Any, *, former: bool) -> Iterator[str]:
    """Yield the resembling lines of a record; those of former sections apart from all others.

    A former section is one that is left out of what patrons see.
    """
    shown = {line for _, line in staff_mark.find_resembling(remove_staff_text(record.body))}
    for _, line in staff_mark.find_resembling(record.body):
        left_out = staff_mark.fold(line) in staff_mark.SECTIONS and line not in shown
        if left_out is former:
            yield line
