"""Requests to one repository on GitHub: sent with patience, their failures in words."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from github.GithubException import BadCredentialsException, GithubException

from deskbook.github.adapters.api import retry
from deskbook.github.adapters.api.ports import GitHubError
from deskbook.github.adapters.api.retry import Patience
from deskbook.github.formats.github_json import Json
from deskbook.library.adapters import clock, console
from github import Auth, Github

logging.getLogger("github").setLevel(logging.WARNING)  # it tells of every redirection otherwise

PERMISSIONS: Final = "Metadata: read, Issues: read and write, Contents: read and write"
"""What a token has to be allowed, in GitHub's words."""

API: Final = "https://api.github.com"
_PAGE: Final = 100
_TOLD_FROM: Final = 2.0
"""Pauses of so many seconds are told of."""


@dataclass(slots=True)
class Pauses:
    """Waits of this process: by the system's clock, with a message where they are long."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = clock.wait
    writes: deque[float] = field(default_factory=lambda: deque(maxlen=500))

    def wait(self, seconds: float, why: str) -> None:
        """Wait, and say why where it takes long."""
        if seconds >= _TOLD_FROM:
            console.complain(f"desk: {why}: {seconds:.0f} seconds")
        self.sleep(seconds)

    def pace(self) -> None:
        """Wait until one more write is in order, and count it."""
        seconds = retry.pause(self.writes, self.now())
        if seconds:
            self.wait(seconds, "not writing faster than GitHub allows")
        self.writes.append(self.now())


class Client:
    """One repository; `get`, `pages`, `post` and `send` speak JSON."""

    def __init__(
        self, repository: str, token: str, base_url: str = API, pauses: Pauses | None = None
    ) -> None:
        """Take the repository's name (`owner/name`) and a token; nothing is sent yet."""
        self.name, self.pauses = repository, pauses or Pauses()
        self._requester = Github(
            auth=Auth.Token(token),
            base_url=base_url,
            per_page=_PAGE,
            retry=Patience(self.pauses.wait, self.pauses.now),
            seconds_between_requests=None,
            seconds_between_writes=None,
            lazy=True,
        ).requester
        self.date = datetime.fromtimestamp(0, UTC)

    def get(self, path: str) -> Json:
        """One thing; `path` is below the repository."""
        return self._send("GET", self._below(path))[1]  # type: ignore[no-any-return]

    def pages(self, path: str, **words: str) -> Iterator[Json]:
        """The items of a list, page after page."""
        url: str | None = self._below(path)
        parameters: dict[str, Any] | None = {**words, "per_page": _PAGE}
        while url:
            headers, data = self._send("GET", url, parameters)
            yield from data
            url, parameters = _next(headers), None

    def ask(self, query: str, variables: Mapping[str, str | None]) -> Json:
        """An answer of GraphQL; asking changes nothing, so it is asked again where it fails."""
        owner, name = self.name.split("/")
        given = {"query": query, "variables": {"owner": owner, "name": name, **variables}}
        for seconds in (2.0, 8.0, 30.0, None):
            try:
                data = self._send("POST", self._requester.graphql_url, given=given)[1]
                break
            except GitHubError as error:
                if seconds is None or not is_unsure(error):
                    raise
                self.pauses.wait(seconds, "GitHub did not answer")
        if data.get("errors"):
            said = "; ".join(str(it["message"]) for it in data["errors"])
            raise GitHubError(f"GitHub refused: {said}")
        return data["data"]  # type: ignore[no-any-return]

    def write(self, method: str, path: str, given: Mapping[str, Any] | None = None) -> Json:
        """Change something; no faster than GitHub allows."""
        self.pauses.pace()
        return self._send(method, self._below(path), given=given)[1]  # type: ignore[no-any-return]

    def _below(self, path: str) -> str:
        return f"/repos/{self.name}{path}"

    def _send(
        self,
        method: str,
        url: str,
        parameters: dict[str, Any] | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> tuple[dict[str, Any], Any]:
        try:
            headers, data = self._requester.requestJsonAndCheck(
                method, url, parameters, input=given
            )
        except GithubException as error:
            raise GitHubError(_told(error, f"{method} {url}"), error.status) from None
        except (OSError, RuntimeError) as error:
            message = (
                f"GitHub could not be reached ({_short(error)}): nothing is lost, run it again"
            )
            raise GitHubError(message) from None
        if date := headers.get("date"):
            self.date = parsedate_to_datetime(date).astimezone(UTC)
        return headers, data


def is_unsure(error: GitHubError) -> bool:
    """Whether GitHub may have done what it was asked though it did not say so."""
    return error.status == 0 or error.status >= 500


def _next(headers: Mapping[str, Any]) -> str | None:
    for part in str(headers.get("link", "")).split(","):
        url, _, rel = part.partition(";")
        if 'rel="next"' in rel:
            return url.strip(" <>")
    return None


def _short(error: Exception) -> str:
    return type(error).__name__ if len(str(error)) > 200 else str(error)


def _told(error: GithubException, what: str) -> str:
    """The answer of GitHub, with the remedy."""
    if isinstance(error, BadCredentialsException) or error.status == 401:
        return "GitHub does not know this token: set GITHUB_TOKEN to one that is still good"
    data = error.data if isinstance(error.data, dict) else {}
    said = str(data.get("message") or error.status)
    details = [_detail(it) for it in data.get("errors") or ()]
    if error.status == 403:
        said += f" (the token needs the permissions {PERMISSIONS})"
    if error.status == 404:
        said += " (is the repository named rightly, and may the token see it?)"
    return f"GitHub refused {what}: {'; '.join([said, *details])}"


def _detail(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    told = item.get("message") or item.get("code")
    return f"{item.get('resource')}.{item.get('field')}: {told}"
