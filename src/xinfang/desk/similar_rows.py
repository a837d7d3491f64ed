"""What the registration page shows of earlier matters that may ask the same."""

from xinfang.desk.register_page import RegisterPage
from xinfang.orgs.models import Person
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.similar import Candidate, candidates


def similar(page: RegisterPage, person: Person) -> list[Candidate]:
    """Give earlier requests near those typed, the nearest first; for an accusation there is no search and no hint."""
    if page.accuses:
        return []
    parties = [
        PartyIn(name="", id_no=row.typed("id_no"), phone=row.typed("phone"), address="")
        for row in page.parties
        if not row.is_blank
    ]
    return candidates(person, *(ask.typed("text") for ask in page.asks if not ask.is_blank), parties=parties)
