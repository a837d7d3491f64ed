"""`xinfang run`: everything up, and down again in order."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from xinfang.kernel.postgres.server import status, stop


@pytest.fixture
def data() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="xinfang-run-"))
    folder.chmod(0o755)
    yield folder
    stop(folder)
    shutil.rmtree(folder)


def environment(data: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    return kept | {"XINFANG_DATA": str(data), "XINFANG_KEYS": str(data / "keys"), "PORT": str(port)}


def launch(data: Path, port: int) -> tuple[subprocess.Popen[str], str]:
    """Start the command; give it, and all it said until the sign-ins."""
    process = subprocess.Popen(
        [sys.executable, "-m", "xinfang.cli.main", "run"],
        env=environment(data, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith("演示账号"):
            break
    return process, said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def health(port: int) -> int:
    asked = HTTPConnection("127.0.0.1", port, timeout=10)
    asked.request("GET", "/healthz")
    found = asked.getresponse().status
    asked.close()
    return found


def test_it_comes_up_goes_down_and_finds_its_data_again(data: Path) -> None:
    port = free_port()
    first, said = launch(data, port)
    assert f"http://127.0.0.1:{port}/" in said
    assert "演示县已载入。" in said
    assert "密钥存放在" in said
    assert health(port) == 200

    first.send_signal(signal.SIGINT)
    assert "已停止。" in first.communicate(timeout=60)[0]
    assert first.returncode == 0
    assert status(data) is None

    second, said = launch(data, port)
    assert "数据库结构已是最新。" in said
    assert not re.search("演示县已载入|密钥存放在", said)
    second.send_signal(signal.SIGTERM)
    second.communicate(timeout=60)
    assert status(data) is None


def test_a_taken_port_is_told_in_a_sentence_before_anything_starts(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "xinfang.cli.main", "run"],
            env=environment(data, taken.getsockname()[1]),
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert re.match(r"端口 \d+ 不能使用", done.stderr)
    assert status(data) is None
