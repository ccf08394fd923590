"""Retries of requests to GitHub.

PyGithub's own rules would send a POST again after a 502, when GitHub may have carried it out, and
neither a PATCH nor after a 429 without `Retry-After`. Here what GitHub refused (403 for a limit,
429) is sent again whatever it was; what may have been carried out only where twice is as once.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from github.GithubRetry import GithubRetry

LIMITS: Final = ((80, 60.0), (500, 3600.0))
"""So many writes in so many seconds."""


def pause(past: Sequence[float], now: float) -> float:
    """Seconds to wait before the next write.

    Args:
        past: when earlier writes were made, oldest first, on the clock of `now`.
        now: the present, in seconds.
    """
    waits = [past[-most] + span - now for most, span in LIMITS if len(past) >= most]
    return max(0.0, *waits, 0.0)


TRIES: Final = 6
A_MINUTE: Final = 60.0
"""What GitHub asks of who was held back and not told for how long."""

_LONGEST: Final = 3700.0
_REPEATABLE: Final = frozenset({"GET", "HEAD", "PUT", "PATCH", "DELETE"})
_REFUSED: Final = frozenset({403, 429})

Wait = Callable[[float, str], None]
"""Waits for so many seconds and says why."""


class Patience(GithubRetry):
    """PyGithub's retries with our rules; `wait` is how it waits, `now` the time in seconds."""

    def __init__(self, wait: Wait, now: Callable[[], float], **more: Any) -> None:
        """Take the two, and what urllib3 passes on from one try to the next."""
        self.wait, self.now = wait, now
        more.setdefault("total", TRIES)
        more.setdefault("backoff_factor", 1.0)
        more.setdefault("secondary_rate_wait", A_MINUTE)
        more.setdefault("max_rate_limit_wait", _LONGEST)
        more.setdefault("allowed_methods", _REPEATABLE)
        more.setdefault("status_forcelist", [429, 500, 502, 503, 504])
        super().__init__(**more)

    def new(self, **kw: Any) -> "Patience":
        """The same for the next try."""
        return super().new(wait=self.wait, now=self.now, **kw)

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:
        """Whether an answer is one to try again after."""
        return status_code in _REFUSED or super().is_retry(method, status_code, has_retry_after)

    def increment(
        self, method: Any = None, url: Any = None, response: Any = None, *more: Any, **kw: Any
    ) -> Any:
        """Count a try; where GitHub holds us back and names no time, wait until its limit ends."""
        retry = super().increment(method, url, response, *more, **kw)
        if response is not None and response.status == 429:
            seconds = self._until_reset(response.headers)
            retry.get_backoff_time = lambda: seconds  # type: ignore[method-assign]
        return retry

    def _until_reset(self, headers: Any) -> float:
        reset = str(headers.get("X-RateLimit-Reset", ""))
        if headers.get("X-RateLimit-Remaining") == "0" and reset.isdecimal():
            return min(_LONGEST, max(1.0, int(reset) - self.now() + 1.0))
        return A_MINUTE

    def sleep_for_retry(self, response: Any) -> bool:
        """Wait as long as `Retry-After` says, if it says something."""
        seconds = self.get_retry_after(response)
        if seconds:
            self.wait(seconds, "GitHub asks for a pause")
        return bool(seconds)

    def _sleep_backoff(self) -> None:
        seconds = self.get_backoff_time()
        if seconds > 0:
            self.wait(seconds, "GitHub asks for a pause")
