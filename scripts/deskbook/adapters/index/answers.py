"""Answers as the index knows them: by title, patrons' own wordings and text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from deskbook.adapters import tree
from deskbook.model.finding import Finding
from deskbook.model.records import Answer

Run = Callable[..., Any]


def write(run: Run, root: Path, path: str, doc: int) -> None:
    """Take in the answer of a file, if it can be read; `doc` is a row that nothing had before."""
    from deskbook.formats import record_file  # noqa: PLC0415 - loads YAML, and answers change seldom

    data = tree.content(root, path)
    if isinstance(data, Finding) or path.count("/") != 2:
        return
    reading = record_file.parse(Answer, path, data)
    if reading.filed is None:
        return
    found = reading.filed.record
    asked = "\n".join((found.title, *found.also_asked))
    run(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            found.slug,
            path,
            doc,
            found.title,
            found.state,
            found.audience,
            f"{asked}\n{found.body}",
        ),
    )
    insert = "INSERT INTO answer_words (rowid, title, asked, body) VALUES (?, ?, ?, ?)"
    run(insert, (doc, found.title, "\n".join(found.also_asked), found.body))
    run("INSERT INTO answer_trigrams (rowid, asked) VALUES (?, ?)", (doc, asked))
