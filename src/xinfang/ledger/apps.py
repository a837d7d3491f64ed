"""The ledger as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Hashing and the access log."""

    name = "xinfang.ledger"
    verbose_name = "查阅日志"
