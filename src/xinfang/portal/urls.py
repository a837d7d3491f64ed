"""Addresses of the citizens' pages."""

from django.urls import path

from .views import look_up

app_name = "portal"
urlpatterns = [path("", look_up, name="look_up")]
