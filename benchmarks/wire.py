"""A web server that sends as much and as slowly as a stated line does, and remembers what it sent.

The limit is set here, not in the browser, for what a page's workers fetch has to come over the same
line: Pagefind fetches its index in one.
"""

import functools
import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

PIECE: Final = 4_096
TEXTS: Final = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
"""What servers of static files compress; Pagefind's own files are compressed already."""


@dataclass(frozen=True)
class Link:
    """A line: seconds for one way there and back, bytes a second; 0 is no limit."""

    name: str
    latency: float = 0.0
    rate: int = 0


SLOW: Final = Link("slow 4G", 0.150, 200_000)
"""1.6 Mbit/s and 150 ms, Lighthouse's line of a telephone; without TLS and TCP's slow start."""
FREE: Final = Link("no limit")


@dataclass(frozen=True)
class Sent:
    """One answer: when it was asked for (Unix time), and its bytes with and without gzip."""

    path: str
    at: float
    wire: int
    raw: int


@dataclass
class Wire:
    """One running server."""

    folder: Path
    link: Link = FREE
    replaced: dict[str, bytes] = field(default_factory=dict)
    """Pages that are sent in place of a file, by their path."""

    base: str = ""
    sent: list[Sent] = field(default_factory=list)
    pending: int = 0
    """Answers that are on their way."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _free: float = 0.0

    def clear(self) -> None:
        """Forget what was sent; the line is free again."""
        self.sent.clear()
        self._free = 0.0

    def wait_for(self, size: int) -> None:
        """Wait until so many bytes are through: all connections share the line."""
        if not self.link.rate:
            return
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.link.rate
            due = self._free
        time.sleep(max(0.0, due - time.monotonic()))

    def count(self, change: int) -> None:
        """One answer more on its way, or one less."""
        with self._lock:
            self.pending += change

    def body(self, path: str) -> tuple[bytes, bytes] | None:
        """A file as it is sent and as it is."""
        if path in self.replaced:
            return _packed(path, self.replaced[path])
        file = self.folder / path
        return _packed(path, file.read_bytes()) if file.is_file() else None


@functools.lru_cache(maxsize=4_096)
def _packed(path: str, raw: bytes) -> tuple[bytes, bytes]:
    return (gzip.compress(raw, 6, mtime=0) if path.endswith(TEXTS) else raw), raw


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    wbufsize = -1
    disable_nagle_algorithm = True
    server: "_Server"

    def setup(self) -> None:
        super().setup()
        time.sleep(self.server.wire.link.latency)  # the connection itself

    def do_GET(self) -> None:
        self.server.wire.count(1)
        try:
            self._answer(self.server.wire, time.time())
        finally:
            self.server.wire.count(-1)

    def _answer(self, wire: Wire, at: float) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        path += "index.html" if not path or path.endswith("/") else ""
        found = wire.body(path)
        packed, raw = found or (b"", b"")
        time.sleep(wire.link.latency)
        head = [
            f"HTTP/1.1 {'200 OK' if found else '404 Not Found'}",
            f"Content-Type: {self.guess_type(path)}",
            f"Content-Length: {len(packed)}",
            "Cache-Control: max-age=600",
            *(["Content-Encoding: gzip"] if packed is not raw else []),
        ]
        data = ("\r\n".join(head) + "\r\n\r\n").encode() + packed
        wire.sent.append(Sent(path, at, len(data), len(data) - len(packed) + len(raw)))
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            wire.wait_for(len(piece))
            self.wfile.write(piece)
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed breaks off its connections; that is no fault."""


@contextmanager
def served(wire: Wire) -> Iterator[Wire]:
    """Serve a folder while the block runs."""
    server = _Server(wire)
    wire.base = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True
    ).start()
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()
