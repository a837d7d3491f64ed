"""The Django app of the demonstration county."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Units, people and petitions of the demonstration county; no tables of its own."""

    name = "xinfang.demo"
    label = "demo"
    verbose_name = "演示"
