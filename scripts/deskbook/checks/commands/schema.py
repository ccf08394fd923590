"""`desk schema`: the fields of a kind of record, for editors and other checkers."""

import json

from deskbook.checks.formats import json_schema
from deskbook.checks.views import record_kinds
from deskbook.library.adapters import console


def schema(kind: str) -> int:
    """Print the JSON Schema of a kind's front matter."""
    console.echo(json.dumps(json_schema.schema(kind), ensure_ascii=False, indent=2))
    return 0


def kinds() -> int:
    """Name the kinds, and what each is."""
    console.echo(record_kinds.table(json_schema.KINDS))
    return 0
