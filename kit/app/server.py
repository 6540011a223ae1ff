"""The app as an ASGI server: Streamlit with routes, headers and gated downloads.

One App a process. `hiring-kit app` runs it on this machine; a container runs uvicorn on `kit.app.server:app`.
"""

from __future__ import annotations

import gc
import secrets
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kit.app import download, office
from kit.errors import KitError

LOCAL = ("127.0.0.1", "localhost", "::1")

# The same stands in .streamlit/config.toml, for `streamlit run` in a checkout; a test holds the two equal.
CONFIG: dict[str, Any] = {
    "server.address": "127.0.0.1",
    "server.port": 8501,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.enableStaticServing": False,
    "server.maxUploadSize": 25,
    "server.disconnectedSessionTTL": 3600,
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

_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}


class Headers:
    """Puts the security headers on every answer, and keeps pages and downloads out of caches."""

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
                message["headers"] = headers
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class HostConfig:
    """Keeps Streamlit's "Connection error" dialog from taking the focus while somebody types (app.md 4)."""

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
    try:
        made = await run_in_threadpool(download.redeem, request.path_params["token"])
    except KitError as error:
        return PlainTextResponse(str(error), status_code=403)
    disposition = f"attachment; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=made.media_type, headers={"Content-Disposition": disposition})


def freeze() -> None:
    """Load what every page needs, and take it out of the garbage collector's sight once (app.md 3).

    Streamlit collects after every rerun: with everything loaded that costs 100 ms, frozen it costs nothing.
    """
    import altair  # noqa: F401
    import pandas  # noqa: F401

    office.ready()
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    await run_in_threadpool(freeze)
    download.served = True
    yield {}
    download.served = False
    office.close()


def on_script_error(error: Exception) -> bool:
    """Say what happened in plain words, with an id that stands in the log beside the details."""
    incident = secrets.token_hex(4)
    if isinstance(error, KitError):
        st.error(str(error))
        return True
    import logging
    import traceback

    logging.getLogger("kit").error("incident %s\n%s", incident, "".join(traceback.format_exception(error)))
    st.error(
        f"Something went wrong on our side ({incident}). What you typed is kept. Reload the page, or go back."
    )
    return True


app = st.App(
    Path(__file__).with_name("script.py"),
    routes=[Route("/healthz", healthz), Route("/readyz", readyz), Route("/dl/{token}", dl)],
    middleware=[Middleware(Headers), Middleware(HostConfig)],
    lifespan=lifespan,
    on_script_error=on_script_error,
)


def serve(address: str = "127.0.0.1", port: int = 8501) -> None:
    """Serve the app until it is stopped.

    Without a login there is one person with all rights, so any address but this machine's own is refused.
    """
    if address not in LOCAL:
        message = (
            f"Not started: without a login everybody who reaches {address} could read every scorecard. "
            "Leave --address out, or put the app behind a sign-in (docs/design.md)."
        )
        print(message, file=sys.stderr)  # noqa: T201
        raise SystemExit(2)
    app.run(config={**CONFIG, "server.address": address, "server.port": port})
