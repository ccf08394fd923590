"""The server: the desk behind uvicorn, in a thread."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Final

import uvicorn

from deskbook.library.model.finding import DeskError
from deskbook.web.adapters.application import Desk, Route, make_app
from deskbook.web.model.requests import Settings

MAX_CONNECTIONS: Final = 200


@contextmanager
def serve(desk: Desk, routes: Sequence[Route]) -> Iterator[str]:
    """Serve the desk in a thread while the block runs; yield its address.

    Raises:
        DeskError: the port is taken, or the address is not this machine's.
    """
    settings = desk.settings
    listener = _listen(settings)
    port = listener.getsockname()[1]
    config = uvicorn.Config(
        make_app(desk, routes, port),
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        limit_concurrency=MAX_CONNECTIONS,
        h11_max_incomplete_event_size=32 * 1024,
        timeout_graceful_shutdown=2,
        ws="none",
        http="h11",
        loop="asyncio",
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield _address(settings, port)
    finally:
        server.should_exit = True
        thread.join(5)
        listener.close()


def _address(settings: Settings, port: int) -> str:
    if settings.is_shared:
        return f"https://{settings.name}/"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}/"


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.host, settings.port))
        listener.listen(MAX_CONNECTIONS)  # so that the address answers as soon as it is printed
    except (OSError, OverflowError) as error:
        listener.close()
        raise DeskError(
            f"port {settings.port} cannot be used ({error}): choose another with --port, or "
            "--port 0 for any that is free"
        ) from None
    return listener
