"""Who may withdraw, revoke, call back, confirm, send back for rework and reopen; written by hand."""

from law.expectation_row import row

EXPECTED_CLOSING = {
    # 17: what a petitioner raised he may leave, as long as it is open; his paper is taken in by the office, not by
    # whoever handles it. What he left he may take up again, and somebody calls him back in any case.
    "withdraw": row("GROIDANS", "PARTY CLERK CASE_OFFICER", "petitioner or office"),
    "revoke_withdrawal": row("W", "PARTY CLERK CASE_OFFICER", "petitioner or office"),
    "call_back_withdrawal": row("GROIDANSCFWEM", "CASE_OFFICER INSPECTOR", "office"),
    # 22①(3): who assigned looks at what was concluded, and confirms it or sends it back.
    "confirm_conclusion": row("C", "CASE_OFFICER", "sender"),
    "return_for_rework": row("C", "CASE_OFFICER", "sender"),
    # 28①: an organ may take a matter up again by itself.
    "reopen": row("CF", "HANDLER ORGAN_HEAD", "holder"),
}
