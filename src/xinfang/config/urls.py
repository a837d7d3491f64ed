"""All addresses: staff at the root, citizens under `query/`, and the health check."""

from django.urls import include, path

from xinfang.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("query/", include("xinfang.portal.urls")),
    path("", include("xinfang.desk.urls")),
]
