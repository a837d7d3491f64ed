"""Who may ask for a review, decide it, and help after the end of the road; written by hand from Art. 35 to 37."""

from law.expectation_row import row

BODY = "HANDLER ORGAN_HEAD CASE_OFFICER INSPECTOR"

EXPECTED_REVIEW = {
    # 35, 36①: once an opinion was served; the petitioner himself, or whoever takes his paper in. Here the office enters
    # what the body does, which is the county's government and stands nowhere on the desk of this file.
    "request_review": row("ANSCF", "PARTY CLERK CASE_OFFICER HANDLER", "petitioner or office"),
    "request_final_review": row("ANSCF", "PARTY CLERK CASE_OFFICER HANDLER", "petitioner or office"),
    "admit_review": row("ANSCF", BODY, "office"),
    "refuse_review": row("ANSCF", BODY, "office"),
    "supply_file": row("ANSCF", "HANDLER", "holder"),
    "notify_hearing": row("ANSCF", BODY, "office"),
    "hold_hearing": row("ANSCF", BODY, "office"),
    "decide_review": row("ANSCF", BODY, "office"),
    "serve_review": row("ANSCF", BODY, "office"),
    "review_service_failed": row("ANSCF", BODY, "office"),
    # Local regulations alone know this; here the review is made to say so.
    "order_redo": row("ANSCF", BODY, "office"),
    # 37: at the end of the road, and help at any time.
    "explain_end": row("ANSCF", "HANDLER CASE_OFFICER", "seeing"),
    "offer_aid": row("GROIDANSCFWE", "HANDLER CASE_OFFICER", "seeing"),
}
