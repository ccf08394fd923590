"""`desk schema`: give the fields of a kind of record to editors and other checkers."""

from deskbook.checks.formats import json_schema
from deskbook.checks.model.outcomes import KindsListed, SchemaMade


def schema(kind: str) -> SchemaMade:
    """Make the JSON Schema of a kind's front matter."""
    return SchemaMade(schema=json_schema.schema(kind))


def list_kinds() -> KindsListed:
    """List the kinds of record, and what each is."""
    kinds = json_schema.KINDS.items()
    return KindsListed(kinds={word: json_schema.meaning(kind) for word, kind in kinds})
