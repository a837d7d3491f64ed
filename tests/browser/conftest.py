"""Headless Chromium before a live server that has a database of its own."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from databases import Database
from xinfang.demo.county import load_county

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium reports each refused form (409, 422) as a failed load, HTMX a lost connection; neither is the page's fault.
TOLERATED = ("Failed to load resource", "htmx:sendError", "htmx:afterRequest")
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are."""

    url: str


class Server(ThreadedWSGIServer):
    """Wait at the end for every thread, so that none still holds the database when it is dropped."""

    daemon_threads = False


class Quiet(WSGIRequestHandler):
    """Answer without a line on the screen for each request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the system's Chromium, one for the whole run."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail("Browser tests need the Debian package chromium.")
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as environment:
        # Playwright runs an event loop in this thread, which makes Django refuse the database to the test itself.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def county(chromium: Browser, own_db: Database) -> None:
    """Load the demonstration county into this test's own database, once the browser runs.

    Its event loop gives this thread other connections than before; those opened earlier nobody would close.
    """
    load_county()


@pytest.fixture
def site(county: None, own_db: Database) -> Iterator[Site]:
    """Serve this test's own database with one thread a request, on a free port."""
    server = Server(("127.0.0.1", 0), Quiet, connections_override={})
    server.set_app(get_wsgi_application())
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    thread.join()
    server.server_close()
    connections.close_all()
    wait_until_left(own_db)


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    """Give a page as an office computer shows it."""
    yield from _page(chromium, site, viewport=DESKTOP)


@pytest.fixture
def page_without_js(chromium: Browser, site: Site) -> Iterator[Page]:
    """Give a page with scripts switched off."""
    yield from _page(chromium, site, viewport=DESKTOP, java_script_enabled=False)


@pytest.fixture
def phone(chromium: Browser, site: Site) -> Iterator[Page]:
    """Give a page as a small telephone shows it."""
    yield from _page(chromium, site, viewport=PHONE, has_touch=True, is_mobile=True)


def wait_until_left(database: Database) -> None:
    """Wait until PostgreSQL has ended the sessions closed by us; the owner may not end those of the app role."""
    others = "select count(*) from pg_stat_activity where datname = current_database() and usename = 'xinfang_app'"
    with psycopg.connect(database.owner_url, autocommit=True) as connection:
        for _ in range(100):
            if connection.execute(others).fetchone() == (0,):
                return
            sleep(0.05)
    pytest.fail("The server's threads still hold the database.")


def _page(browser: Browser, server: Site, **rest: Any) -> Iterator[Page]:
    """Open a page; at its end fail on script errors, on what the CSP stopped, and on requests to other hosts."""
    context = browser.new_context(base_url=server.url, locale="zh-CN", timezone_id="Asia/Shanghai", **rest)
    context.set_default_timeout(10_000)
    # The print window would hold the page against being made a PDF at the same time; that it was asked for is counted.
    context.add_init_script(
        "window.print = () => { const kept = document.documentElement.dataset; "
        "kept.printings = Number(kept.printings ?? 0) + 1; };"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda message: faults.extend(_faults_of(message)))
    page.on("request", lambda request: faults.extend(_strangers(request.url, server)))
    yield page
    context.close()
    assert faults == []


def _faults_of(message: ConsoleMessage) -> list[str]:
    if message.type != "error" or message.text.startswith(TOLERATED):
        return []
    return [f"console: {message.text}"]


def _strangers(url: str, server: Site) -> list[str]:
    return [] if urlsplit(url).netloc == urlsplit(server.url).netloc else [f"stranger: {url}"]
