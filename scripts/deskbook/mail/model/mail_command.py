"""Commands that colleagues give by mail, each on a line of its own: `#claim Q-4KX7M2`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

CommandVerb = Literal[
    "claim", "reply", "note", "handoff", "accept", "resolve", "promise", "release"
]


@dataclass(frozen=True, slots=True)
class CommandUse:
    """The use of a command.

    Args:
        usage: the words that follow it; a ticket's number may always come first.
        argument: whether the first of them is an argument (`all`: it is required).
        text: whether text follows, on its line and on those below (`all`: required).
    """

    usage: str
    argument: Literal["all", "none"] = "none"
    text: Literal["all", "some", "none"] = "some"


COMMAND_VERBS: Final[Mapping[CommandVerb, CommandUse]] = {
    "claim": CommandUse("#claim", text="none"),
    "reply": CommandUse("#reply TEXT", text="all"),
    "note": CommandUse("#note TEXT", text="all"),
    "handoff": CommandUse("#handoff @colleague TEXT", argument="all"),
    "accept": CommandUse("#accept"),
    "resolve": CommandUse("#resolve, with an answer or a last reply"),
    "promise": CommandUse("#promise DAY", argument="all"),
    "release": CommandUse("#release"),
}
"""The commands, as the documents and the answers to mistakes show them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailCommand:
    """One command: its ticket as it was written (empty for that of the thread), and its text.

    `is_cut` where the text ends at something that looks quoted, and may not be whole.
    """

    verb: CommandVerb
    ticket: str = ""
    argument: str = ""
    text: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What became of a command: its verb and ticket, and why it was not carried out, if so."""

    verb: CommandVerb
    ticket: str
    fault: str = ""
