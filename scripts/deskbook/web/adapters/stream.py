"""Open pages, each of which is told what happens while it is open."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from deskbook.web.model.requests import Person

HEARTBEAT: Final = 15
"""Seconds after which a page that is told nothing hears that the desk is still there."""


class Follower(Protocol):
    """An open page."""

    def tell(self) -> str:
        """Return what the page is told now, on one line."""

    def close(self) -> None:
        """Take note that the page is closed."""


Follow = Callable[[Person, str], Follower | None]
"""Begins to follow a page of a person with a ticket, or with none; none where too many are open."""


def answer(follow: Follow) -> Callable[[Request], Response]:
    """Return the endpoint that tells an open page what happens, until the page is closed."""

    async def tell(request: Request) -> Response:
        ticket = request.query_params.get("ticket", "")
        follower = await run_in_threadpool(follow, request.state.person, ticket)
        if follower is None:
            return Response(status_code=204)  # the page asks no more, and works all the same
        return StreamingResponse(_tell(follower), media_type="text/event-stream")

    return tell  # type: ignore[return-value]


async def _tell(follower: Follower) -> AsyncIterator[str]:
    """Yield what a page is told, each line once (server-sent events, WHATWG HTML 9.2)."""
    last, quiet = "", 0
    try:
        while True:
            line = follower.tell()
            if line != last:
                yield f"retry: 4000\ndata: {line}\n\n"
                last, quiet = line, 0
            elif quiet >= HEARTBEAT:
                yield ": still here\n\n"
                quiet = 0
            quiet += 1
            await asyncio.sleep(1)
    finally:
        follower.close()
