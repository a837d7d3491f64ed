"""The same letter registered twice by mistake: which file stays, and by what way the other goes out of it."""

from dataclasses import dataclass
from typing import Final

from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.persons import standing
from xinfang.law.terms import RequestState
from xinfang.law.terms.paths import FilingGround
from xinfang.petitions.casework import CaseView
from xinfang.petitions.identities import rows_now
from xinfang.petitions.models import Party

K: Final = ActKind
OTHERS: Final = "两件的信访人不是同样的人，不是重复登记。同一诉求的，可以关联，或者合并办理，各自答复。"
ACCUSES: Final = "检举控告逐件办理，不作重复登记处理。"
CLOSED: Final = "其中一件已经办结，不作重复登记处理；同一诉求的，可以关联。"
UNKNOWN_THERE: Final = "另一件写明了姓名和住址，要保留的一件没有。请先在保留的一件上更正信访人信息，再处理重复登记。"
WORDS: Final = "与{number}重复登记，系同一来件；诉求在该件中继续办理，收到日期以该件为准。"


@dataclass(frozen=True, slots=True)
class Double:
    """Two files of one letter: `kept` was received first, `spare` goes; `way` is the act by which it does.

    Where the spare one has been sent on, it is handled together with the other, and each stays answered by itself.
    """

    kept: CaseView
    spare: CaseView
    way: ActKind

    @property
    def values(self) -> dict[str, str]:
        """Give what the filing of the spare one says."""
        number = self.kept.petition.number
        return {"ground": FilingGround.SAME_LETTER.value, "earlier": number, "text": WORDS.format(number=number)}


def double_of(one: CaseView, other: CaseView) -> Double:
    """Give what is to be done with the two; refuse where they are no double, or where something would be lost."""
    if one.case.concealed or other.case.concealed:
        raise Refused(ACCUSES)
    if any(request.closed for view in (one, other) for request in view.case.requests):
        raise Refused(CLOSED)
    kept, spare = sorted((one, other), key=_age)
    if not _names(spare) <= _names(kept) or len(standing(spare.case)) > len(standing(kept.case)):
        raise Refused(OTHERS)
    if _known(spare.case) and not _known(kept.case):
        raise Refused(UNKNOWN_THERE)
    here = all(request.state is RequestState.REGISTERED for request in spare.case.requests)
    return Double(kept, spare, K.FILE_ONLY if here else K.JOIN_TO)


def _age(view: CaseView) -> tuple[str, str]:
    """Give by what the older of the two is told: the day of receipt, then of entry."""
    return str(view.case.received_on), view.case.acts[0].recorded_at.isoformat()


def _names(view: CaseView) -> frozenset[bytes]:
    """Give the blind indexes of the names of who is there now; who gave none is nobody else."""
    now = [row for one in standing(view.case) for row in rows_now(view.case.acts, one.seq)]
    rows = Party.objects.filter(petition=view.petition, pk__in=now, bx_name__isnull=False)
    return frozenset(bytes(index) for index in rows.values_list("bx_name", flat=True) if index is not None)


def _known(case: CaseFile) -> bool:
    return case.reachable or any(one.reachable for one in standing(case))
