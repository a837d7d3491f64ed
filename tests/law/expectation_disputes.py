"""Who may do what when, written by hand: disputes of competence and succession (24)."""

from law.expectation_row import row

DISPUTES = {
    # Before any organ has accepted; by whoever takes it, or the office with the paper of all.
    "agree_lead": row("ROI", "HANDLER CASE_OFFICER", "seeing"),
    # The sender enters what was ruled above, or rules itself where it leads both.
    "rule_competence": row("ROI", "CASE_OFFICER HANDLER ORGAN_HEAD", "sender"),
    # Whatever has become of the request: duties may outlast its end.
    "succeed_organ": row("GROIDANSCFWEM", "CASE_OFFICER HANDLER ACCUSATION_OFFICER", "seeing", concealed=True),
}
