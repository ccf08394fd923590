"""What an export says of itself: to the person who made it, and in the file that lies in it."""

from typing import Final

INSIDE: Final = """\
{name}: everything, as of {made}

This folder holds what the library knows, for colleagues: questions of patrons and internal notes
are in it. Keep it as you keep the library itself, and delete it where it is not needed.

files/           every ticket and record as it stands: Markdown with YAML front matter
tickets.json     the tickets with all their entries: a list, one ticket a line
*.csv            a row a ticket, a row an entry, and a table for each kind of record; line ends in
                 texts are spaces there, an apostrophe stands before what a spreadsheet would run
archive/         pages that read without Deskbook: open archive/index.html

Tickets:  {tickets}
Entries:  {entries}
Records:  {records}

Patrons' names and addresses are not in it: they are in the vault, and tickets have pseudonyms.
Files that could not be read whole are in files/ only: {unread}

Back into Deskbook: copy files/tickets and files/knowledge into a library, or, where the records are
there already, `desk import deskbook tickets.json`.
"""

OUTSIDE: Final = """\
{name}: what is published, as of {made}

answers.json     the published answers: a list, one answer a line
answers.csv      the same as a table
archive/         pages that read without Deskbook: open archive/index.html

Answers:  {answers}

Nothing internal is in it: it is made of what the public site shows.
"""


def done(folder: str, *counts: str) -> str:
    """Where the export is, and how much it holds."""
    return f"{', '.join(counts)} in {folder}; README.txt in it says what is where"


def counted(number: int, what: str) -> str:
    """`1 ticket`, `1,200 tickets`."""
    return f"{number:,} {what}{'s' * (number != 1)}"
