"""What commands need before they can work: a running database, and Django set up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from xinfang.kernel.postgres.address import data_folder, is_external
from xinfang.kernel.postgres.server import Running, running


@contextmanager
def database(*, always_stop: bool = False) -> Iterator[Running | None]:
    """Have a database while inside: the embedded server, or with DATABASE_URL the operator's own (then None).

    An embedded server that this call had to launch is stopped afterwards, unless another process uses it.
    """
    if is_external():
        yield None
        return
    with running(data_folder(), always_stop=always_stop) as server:
        yield server


@contextmanager
def ready(*, always_stop: bool = False) -> Iterator[Running | None]:
    """Have a database and Django set up while inside."""
    with database(always_stop=always_stop) as server:
        django_setup()
        yield server


def django_setup() -> None:
    """Set Django up; the settings read the server's address, so the server comes first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xinfang.config.settings")
    import django

    django.setup()
