"""The sites on this machine: two plain servers on 127.0.0.1, a watch for changes, and Ctrl-C."""

import functools
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from types import FrameType
from typing import Any, Final
from urllib.parse import unquote

from deskbook.library.model.finding import DeskError

HOST: Final = "127.0.0.1"

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self' mailto:; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_COMMON: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
HEADERS: Final = {
    "public": {**_COMMON, "Referrer-Policy": "strict-origin-when-cross-origin"},
    "status": {
        **_COMMON,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    },
    "staff": {
        **_COMMON,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Cross-Origin-Resource-Policy": "same-origin",
    },
}
"""What each site is sent with besides its content, and the page of sealed states."""

WATCHED: Final = ("knowledge", "tickets", "site", "mkdocs.yml", ".desk/digests")
"""What a site is made from, below the library's root."""


@contextmanager
def until_stopped() -> Iterator[Event]:
    """Yield an event that Ctrl-C, or a polite request to end, sets.

    A thread of its own sets it: the signal may come while we hold the event's lock to wait for it.
    """
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        Thread(target=stop.set).start()

    before = {name: signal.signal(name, end) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


class _Handler(SimpleHTTPRequestHandler):
    """Files of one site, with its headers; a page that is not there gets the site's own 404."""

    server: "_Server"
    protocol_version = "HTTP/1.1"
    timeout = 30

    def end_headers(self) -> None:
        states = self.server.kind == "public" and self.path.startswith("/status/")
        for name, value in HEADERS["status" if states else self.server.kind].items():
            self.send_header(name, value)
        super().end_headers()

    def parse_request(self) -> bool:
        """Refuse other names of this machine: a page elsewhere may have made them point here."""
        if not super().parse_request():
            return False
        port = self.server.server_port
        if self.headers.get("Host") in (f"{HOST}:{port}", f"localhost:{port}"):
            return True
        self.close_connection = True
        self.send_error(421, "This server answers to 127.0.0.1 and localhost only")
        return False

    def send_head(self) -> Any:
        """Refuse an address that no file can have, such as one with a zero byte."""
        if "\0" in unquote(self.path):
            self.send_error(400, "No file can have this address")
            return None
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != 404 or not lost.is_file():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Folders are not listed."""
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what people need to know."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, kind: str, folder: Path, port: int) -> None:
        self.kind = kind
        super().__init__((HOST, port), functools.partial(_Handler, directory=str(folder)))


@contextmanager
def serve_sites(folders: dict[str, Path], port: int) -> Iterator[dict[str, str]]:
    """Serve sites from their folders while the block runs; their addresses by kind.

    Args:
        folders: the folder of each site, `public` and `staff`.
        port: of the first one; the next ones follow. With 0 the system chooses free ones.

    Raises:
        DeskError: a port is taken.
    """
    servers: list[_Server] = []
    try:
        for number, (kind, folder) in enumerate(folders.items()):
            servers.append(_server(kind, folder, port + number if port else 0))
        for server in servers:
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        yield {it.kind: f"http://{HOST}:{it.server_port}/" for it in servers}
        for server in servers:
            server.shutdown()
    finally:
        for server in servers:
            server.server_close()


def refuse_taken_ports(port: int, number: int) -> None:
    """Refuse ports that are taken, before anything is built for them.

    Args:
        port: the first one; 0 for any that are free.
        number: how many, one after the other.

    Raises:
        DeskError: a port is taken.
    """
    for one in range(port, port + number) if port else ():
        try:
            with socket.socket() as server:
                server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                server.bind((HOST, one))
        except (OSError, OverflowError) as error:
            raise _taken(one, error) from None


def _taken(port: int, error: Exception) -> DeskError:
    return DeskError(
        f"port {port} cannot be used ({error}): choose another with --port, or --port 0 for any "
        "that is free"
    )


def _server(kind: str, folder: Path, port: int) -> _Server:
    try:
        return _Server(kind, folder, port)
    except (OSError, OverflowError) as error:
        raise _taken(port, error) from None


def stamp(root: Path) -> dict[str, tuple[int, int]]:
    """Time and size of every file that the sites are made from."""
    found: dict[str, tuple[int, int]] = {}
    for name in WATCHED:
        top = root / name
        for path in [top] if top.is_file() else top.rglob("*"):
            try:
                known = path.stat()
            except FileNotFoundError:
                continue
            if path.is_file():
                found[str(path)] = (known.st_mtime_ns, known.st_size)
    return found


def watch_changes(root: Path, stop: Event, *, every: float = 0.5) -> Iterator[int]:
    """Each time the files have changed since now and come to rest, how many; ends with `stop`.

    Asking for the state of all files (10,000 take some 80 ms) works on every file system, also
    where a notice of changes never comes.
    """
    return _changes(root, stop, every, stamp(root))


def _changes(
    root: Path, stop: Event, every: float, built: dict[str, tuple[int, int]]
) -> Iterator[int]:
    while not stop.wait(every):
        now = stamp(root)
        if now == built:
            continue
        while not stop.wait(every) and (later := stamp(root)) != now:
            now = later
        yield sum(built.get(path) != now.get(path) for path in built.keys() | now.keys())
        built = now
