"""Who may do what when, written by hand from the procedure and the articles, not from the act table.

For each act: the states of the request in which it may be done, the capacities, and whose place it is: the office
that registered, the sender, the organ that holds the request, any organ that sees it, or the petitioner.
"""

from collections.abc import Mapping

from law.expectation_closing import EXPECTED_CLOSING
from law.expectation_review import EXPECTED_REVIEW
from law.expectation_row import Row, row
from law.expectation_several import SEVERAL

EXPECTED: Mapping[str, Row] = {
    # Acts on more than one petition.
    **{act: row(*said) for act, said in SEVERAL.items()},
    # Entry. Further material is taken in until the matter is concluded (19①), by whoever has it on the desk.
    "add_material": row("GROIDANS", "CLERK CASE_OFFICER HANDLER ACCUSATION_OFFICER", "seeing", concealed=True),
    # Routing by the bureau (22①②): by the officer who routes, once, from the register.
    "transfer": row("G", "CASE_OFFICER ACCUSATION_OFFICER", "office", concealed=True),
    "assign": row("G", "CASE_OFFICER", "office"),
    # From above (22①三): noted while the bureau has it; the report upward is owed whatever became of the request.
    "receive_from_above": row("G", "CLERK CASE_OFFICER", "office"),
    "report_above": row("GROIDANSCFWEM", "CASE_OFFICER", "office"),
    # 23③ upward: before the petitioner is told that it is dealt with here; a ruling is noted whenever it comes.
    "object_above": row("GRO", "CASE_OFFICER", "office"),
    "uphold_above": row("GROIDANSCFWEM", "CASE_OFFICER", "office"),
    "reject_above": row("GROIDANSCFWEM", "CASE_OFFICER", "office"),
    # 22②: letters on litigation; 22①(1): grave and urgent matters are put to committee and government.
    "transfer_legal": row("G", "CASE_OFFICER", "office"),
    "refer_for_decision": row("G", "CASE_OFFICER", "office"),
    # 25: every organ that has the matter on its desk, as long as it is open.
    "mark_urgent": row("GROIDANS", "CASE_OFFICER HANDLER", "seeing"),
    "urgent_report": row("GROIDANSCFEM", "CASE_OFFICER HANDLER", "seeing"),
    # What the bureau answers or files by itself, instead of sending it on.
    "reply_directly": row("G", "CASE_OFFICER", "office"),
    "file_only": row("G", "CASE_OFFICER", "office"),
    # 14①(3): the bureau presses an organ that has a matter and has not closed it.
    "remind": row("ROIDANS", "CASE_OFFICER", "office"),
    # 23①: an organ seized directly, before it has told the petitioner that the matter is its own.
    "forward_within_system": row("R", "HANDLER", "holder"),
    "inform_forwarded_to": row("ROIDANSCFE", "HANDLER", "sender"),
    "direct_elsewhere": row("R", "HANDLER", "holder"),
    # 29: suggestions.
    "study": row("RI", "HANDLER", "holder", klass="SUGGESTION"),
    "adopt": row("RI", "HANDLER ORGAN_HEAD", "holder", klass="SUGGESTION"),
    "reply_suggestion": row("RI", "HANDLER", "holder", klass="SUGGESTION"),
    "award": row("RICF", "HANDLER ORGAN_HEAD", "holder", klass="SUGGESTION"),
    # 31: the route is decided before the matter is accepted; a diversion stays open until it is taken up or refused.
    "decide_route": row("RI", "HANDLER", "holder"),
    "divert": row("RI", "HANDLER", "holder"),
    "diversion_received": row("D", "HANDLER", "holder"),
    "diversion_refused": row("D", "HANDLER", "holder"),
    "perform_or_answer": row("RI", "HANDLER", "holder"),
    # Once he was told in writing, the petitioner may not agree, whenever; the organ answers, whatever has become of it
    # but a withdrawal, whose revocation asks for the answer again.
    "contest_route": row("DCF", "PARTY CLERK CASE_OFFICER HANDLER", "petitioner or office"),
    "answer_contest": row("GROIDANSCFEM", "HANDLER", "holder"),
    # A late change of class is told to the petitioner by who made it, whatever has become of the matter.
    "inform_class": row("GROIDANSCFWEM", "CASE_OFFICER HANDLER", "holder", klass="SUGGESTION"),
    # 19③ and 36③: nothing is turned away that has been accepted; the latter once a second person confirms it.
    "refuse": row("RI", "HANDLER", "holder"),
    "decline_repeat": row("RI", "HANDLER", "holder"),
    # 33: in the course of handling, at any point before an opinion is out.
    "mediate": row("RIA", "HANDLER", "holder"),
    "settle": row("RIA", "HANDLER", "holder"),
    "sign_agreement": row("RIA", "HANDLER", "holder"),
    # Receipt and objection by the organ (23③). It objects before it tells the petitioner that the matter is its own.
    "acknowledge": row("RIDANS", "HANDLER ACCUSATION_OFFICER", "holder", concealed=True),
    "object": row("R", "HANDLER ACCUSATION_OFFICER", "holder", concealed=True),
    # The sender rules. A late objection leaves the request with the organ, which goes on: so a ruling may come later.
    "uphold_objection": row("RO", "CASE_OFFICER ACCUSATION_OFFICER", "sender", concealed=True),
    "reject_objection": row("ROIDANSCFE", "CASE_OFFICER ACCUSATION_OFFICER", "sender", concealed=True),
    # The notice (23②③) is owed until it is given; it does not wait for acceptance, nor acceptance for it.
    "inform": row("RIDANSCFE", "HANDLER", "holder"),
    "accept": row("RI", "HANDLER", "holder"),
    # Handling, Art. 31(6) and 34.
    "hear_petitioner": row("A", "HANDLER", "holder"),
    # Off until a county switches it on; then before the opinion is out.
    "use_simple": row("", "HANDLER", "holder"),
    "leave_simple": row("RIA", "HANDLER ORGAN_HEAD", "holder"),
    "hold_handling_hearing": row("A", "HANDLER", "holder"),
    "investigate": row("A", "HANDLER", "holder"),
    "request_extension": row("A", "HANDLER", "holder"),
    "approve_extension": row("A", "ORGAN_HEAD", "holder"),
    "refuse_extension": row("A", "ORGAN_HEAD", "holder"),
    "inform_extension": row("ANSCFE", "HANDLER", "holder"),
    "issue_opinion": row("A", "HANDLER", "holder"),
    # Service and end.
    "serve": row("N", "HANDLER", "holder"),
    "service_failed": row("N", "HANDLER", "holder"),
    "conclude": row("S", "HANDLER", "holder"),
    # 22①(3): the report is owed to the assigner whatever has become of the request in between.
    "report_result": row("RIDANSCFE", "HANDLER", "holder"),
    # Rating never gates conclusion, and is open after it.
    "rate": row("SCF", "PARTY", "petitioner"),
    **EXPECTED_CLOSING,
    **EXPECTED_REVIEW,
}
