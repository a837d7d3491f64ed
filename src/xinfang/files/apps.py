"""Stored files as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Bytes and their metadata."""

    name = "xinfang.files"
    verbose_name = "文件"
