"""What a withdrawal ends and its revocation revives, and what is owed anew when a request is taken up again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.oversight import OVERSIGHT_RULES
from xinfang.law.duties.recusal import RECUSAL_RULES
from xinfang.law.duties.row import Duty, always
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.terms.closing import CalledBack

K: Final = ActKind
CALL_BACK: Final = "S-withdraw-call"
REVOKE_RULES: Final = ("S-withdraw-revoke",)
# What is owed upward, or because of the withdrawal itself, is owed whatever the petitioner does.
OUTLASTS: Final = frozenset({"N22-22-above", "N05-21-above", CALL_BACK, *RECUSAL_RULES, *OVERSIGHT_RULES})
# What was met by the answer, by its carrying out or by the report on it, and is owed again when that does not stand.
REDONE: Final = frozenset(
    {"R22-34-handle", "R05-33-handle", "R22-29-sugg", "N22-31-perform", "R22-22-assign", "N05-21-assign"}
)
# What was owed because of an answer that stands no more.
FALLEN: Final = frozenset({"N22-32-execute", "N05-32-execute", "N22-29-award", "N05-8-award", "N22-33-agreement"})
TAKEN_UP: Final = frozenset({K.RETURN_FOR_REWORK, K.REOPEN})
# After these the organ has nothing more to do over again.
NOT_OURS: Final = frozenset({K.REFUSE, K.DECLINE_REPEAT, K.DENY, K.DIRECT_ELSEWHERE, K.FORWARD_WITHIN_SYSTEM})


def _reached(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.payload.get("result") != CalledBack.NOT_REACHED


CLOSING_DUTIES: Final = (
    Duty(
        (CALL_BACK,),
        frozenset({K.WITHDRAW}),
        "caller",
        frozenset({K.CALL_BACK_WITHDRAWAL}),
        always,
        meets={K.CALL_BACK_WITHDRAWAL: _reached},
    ),
    Duty(
        ("N22-28-redo",),
        TAKEN_UP,
        "holder",
        frozenset({K.ISSUE_OPINION, K.SIGN_AGREEMENT, K.REPLY_SUGGESTION, K.PERFORM_OR_ANSWER, K.DIVERT}),
        always,
        voiding=frozenset(TAKEN_UP | NOT_OURS),
    ),
)


def end_or_revive(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with what a withdrawal ends, its revocation revives, and rework or reopening opens again."""
    change = CHANGES.get(act.kind)
    return change(case, act) if change is not None else case


def _ended(case: CaseFile, act: Act) -> CaseFile:
    """End what is owed on the request, on the day of entry, so that no back-dating hides a lateness."""

    def duty(o: Obligation) -> Obligation:
        ends = o.is_open and o.request_n in act.requests and o.rule not in OUTLASTS
        return replace(o, void_on=act.recorded_on, void_by=act.seq) if ends else o

    def window(r: Remedy) -> Remedy:
        ends = r.unit is not None and r.request_n in act.requests and r.used_by is None and r.void_by is None
        return replace(r, void_by=act.seq) if ends else r

    return replace(case, obligations=tuple(map(duty, case.obligations)), remedies=tuple(map(window, case.remedies)))


def _revived(case: CaseFile, act: Act) -> CaseFile:
    """Give back what the withdrawal ended, with its dates exactly as they were; not what was annulled meanwhile."""

    def ended(void_by: int | None, anchor: int) -> bool:
        return act.about is not None and void_by == act.about and anchor not in case.annulled

    def duty(o: Obligation) -> Obligation:
        mine = ended(o.void_by, o.anchor_seq) and o.request_n in act.requests
        return replace(o, void_on=None, void_by=None) if mine else o

    def window(r: Remedy) -> Remedy:
        mine = ended(r.void_by, r.anchor_seq) and r.request_n in act.requests
        return replace(r, void_by=None) if mine else r

    return replace(case, obligations=tuple(map(duty, case.obligations)), remedies=tuple(map(window, case.remedies)))


def _fallen(case: CaseFile, act: Act) -> CaseFile:
    """End what the answer itself had given rise to, since it stands no more; it arises anew with the next."""

    def duty(o: Obligation) -> Obligation:
        falls = o.rule in FALLEN and o.is_open and o.request_n in act.requests
        return replace(o, void_on=act.happened_on, void_by=act.seq) if falls else o

    return replace(case, obligations=tuple(map(duty, case.obligations)))


def _owed_again(case: CaseFile, act: Act) -> CaseFile:
    """Open what the answer had met, with its original dates: taking up again wins nobody time."""

    def duty(o: Obligation) -> Obligation:
        again = o.rule in REDONE and o.request_n in act.requests and o.discharged_by is not None
        return replace(o, discharged_on=None, discharged_by=None, entered_late=False) if again else o

    fallen = _fallen(case, act)
    return replace(fallen, obligations=tuple(map(duty, fallen.obligations)))


CHANGES: Final[dict[ActKind, Callable[[CaseFile, Act], CaseFile]]] = {
    K.WITHDRAW: _ended,
    K.REVOKE_WITHDRAWAL: _revived,
    **dict.fromkeys(TAKEN_UP, _owed_again),
    K.ORDER_REDO: _fallen,
}
