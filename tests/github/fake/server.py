"""GitHub on 127.0.0.1: a real server over a repository in memory, with limits, faults and crashes."""

import json
import re
import threading
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from tests.github.fake import contract, graphql, rest, shown
from tests.github.fake.world import RefusedError, World

SECONDARY = (
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
)
PRIMARY = "API rate limit exceeded for user ID 1."


@dataclass
class Fault:
    """What goes wrong with the next requests of a method whose path fits.

    `done` where GitHub does what it was asked and only its answer is lost.
    """

    method: str
    path: str
    status: int
    times: int = 1
    done: bool = False
    message: str = "Server Error"
    headers: dict = field(default_factory=dict)


@dataclass
class Asked:
    """A request as it came in, and the status that it got."""

    method: str
    path: str
    query: str
    body: object
    status: int


class Hub:
    """GitHub without a server: its repository, what it was asked, what goes wrong."""

    url = ""
    is_strict = True
    """Whether requests and answers are held against the contract, which takes most of the time."""

    def __init__(self, world=None):
        self.world = world or World()
        self.asked, self.faults, self.wrong, self.leaked = [], [], [], []
        self.meanwhile = []
        self.dies_at, self.dies_done = None, False
        self.remaining = 5000
        self.lock = nullcontext()

    def fails(self, method, path, status, **more):
        """Let the next fitting request go wrong."""
        self.faults.append(Fault(method, path, status, **more))

    def before(self, method, path, deed, skip=0):
        """Let somebody do something just before a request (the first, or after some) is answered."""
        self.meanwhile.append([method, path, deed, skip])

    def dies(self, at, *, done):
        """Cut the line at the n-th request from now and at all that follow, before or behind its effect."""
        self.dies_at, self.dies_done = len(self.asked) + at, done

    def lives(self):
        """Answer again."""
        self.dies_at = None

    @contextmanager
    def watched(self):
        """The requests that come in meanwhile."""
        start, seen = len(self.asked), []
        yield seen
        seen += self.asked[start:]

    @property
    def writes(self):
        """What was written so far: method, path and body of each request that is no reading."""
        return [(it.method, it.path, it.body) for it in self.asked if _is_write(it)]

    def serve(self, method, path, query, body, headers):
        """Status, headers and body of an answer; none where the line is cut."""
        with self.lock:
            for it in self.meanwhile:
                if it[:2] == [method, path]:
                    it[3] -= 1
                    if it[3] == -1:
                        it[2]()
            number = len(self.asked) + 1
            dead = self.dies_at is not None and number >= self.dies_at
            if dead and not (self.dies_done and number == self.dies_at):
                self.asked.append(Asked("DEAD", path, query, body, 0))
                return None
            status, more, answer = self._answer(method, path, query, body, headers)
            self.asked.append(Asked("DEAD" if dead else method, path, query, body, status))
            return None if dead else (status, more, answer)

    def _answer(self, method, path, query, body, headers):
        if not headers.get("Authorization", "").lower().startswith(("token ", "bearer ")):
            return 401, {}, {"message": "Requires authentication"}
        if path != "/graphql" and self.is_strict:
            self.wrong += contract.request_faults(method, path, query, body)
        fault = self._fault(method, path)
        if fault and not fault.done:
            return fault.status, fault.headers, {"message": fault.message}
        self.remaining -= 1
        status, more, answer = self._done(method, path, query, body)
        if path != "/graphql" and self.is_strict:
            self.wrong += contract.answer_faults(method, path, status, answer)
        if fault:
            return fault.status, fault.headers, {"message": fault.message}
        return self._conditional(status, more, answer, method, headers)

    def _fault(self, method, path):
        for fault in self.faults:
            if fault.times and fault.method == method and re.fullmatch(fault.path, path):
                fault.times -= 1
                return fault
        return None

    def _done(self, method, path, query, body):
        below = f"/repos/{self.world.name}"
        if path == "/graphql":
            return 200, {}, graphql.answer(self.world, body["query"], body["variables"])
        if path != below and not path.startswith(below + "/"):
            return self._elsewhere(method, path)
        words = dict(parse_qsl(query))
        try:
            status, answer = rest.answer(self.world, method, path.removeprefix(below), words, body)
        except RefusedError as error:
            told = {"message": error.message, "documentation_url": "https://docs.github.com/rest"}
            if error.errors:
                told["errors"] = error.errors
            led = {key: self.url + value for key, value in error.headers.items()}
            return error.status, led, told
        if isinstance(answer, list) and method == "GET":
            return self._paged(status, path, words, answer)
        return status, {}, answer

    def _elsewhere(self, method, path):
        """An issue in the repository that it was transferred to; what is written there has leaked."""
        moved = next((it for it in self.world.issues.values() if it.gone == path), None)
        if moved is None or method != "GET":
            self.leaked.append((method, path))
            return 404, {}, {"message": "Not Found"}
        told = shown.issue(self.world, moved)
        return 200, {}, {**told, "repository_url": shown.API + path.rpartition("/issues/")[0]}

    def _paged(self, status, path, words, items):
        size, page = min(100, int(words.get("per_page", 30))), int(words.get("page", 1))
        shown = items[(page - 1) * size : page * size]
        more = {}
        if page * size < len(items):
            rest_of = "".join(
                f"&{key}={value}" for key, value in words.items() if key not in ("page", "per_page")
            )
            last = -(-len(items) // size)
            links = ((page + 1, "next"), (last, "last"))
            more["Link"] = ", ".join(
                f'<{self.url}{path}?page={number}&per_page={size}{rest_of}>; rel="{name}"'
                for number, name in links
            )
        return status, more, shown

    def _conditional(self, status, more, answer, method, headers):
        more = {
            **more,
            "X-RateLimit-Limit": "5000",
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(int(self.world.now.timestamp()) + 3600),
        }
        if method == "GET" and status == 200:
            more["ETag"] = f'"{sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()}"'
            if headers.get("If-None-Match") == more["ETag"]:
                self.remaining += 1
                return 304, more, None
        return status, more, answer


class Fake(Hub):
    """The same behind a server of its own on 127.0.0.1."""

    def __init__(self, world=None):
        super().__init__(world)
        self.lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _is_write(asked):
    return (
        asked.method in ("POST", "PATCH", "PUT", "DELETE")
        and asked.path != "/graphql"
        and asked.status < 400
    )


def _handler(fake):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16
        disable_nagle_algorithm = True

        def _any(self):
            size = int(self.headers.get("Content-Length") or 0)
            raw = self.rfile.read(size)
            parts = urlsplit(self.path)
            body = json.loads(raw) if raw else None
            answer = fake.serve(self.command, parts.path, parts.query, body, self.headers)
            if answer is None:
                self.close_connection = True
                return
            status, headers, told = answer
            data = b"" if told is None else json.dumps(told).encode()
            self.send_response_only(status)
            self.send_header("Date", fake.world.now.strftime("%a, %d %b %Y %H:%M:%S GMT"))
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _any  # noqa: N815

        def log_message(self, *_):
            """Say nothing."""

    return Handler
