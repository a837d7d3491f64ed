"""Reading the file of an earlier petition on which an act rests (第十九条第三款、第三十六条第三款).

A file that is not here and one that whoever acts may not see are the same to him: neither the answer nor the refusal
tells which it was. The other file is read, not locked: what it shows holds for the moment of the act.
"""

from collections.abc import Mapping
from typing import Any

from xinfang.law.acts import ActKind, Doer
from xinfang.law.compared import FOUND, RESTING, shown_by
from xinfang.orgs.models import Person
from xinfang.petitions.lookup import normal_number
from xinfang.petitions.models import Petition
from xinfang.petitions.payloads import Contents
from xinfang.petitions.reading import case_of


def found_elsewhere(kind: ActKind, payload: Mapping[str, Any], contents: Contents, *, doer: Doer) -> Mapping[str, Any]:
    """Give what the file that the act names shows to `doer`; empty for other acts, and where there is none for him."""
    named = payload.get("earlier")
    if kind not in RESTING or not named or doer.unit is None or doer.person is None:
        return {}
    number = next((text.plain for text in contents.texts if str(text.pk) == named["id"]), "")
    shown = shown_of(number, person=Person.objects.get(pk=doer.person), unit=doer.unit)
    return {FOUND: shown} if shown is not None else {}


def shown_of(number: str, *, person: Person, unit: int) -> Mapping[str, Any] | None:
    """Give what the file of that number shows to somebody of `unit`, None where it shows nothing to him."""
    other = Petition.objects.visible_to(person).filter(number=normal_number(number)).first()
    return shown_by(case_of(other), unit=unit) if other is not None else None
