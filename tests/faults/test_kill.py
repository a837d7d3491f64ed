"""The whole system killed while eight clerks register: what was acknowledged is there, and the journal is whole."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from registering import typed
from xinfang.demo import cast
from xinfang.demo.county import shared_password
from xinfang.kernel import clock

CLERKS = 8
ENOUGH = 40
PATIENCE = 90
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
NUMBER = re.compile(r"130426XF-\d{4}-\d{6}")
STORED = "from xinfang.petitions.models import Petition; print(*Petition.objects.values_list('number', flat=True))"
WORDS = [sys.executable, "-m", "xinfang.cli.main"]


@pytest.fixture
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Give the environment of an installation of its own, and end whatever is left of it."""
    data = tmp_path_factory.mktemp("killed")
    for folder in (data, *data.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o711)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    own |= {"XINFANG_DATA": str(data), "XINFANG_KEYS": str(data / "keys"), "PORT": str(port)}
    yield own
    kill_everything(str(data))


def kill_everything(data: str) -> int:
    """Kill -9 each process that works in this data folder, with its descendants; give their number."""
    parents = {pid: parent_of(pid) for pid in processes()}
    doomed = {pid for pid in parents if data in said_by(pid)} - {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in doomed} - doomed:
        doomed |= more
    for pid in doomed:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return len(doomed)


def processes() -> list[int]:
    return [int(place.name) for place in Path("/proc").glob("[0-9]*")]


def said_by(pid: int) -> str:
    """Give the command line and the environment; a server's children overwrite theirs, so parents are asked too."""
    try:
        return "".join(Path(f"/proc/{pid}/{name}").read_text(errors="replace") for name in ("cmdline", "environ"))
    except OSError:
        return ""


def parent_of(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def clerk(base: str) -> OpenerDirector:
    """Sign a clerk in."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    token = TOKEN.findall(browser.open(f"{base}/sign-in/", timeout=30).read().decode())[0]
    form = {"username": cast.CLERK, "password": shared_password(), "csrfmiddlewaretoken": token}
    browser.open(f"{base}/sign-in/", urlencode(form).encode(), timeout=30)
    return browser


def register(browser: OpenerDirector, base: str) -> str:
    """Register a petition through the form; give the number on the slip."""
    page = browser.open(f"{base}/register/", timeout=30).read().decode()
    form = typed(received_on=clock.today().isoformat(), csrfmiddlewaretoken=TOKEN.findall(page)[0])
    slip = browser.open(f"{base}/register/", urlencode(form).encode(), timeout=30).read().decode()
    return NUMBER.findall(slip)[0]


def wait_until_healthy(base: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            build_opener().open(f"{base}/healthz", timeout=5)
            return
        except (URLError, OSError):
            time.sleep(0.3)
    raise AssertionError("the system did not start")


def test_every_acknowledged_registration_survives_the_death_of_everything(surroundings: dict[str, str]) -> None:
    base = f"http://127.0.0.1:{surroundings['PORT']}"
    with subprocess.Popen(
        [*WORDS, "run"], env=surroundings, stdout=subprocess.DEVNULL, start_new_session=True
    ) as system:
        wait_until_healthy(base)
        acknowledged: list[str] = []
        enough, dead = threading.Event(), threading.Event()

        def work() -> None:
            try:
                browser = clerk(base)
                while not dead.is_set():
                    acknowledged.append(register(browser, base))
                    if len(acknowledged) >= ENOUGH:
                        enough.set()
            except (OSError, IndexError):
                return

        clerks = [threading.Thread(target=work) for _ in range(CLERKS)]
        for each in clerks:
            each.start()
        assert enough.wait(PATIENCE), f"only {len(acknowledged)} were registered"
        assert kill_everything(surroundings["XINFANG_DATA"]) > CLERKS
        dead.set()
        system.wait(PATIENCE)
        for each in clerks:
            each.join(PATIENCE)

    for check in (["verify"], ["replay", "--check"]):
        done = subprocess.run([*WORDS, *check], env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    subprocess.run([*WORDS, "db", "start"], env=surroundings, capture_output=True, check=True)
    asked = [sys.executable, "-c", f"import django; django.setup(); {STORED}"]
    settings = surroundings | {"DJANGO_SETTINGS_MODULE": "xinfang.config.settings"}
    stored = subprocess.run(asked, env=settings, capture_output=True, text=True, check=True).stdout.split()
    assert set(acknowledged) <= set(stored)
    assert len(set(acknowledged)) == len(acknowledged)
