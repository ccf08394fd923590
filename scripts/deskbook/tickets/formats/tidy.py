"""A ticket's file put in order: headings completed, entries in turn, no other byte changed."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from deskbook.library.formats import ticket_file, timeline
from deskbook.library.formats.ticket_parts import Block, Parts, end_block
from deskbook.library.model.entry_kinds import Heading
from deskbook.library.model.ticket import Entry


def list_handwritten(parts: Parts) -> list[Heading]:
    """The headings of a file that are not whole, in its order."""
    found = (timeline.by_hand(it.heading, it.line) for it in parts.blocks if it.heading)
    return [heading for heading in found if heading]


def complete_headings(parts: Parts, entries: Mapping[int, Entry]) -> Parts:
    """The file with the headings of these entries, by the line they stand on."""
    return replace(parts, blocks=tuple(_completed(it, entries.get(it.line)) for it in parts.blocks))


def sort_entries(parts: Parts) -> str:
    """The file with its entries in the order of their times.

    What has no entry yet stays below the entry it stood below; what is in order stays as it is.
    """
    groups: list[list[Block]] = [[]]
    for block in parts.blocks:
        groups += [[block]] if block.entry else []
        if not block.entry:
            groups[-1].append(block)
    first, *rest = groups
    times = [group[0].entry.time for group in rest if group[0].entry]
    if all(one <= other for one, other in pairwise(times)):
        return parts.text
    turns = sorted(zip(times, rest, strict=True), key=lambda it: it[0])
    ordered = [*first, *(block for _, group in turns for block in group)]
    above = [replace(it, raw=end_block(it.raw, parts.line_end)) for it in ordered[:-1]]
    last = ordered[-1]
    if last is not parts.blocks[-1]:
        last = replace(last, raw=last.raw.rstrip("\r\n") + parts.line_end)
    return replace(parts, blocks=(*above, last)).text


def _completed(block: Block, entry: Entry | None) -> Block:
    if entry is None:
        return block
    first, end, below = block.raw.partition("\n")
    heading = ticket_file.write_heading(entry) + ("\r" if first.endswith("\r") else "")
    return replace(block, raw=heading + end + below, entry=entry)
