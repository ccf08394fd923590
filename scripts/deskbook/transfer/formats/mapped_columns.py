"""The columns that a mapping names, and a mapping without those that a table lacks."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from deskbook.library.model.fields import specs
from deskbook.transfer.model.mapping import Asker, CsvMapping, FieldRule


def list_needed(mapping: CsvMapping) -> tuple[str, ...]:
    """The columns that a mapping names."""
    moments = [it for it in (mapping.opened, mapping.resolved) if it]
    times = (name for it in moments for name in (it.column, it.time))
    others = (it.column for it in (*mapping.fields, mapping.topics, mapping.unfinished) if it)
    asker = (getattr(mapping.patron, name) for name in specs(Asker)) if mapping.patron else ()
    named = (mapping.question, *mapping.id, mapping.reply, mapping.note, *times, *others, *asker)
    return tuple(dict.fromkeys(name for name in named if name is not None))


def list_indispensable(mapping: CsvMapping) -> tuple[str, ...]:
    """The columns without which no ticket can be made of a row, or it would not be known again."""
    titled = mapping.unwritten or any(it.name == "title" for it in mapping.fields)
    question = () if titled else (mapping.question,)
    return (*question, mapping.opened.column, *mapping.id[:1])


def fit(mapping: CsvMapping, names: Collection[str]) -> CsvMapping:
    """A ready-made mapping without the columns that a table lacks.

    What a ticket cannot do without stays, see `indispensable`.
    """

    def there(column: str | None) -> str | None:
        return column if column in names else None

    asker = mapping.patron and Asker(
        **{name: there(getattr(mapping.patron, name)) for name in specs(Asker)}
    )
    return replace(
        mapping,
        id=tuple(filter(there, mapping.id)),
        question=there(mapping.question) or "",
        reply=there(mapping.reply),
        note=there(mapping.note),
        opened=replace(mapping.opened, time=there(mapping.opened.time)),
        resolved=mapping.resolved if mapping.resolved and there(mapping.resolved.column) else None,
        topics=mapping.topics if mapping.topics and there(mapping.topics.column) else None,
        unfinished=mapping.unfinished
        if mapping.unfinished and there(mapping.unfinished.column)
        else None,
        fields=tuple(_rules_there(mapping.fields, names)),
        patron=asker if asker != Asker() else None,
    )


def _rules_there(rules: Iterable[FieldRule], names: Collection[str]) -> Iterator[FieldRule]:
    """The rules whose columns are there; of the others what they say of empty cells."""
    for rule in rules:
        if rule.column is None or rule.column in names:
            yield rule
        elif rule.otherwise is not None:
            yield FieldRule(name=rule.name, value=rule.otherwise)
