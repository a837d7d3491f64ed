"""Acts: what is recorded of a step in a petition, and its canonical bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any
from uuid import UUID

import rfc8785

from xinfang.law.errors import LawError
from xinfang.law.roles import CapacityKind
from xinfang.law.upcasters import UPCASTERS, Upcaster, upcast

VERSION = 1
NOBODY = UUID(int=0)
NEVER = datetime(1990, 1, 1, tzinfo=UTC)
CHINA = timezone(timedelta(hours=8))


class ActKind(StrEnum):
    """The kinds of act; `actable.ACTS` has a row for each."""

    REGISTER = "register"
    RECEIVE_FROM_ABOVE = "receive_from_above"
    RECORD_ORAL = "record_oral"
    READ_BACK = "read_back"
    ADD_MATERIAL = "add_material"
    JOIN_PERSON = "join_person"
    LEAVE_PERSON = "leave_person"
    CORRECT_PERSON = "correct_person"
    REISSUE_CODE = "reissue_code"
    NAME_AGENT = "name_agent"
    END_AGENT = "end_agent"
    CHOOSE_SERVICE = "choose_service"
    LINK = "link"
    UNLINK = "unlink"
    JOIN_TO = "join_to"
    UNJOIN = "unjoin"
    SPLIT = "split"
    RELEASE_EXTRACT = "release_extract"
    CHANGE_CLASS = "change_class"
    INFORM_CLASS = "inform_class"
    TRANSFER = "transfer"
    ASSIGN = "assign"
    TRANSFER_LEGAL = "transfer_legal"
    REFER_FOR_DECISION = "refer_for_decision"
    MARK_URGENT = "mark_urgent"
    URGENT_REPORT = "urgent_report"
    REPLY_DIRECTLY = "reply_directly"
    FILE_ONLY = "file_only"
    POINT_ELSEWHERE = "point_elsewhere"
    COPY_TO = "copy_to"
    NOTIFY_PERSONNEL = "notify_personnel"
    REMIND = "remind"
    ACKNOWLEDGE = "acknowledge"
    OBJECT = "object"
    UPHOLD_OBJECTION = "uphold_objection"
    REJECT_OBJECTION = "reject_objection"
    RECALL_TRANSFER = "recall_transfer"
    RETURN_PAPERS = "return_papers"
    AGREE_LEAD = "agree_lead"
    RULE_COMPETENCE = "rule_competence"
    SUCCEED_ORGAN = "succeed_organ"
    RECUSE = "recuse"
    CHALLENGE_RECUSAL = "challenge_recusal"
    DECIDE_RECUSAL = "decide_recusal"
    DISCIPLINE_RECEIPTED = "discipline_receipted"
    INFORM = "inform"
    FORWARD_WITHIN_SYSTEM = "forward_within_system"
    INFORM_FORWARDED_TO = "inform_forwarded_to"
    DIRECT_ELSEWHERE = "direct_elsewhere"
    DENY = "deny"
    STUDY = "study"
    ADOPT = "adopt"
    REPLY_SUGGESTION = "reply_suggestion"
    AWARD = "award"
    DECIDE_ROUTE = "decide_route"
    DIVERT = "divert"
    DIVERSION_RECEIVED = "diversion_received"
    DIVERSION_REFUSED = "diversion_refused"
    PERFORM_OR_ANSWER = "perform_or_answer"
    CONTEST_ROUTE = "contest_route"
    ANSWER_CONTEST = "answer_contest"
    REFUSE = "refuse"
    DECLINE_REPEAT = "decline_repeat"
    ACCEPT = "accept"
    USE_SIMPLE = "use_simple"
    LEAVE_SIMPLE = "leave_simple"
    HEAR_PETITIONER = "hear_petitioner"
    INVESTIGATE = "investigate"
    HOLD_HANDLING_HEARING = "hold_handling_hearing"
    MEDIATE = "mediate"
    SETTLE = "settle"
    SIGN_AGREEMENT = "sign_agreement"
    REQUEST_EXTENSION = "request_extension"
    APPROVE_EXTENSION = "approve_extension"
    REFUSE_EXTENSION = "refuse_extension"
    INFORM_EXTENSION = "inform_extension"
    ISSUE_OPINION = "issue_opinion"
    SERVE = "serve"
    SERVICE_FAILED = "service_failed"
    REQUEST_REVIEW = "request_review"
    REQUEST_FINAL_REVIEW = "request_final_review"
    ADMIT_REVIEW = "admit_review"
    REFUSE_REVIEW = "refuse_review"
    SUPPLY_FILE = "supply_file"
    NOTIFY_HEARING = "notify_hearing"
    HOLD_HEARING = "hold_hearing"
    DECIDE_REVIEW = "decide_review"
    SERVE_REVIEW = "serve_review"
    REVIEW_SERVICE_FAILED = "review_service_failed"
    ORDER_REDO = "order_redo"
    EXPLAIN_END = "explain_end"
    OFFER_AID = "offer_aid"
    CONCLUDE = "conclude"
    REPORT_EXECUTION = "report_execution"
    REPORT_INTERIM = "report_interim"
    REPORT_RESULT = "report_result"
    CONFIRM_CONCLUSION = "confirm_conclusion"
    RETURN_FOR_REWORK = "return_for_rework"
    REOPEN = "reopen"
    REPORT_ABOVE = "report_above"
    OBJECT_ABOVE = "object_above"
    UPHOLD_ABOVE = "uphold_above"
    REJECT_ABOVE = "reject_above"
    SUPERVISE = "supervise"
    ANSWER_SUPERVISION = "answer_supervision"
    RECOMMEND = "recommend"
    REPORT_ADOPTION = "report_adoption"
    CIRCULATE = "circulate"
    RATE = "rate"
    WITHDRAW = "withdraw"
    REVOKE_WITHDRAWAL = "revoke_withdrawal"
    CALL_BACK_WITHDRAWAL = "call_back_withdrawal"
    DISPOSE = "dispose"
    ANNUL = "annul"
    CORRECT = "correct"


class Source(StrEnum):
    """Through which door an act came in."""

    DESK = "desk"
    PORTAL = "portal"
    API = "api"
    IMPORT = "import"
    SIMULATION = "simulation"


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does an act: a person in a capacity at a unit, or a petitioner (no person, no unit).

    `unit` is the organ that answers for the act; `section` the part of it in which the person sits.
    """

    capacity: CapacityKind
    unit: int | None = None
    unit_kind: str | None = None
    section: int | None = None
    person: int | None = None
    delegation: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One recorded step. `about` is the live act that it answers; `target` the act that it annuls or corrects."""

    kind: ActKind
    happened_on: date
    by: Doer
    payload: Mapping[str, Any] = field(default_factory=dict)
    requests: tuple[int, ...] = ()
    seq: int = 0
    recorded_at: datetime = NEVER
    source: Source = Source.DESK
    about: int | None = None
    target: int | None = None
    evidence: Mapping[str, str] | None = None
    recorded_by: int | None = None
    confirmed_by: int | None = None
    command: UUID = NOBODY
    part: int = 0
    petition: UUID = NOBODY
    v: int = VERSION

    @property
    def recorded_on(self) -> date:
        """Give the day in China on which the act was entered."""
        return self.recorded_at.astimezone(CHINA).date()

    @property
    def imported(self) -> bool:
        """Tell whether the act came from another system's data."""
        return self.source is Source.IMPORT


def canonical(act: Act) -> bytes:
    """Give the bytes that are hashed: RFC 8785 JSON of everything the act says."""
    return rfc8785.dumps(
        {
            "about": act.about,
            "by": {
                "capacity": act.by.capacity.value,
                "delegation": act.by.delegation,
                "person": act.by.person,
                "section": act.by.section,
                "unit": act.by.unit,
                "unit_kind": act.by.unit_kind,
            },
            "command": str(act.command),
            "confirmed_by": act.confirmed_by,
            "evidence": dict(act.evidence) if act.evidence else None,
            "happened_on": act.happened_on.isoformat(),
            "kind": act.kind.value,
            "part": act.part,
            "payload": dict(act.payload),
            "petition": str(act.petition),
            "recorded_at": act.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "recorded_by": act.recorded_by,
            "requests": list(act.requests),
            "seq": act.seq,
            "source": act.source.value,
            "target": act.target,
            "v": act.v,
        }
    )


def parse(body: bytes, *, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS) -> Act:
    """Give the act that `body` tells of, whichever version it was stored in.

    Raises `LawError` when the bytes are not an act of a version that this release reads.
    """
    try:
        said = upcast(json.loads(body), to=VERSION, upcasters=upcasters)
        if said["v"] == VERSION:
            return _read(said)
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise LawError("办理记录的内容不合格式，无法读取。") from wrong
    raise LawError(f"办理记录的格式版本 {said['v']} 无法识别，请升级系统后再读取。")


def version_of(body: bytes) -> int:
    """Give the version in which an act that `parse` reads was stored."""
    return int(json.loads(body)["v"])


def _read(said: Mapping[str, Any]) -> Act:
    by = said["by"]
    return Act(
        kind=ActKind(said["kind"]),
        happened_on=date.fromisoformat(said["happened_on"]),
        by=Doer(**{**by, "capacity": CapacityKind(by["capacity"])}),
        payload=said["payload"],
        requests=tuple(said["requests"]),
        seq=said["seq"],
        recorded_at=datetime.fromisoformat(said["recorded_at"]),
        source=Source(said["source"]),
        about=said["about"],
        target=said["target"],
        evidence=said["evidence"],
        recorded_by=said["recorded_by"],
        confirmed_by=said["confirmed_by"],
        command=UUID(said["command"]),
        part=said["part"],
        petition=UUID(said["petition"]),
        v=said["v"],
    )
