"""The Django app of units and people."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Units, people and capacities."""

    name = "xinfang.orgs"
    label = "orgs"
    verbose_name = "机构与人员"
