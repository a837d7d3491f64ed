"""Several clients at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

T = TypeVar("T")


def at_once(count: int, work: Callable[[int], T]) -> list[T]:
    """Run `work` in `count` threads that start together."""
    barrier = Barrier(count)

    def one(number: int) -> T:
        barrier.wait()
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def all_is_well() -> None:
    """Let the journal verify and the projections follow from it."""
    assert [fault for _, found in verify_petitions() for fault in found] == []
    assert [fault for _, found in replay_petitions() for fault in found] == []
