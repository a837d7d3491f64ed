"""Drafts and what was done with them, papers issued and posted, number books, text blocks, runs."""

from xinfang.documents.models.batches import Batch, BatchItem
from xinfang.documents.models.comments import Comment
from xinfang.documents.models.papers import Book, Draft, Issued, Mark, Step, StepKind, Version
from xinfang.documents.models.phrases import Phrase, PhraseVersion
from xinfang.documents.models.sent import Carrier, Enclosed, Envelope, OfficeAddress, Opened, Returned

__all__ = [
    "Batch",
    "BatchItem",
    "Book",
    "Carrier",
    "Comment",
    "Draft",
    "Enclosed",
    "Envelope",
    "Issued",
    "Mark",
    "OfficeAddress",
    "Opened",
    "Phrase",
    "PhraseVersion",
    "Returned",
    "Step",
    "StepKind",
    "Version",
]
