"""Who asks for a page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from xinfang.orgs.models import Person


def me(request: HttpRequest) -> Person:
    """Give the person signed in; no page but the public ones is reached without."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user
