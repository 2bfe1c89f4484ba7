"""The desk in a browser: who has no token, or comes from elsewhere, sees nothing."""

from __future__ import annotations

import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

pytest.importorskip("textual_serve")

from aiohttp import ClientSession, CookieJar, WSServerHandshakeError, web

from compare.language import ENGLISH, Words
from tui.web.server import HOST, GuardedServer


@asynccontextmanager
async def served() -> AsyncIterator[tuple[GuardedServer, ClientSession]]:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    server = GuardedServer("cat", port, Words(ENGLISH), "s3cret")
    app = await server.make_app()
    app.on_response_prepare.append(server.headers)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    try:
        async with ClientSession(server.public_url, cookie_jar=CookieJar(unsafe=True)) as session:
            yield server, session
    finally:
        await runner.cleanup()


async def status(session: ClientSession, path: str, **headers: str) -> int:
    async with session.get(path, headers=headers) as response:
        return response.status


async def test_without_the_token_nothing_is_seen() -> None:
    async with served() as (_, session):
        for path in (
            "/",
            "/?token=guess",
            "/?token=",
            "/static/js/textual.js",
            "/ws",
            "/download/x",
            "/static/?token=s3cret",
        ):
            assert await status(session, path) == 403


async def test_with_the_token_the_page_comes_and_loads_nothing_from_elsewhere() -> None:
    async with served() as (server, session), session.get("/?token=s3cret") as response:
        assert response.status == 200
        page = await response.text()
        assert "token" not in str(response.url)
        assert "s3cret" not in page
        assert set(re.findall(r"(?:https?|ws)://[^/\"]+", page)) <= {
            server.public_url,
            server.public_url.replace("http", "ws"),
        }
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert await status(session, "/static/js/textual.js") == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1"])
async def test_another_host_is_refused(host: str) -> None:
    async with served() as (server, session):
        assert await status(session, "/?token=s3cret") == 200
        named = host if host == "127.0.0.1" else f"{host}:{server.port}"
        assert await status(session, "/", Host=named) == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", None])
async def test_a_page_of_another_origin_gets_no_terminal(origin: str | None) -> None:
    async with served() as (_, session):
        assert await status(session, "/?token=s3cret") == 200
        if origin is not None:
            assert await status(session, "/", Origin=origin) == 403
        with pytest.raises(WSServerHandshakeError) as refused:
            await session.ws_connect("/ws", headers={} if origin is None else {"Origin": origin})
        assert refused.value.status == 403
