"""Papers of every type filled with words that say nothing odd, and the file that such words agree with."""

from dataclasses import replace
from datetime import date

from documents.test_opinion import WHOLE
from xinfang.documents.context import Context
from xinfang.documents.types.row import PaperType

WORDS = {
    "legal_basis": "《信访工作条例》第三十二条。",
    "period_basis": "《中华人民共和国行政复议法》第二十条，自知道行政行为之日起60日内。",
    "other_remedy": "不服本答复的，可以自收到之日起60日内向涉县人民政府申请行政复议。",
    "perform_basis": "《中华人民共和国土地管理法》第六十七条。",
    "adoption": "采纳。",
    "earlier": "130426XF-2024-000017",
    "report_until": "请于2026年12月20日以前书面答复。",
}
# Words and choices of types whose parts or acts need others than the usual ones.
WORDS_OF = {
    "hearing_notice": {"hearing_time": "2026年12月3日上午9时"},
    "review_hearing_notice": {"hearing_time": "2026年12月3日上午9时"},
    "final_hearing_notice": {"hearing_time": "2026年12月3日上午9时"},
    "hearing_record": {"hearing_time": "2026年11月26日上午9时"},
    "review_hearing_record": {"hearing_time": "2026年11月26日上午9时"},
    "final_hearing_record": {"hearing_time": "2026年11月26日上午9时"},
}
CODES = {
    "no_longer": {"same_facts": "True", "same_reasons": "True"},
    "route_decision": {"route": "31-4"},
    "mediation_record": {"consent": "True", "agreed": "True"},
    "settlement_record": {"agreed": "True"},
    "review_opinion": {"outcome": "UPHOLD"},
    "final_opinion": {"outcome": "UPHOLD"},
}
DAYS = {
    "due_on": date(2026, 12, 7),
    "asked_review_on": date(2026, 11, 10),
    "review_received_on": date(2026, 11, 12),
    "opinion_on": date(2026, 10, 28),
    "withdrawn_on": date(2026, 11, 20),
}
LABELS = {
    "adopted": "采纳",
    "new_class": "申诉求决类",
    "opinion_organ": "涉县交通运输局",
    "review_organ": "涉县人民政府",
}
COUNTS = {"granted_days": 30, "handle_days": 60, "ask_review_days": 30, "review_term": 30, "final_term": 30}


def filled(paper: PaperType) -> dict[str, str]:
    """Give words for each part that say nothing odd."""
    usual = {part.key(1): WORDS.get(part.name, f"{part.label}已经写明。") for part in paper.parts}
    return usual | WORDS_OF.get(paper.kind, {})


def whole(paper: PaperType) -> Context:
    """Give everything known of a paper of the type that lacks nothing."""
    return replace(
        WHOLE,
        words=filled(paper),
        codes=WHOLE.codes | CODES.get(paper.kind, {}),
        days=WHOLE.days | DAYS,
        labels=WHOLE.labels | LABELS,
        counts=COUNTS,
        signer="秦山",
        told={"owed": ("告知。",)},
    )
