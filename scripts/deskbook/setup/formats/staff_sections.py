"""The migration to format 3: sections for staff go under the mark, at the end of a text."""

import re
from typing import Final

from deskbook.library.model.records import staff_mark
from deskbook.setup.model import Changed, Copies, Files

FOLDERS: Final = ("answers", "problems", "resources", "services", "translations")
READS: Final = (*(f"knowledge/{it}/**/*.md" for it in FOLDERS), "knowledge/library.md")

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(.*)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_FRONT: Final = re.compile(r"---\r?\n.*?^---\r?\n", re.DOTALL | re.MULTILINE)


def mark_sections(files: Files, _copies: Copies) -> Changed:
    """Move sections called Cause or Environment under the mark, in the order that they have."""
    texts: dict[str, str | None] = {}
    notes: list[str] = []
    for path, data in sorted(files.items()):
        if not path.startswith("knowledge/") or not path.endswith(".md"):
            continue
        try:
            text = data.decode()
        except UnicodeDecodeError:
            notes.append(f"{path} is not UTF-8, so it was left as it is")
            continue
        front = _FRONT.match(text)
        head = front.group() if front else ""
        body = _move(text[len(head) :])
        if head + body != text:
            texts[path] = head + body
        notes += (
            f'{path}: "{line}" looks as if what follows were for staff: write the line '
            f"{staff_mark.MARK} above what is for staff, or reword it"
            for _, line in staff_mark.find_resembling(body)
        )
    return Changed(texts, tuple(notes))


def _move(body: str) -> str:
    """Return a text with its former sections under the mark; all other lines stay."""
    above, below = body, ""
    if found := staff_mark.find(body):
        above, below = body[: found.start()], body[found.start() :]
    kept, moved = _part(above.splitlines(keepends=True))
    if not moved:
        return body
    end = "\r\n" if "\r\n" in body else "\n"
    public = "".join(kept).rstrip()
    secret = "".join(moved).strip()
    rest = below.partition(staff_mark.MARK)[2].strip()
    parts = [*([public] if public else []), staff_mark.MARK, secret, *([rest] if rest else [])]
    start = body[: len(body) - len(body.lstrip())]
    return start + (end * 2).join(it.lstrip() for it in parts) + end


def _part(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines that stay, and those of former sections."""
    kept: list[str] = []
    moved: list[str] = []
    fence, cut = "", 0
    for line in lines:
        if opened := _FENCE.match(line):
            mark = opened.group(1)
            if not fence:
                fence = mark
            elif mark[0] == fence[0] and len(mark) >= len(fence):
                fence = ""
        elif not fence and (heading := _HEADING.match(line)):
            level = len(heading.group(1))
            if not cut or level <= cut:
                former = staff_mark.fold(heading.group(2)) in staff_mark.SECTIONS
                cut = level if former else 0
        (moved if cut else kept).append(line)
    return kept, moved
