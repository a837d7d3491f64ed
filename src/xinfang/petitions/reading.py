"""Petitions read back: their acts parsed, their case files folded."""

from collections.abc import Iterable
from uuid import UUID

from xinfang.kernel.errors import NotFound
from xinfang.law.acts import Act, parse
from xinfang.law.case import CaseFile
from xinfang.law.casefile import fold
from xinfang.orgs.models import Person
from xinfang.petitions.inputs import Inputs, inputs_of
from xinfang.petitions.models import ActRecord, Petition

MISSING = "没有这件信访事项，或者您无权查看。"


def acts_of(petition: UUID) -> list[Act]:
    """Give the acts of a petition in the order of entry."""
    bodies = ActRecord.objects.filter(petition_id=petition).order_by("seq").values_list("body", flat=True)
    return [parse(bytes(body)) for body in bodies]


def case_of(petition: Petition, *, inputs: Inputs | None = None) -> CaseFile:
    """Give the case file, folded with the inputs that the petition's row names unless others are given."""
    read = inputs or inputs_of(petition.rulebook_digest, petition.calendar_digest)
    return folded(acts_of(petition.pk), inputs=read)


def folded(acts: Iterable[Act], *, inputs: Inputs) -> CaseFile:
    """Give the case file that the acts amount to."""
    return fold(acts, rulebook=inputs.rulebook, calendar=inputs.calendar)


def visible_petition(number: str, *, person: Person) -> Petition:
    """Give the petition of that number, if `person` may see it; else it does not exist for him."""
    found = Petition.objects.visible_to(person).filter(number=number).first()
    if found is None:
        raise NotFound(MISSING)
    return found
