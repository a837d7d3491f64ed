"""What oversight asks: the bureau to supervise, the organ to answer, whoever is advised to say what became of it.

None of it has a number in the regulation of 2022; that of 2005 gives thirty days for the feedback on an improvement.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty, always
from xinfang.law.obligations import Obligation
from xinfang.law.rules import Basis
from xinfang.law.terms.oversight import Recommendation
from xinfang.law.texts import Text, text_on

K: Final = ActKind
SUPERVISING: Final = ("N22-40-supervise", "N05-36-supervise")
ANSWER: Final = ("N22-40-answer", "N05-36-answer")
FEEDBACK: Final = ("R22-40-feedback", "R05-36-feedback")
# Owed between bureau and organs, whatever becomes of the request and wherever it goes.
OVERSIGHT_RULES: Final = frozenset({*SUPERVISING, *ANSWER, *FEEDBACK})
# These meet only what the very act gave rise to that they answer.
ANSWERING: Final = frozenset({K.ANSWER_SUPERVISION, K.REPORT_ADOPTION})


def _asks_feedback(case: CaseFile, act: Act, _request: RequestFile) -> bool:
    """Tell whether the addressee owes feedback: under 2005 only on an improvement."""
    improves = act.payload.get("which") == Recommendation.IMPROVE
    return improves or text_on(case.rulebook, act.happened_on) is not Text.OF_2005


def _to_two(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return bool(act.payload.get("also"))


SUPERVISION_DUTY: Final = Duty(
    SUPERVISING,
    frozenset(),
    "office",
    frozenset({K.SUPERVISE}),
    always,  # what gives rise to it is a finding, told by `law.overseeing`
)
OVERSIGHT_DUTIES: Final = (
    SUPERVISION_DUTY,
    Duty(ANSWER, frozenset({K.SUPERVISE}), "supervised", frozenset({K.ANSWER_SUPERVISION}), always),
    Duty(FEEDBACK, frozenset({K.SUPERVISE}), "supervised", frozenset({K.REPORT_ADOPTION}), always),
    Duty(FEEDBACK, frozenset({K.RECOMMEND}), "addressee", frozenset({K.REPORT_ADOPTION}), _asks_feedback),
    Duty(FEEDBACK, frozenset({K.RECOMMEND}), "also", frozenset({K.REPORT_ADOPTION}), _to_two),
)


def named_in(case: CaseFile, act: Act) -> Mapping[str, int | None]:
    """Give the organs that an act of oversight names as owing something."""
    if act.kind is K.SUPERVISE:
        return {"supervised": case.heir(act.payload["concerns"]["unit"])}
    if act.kind is K.RECOMMEND:
        also = act.payload.get("also")
        return {"addressee": act.payload["to"]["unit"], "also": also["unit"] if also else None}
    return {}


def answers(case: CaseFile, owed: Obligation, act: Act) -> bool:
    """Tell whether the act, if it is an answer, answers what gave rise to `owed`, by or for the organ that owes it."""
    if act.kind not in ANSWERING:
        return True
    return owed.anchor_seq == act.about and owed.obligor_unit == answering_organ(case, act)


def answering_organ(case: CaseFile, act: Act) -> int | None:
    """Give the organ whose answer the act is: the one named where the office enters its paper, else the doer's."""
    told = act.payload.get("organ") if act.kind is K.REPORT_ADOPTION else None
    return told["unit"] if told and act.by.unit == case.office else act.by.unit


def to_answer(case: CaseFile, kind: ActKind, n: int, *, unit: int | None) -> Iterator[Obligation]:
    """Give what an answer of this kind on request `n` may meet, first what is due first: all, where the office asks."""
    rules = ANSWER if kind is K.ANSWER_SUPERVISION else FEEDBACK
    found = (o for o in case.obligations if o.is_open and o.request_n == n and o.rule in rules)
    mine = (o for o in found if unit in (o.obligor_unit, case.office))
    return iter(sorted(mine, key=lambda o: (o.due is None, o.due or o.started_on, o.anchor_seq)))


def is_entered_late(owed: Obligation) -> bool:
    """Tell whether it was met by an entry made only after its day, which is certain and not the office's own."""
    return owed.entered_late and owed.basis != Basis.INTERNAL and not owed.provisional


def is_late(owed: Obligation) -> bool:
    """Tell whether it was met after its day, by a certain date that is not the office's own."""
    certain = owed.due is not None and not owed.provisional and not owed.incomplete
    timed = certain and owed.basis != Basis.INTERNAL and owed.discharged_on is not None
    return timed and owed.due is not None and owed.discharged_on is not None and owed.discharged_on > owed.due
