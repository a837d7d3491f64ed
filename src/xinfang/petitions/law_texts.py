"""Texts of regulations taken in, kept for ever, and given back by article."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from django.db import transaction

from xinfang.law.wording import LawText, Library
from xinfang.petitions.models import LawParagraph, LawVersion


@transaction.atomic
def keep(texts: Sequence[LawText], *, by: str, at: datetime) -> list[bool]:
    """Keep each text with its articles; tell of each whether it is new. One that is known already stays as it is."""
    return [_keep(text, by=by, at=at) for text in texts]


def _keep(text: LawText, *, by: str, at: datetime) -> bool:
    row, new = LawVersion.objects.get_or_create(
        digest=text.digest, defaults={"title": text.title, "version": text.version, "loaded_at": at, "by": by}
    )
    if new:
        LawParagraph.objects.bulk_create(
            LawParagraph(text=row, article=article, paragraph=n, words=words)
            for article, paragraphs in text.articles.items()
            for n, words in enumerate(paragraphs, 1)
        )
    return new


def versions() -> list[LawVersion]:
    """Give what was taken in, in that order."""
    return list(LawVersion.objects.order_by("pk"))


def library() -> Library:
    """Give the texts that were taken in; empty where none was.

    Costs one query, and another for each text that this process has not read yet: what is kept never changes.
    """
    return Library(tuple(_text(row.digest) for row in versions()))


@lru_cache(maxsize=64)
def _text(digest: str) -> LawText:
    rows = LawParagraph.objects.filter(text__digest=digest).select_related("text").order_by("article", "paragraph")
    articles: dict[int, list[str]] = {}
    for row in rows:
        articles.setdefault(row.article, []).append(row.words)
    version = rows[0].text
    return LawText(version.title, version.version, {n: tuple(words) for n, words in articles.items()})
