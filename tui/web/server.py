"""The desk in a browser of this machine: textual-serve, behind a guard.

textual-serve itself asks for no token and answers whoever comes. Here every request must name this machine as its host,
come from this page or from none, and bring the token: in the address once, in a cookie from then on.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path

import aiohttp_jinja2
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from compare.language import Words

HOST = "127.0.0.1"
_TOKEN = "token"


class GuardedServer(Server):
    """Serves the desk that ``command`` opens, to who knows ``token``."""

    def __init__(self, command: str, port: int, words: Words, token: str | None = None) -> None:
        super().__init__(command, HOST, port, title="bidui", templates_path=str(Path(__file__).parent))
        self._token = token or secrets.token_urlsafe(32)
        self._cookie = f"bidui-{port}"
        self._words = words

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}/?{_TOKEN}={self._token}"

    def initialize_logging(self) -> None:
        """Nothing is logged: addresses hold the token."""

    async def on_startup(self, app: web.Application) -> None:
        """The command line has said where."""

    async def make_app(self) -> web.Application:
        app = await self._make_app()
        page = aiohttp_jinja2.get_env(app).globals
        page["opening"] = self._words("The desk is opening …")
        page["closed"] = self._words(
            "The desk has been left; what was decided is kept. Reload the page to open it again."
        )
        app.middlewares.append(self._guard())
        return app

    def _guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self._is_ours(request):
                raise web.HTTPForbidden
            if request.path == "/" and _TOKEN in request.query:  # the token leaves the address bar at once
                response = web.Response(status=303, headers={"Location": "/"})
                response.set_cookie(self._cookie, self._token, httponly=True, samesite="Strict", path="/")
                return response
            return await handler(request)

        return guard

    def _is_ours(self, request: web.Request) -> bool:
        origin = request.headers.get("Origin")
        is_socket = request.headers.get("Upgrade", "").lower() == "websocket"
        if request.headers.get("Host") != f"{HOST}:{self.port}":  # a name that a stranger let point here
            return False
        if origin != self.public_url and (origin is not None or is_socket):  # another site's page
            return False
        given = request.cookies.get(self._cookie) or (request.query.get(_TOKEN) if request.path == "/" else None)
        return given is not None and secrets.compare_digest(given.encode(), self._token.encode())

    async def headers(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Nothing is loaded from elsewhere, and no address is told to others."""
        socket = self.public_url.replace("http:", "ws:")
        response.headers["Content-Security-Policy"] = (
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data:; connect-src 'self' {socket}; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"

    async def run(self, ready: Callable[[], object]) -> None:
        """Serve until cancelled; ``ready`` is called once the port is open. Raises `OSError` where it is taken."""
        app = await self.make_app()
        app.on_response_prepare.append(self.headers)
        runner = web.AppRunner(app, handle_signals=False, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self.port).start()
            ready()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()
