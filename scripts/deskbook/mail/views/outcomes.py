"""Outcomes of the commands of mail in words; none of them names a patron."""

from collections import Counter

from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.terminal import safe
from deskbook.mail.model.disposition import FATES
from deskbook.mail.model.health import LetterStep, LetterTested
from deskbook.mail.model.outcomes import (
    NEEDS_A_LOOK,
    REPLY_STATES,
    AddressAdded,
    AddressesListed,
    AsideItem,
    AsideListed,
    AsideSettled,
    AsideShown,
    DigestFailed,
    FileAttached,
    FilesListed,
    FileWritten,
    LetterPreviewed,
    MailFetched,
    MailPlanned,
    MailSent,
    MessageTaken,
    OutboxListed,
    ReplyHandled,
    VaultFile,
)
from deskbook.mail.views import letter as letters


def describe_message(step: MessageTaken, _screen: Screen) -> Said:
    """Return what became of one message, or would; it does not name its sender."""
    found = step.disposition
    words = FATES[found.fate]
    said = (words.done if step.applied else words.planned).format(ticket=found.ticket)
    why = f" ({found.why})" if found.why else ""
    line = f"{safe(step.name)}: {said}{safe(why)}"
    return Said(err=line) if step.needs_a_person else Said(line)


def describe_fetch(outcome: MailFetched, _screen: Screen) -> str:
    """Return how many messages there were and their fates, in one sentence."""
    counts = Counter(it.disposition.fate for it in outcome.messages)
    if not counts:
        return f"No mail waits in {outcome.source}."
    told = ", ".join(f"{counts[fate]} {fate}" for fate in FATES if fate in counts)
    last = "Nothing was written or moved: `desk mail fetch --apply` does it."
    number = count(counts.total(), "message")
    left = f" {outcome.left} left for the next run." if outcome.left else ""
    last = "" if outcome.applied else f" {last}"
    return f"{number} in {outcome.source}: {told}.{left}{last}"


def describe_reply(step: ReplyHandled, _screen: Screen) -> Said:
    """Return how a reply fared; it does not name its patron."""
    line = _reply(step)
    return Said(err=line) if step.state in NEEDS_A_LOOK else Said(line)


def describe_plan(outcome: MailPlanned, _screen: Screen) -> str:
    """Return a line for each reply, with its letter where it is shown, and a sum."""
    lines = [_reply(it) for it in outcome.replies]
    replies = count(len(outcome.replies), "reply", "replies")
    lines.append(
        f"{replies} and {count(outcome.digests, 'digest')} wait. Nothing was sent: "
        "`desk mail send --apply` does it."
    )
    return "\n".join(lines)


def describe_failure(step: DigestFailed, _screen: Screen) -> Said:
    """Return why a digest was not sent."""
    return Said(err=f"digest for {step.handle}: {step.why}")


def describe_delivery(outcome: MailSent, _screen: Screen) -> Said:
    """Return how much was sent, in one sentence."""
    sent = count(outcome.count("sent", "unmarked"), "reply", "replies")
    rest = {
        "refused": outcome.count("refused"),
        "deferred": outcome.count("deferred"),
        "could not be sent": outcome.count("waits", "unsendable"),
        "in the outbox": outcome.count("outbox"),
    }
    left = "".join(f"; {number} {what}" for what, number in rest.items() if number)
    said = f"Sent {sent} and {count(outcome.digests, 'digest')}{left}."
    return Said(said, outcome.stopped)


def _reply(it: ReplyHandled) -> str:
    line = f"{it.ticket} ^{it.entry}: {REPLY_STATES[it.state]}"
    why = " ".join(it.why.split())
    if it.state == "unsendable":
        return f"{line}: {why}"
    if it.until:
        line += f" until {it.until:%Y-%m-%d %H:%M} UTC"
    if it.why:
        return f"{line} ({safe(why)})"
    return f"{line}\n\n{_indented(letters.write_plain(it.letter))}" if it.letter else line


def show_preview(outcome: LetterPreviewed, _screen: Screen) -> str:
    """Return a letter as its patron will read it."""
    if outcome.letter is None:
        return f"Replies in {outcome.ticket} do not go out by mail."
    shown = _indented(letters.write_plain(outcome.letter))
    if not outcome.other:
        return shown
    theirs = _indented(outcome.other_text)
    return f"{shown}\n\n{outcome.other} wrote to this patron within the last day:\n\n{theirs}"


def list_outbox(outcome: OutboxListed, _screen: Screen) -> str:
    """Return a line for each letter that its patron does not have, and what can be done."""
    if not outcome.letters:
        return "No letter waits in the outbox."
    lines = [f"{it.ticket} ^{it.entry}  @{it.author}, {it.words}" for it in outcome.letters]
    lines.append("`desk outbox hold|edit|release TICKET`, or `desk undo TICKET` takes one back.")
    return "\n".join(lines)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its word."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _indented(text: str) -> str:
    return "\n".join(f"  | {line}".rstrip() for line in _lines(text))


def _lines(text: str) -> list[str]:
    """The lines of a text, each without what steers a terminal."""
    return [safe(line) for line in text.strip("\n").split("\n")]


def describe_attached(outcome: FileAttached, _screen: Screen) -> str:
    """Return the key of a file that was attached."""
    kept = outcome.file
    return f"{outcome.ticket}: {kept.key} is in the vault ({kept.kind}, {_size(kept.size)})"


def list_files(outcome: FilesListed, _screen: Screen) -> str:
    """Return the files of a ticket, a line each."""
    if not outcome.files:
        return f"{outcome.ticket} has no files in the vault."
    return "\n".join(f"{it.key}  {describe_file(it)}" for it in outcome.files)


def describe_written(outcome: FileWritten, _screen: Screen) -> str:
    """Return where a file was written, with a reminder."""
    shown = describe_file(outcome.file)
    return f"{outcome.path}: {shown}. It is a patron's: delete it when you have read it."


def list_addresses(outcome: AddressesListed, _screen: Screen) -> str:
    """Return the addresses that wrote in a ticket besides its patron's, and how to add one."""
    if not outcome.addresses:
        return f"All who wrote in {outcome.ticket} did so from an address of its patron."
    add = f"If one is the patron's: `desk mail address {outcome.ticket} --add ADDRESS`"
    return "\n".join((*map(safe, outcome.addresses), add))


def describe_address(outcome: AddressAdded, _screen: Screen) -> str:
    """Return whose record has a new address."""
    return f"{outcome.ticket}: the address is in the record of {outcome.patron} now"


def list_aside(outcome: AsideListed, _screen: Screen) -> str:
    """Return the messages that are set aside, two lines each, and what to do with them."""
    if not outcome.items:
        return "No message is set aside."
    number = count(len(outcome.items), "message")
    todo = (
        f"{number} set aside: `desk mail aside --accept ID` takes one into a ticket, `--show ID` "
        "prints it, `--dismiss ID` (or `all`) deletes it."
    )
    return "\n".join((*map(_aside, outcome.items), todo))


def _aside(it: AsideItem) -> str:
    head = " ".join(filter(None, (safe(it.sender), safe(it.subject)))) or "(no header)"
    return f"{it.id}  {it.came:%Y-%m-%d}  {head}\n          {safe(it.why)}"


def show_aside(outcome: AsideShown, _screen: Screen) -> str:
    """Return a message that is set aside."""
    return "\n".join((_aside(outcome.item), "", *_lines(outcome.text)))


def describe_settled(outcome: AsideSettled, _screen: Screen) -> str:
    """Return where the messages went that were accepted, and which ones are gone."""
    lines = [f"{name}: is in {ticket}" for name, ticket in outcome.accepted]
    return "\n".join((*lines, *(f"{name}: dismissed" for name in outcome.dismissed)))


def describe_file(found: VaultFile) -> str:
    """Return a file as colleagues see it."""
    named = f"{safe(found.name)}, " if found.name else ""
    return f"{named}{safe(found.kind)}, {_size(found.size)}"


def name_file(found: VaultFile) -> str:
    """Return a name to write a file under: its key, with its ending where that is ordinary."""
    ending = found.name.rpartition(".")[2].lower()
    plain = "." in found.name and ending.isascii() and ending.isalnum() and len(ending) <= 10
    return f"{found.key}.{ending}" if plain else found.key


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024))} KB"


def describe_step(step: LetterStep, _screen: Screen) -> Said:
    """Return how a step of a test letter went, and what to do where it did not work."""
    if not step.fault:
        return Said(f"fine   {step.what}")
    return Said(err=f"wrong  {step.what}: {safe(step.fault)}\n         {step.todo}")


def describe_test(outcome: LetterTested, _screen: Screen) -> str:
    """Return how a test letter fared, in one sentence."""
    if not outcome.is_clean:
        return "The test letter did not make its whole way."
    if outcome.back:
        return "Mail goes out and comes in."
    return f"Mail goes out. Whether it arrived, the mailbox of {safe(outcome.to)} shows."
