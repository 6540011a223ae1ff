"""The app as an ASGI server: Streamlit with routes, headers and gated downloads.

One App a process; `hiring-kit app` runs it, in a container too.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import hashlib
import re
import secrets
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kit.app import download, log, office, signin
from kit.app.settings import the_settings
from kit.errors import KitError, SettingsError, StoreError
from kit.hiring.office import derive_key
from kit.hiring.signin import redeem_guest_code

LOCAL = ("127.0.0.1", "localhost", "::1")
LOOKED_AT = 1.0  # seconds between two looks at how much the garbage collector sees
SEEN_MOST = 2_000  # objects; the collector takes some 2 ms for them after each rerun
SWEPT = 300.0  # seconds between two sweeps of what was frozen; each takes 0.1 s
QUIET = ("/healthz", "/readyz", "/_stcore/health", "/static/")

# The same stands in .streamlit/config.toml, for `streamlit run` in a checkout; a test holds the two equal.
CONFIG: dict[str, Any] = {
    "server.address": "127.0.0.1",
    "server.port": 8501,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.enableStaticServing": False,
    "server.maxUploadSize": 25,
    "server.disconnectedSessionTTL": 3600,
    "server.allowedHosts": ["127.0.0.1", "localhost", "::1"],
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "theme.textColor": "#1a1a1a",
    "theme.primaryColor": "#1f5f8b",
    "theme.headingFontSizes": ["2.25rem", "1.5rem", "1.25rem", "1.1rem", "1rem", "1rem"],
    "theme.dark.textColor": "#ffffff",
    "theme.dark.backgroundColor": "#0e1117",
    "theme.dark.primaryColor": "#4da3e0",
    "theme.dark.secondaryBackgroundColor": "#1b212c",
}

Handler = Callable[[Request], Awaitable[Response]]
Scope = dict[str, Any]
_begins: list[Callable[[], None]] = []  # what `serve` was asked to call when the app answers


def _content_rules() -> str:
    """Return what a page may load: all of it from here. Streamlit's own page holds one script in its text."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    inline = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts
    )
    return (
        f"default-src 'none'; script-src 'self' {inline} 'wasm-unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; worker-src 'self' blob:; "
        "media-src 'self'; manifest-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; "
        "form-action 'self'"
    )


_HEADERS = {
    b"content-security-policy": _content_rules().encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}
if the_settings().https:
    _HEADERS[b"strict-transport-security"] = b"max-age=31536000"


class Headers:
    """Puts the security headers on every answer, keeps pages and downloads out of caches and cookies off plain lines."""

    def __init__(self, app: Any):
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        async def with_headers(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = [(k, v) for k, v in message.get("headers", []) if k.lower() not in _HEADERS]
                headers += _HEADERS.items()
                kind = dict(headers).get(b"content-type", b"")
                if scope["path"].startswith(("/media/", "/dl/")) or kind.startswith(b"text/html"):
                    headers = [(k, v) for k, v in headers if k.lower() != b"cache-control"]
                    headers.append((b"cache-control", b"private, no-store"))
                if scope["path"] == "/auth/logout":
                    # What was typed and not taken yet is not for who comes next.
                    headers.append((b"clear-site-data", b'"storage"'))
                if the_settings().https:
                    headers = [(k, _secure(v) if k.lower() == b"set-cookie" else v) for k, v in headers]
                message["headers"] = headers
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def _secure(cookie: bytes) -> bytes:
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"


class Log:
    """Numbers each request, and with a sign-in writes a line for it: its path without tokens, and how it went."""

    def __init__(self, app: Any):
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        log.request_id.set(secrets.token_hex(8))
        began = time.perf_counter()

        async def told(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", []),
                    (b"x-request-id", log.request_id.get().encode()),
                ]
                path = log.without_secrets(scope["path"])
                if the_settings().auth != "local" and path not in QUIET:
                    took = round((time.perf_counter() - began) * 1000)
                    facts = {"method": scope["method"], "path": path, "status": message["status"], "ms": took}
                    log.tell("request", facts)
            await send(message)

        await self.app(scope, receive, told)


class Door:
    """Lets in who asks for this host; with a sign-in, files of pages only for who is signed in, and deep links later.

    Streamlit's addresses of files are open to whoever has them, and its sign-in always ends on the first page.
    """

    def __init__(self, app: Any):
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            answer = await self._answer(Request(scope, receive))
            if answer is not None:
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        if urlsplit(f"//{request.headers.get('host', '')}").hostname not in the_settings().hosts:
            return PlainTextResponse("This is not the address of the app.", status_code=400)
        if the_settings().auth == "local":
            return None
        path = request.url.path
        if path.startswith(("/media/", "/_stcore/metrics")):
            try:
                caller = await run_in_threadpool(signin.caller, request.cookies)
            except StoreError as error:
                return PlainTextResponse(str(error), status_code=503)
            if caller is None:
                log.tell("denied", {"path": log.without_secrets(path)})
                return PlainTextResponse("Sign in to see this.", status_code=401)
            return None
        is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if not is_page or path.startswith(
            ("/auth/", "/oauth2callback", "/_stcore", "/static/", "/dl/", "/guest")
        ):
            return None
        return await run_in_threadpool(_deep_link, request)


def _deep_link(request: Request) -> Response | None:
    """Bring who has just signed in to the page that they asked for before."""
    wanted = signin.read_cookie(request.cookies, signin.NEXT)
    here = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    try:
        caller = signin.caller(request.cookies)
    except StoreError:
        return None  # the page says it
    if caller is None:
        if here == "/":
            return None
        answer: Response = RedirectResponse("/", status_code=303)
        token = signin.seal_cookie(signin.NEXT, "/" + here.lstrip("/\\"), time.time() + 600)
        answer.set_cookie(signin.NEXT, token, max_age=600, httponly=True, samesite="lax")
        return answer
    if wanted is None:
        return None
    answer = RedirectResponse(wanted, status_code=303)
    answer.delete_cookie(signin.NEXT)
    return answer


class HostConfig:
    """Keeps Streamlit's "Connection error" dialog from taking the focus while somebody types."""

    def __init__(self, app: Any):
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == "/_stcore/host-config":
            answer = {
                "allowedOrigins": [],
                "useExternalAuthToken": False,
                "enableCustomParentMessages": False,
                "blockErrorDialogs": True,
            }
            await JSONResponse(answer)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


async def healthz(request: Request) -> Response:
    """Answer that the process is there."""
    return PlainTextResponse("ok")


async def readyz(request: Request) -> Response:
    """Answer whether the app can work: the database answers and is of this version. No details to outsiders."""
    try:
        await run_in_threadpool(office.ready)
    except Exception:  # whatever it is, the answer is the same
        return PlainTextResponse("not ready", status_code=503)
    return PlainTextResponse("ready")


async def dl(request: Request) -> Response:
    """Hand out the file that a signed link names, when the person it was made for may have it now."""
    caller = None
    try:
        if the_settings().auth != "local":
            caller = await run_in_threadpool(signin.caller, request.cookies)
            if caller is None:
                return PlainTextResponse("Sign in, then follow the link from its page.", status_code=401)
        made = await run_in_threadpool(download.redeem, request.path_params["token"], caller)
    except StoreError as error:
        return PlainTextResponse(str(error), status_code=503)
    except KitError as error:
        log.tell("denied", {"path": "/dl/", "person": caller.person if caller else "local"})
        return PlainTextResponse(str(error), status_code=403)
    disposition = f"attachment; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=made.media_type, headers={"Content-Disposition": disposition})


_GUEST_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Hiring Kit: come in by a code</title>
<meta name="viewport" content="width=device-width">
<style>body{{font:1.1rem/1.5 sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}}
input,button{{font:inherit;padding:.5rem .7rem;margin:.3rem 0}}input{{letter-spacing:.1em}}</style>
<main><h1>Come in by a code</h1>{words}
<p>The code is for one interview and works once. After that this browser has twelve hours.</p>
<form method="post" action="/guest"><label for="code">Code</label><br>
<input id="code" name="code" autocomplete="off" autofocus required maxlength="40" size="18"><br>
<button>Come in</button></form></main></html>"""


async def guest(request: Request) -> Response:
    """Ask for a one-time code, and let its guest in: only by a form that was sent, since mail scanners follow links."""
    if request.method == "GET":
        return HTMLResponse(_GUEST_PAGE.format(words=""))
    if request.headers.get("origin") not in (
        the_settings().origin,
        f"{request.url.scheme}://{request.url.netloc}",
    ):
        return PlainTextResponse("The form was not sent from this site.", status_code=403)
    body = await request.body() if int(request.headers.get("content-length", "9999")) < 1000 else b""
    (code, *_) = parse_qs(body.decode("ascii", "replace")).get("code", [""])
    address = request.client.host if request.client else ""
    try:
        found = await run_in_threadpool(redeem_guest_code, office.the_office(), code, address)
    except KitError as error:
        log.tell("denied", {"path": "/guest"})
        return HTMLResponse(
            _GUEST_PAGE.format(words=f"<p role=alert>{escape(str(error))}</p>"), status_code=403
        )
    answer = RedirectResponse(f"/score?card={found.card}", status_code=303)
    answer.set_cookie(signin.GUEST, signin.cookie_of(found), max_age=43200, httponly=True, samesite="lax")
    return answer


def freeze() -> None:
    """Load what every page needs, and take it out of the garbage collector's sight.

    Streamlit collects after every rerun: with everything loaded that costs 100 ms, frozen it costs nothing.
    """
    import altair  # noqa: F401
    import pandas  # noqa: F401

    office.ready()
    gc.freeze()  # without a look at what could be let go: the start does not wait for the first sweep
    gc.enable()


def freeze_again() -> None:
    """Take out of the collector's sight what lives now, caches as well; what died since the last time is let go."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


async def _keep_frozen() -> None:
    """Freeze what sessions and caches keep alive as it grows; now and then let go what has died among it."""
    swept = time.monotonic() - SWEPT  # what the start left is swept as soon as the app answers
    while True:
        await asyncio.sleep(LOOKED_AT)
        if len(gc.get_objects()) < SEEN_MOST:  # those that are frozen are not among them
            continue
        if time.monotonic() - swept < SWEPT:
            gc.freeze()
        else:
            await run_in_threadpool(freeze_again)
            swept = time.monotonic()


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    log.set_up()
    office.served = True
    await run_in_threadpool(freeze)
    download.use_key(derive_key(office.the_office(), "downloads"))
    keeper = asyncio.create_task(_keep_frozen())
    for begin in _begins:
        begin()
    yield {}
    keeper.cancel()
    office.served = False
    office.close()


def on_script_error(error: Exception) -> bool:
    """Say what happened in plain words, with an id that stands in the log beside the details."""
    incident = secrets.token_hex(4)
    if isinstance(error, KitError):
        st.error(str(error))
        return True
    log.LOG.error("incident", exc_info=error, extra={"facts": {"incident": incident}})
    st.error(
        f"Something went wrong on our side ({incident}). What you typed is kept. Reload the page, or go back."
    )
    return True


app = st.App(
    Path(__file__).with_name("script.py"),
    routes=[
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/dl/{token}", dl),
        *([Route("/guest", guest, methods=["GET", "POST"])] if the_settings().auth != "local" else []),
    ],
    middleware=[Middleware(Log), Middleware(Headers), Middleware(Door), Middleware(HostConfig)],
    secrets=the_settings().secrets() or None,
    lifespan=lifespan,
    on_script_error=on_script_error,
)


def serve(address: str = "127.0.0.1", port: int = 8501, begin: Callable[[], None] = lambda: None) -> None:
    """Serve the app until it is stopped; *begin* is called as soon as it answers.

    Without a sign-in there is one person with all rights, so any address but this machine's own is refused.

    Raises:
        SettingsError: when the address is another one, or its port is taken.
        StoreError: when the database can not be used.
    """
    if the_settings().auth == "local" and address not in LOCAL:
        raise SettingsError(
            f"Not started: without a sign-in everybody who reaches {address} could read every scorecard. "
            "Leave --address out, or set the app up with a sign-in (docs/deploying.md)."
        )
    _ask_for(address, port)
    office.served = True
    office.ready()  # here, and not within the server: what is wrong is then told in words
    _begins.append(begin)
    where = {
        "server.address": address,
        "server.port": port,
        "server.allowedHosts": list(the_settings().hosts),
        "logger.hideWelcomeMessage": True,  # *begin* says where the app is
    }
    app.run(config={**CONFIG, **where})


def _ask_for(address: str, port: int) -> None:
    """Raise when nothing can listen there."""
    try:
        (family, kind, protocol, _, where), *_ = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)
        with socket.socket(family, kind, protocol) as probe:
            if sys.platform != "win32":  # there it would take a port that is taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        raise SettingsError(
            f"Not started: {address}:{port} can not be used ({error.strerror}). If the app runs there already, open "
            "it or end it; else choose another port, as with --port 8600."
        ) from None
