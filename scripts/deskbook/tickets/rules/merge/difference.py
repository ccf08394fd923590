"""The edit that makes one version of a ticket into another."""

from deskbook.library.model.fields import front_specs
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket


def difference(before: Ticket, after: Ticket) -> TicketEdit:
    """Fields, question, new entries and entries that read otherwise; none is taken out."""
    fields: dict[str, FieldValue] = {
        key: getattr(after, spec.name)
        for key, spec in front_specs(Ticket).items()
        if getattr(after, spec.name) != getattr(before, spec.name)
    }
    known = {it.id: it for it in before.entries}
    return TicketEdit(
        fields=fields,
        entries=tuple(it for it in after.entries if it.id not in known),
        question=after.question if after.question != before.question else None,
        reworded=tuple(it for it in after.entries if it.id in known and it != known[it.id]),
    )
