"""What the frame of every staff page shows."""

from typing import Any

from django.http import HttpRequest

from xinfang.kernel.clock import today
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat, seats_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give `my_seats`, the capacities of the person signed in; read only by the pages that show them."""

    def my_seats() -> tuple[Seat, ...]:
        user = getattr(request, "user", None)
        return seats_of(user, on=today()) if isinstance(user, Person) else ()

    return {"my_seats": my_seats}
