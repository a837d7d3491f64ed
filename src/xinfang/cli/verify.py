"""`xinfang verify`: check that journal, contents, files and access log are as they were written."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from xinfang.cli.ready import ready
from xinfang.cli.sweep import swept


def configure(_parser: ArgumentParser) -> None:
    """Add nothing: the command takes no arguments."""


def run(_args: Namespace) -> int:
    """Print each fault; 1 when there is one."""
    with ready():
        return verified()


def verified() -> int:
    """Verify everything, with progress; print each fault; 1 when there is one."""
    return swept(_all(), doing="核验", clean="散列链、内容、文件和查阅日志均未被改动。")


def _all() -> Iterator[tuple[int, list[object]]]:
    from xinfang.documents.books import book_faults
    from xinfang.files.store import verify_all
    from xinfang.ledger.access import verify_access
    from xinfang.petitions.verify import verify_petitions

    for size, found in verify_petitions():
        yield size, list(found)
    yield 0, [*verify_all(), *verify_access(), *book_faults()]
