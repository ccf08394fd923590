"""The rules that hold while files are read: their ids, and what each says, for the reference.

The rules about whole records stand with their code, in the `rules` of each subject.
"""

from collections.abc import Mapping
from typing import Final

RULES: Final[Mapping[str, str]] = {
    "file.empty": "A file holds something.",
    "file.size": "A file has at most four megabytes.",
    "file.binary": "A file is text: it holds no zero bytes.",
    "file.encoding": "A file is saved as UTF-8.",
    "file.conflict": "No two versions of a file stand in it side by side, with Git's markers.",
    "file.merge": "A merged file holds what both versions held.",
    "file.front-matter": "A file begins with --- alone on a line, then its fields, each on a line "
    "of its own, then --- again.",
    "file.yaml": "The fields can be read: `field: value`, special signs in quotes, no @ before a "
    "handle.",
    "file.tabs": "No line of the fields is indented with a tab.",
    "file.characters": "No invisible character stands among the fields.",
    "file.comment": "No value is cut short by a # that begins a comment.",
    "file.duplicate-key": "A field is given once.",
    "file.name": "A record's file is named in lower case with hyphens.",
    "file.folder": "A record's file stands in the folder of its kind and in none below it.",
    "file.stray": "Only what is read stands in the folders of the library.",
    "file.symlink": "A file or folder of the library is itself there, not a link to another place.",
    "file.kind": "A file is a file, not a pipe or a device.",
    "file.closed": "A file can be opened.",
    "ticket.file-name": "A ticket's file is named by its id.",
    "ticket.folder": "A ticket's file stands in the folder of the year and month of its opening.",
    "entry.before-marker": "Entries stand below the line `<!-- timeline -->`.",
    "entry.heading": "An entry begins with a whole heading: time, kind, @author, ^id.",
    "entry.kind": "An entry is of a kind that there is.",
    "entry.time": "An entry's time is one that there is.",
    "entry.id": "An entry's id is used once in a ticket.",
    "staff.left": "Whoever has left leads nothing, is offered nothing, and stands in for nobody.",
    "resource.list": "The title lists that a resource names are there.",
    "kbart.header": "A title list names its columns in its first line.",
    "kbart.column": "A title list has the columns that say what is covered.",
    "kbart.encoding": "A title list is saved as UTF-8.",
    "kbart.title": "Each line of a title list names a title.",
    "kbart.row": "Each line of a title list can be read.",
    "kbart.identifier": "An ISSN or ISBN in a title list has the right check digit.",
    "facts.name": "A fact has a name of its own.",
    "text.field": "A text names only fields in braces that there are.",
    "text.table": "A table in braces stands on a line of its own.",
    "privacy.pattern": "A pattern for ids in `library.md` is one that no text can make slow.",
    "site.trust": "This clone has approved each file of the sites that the library overrides.",
    "site.override": "A file of the sites that a library overrides is a copy of the present one.",
    "site.unused": "A library has no configuration of MkDocs, which nothing would read.",
    "survey.set": "A definition set of the library's own builds on one that there is.",
    "library.logo": "The logo that a library names is a file in `site/overrides/assets/`.",
    "mapping.fields": "A mapping of a CSV file gives every ticket what it needs.",
    "mapping.formats": "A mapping's way to write a time has its year.",
}

FIELDS: Final[Mapping[str, str]] = {
    "KIND.FIELD": "A field's value fits: `ticket.lead`, `service.promise`, `library.hours`. What "
    "every record of the kind needs is there, and an id is used once.",
    "KIND.unknown-key": "A field is one that the kind of record has.",
    "privacy.WHAT": "No text holds a patron's address, number, name or secret (`desk gate`).",
}
"""Rules whose ids are made of the name of what they are about."""
