"""Who may do what when, written by hand: supervision and the recommendations (40)."""

from law.expectation_row import row

OVERSIGHT = {
    # By the bureau's inspector for whatever an organ did or left undone, also when the request is closed.
    "supervise": row("GROIDANSCFWEM", "INSPECTOR", "office"),
    "recommend": row("GROIDANSCFWEM", "INSPECTOR", "office"),
    # By whoever was supervised or advised; feedback on paper is entered by the bureau.
    "answer_supervision": row("GROIDANSCFWEM", "HANDLER ORGAN_HEAD", "holder"),
    "report_adoption": row("GROIDANSCFWEM", "HANDLER ORGAN_HEAD INSPECTOR", "seeing"),
    # 39③: what an organ was supervised for and stands on the file is made known, confirmed by the bureau's head.
    "circulate": row("GROIDANSCFWEM", "INSPECTOR", "office"),
}
