"""`desk mail test`: a letter goes out, and comes back where its address is the library's own."""

from email.utils import format_datetime
from pathlib import Path
from typing import Final

from deskbook.library.adapters import chance, clock, knowledge
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.outcome import Progress, ignore
from deskbook.mail.adapters import mailbox, outbox
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.commands import world
from deskbook.mail.formats import composer
from deskbook.mail.model.health import LetterStep, LetterTested
from deskbook.mail.model.mail import Address

PAUSE: Final = 2
"""Seconds between two looks into the mailbox."""

TEXT: Final = """\
This is a test letter of {library}'s help desk. If you can read it, mail goes out as it should.

Nobody has to answer it.
"""


def send_letter(
    root: Path, address: str, *, wait: int, progress: Progress = ignore
) -> LetterTested:
    """Send a test letter and, if it goes to the library itself, wait until it has come back.

    Args:
        root: the library.
        address: where to; empty for the library's own.
        wait: seconds until a letter that has not come back is given up.
        progress: gets each step as it is done.

    Raises:
        DeskError: `library.md` does not say how mail is sent.
    """
    settings = world.settings(root)
    run = _Run(root, settings, address or settings.address, progress)
    back = run.send() and run.is_own and run.wait(wait)
    return LetterTested(to=run.to, steps=tuple(run.steps), back=back)


class _Run:
    """One letter, and the steps so far."""

    def __init__(self, root: Path, settings: MailSettings, to: str, progress: Progress) -> None:
        self.root, self.settings, self.to, self.progress = root, settings, to, progress
        self.steps: list[LetterStep] = []
        self.is_own = to.lower() == settings.address.lower()
        self.id = f"test.{chance.entry_id()}@{settings.address.partition('@')[2]}"

    def send(self) -> bool:
        """Hand the letter over to the server; whether it took it."""
        server = self.settings.smtp
        if server is None:
            return self._done("out", "mail has no `smtp:`", "write it into library.md")
        what = f"to {self.to} through {server.host}"
        try:
            secret = mail_server.read_secret(self.root, "smtp") if server.user else ""
            with outbox.connect(server, secret) as found:
                found.hand_over(self.settings.address, self.to, self._letter())
        except DeskError as error:
            return self._done(what, str(error), "mend that, then `desk mail test` again")
        return self._done(what)

    def wait(self, seconds: int) -> bool:
        """Look for the letter in the mailbox until it is there, and file it."""
        server = self.settings.imap
        if server is None:
            return self._done("back", "mail has no `imap:`", "write it into library.md")
        what = f"back into {self.settings.folder} of {server.host}"
        try:
            secret = mail_server.read_secret(self.root, "imap")
            for _ in range(0, seconds, PAUSE):
                with mailbox.open_folder(server, self.settings.folder, secret) as box:
                    if box.take(self.id, self.settings.aside):
                        return self._done(what)
                clock.wait(PAUSE)
        except DeskError as error:
            return self._done(what, str(error), "mend that, then `desk mail test` again")
        todo = (
            f"look for it in the mailbox of {self.to}, its spam folder and the server's log; if it "
            "was only slow, try again with a longer --wait"
        )
        return self._done(what, f"not within {seconds} seconds", todo)

    def _letter(self) -> bytes:
        library = knowledge.profile(self.root).name
        return composer.to_colleague(
            self.id,
            Address(self.settings.address, library),
            Address(self.to, ""),
            f"A test of {library}'s help desk",
            format_datetime(clock.machine()),
            TEXT.format(library=library),
        )

    def _done(self, what: str, fault: str = "", todo: str = "") -> bool:
        self.steps.append(LetterStep(what, fault.removeprefix("mail: "), todo))
        self.progress(self.steps[-1])
        return not fault
