"""The petitions app."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    """Stored acts, projections and the one door."""

    name = "xinfang.petitions"
    verbose_name = "信访事项"
