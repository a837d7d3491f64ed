"""From which network address a request comes, and whether that is one of an organ's own."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Give the address of the client; behind the HTTPS server, the one that this server saw and added last."""
    added = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    behind = settings.SECURE_PROXY_SSL_HEADER is not None and added
    return added if behind else str(request.META.get("REMOTE_ADDR", ""))


def comes_from_an_organ(request: HttpRequest) -> bool:
    """Tell whether the request comes from a network of the bureau or an organ; an unreadable address is none."""
    try:
        address = ip_address(client_address(request))
    except ValueError:
        return False
    return any(address in network for network in settings.OFFICE_NETWORKS)
