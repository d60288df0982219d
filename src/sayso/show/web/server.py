"""Serving the workbench: loopback only, a port that is free, an end that is clean."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from sayso.errors import WrongUse
from sayso.settings import Settings
from sayso.show.web.app import make_app, make_room
from sayso.show.web.events import Hub
from sayso.show.web.security import Keys

__all__ = ["serve"]

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
FIRST_PORT = 8765
TRIED = 20


class _Server(uvicorn.Server):
    """Ends the open event streams first, so that Ctrl-C need not wait for them."""

    hub: Hub | None = None

    def handle_exit(self, sig: int, frame: object) -> None:
        """Ctrl-C, or a request to end."""
        if self.hub is not None:
            threading.Thread(target=self.hub.stop, daemon=True).start()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]


def serve(
    settings: Settings,
    *,
    port: int | None,
    browser: bool,
    say: Callable[[str], None],
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the ledger until Ctrl-C. `say` prints a line for a person; `ready` gets the address.

    Raises WrongUse where `port` is taken.
    """
    listener = _listen(port)
    number = listener.getsockname()[1]
    keys = Keys()
    room = make_room(settings)
    app = make_app(room, keys=keys, port=number)
    config = uvicorn.Config(
        app,
        host=HOST,
        port=number,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=30,
        limit_concurrency=200,
        ws="none",
    )
    server = _Server(config)
    server.hub = room.hub
    address = f"http://{HOST}:{number}/?token={keys.token}"
    say(f"The workbench is at {address}")
    say("Only this computer can reach it. Ctrl-C ends it.")
    threading.Thread(target=_warm, args=(room.desk,), daemon=True).start()
    if browser:
        once = f"http://{HOST}:{number}/?token={keys.once()}"
        threading.Timer(0.3, _open_browser, args=(once, say)).start()
    ready(address)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:  # uvicorn raises it again once everything is closed
        pass
    finally:
        listener.close()


def _listen(port: int | None) -> socket.socket:
    """A listening socket on loopback: the port that was asked for, or a free one."""
    wanted = [port] if port is not None else [*range(FIRST_PORT, FIRST_PORT + TRIED), 0]
    for number in wanted:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name != "nt":  # there it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, number))
            listener.listen(128)
        except OSError as error:
            listener.close()
            if port is not None:
                raise WrongUse(
                    f"port {port} cannot be used ({error.strerror}). Choose another with --port, "
                    "or leave it out."
                ) from error
            continue
        listener.setblocking(False)
        return listener
    raise WrongUse("no port is free on this computer.")


def _warm(desk: object) -> None:
    """Read the columns, and who is named, before the first page asks for them."""
    from sayso.errors import SaysoError
    from sayso.show.web.desk import Desk
    from sayso.show.web.identities import entity_counts
    from sayso.show.web.snapshot import folded

    assert isinstance(desk, Desk)
    try:
        with desk.reading() as ledger:
            for row in entity_counts(ledger, desk.snapshot(ledger)):
                folded(row[1])
    except SaysoError as error:
        log.info("not warmed: %s", error)


def _open_browser(address: str, say: Callable[[str], None]) -> None:
    """Open a browser where there is one with a window of its own."""
    windows = sys.platform in ("win32", "darwin")
    if not windows and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("There is no desktop to open a browser on; open the address yourself.")
        return
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        say("No browser could be opened; open the address yourself.")
