"""Who may do what when, written by hand: recusal and its challenge (28③)."""

from law.expectation_row import row

RECUSAL = {
    # Whoever works on the matter steps back himself, as long as it is open.
    "recuse": row("GROIDANS", "CASE_OFFICER HANDLER ORGAN_HEAD ACCUSATION_OFFICER", "seeing", concealed=True),
    # The petitioner, or the office that enters his signed paper.
    "challenge_recusal": row(
        "GROIDANS", "PARTY CLERK CASE_OFFICER HANDLER ACCUSATION_OFFICER", "petitioner or office", concealed=True
    ),
    # The head, whatever has become of the request by then; the office may enter his paper.
    "decide_recusal": row(
        "GROIDANSCFWEM", "ORGAN_HEAD BUREAU_HEAD CASE_OFFICER ACCUSATION_OFFICER", "seeing", concealed=True
    ),
}
