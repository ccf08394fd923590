"""The rows of a data set: what a library shares of one question, without anybody in it."""

from dataclasses import dataclass, field

from deskbook.library.model.fields import doc


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """One question, de-identified.

    There is no place for an id, a pseudonym, a handle, anybody's words or a day. What is none was
    not said, or was suppressed. Times are working time in whole minutes; where rows are for others,
    the upper end of a class of times.
    """

    library: str = field(metadata=doc("The library's name for addresses."))
    year: int = field(metadata=doc("Year of asking, at the library."))
    month: int = field(metadata=doc("Month of asking, 1 to 12."))
    term: str | None = field(metadata=doc("Teaching term, none between terms."))
    weekday: int | None = field(metadata=doc("Day of the week, 0 for Monday."))
    hour: int | None = field(metadata=doc("Hour of asking, 0 to 23."))
    service: str | None = field(metadata=doc("Service point, the library's own name."))
    channel: str | None = field(metadata=doc("How it reached the library."))
    department: str | None = field(metadata=doc("Academic department, the library's own name."))
    patron_group: str | None = field(metadata=doc("What kind of reader asked."))
    language: str | None = field(metadata=doc("Language, a BCP 47 tag."))
    resource: str | None = field(metadata=doc("E-resource, the library's own name."))
    vendor: str | None = field(metadata=doc("Who sells or runs that."))
    cause: str | None = field(metadata=doc("What staff found to be wrong."))
    activity: str | None = field(metadata=doc("Kind of help, as the surveys define it."))
    resolution: str | None = field(metadata=doc("How it ended; none while open."))
    read: int | None = field(metadata=doc("Effort on the READ scale."))
    on_the_spot: bool | None = field(metadata=doc("Answered within a quarter of an hour."))
    has_answer: bool = field(metadata=doc("Answered with an answer of the library's book."))
    known_problem: bool = field(metadata=doc("Belongs to a problem known to the library."))
    reopened: int = field(metadata=doc("How often it was opened again."))
    handoffs: int = field(metadata=doc("How many of its handoffs were accepted."))
    first_reply: int | None = field(
        metadata=doc("Minutes to the first reply, at most; none at once.")
    )
    resolution_time: int | None = field(metadata=doc("Minutes to the end, at most; none at once."))
    waited_us: int | None = field(metadata=doc("Minutes it waited on the library, at most."))
    waited_colleague: int | None = field(metadata=doc("Minutes it waited on a colleague, at most."))
    waited_patron: int | None = field(metadata=doc("Minutes it waited on the patron, at most."))
    waited_vendor: int | None = field(metadata=doc("Minutes it waited on a vendor, at most."))


@dataclass(frozen=True, slots=True)
class Shared:
    """The rows that leave the library, and how many were left out as too rare.

    Every combination of the fields by which somebody could be recognised occurs `minimum` times or
    more, with two causes and two endings at least, or none; 1 where nothing was suppressed.
    """

    library: str
    minimum: int
    rows: tuple[SharedRow, ...]
    left_out: int
