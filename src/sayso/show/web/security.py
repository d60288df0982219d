"""Who may ask, and what a browser may do with the answers.

The server is reachable by every program on this machine and, through a browser, by every page that
is open in it. So: a random token in the address that is opened, exchanged for a cookie that other
sites' pages cannot send (SameSite) and no script can read (HttpOnly); the Host must be this one
(a foreign name that resolves to loopback is refused: DNS rebinding); whatever writes needs our own
Origin (CSRF). The policy lets the page load nothing but our own files, and run no inline script.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.show.web.answers import Answer, Refused, error_of
from sayso.show.web.blank import blank_page

__all__ = ["BODY_BYTES", "HEADERS", "Gate", "Keys"]

BODY_BYTES = 1 << 20
"""The largest body that is no upload."""

UPLOADS = "/api/uploads"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

SAFE = frozenset({"GET", "HEAD"})


@dataclass(slots=True)
class Keys:
    """The secrets of one run. `token` opens as often as it is given; `once()` makes others that
    open a single time: such a one goes to the browser's command line, where other users of the
    machine could read it.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _once: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def once(self) -> str:
        """A token that opens a single time."""
        made = secrets.token_urlsafe(32)
        with self._lock:
            self._once.add(made)
        return made

    def opens(self, given: str) -> bool:
        """Whether a token opens; one for a single time is used up by it."""
        if _same(given, self.token):
            return True
        with self._lock:
            for one in self._once:
                if _same(given, one):
                    self._once.discard(one)
                    return True
        return False

    def is_session(self, given: str) -> bool:
        """Whether this is the value of our cookie."""
        return _same(given, self.session)


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode())


class Gate:
    """Stands before everything: refuses what may not come in, adds the headers to what goes out."""

    def __init__(self, app: ASGIApp, *, keys: Keys, port: int) -> None:
        self._app = app
        self._keys = keys
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        if port == 80:
            self._hosts |= {"127.0.0.1", "localhost"}
        self.cookie = f"sayso_{port}"
        """Cookies know no ports, so that two ledgers need two names."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no web sockets here
            await send({"type": "websocket.close", "code": 1008})
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        try:
            early = self._check(scope)
        except Refused as refused:
            early = self._refusal(scope, refused)
        if early is not None:
            await early(scope, receive, sent)
            return
        await self._app(scope, _bounded(scope, receive), sent)

    def _check(self, scope: Scope) -> Response | None:
        """An answer that is given at once, None where the request may go on. Raises Refused."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            raise Refused(
                403,
                "wrong_host",
                "this request came under a name that is not this server's.",
                "Open the address that `sayso open` printed.",
            )
        method, path = scope["method"], scope["path"]
        if method not in SAFE:
            self._check_origin(headers, hosts[0].lower())
            _check_length(headers, path)
        elif headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and path != "/":
            raise Refused(403, "wrong_origin", "this request came from another site's page.")
        if path == "/" and method == "GET" and b"token=" in scope["query_string"]:
            return self._exchange(scope)
        if (path == "/api" or path.startswith("/api/")) and not self._known(headers):
            raise Refused(
                401,
                "no_session",
                "this browser has not been let in.",
                "Open the address that `sayso open` printed; each start of it makes a new one.",
            )
        return None

    def _check_origin(self, headers: Headers, host: str) -> None:
        origins = headers.getlist("origin")
        if len(origins) != 1 or origins[0].lower() != f"http://{host}":
            raise Refused(
                403,
                "wrong_origin",
                "something is to be changed by a request that is not from this server's page.",
                "Do it in the workbench itself.",
            )

    def _exchange(self, scope: Scope) -> Response:
        """The cookie for the token, and on to an address without it."""
        query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=20)
        if not self._keys.opens(query.get("token", [""])[0]):
            raise Refused(
                401,
                "no_session",
                "this address is of another run, or was used already.",
                "Open the address that `sayso open` printed; each start of it makes a new one.",
            )
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(
            self.cookie, self._keys.session, httponly=True, samesite="strict", path="/"
        )
        return response

    def _known(self, headers: Headers) -> bool:
        for line in headers.getlist("cookie"):
            try:
                cookies = SimpleCookie(line)
            except CookieError:
                continue
            if self.cookie in cookies and self._keys.is_session(cookies[self.cookie].value):
                return True
        return False

    def _refusal(self, scope: Scope, refused: Refused) -> Response:
        status, shape = error_of(refused)
        if scope["path"].startswith("/api"):
            return Answer(shape, status)
        return blank_page(status, refused.message, refused.advice)


def _check_length(headers: Headers, path: str) -> None:
    length = headers.get("content-length", "0")
    if path != UPLOADS and (not length.isdigit() or int(length) > BODY_BYTES):
        raise Refused(413, "too_large", f"the body is larger than {BODY_BYTES:,} bytes.")


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """`receive` that stops at `BODY_BYTES`; uploads have bounds of their own."""
    if scope["path"] == UPLOADS:
        return receive
    came = 0

    async def bounded() -> Message:
        nonlocal came
        message = await receive()
        if message["type"] == "http.request":
            came += len(message.get("body", b""))
            if came > BODY_BYTES:
                raise Refused(413, "too_large", f"the body is larger than {BODY_BYTES:,} bytes.")
        return message

    return bounded
