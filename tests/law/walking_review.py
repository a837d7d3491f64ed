"""Words with random content for review and final review, for walks over the act table."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from law import words_review as v
from law.cast import GOVERNMENT
from law.words import ActWord
from xinfang.law.acts import ActKind

MEETING_REVIEW = {
    "R22-35-review": {ActKind.DECIDE_REVIEW, ActKind.ADMIT_REVIEW},
    "R22-36-rereview": {ActKind.DECIDE_REVIEW, ActKind.ADMIT_REVIEW},
    "N22-35-admit": {ActKind.ADMIT_REVIEW},
    "N22-35-file": {ActKind.SUPPLY_FILE},
    "N22-35-reply": {ActKind.SERVE_REVIEW},
    "N22-36-reply": {ActKind.SERVE_REVIEW},
    "N22-37-explain": {ActKind.EXPLAIN_END},
    "N22-37-aid": {ActKind.OFFER_AID},
    "L-SD-43": {ActKind.ADMIT_REVIEW},
    "L-SD-45": {ActKind.HEAR_PETITIONER, ActKind.ISSUE_OPINION},
}


def review_words(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give for each kind a word."""
    pick = random.choice
    ahead = (date.fromisoformat(on) + timedelta(days=30)).isoformat()
    return {
        ActKind.REQUEST_REVIEW: lambda: v.request_review(on=on, to=GOVERNMENT),
        ActKind.REQUEST_FINAL_REVIEW: lambda: v.request_final_review(on=on),
        ActKind.ADMIT_REVIEW: lambda: v.admit(on=on),
        ActKind.REFUSE_REVIEW: lambda: v.refuse_review(pick(("LATE", "NOT_ABOVE", "MISTAKEN")), on=on),
        ActKind.SUPPLY_FILE: lambda: v.supply_file(on=on),
        ActKind.NOTIFY_HEARING: lambda: v.notify_hearing(on=on),
        ActKind.HOLD_HEARING: lambda: v.hearing(began=on, on=on),
        ActKind.DECIDE_REVIEW: lambda: v.decide_review(pick(("UPHOLD", "CHANGE", "REVOKE")), on=on),
        ActKind.SERVE_REVIEW: lambda: v.serve_review(on=on),
        ActKind.REVIEW_SERVICE_FAILED: lambda: v.review_failed(on=on),
        ActKind.ORDER_REDO: lambda: v.order_redo(on=on, by_day=ahead),
        ActKind.EXPLAIN_END: lambda: v.explain_end(on=on),
        ActKind.OFFER_AID: lambda: v.offer_aid(on=on),
    }
