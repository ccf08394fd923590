"""Answers of a mail server that did not accept a letter, and what follows from them."""

from dataclasses import dataclass
from typing import Literal

SmtpStage = Literal["connect", "mail", "rcpt", "data"]
"""The step of SMTP: connection, greeting and login; MAIL FROM; RCPT TO; DATA and its end."""

Action = Literal["stop", "defer", "refuse"]
"""`stop`: the run ends and every letter waits; `defer`: this letter is tried again on a schedule;
`refuse`: this letter is never tried again by itself."""

Scope = Literal["server", "account", "recipient", "message"]
"""Whom the answer is about: the server as it is now, our account or sender, one patron's address,
or one letter."""


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """An answer of a server: the step, the code (0: the connection broke), and the words."""

    stage: SmtpStage
    code: int
    words: str

    def __str__(self) -> str:
        """Return code and words as a person reads them."""
        return f"{self.code} {self.words}" if self.code else self.words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from an answer, and whom it is about."""

    action: Action
    scope: Scope
