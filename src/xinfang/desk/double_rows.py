"""The way out of a registration made twice, where it is offered."""

from collections.abc import Iterator

from django.urls import reverse

from xinfang.law.acts import ActKind
from xinfang.petitions.casework import CaseView, Desk
from xinfang.web.parts import Offer


def double_offer(view: CaseView, desk: Desk) -> Iterator[Offer]:
    """Give the button to whoever may close or join one of the two."""
    if {ActKind.FILE_ONLY, ActKind.JOIN_TO} & set(desk.kinds) and not view.case.concealed:
        yield Offer("重复登记", reverse("desk:double", args=[view.petition.number]))
