"""Kinds of papers that other tests than those of the page issue through the door, by the table of their types."""

from documents import organ_papers

PETITIONERS = {
    "forwarded", "refusal", "no_longer", "performance", "direct_reply", "class_notice", "hearing_notice",
    "route_decision", "hearing_record", "mediation_record", "settlement_record", "agreement", "settlement_agreement",
    "withdrawal", "withdrawal_revoked", "end_explained", "review_admission", "review_refusal", "review_opinion",
    "final_admission", "final_refusal", "final_opinion", "review_hearing_record",
    "final_hearing_record", "review_hearing_notice",
    "final_hearing_notice",
}  # fmt: skip
ORGANS: set[str] = {*organ_papers.ORGANS, *organ_papers.SEALED}
OVERSIGHT: set[str] = {*organ_papers.OVERSIGHT, *organ_papers.CONFIRMED}
OF_2005 = {"pointed_elsewhere"}
