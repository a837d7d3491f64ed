"""Letters as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Drafts, numbers and issued papers."""

    name = "xinfang.documents"
    verbose_name = "公文"
