"""Words with random content for the walks: the paths beside the petition procedure, copies, recalls and reports."""

from collections.abc import Callable
from random import Random

from law import words_contest, words_disposal, words_old, words_oral, words_persons
from law import words_passing as g
from law import words_paths as p
from law.cast import COMMITTEE, DEPARTMENT, GOVERNMENT, OTHER_TOWN, PERSONNEL, STATION, TOWN
from law.words import ActWord
from xinfang.law.acts import ActKind
from xinfang.law.terms.paths import Addressee

LONG_AGO = "2026-01-05"
ORGANS = (TOWN, DEPARTMENT, OTHER_TOWN)


def path_words(random: Random, on: str, *, ahead: str, delivery: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give the same for the acts beside the petition procedure."""
    pick = random.choice
    return {
        ActKind.RECEIVE_FROM_ABOVE: lambda: p.receive_from_above(on=on, report_by=ahead),
        ActKind.REPORT_ABOVE: lambda: p.report_above(on=on),
        ActKind.OBJECT_ABOVE: lambda: p.object_above(on=on),
        ActKind.UPHOLD_ABOVE: lambda: p.uphold_above(on=on, papers=pick((True, None))),
        ActKind.REJECT_ABOVE: lambda: p.reject_above(on=on),
        ActKind.TRANSFER_LEGAL: lambda: p.transfer_legal(on=on, delivery=delivery),
        ActKind.REFER_FOR_DECISION: lambda: p.refer(to=GOVERNMENT, on=on),
        ActKind.MARK_URGENT: lambda: p.mark_urgent(on=on),
        ActKind.URGENT_REPORT: lambda: p.urgent_report(pick(tuple(Addressee)).value, on=on),
        ActKind.REPLY_DIRECTLY: lambda: p.reply_directly(on=on, ground="OPINION_EXISTS", earlier=pick((None, "1"))),
        ActKind.FILE_ONLY: lambda: p.file_only(on=on, ground=pick(("NO_REQUEST", "SAME_LETTER")), earlier="1"),
        ActKind.REMIND: lambda: p.remind(on=on),
        ActKind.POINT_ELSEWHERE: lambda: words_old.point_elsewhere(on=on),
        ActKind.DENY: lambda: words_old.deny(pick(("NOT_OURS", "NOT_OURS", "LEGAL_WAY")), on=on),
        ActKind.FORWARD_WITHIN_SYSTEM: lambda: p.forward(on=on, delivery=delivery),
        ActKind.INFORM_FORWARDED_TO: lambda: p.inform_forwarded_to(on=on),
        ActKind.DIRECT_ELSEWHERE: lambda: p.direct_elsewhere(on=on),
        ActKind.STUDY: lambda: p.study(on=on),
        ActKind.ADOPT: lambda: p.adopt(on=on, adoption=pick(("FULL", "NOT")), contributes=pick((True, None))),
        ActKind.REPLY_SUGGESTION: lambda: p.reply_suggestion(on=on, method=pick(("POST", "PHONE"))),
        ActKind.AWARD: lambda: p.award(on=on),
        ActKind.DECIDE_ROUTE: lambda: pick(
            (
                p.decide_route("31-4", on=on),
                p.decide_route("31-5", on=on),
                p.decide_route("31-5", on=on, perform_by=ahead, period_basis="行政处罚法"),
                p.decide_route("31-6", on=on),
            )
        ),
        ActKind.DIVERT: lambda: p.divert(on=on),
        ActKind.DIVERSION_RECEIVED: lambda: p.diversion_received(on=on),
        ActKind.DIVERSION_REFUSED: lambda: p.diversion_refused(on=on),
        ActKind.PERFORM_OR_ANSWER: lambda: p.perform_or_answer(on=on),
        ActKind.CONTEST_ROUTE: lambda: words_contest.contest(on=on),
        ActKind.ANSWER_CONTEST: lambda: words_contest.answer(pick(("ROUTE_STANDS", "TAKEN_UP")), on=on),
        ActKind.DECLINE_REPEAT: lambda: p.decline_repeat(on=on, served=LONG_AGO),
        ActKind.REFUSE: lambda: p.refuse(on=on, seized=STATION, period_ends=ahead),
        ActKind.MEDIATE: lambda: p.mediate(on=on, agreed=pick((True, False))),
        ActKind.SETTLE: lambda: p.settle(on=on, agreed=pick((True, False))),
        ActKind.SIGN_AGREEMENT: lambda: p.sign_agreement(pick(("MEDIATION", "SETTLEMENT")), on=on),
    }


def passing_words(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give the same for copies, recalls, papers, notices about officials and carrying out."""
    pick = random.choice
    return {
        ActKind.RECORD_ORAL: lambda: words_oral.record_oral(pick(("IN_PERSON", "PHONE")), on=on),
        ActKind.READ_BACK: lambda: words_oral.read_back(pick(("SIGNED", "BY_PHONE", "REFUSED")), on=on),
        ActKind.JOIN_PERSON: lambda: pick((words_persons.join, words_persons.joined))(
            on=on, reachable=pick((True, False))
        ),
        ActKind.LEAVE_PERSON: lambda: words_persons.leave(pick((None, 2, 3, 4)), on=on),
        ActKind.CORRECT_PERSON: lambda: words_persons.correct_person(
            pick((None, 2, 3)), on=on, reachable=pick((True, False))
        ),
        ActKind.REISSUE_CODE: lambda: words_persons.reissue(pick((None, None, 2)), on=on),
        ActKind.NAME_AGENT: lambda: words_persons.name_agent(pick((None, None, 2)), on=on),
        ActKind.END_AGENT: lambda: words_persons.end_agent(on=on),
        ActKind.CHOOSE_SERVICE: lambda: words_persons.choose_service(pick(("CONSENT", "WITHDRAW")), on=on),
        ActKind.DISPOSE: lambda: words_disposal.dispose(pick(("RETENTION", "RETENTION", "ORDERED")), on=on),
        ActKind.COPY_TO: lambda: g.copy_to(to=pick(ORGANS), on=on),
        ActKind.NOTIFY_PERSONNEL: lambda: g.notify_personnel(
            to=pick((PERSONNEL, COMMITTEE)), on=on, significant=pick((True, None))
        ),
        ActKind.RECALL_TRANSFER: lambda: g.recall(on=on),
        ActKind.RETURN_PAPERS: lambda: g.return_papers(on=on),
        ActKind.DISCIPLINE_RECEIPTED: lambda: g.discipline_receipted(on=on),
        ActKind.REPORT_INTERIM: lambda: g.report_interim(on=on),
        ActKind.REPORT_EXECUTION: lambda: g.report_execution(pick(("DONE", "UNDER_WAY")), on=on),
    }
