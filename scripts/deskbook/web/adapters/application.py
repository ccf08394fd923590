"""The desk as an application of Starlette, which nothing else of the desk knows.

A request passes the guard, the sign-on and the limits before its handler runs, in a thread of its
own. Handlers get values and return values; this module turns them into HTTP.
"""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Protocol
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route as StarletteRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deskbook.web.adapters import stream
from deskbook.web.adapters.stream import Follower
from deskbook.web.model.requests import (
    Answered,
    Asked,
    Head,
    Moved,
    Person,
    Refusal,
    Settings,
    Shown,
)
from deskbook.web.rules import guard, rates, sessions, sign_on

COOKIE: Final = "desk"
PATIENCE: Final = 20.0
"""Seconds in which the body of a form has to arrive."""

MAX_FIELDS: Final = 600
"""Fields of a form: one for each of five hundred selected tickets, and some."""

MAX_PEERS: Final = 10_000
"""Addresses of which the limits are remembered."""


class Desk(Protocol):
    """The part of the desk that the server needs."""

    settings: Settings

    def identify(self, head: Head) -> Person | Refusal:
        """Return who asks, or why nobody is."""

    def answer(self, name: str, asked: Asked, token: str) -> tuple[Answered, str]:
        """Return what the handler of this name answers, and the page where it shows one."""

    def refuse(self, refusal: Refusal) -> str:
        """Return the page of a refusal."""

    def fail(self, asked: Asked, error: Exception) -> str:
        """Return the page of a fault of ours."""

    def follow(self, person: Person, ticket: str) -> Follower | None:
        """Begin to tell an open page what happens; none where too many are open."""

    def read_asset(self, name: str) -> tuple[bytes, str] | None:
        """Return a file that pages load, and its type."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address: its pattern, the name of its handler, and whether it takes a form."""

    pattern: str
    name: str
    form: bool = False


@dataclass(slots=True)
class _State:
    """What the server remembers: its key, and how much each address has asked for."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    port: int = 0
    buckets: dict[tuple[str, str], rates.Bucket] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def spend(self, kind: str, peer: str, limit: rates.Limit) -> bool:
        """Return whether one more request is within the limit."""
        with self.lock:
            left = rates.take(self.buckets.get((kind, peer)), limit, time.monotonic())
            if left is None:
                return False
            if len(self.buckets) >= MAX_PEERS:
                self.buckets.clear()
            self.buckets[kind, peer] = left
            return True


def make_app(desk: Desk, routes: Sequence[Route], port: int = 0) -> ASGIApp:
    """Return the desk as an ASGI application that answers these addresses on a port."""
    state = _State(port=port)
    found = [
        StarletteRoute(
            it.pattern, _endpoint(desk, state, it), methods=["POST"] if it.form else ["GET"]
        )
        for it in routes
    ]
    found.append(StarletteRoute("/live", stream.answer(desk.follow), methods=["GET"]))
    found.append(StarletteRoute("/assets/{name}", _asset(desk), methods=["GET"]))
    app = Starlette(
        routes=found,
        exception_handlers={404: _missing(desk), 405: _missing(desk)},
    )
    return _Guarded(app, desk, state)


class _Guarded:
    """The application behind the guard, with the headers that every answer has."""

    def __init__(self, app: ASGIApp, desk: Desk, state: _State) -> None:
        self.app, self.desk, self.state = app, desk, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        head = _head(scope)

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_headers(message["headers"])
            await send(message)

        refusal = guard.find_refusal(head, self.desk.settings, self.state.port)
        if refusal is None:
            refusal = self._limit(head)
        who = self.desk.identify(head) if refusal is None else refusal
        if isinstance(who, Refusal):
            page = self.desk.refuse(who)
            await HTMLResponse(page, who.status)(scope, receive, send_on)
            return
        scope["state"] = {"person": who, "head": head}
        await self.app(scope, receive, send_on)

    def _limit(self, head: Head) -> Refusal | None:
        kind, limit = ("write", rates.WRITING) if head.method == "POST" else ("read", rates.READING)
        whose = head.value(self.desk.settings.header.lower()) or head.peer
        if self.state.spend(kind, whose, limit):
            return None
        return Refusal(429, "This is more than one person asks for.", "Wait a moment.")


def _head(scope: Scope) -> Head:
    headers: dict[str, tuple[str, ...]] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        headers[key] = (*headers.get(key, ()), value.decode("latin-1"))
    client = scope.get("client") or ("", 0)
    return Head(scope["method"], scope["path"], client[0], headers)


def _with_headers(given: Sequence[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    there = {name.lower() for name, _ in given}
    more = (
        (name.lower().encode(), value.encode())
        for name, value in guard.HEADERS.items()
        if name.lower().encode() not in there
    )
    return [*given, *more]


def _languages(head: Head) -> tuple[str, ...]:
    return sign_on.read_languages(head.value("accept-language"))


def _endpoint(desk: Desk, state: _State, route: Route) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        head: Head = request.state.head
        now = int(time.time())
        session = sessions.read_session(state.key, request.cookies.get(COOKIE, ""), now)
        form: Mapping[str, tuple[str, ...]] = {}
        if route.form:
            read = await _read_form(request)
            if isinstance(read, Refusal):
                return HTMLResponse(desk.refuse(read), read.status)
            form = read
        genuine = sessions.is_form_of(state.key, session, (form.get("token") or ("",))[-1])
        begun = "" if session else secrets.token_hex(16)
        asked = Asked(
            person=request.state.person,
            path=head.path,
            names=request.path_params,
            query=dict(request.query_params),
            form=form,
            session=session or begun,
            languages=_languages(head),
            fragment=head.value("x-desk") == "fragment",
            genuine=genuine or not route.form,
        )
        token = sessions.sign_forms(state.key, asked.session)
        response = await run_in_threadpool(_answer, desk, route, asked, token)
        if begun:
            response.set_cookie(
                COOKIE,
                sessions.sign_session(state.key, begun, now),
                max_age=sessions.LIFE,
                httponly=True,
                samesite="strict",
                secure=desk.settings.is_shared,
            )
        return response

    return answer


def _answer(desk: Desk, route: Route, asked: Asked, token: str) -> Response:
    try:
        answered, page = desk.answer(route.name, asked, token)
    except Exception as error:
        return HTMLResponse(desk.fail(asked, error), 500)
    match answered:
        case Moved(to):
            return RedirectResponse(to, 303)
        case Shown(status=status):
            return HTMLResponse(page, status)


async def _read_form(request: Request) -> Mapping[str, tuple[str, ...]] | Refusal:
    body = bytearray()
    end = time.monotonic() + PATIENCE
    try:
        async for part in request.stream():
            body += part
            if len(body) > guard.MAX_BODY:
                return Refusal(413, "This is too long for a form.")
            if time.monotonic() > end:
                return Refusal(408, "The form came too slowly.")
    except ClientDisconnect:
        return Refusal(400, "The form did not come whole.")
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MAX_FIELDS,
            errors="strict",
        )
    except ValueError:
        return Refusal(400, "The form cannot be read.")
    form: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        form[name] = (*form.get(name, ()), value)
    return form


def _asset(desk: Desk) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        found = desk.read_asset(request.path_params["name"])
        if found is None:
            return Response("there is no such file", 404)
        body, kind = found
        kept = "v" in request.query_params
        age = "private, max-age=31536000, immutable" if kept else "no-cache"
        return Response(body, media_type=kind, headers={"Cache-Control": age})

    return answer


def _missing(desk: Desk) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, _error: Exception) -> Response:
        refusal = Refusal(404, "There is no such page at the desk.", "Look for what you need.")
        return HTMLResponse(desk.refuse(refusal), 404)

    return answer
