"""From which network address a request comes."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Give the address of the client; behind the HTTPS server, the one that this server saw and added last."""
    added = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    behind = settings.SECURE_PROXY_SSL_HEADER is not None and added
    return added if behind else str(request.META.get("REMOTE_ADDR", ""))
