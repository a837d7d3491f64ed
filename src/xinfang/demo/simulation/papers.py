"""Signed papers that go with simulated acts: one shipped page, kept each time under an id that can be repeated."""

from datetime import datetime
from typing import Final
from uuid import UUID

from xinfang.files.models import StoredFile
from xinfang.files.store import store
from xinfang.kernel.chance import Drawn
from xinfang.orgs.models import Person

PAGE: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
NAME: Final = "证明材料.pdf"


def paper_of(command: UUID) -> UUID:
    """Give the id of the paper that goes with the command."""
    return Drawn(f"{command}|evidence").uuid()


def keep_paper(command: UUID, *, by: Person | None, at: datetime) -> None:
    """Keep the paper that goes with the command, unless it is there from a simulation that was broken off."""
    if not StoredFile.objects.filter(pk=paper_of(command)).exists():
        store(PAGE, name=NAME, by=by, at=at, chance=Drawn(f"{command}|evidence"))
