"""The tables of the index. There is nothing in them that cannot be read from the files again."""

import platform
import sqlite3
import zlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import front_specs, specs
from deskbook.library.model.ticket import Ticket

_PACKAGE: Final = Path(__file__).parents[3]
_DECIDING: Final = (
    "*/model",
    "*/formats",
    "search/adapters/index",
    "answers/rules/use",
    "calendar/rules",
    "library/rules",
    "reports/rules/signals",
    "tickets/rules",
)
"""The modules and folders of the package that decide what is in an index."""


@cache
def code_version() -> str:
    """Return a checksum of the code that reads files and fills the index, and what it runs on."""
    size, check = 0, 0
    for path in sources():
        data = path.read_bytes()
        size, check = size + len(data), zlib.crc32(data, check)
    return f"{size} {check:08x} {platform.python_version()} {sqlite3.sqlite_version}"


def sources() -> list[Path]:
    """Return the modules that decide what is in an index."""
    patterns = (end for it in _DECIDING for end in (f"{it}.py", f"{it}/**/*.py"))
    return sorted(path for pattern in patterns for path in _PACKAGE.glob(pattern))


FIELDS: Final = tuple(front_specs(Ticket))
"""The columns of a ticket that are fields of its front matter, in the order of the model."""

LISTED: Final = tuple(it.name for it in ticket_fields.find_shown("index"))
"""The fields that a list shows, those that say whose ticket it is, and its times."""

WORDS: Final = """tokenize = "porter unicode61 categories 'L* N* M* Co'" """
"""Texts are folded before; marks that are left, such as vowels in Hindi, are parts of words."""

TRIGRAMS: Final = "tokenize = 'trigram'"


def _column(name: str) -> str:
    whole = specs(Ticket)[name].type in (datetime, datetime | None, int | None)
    return f"{name} {'INTEGER' if whole else 'TEXT'}"


_TABLES: Final = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- A folder as it was when it was last looked at; `racy`: it may have changed since without a trace.
CREATE TABLE folder (path TEXT PRIMARY KEY, stamp INTEGER, racy INTEGER) WITHOUT ROWID;

-- A file likewise; `watched`: looked at each time, for it is open, racy or has to be mended.
-- `ticket` is the number of the ticket that it holds, `id` the id that it claims.
CREATE TABLE file (
    path TEXT PRIMARY KEY, folder TEXT, name TEXT, stamp INTEGER, racy INTEGER, watched INTEGER,
    id TEXT, ticket INTEGER
) WITHOUT ROWID;
CREATE INDEX file_folder ON file (folder, name, stamp, racy);
CREATE INDEX file_id ON file (id);
CREATE INDEX file_watched ON file (path, folder, name, stamp, racy) WHERE watched;

-- `number` orders tickets by the time they were asked, then by id; `changed` and `last` are the
-- times of the last entry but reminders, and of the last; `doc` is its row in the text tables,
-- `key` what it asks in `meaning`. Its entries, without their texts,
-- and its question are apart, for most commands do without them.
CREATE TABLE ticket (
    number INTEGER PRIMARY KEY, path TEXT, doc INTEGER, key INTEGER, changed INTEGER, last INTEGER,
    {", ".join(map(_column, FIELDS))}
);
CREATE TABLE history (number INTEGER PRIMARY KEY, entries TEXT, question TEXT);
CREATE INDEX ticket_last ON ticket (last);
CREATE INDEX ticket_resolved ON ticket (resolved) WHERE resolved IS NOT NULL;

-- Answers that were used on tickets, when first, and when it was seen that one did not hold.
CREATE TABLE answer_use (number INTEGER, answer TEXT, first INTEGER, contradicted INTEGER);
CREATE INDEX use_number ON answer_use (number);

-- Tickets that have a field, or an entry with a data line, of which few have one: see `rare_keys`.
CREATE TABLE rare (key TEXT, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE INDEX rare_number ON rare (number);
CREATE INDEX ticket_open ON ticket (number, changed, last, {", ".join(LISTED)}, path)
    WHERE status <> 'resolved';
CREATE INDEX ticket_doc ON ticket (doc);
CREATE INDEX ticket_answer ON ticket (answer) WHERE answer IS NOT NULL;

-- What was made of a file of `knowledge/`; see `memo`.
CREATE TABLE memo (path TEXT PRIMARY KEY, stamp INTEGER, racy INTEGER, value TEXT) WITHOUT ROWID;

-- What a command made of the tickets of a month; see `months`.
CREATE TABLE month (
    kind TEXT, month TEXT, mark TEXT, value TEXT, PRIMARY KEY (kind, month)
) WITHOUT ROWID;

-- `source` is the file or folder that it was found at.
CREATE TABLE finding (
    source TEXT, path TEXT, line INTEGER, rule TEXT, message TEXT, severity TEXT, fixable INTEGER
);
CREATE INDEX finding_source ON finding (source);

-- Words that are written otherwise too where a keyboard lacks a letter: `mueller` for `muller`.
CREATE TABLE spelling (other TEXT, word TEXT, PRIMARY KEY (other, word)) WITHOUT ROWID;

-- Text to search, folded (`space_letters`), without a copy of it. A row is never changed: a ticket
-- that is read anew gets a new one, and the old one points nowhere.
CREATE VIRTUAL TABLE words USING fts5 (title, question, entries, content = '', {WORDS});
CREATE VIRTUAL TABLE trigrams USING fts5 (title, content = '', {TRIGRAMS});

-- Answers; each way of asking one (its title, patrons' own wordings) is a text to search like a
-- ticket's title, and so is what it says, whose `wording` is null.
CREATE TABLE answer (
    slug TEXT PRIMARY KEY, path TEXT, title TEXT, state TEXT, audience TEXT
) WITHOUT ROWID;
CREATE INDEX answer_path ON answer (path);
CREATE TABLE asked (doc INTEGER PRIMARY KEY, slug TEXT, wording TEXT, key INTEGER);
CREATE INDEX asked_slug ON asked (slug);

-- What a text means, where somebody asked for it: see `meanings`. An index that is made anew takes
-- these over, for they cost more than all the rest.
CREATE TABLE meaning (key INTEGER PRIMARY KEY, vector BLOB);

-- The tickets that an answer was learnt from.
CREATE TABLE source (id TEXT, slug TEXT, PRIMARY KEY (id, slug)) WITHOUT ROWID;
"""


def create(connection: sqlite3.Connection, version: str) -> None:
    """Make the tables in an empty database."""
    connection.executescript(_TABLES)
    write(connection, "code", version)


def read(connection: sqlite3.Connection, key: str) -> str | None:
    """A single value that the index keeps about itself."""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return found[0] if found else None


def write(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a single value."""
    connection.execute("REPLACE INTO meta VALUES (?, ?)", (key, value))
