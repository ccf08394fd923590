"""The hand that writes the index: takes folders and files in, and forgets those that went."""

import os
import sqlite3
import stat
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

from deskbook.library.adapters import tree
from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters.index import changes, histories, rows, schema, texts

BATCH: Final = 2_000
"""Texts that are held before they are written; in order, which is much quicker."""


class Keeper:
    """Writes what folders and files hold now, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, root: Path) -> None:
        self.run = connection.execute
        self.run_many = connection.executemany
        self.root = root
        self.clock = changes.clock(root)
        self.serial = int(schema.read(connection, "serial") or 0)
        self.contested: set[str] = set()
        self.texts: list[texts.Text] = []

    def take_in(self, found: changes.Hints) -> None:
        """Bring the rows of these folders and files up to date, and of all below new folders."""
        waiting = sorted(found.folders, reverse=True)
        while waiting:
            files, folders = self._folder(waiting.pop())
            waiting += reversed(folders)
            for path in files:
                self._file(path)
        for path in found.files:
            self._file(path)
        while self.contested:
            self._settle(self.contested.pop())
        self._write_texts()
        self.run("REPLACE INTO meta VALUES ('serial', ?)", (str(self.serial),))

    def _folder(self, folder: str) -> tuple[list[str], list[str]]:
        """Look at a folder: its changed files and its new folders."""
        before = _looked_at(f"{self.root}/{folder}")
        if strayed := tree.find_link_out(self.root, folder):
            found = tree.Folder(findings=[strayed])
        else:
            found = tree.read_folder(self.root, folder)
        known = {path for (path,) in self.run("SELECT path FROM folder")}
        below = {path for path in known if path.rpartition("/")[0] == folder}
        folders = [f"{folder}/{name}" for name in found.folders]
        for gone in below.difference(folders):
            self._forget_folder(gone)
        self._forget_findings(f"{folder}/")
        self._find(f"{folder}/", found.findings)
        if before is not None:
            racy = changes.is_racy(before, self.clock)
            self.run("REPLACE INTO folder VALUES (?, ?, ?)", (folder, changes.stamp(before), racy))
        elif folder in known:
            self._forget_folder(folder)
        return self._changed_files(folder, found.files), [it for it in folders if it not in known]

    def _changed_files(self, folder: str, files: list[str]) -> list[str]:
        """The paths of a folder's files that are new or not as they were; others are forgotten."""
        names = {name.removesuffix(".md") for name in files}
        query = "SELECT name, stamp, racy FROM file WHERE folder = ?"
        known = self.run(query, (folder,)).fetchall()
        for gone in {name for name, _, _ in known} - names:
            self._forget(f"{folder}/{gone}.md")
        held = [row for row in known if row[0] in names]
        changed = (names - {name for name, _, _ in held}).union(
            changes.changed(self.root, folder, held)
        )
        return [f"{folder}/{name}.md" for name in sorted(changed)]

    def _forget_folder(self, folder: str) -> None:
        span = (f"{folder}/", f"{folder}0")
        query = "SELECT path FROM file WHERE path > ? AND path < ?"
        for (path,) in self.run(query, span).fetchall():
            self._forget(path)
        query = "SELECT path FROM folder WHERE path = ? OR (path > ? AND path < ?)"
        for (path,) in self.run(query, (folder, *span)).fetchall():
            self.run("DELETE FROM folder WHERE path = ?", (path,))
            self._forget_findings(f"{path}/")

    def _file(self, path: str) -> None:
        """Read a file anew; one that is gone, or a link or folder now, is forgotten."""
        self._forget(path)
        seen = _looked_at(f"{self.root}/{path}")
        if seen is None or stat.S_ISLNK(seen.st_mode) or stat.S_ISDIR(seen.st_mode):
            return
        racy = changes.is_racy(seen, self.clock)
        if path.startswith(changes.ANSWERS):
            self.serial = texts.write_answer(self.run, self.run_many, self.root, path, self.serial)
            self._remember(path, seen, racy, True, None, None)
            return
        reading = texts.read_ticket(self.root, path)
        ticket = reading.filed.record if reading.filed else None
        number = self._ticket(path, ticket) if ticket else None
        watched = racy or bool(reading.findings) or ticket is None or ticket.status != "resolved"
        claimed = ticket.id if ticket else None
        self._find(path, reading.findings)
        self._remember(path, seen, racy, watched, claimed, number)

    def _remember(self, path: str, seen: os.stat_result, *facts: bool | str | int | None) -> None:
        """Write a file's row: what it was like, and whether it is racy, watched, whose it is."""
        folder, _, name = path.rpartition("/")
        row = (path, folder, name.removesuffix(".md"), changes.stamp(seen), *facts)
        self.run("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _ticket(self, path: str, ticket: Ticket) -> int | None:
        """Write a ticket whose id no other file claims; else it is settled later whose it is."""
        if self.run("SELECT 1 FROM file WHERE id = ?", (ticket.id,)).fetchone():
            self.contested.add(ticket.id)
            return None
        self.serial += 1
        number, doc = rows.number(ticket), rows.doc(ticket, self.serial)
        key = texts.text_key(texts.ask_text(ticket))
        self.run(_INSERT, (number, path, doc, key, *rows.values(ticket)))
        history = (number, histories.write(ticket), ticket.question)
        self.run("INSERT INTO history VALUES (?, ?, ?)", history)
        rare = [(it, number) for it in rows.rare_keys(ticket)]
        self.run_many("INSERT INTO rare VALUES (?, ?)", rare)
        used = [(number, *it) for it in histories.list_uses(ticket)]
        self.run_many("INSERT INTO answer_use VALUES (?, ?, ?, ?)", used)
        self.texts.append((doc, ticket.title, rows.asked(ticket), rows.said(ticket)))
        if len(self.texts) >= BATCH:
            self._write_texts()
        return number

    def _write_texts(self) -> None:
        texts.write_texts(self.run_many, sorted(self.texts))
        self.texts.clear()

    def _settle(self, name: str) -> None:
        """Give an id that several files claim to the first of them, in the order of the folders."""
        query = "SELECT path FROM file WHERE id = ?"
        paths = sorted((path for (path,) in self.run(query, (name,))), key=_walked)
        for path in paths:
            self._forget(path)
        self.contested.discard(name)
        for path in paths:
            self._file(path)
            if name in self.contested:
                self.contested.discard(name)
                message = f"{name} is the id of another ticket too ({paths[0]})"
                self._find(path, [Finding(path, 1, "ticket.id", message)])

    def _forget(self, path: str) -> None:
        query = "SELECT id, ticket FROM file WHERE path = ?"
        for name, number in self.run(query, (path,)).fetchall():
            self.run("DELETE FROM file WHERE path = ?", (path,))
            for table in ("ticket", "history", "rare", "answer_use"):
                self.run(f"DELETE FROM {table} WHERE number = ?", (number,))
            if path.startswith(changes.ANSWERS):
                texts.forget_answer(self.run, path)
            self._forget_findings(path)
            if name and self.run("SELECT 1 FROM file WHERE id = ?", (name,)).fetchone():
                self.contested.add(name)

    def _find(self, source: str, findings: Iterable[Finding]) -> None:
        """Keep findings about tickets; those about answers are for `desk check` to say."""
        for finding in findings if source.startswith("tickets/") else ():
            values = (source, *astuple(finding))
            self.run("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def _forget_findings(self, source: str) -> None:
        self.run("DELETE FROM finding WHERE source = ?", (source,))


_COLUMNS: Final = 6 + len(schema.FIELDS)
_INSERT: Final = f"INSERT INTO ticket VALUES ({', '.join('?' * _COLUMNS)})"


def _looked_at(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except OSError:
        return None


def _walked(path: str) -> list[Any]:
    """The order in which a library is walked: a folder's files come before its folders."""
    *folders, name = path.split("/")
    return [*((1, folder) for folder in folders), (0, name)]
