"""Who may do what when, written by hand: copies, recalls, papers, notices about officials, carrying out."""

from law.expectation import row

PASSING = {
    # 19①: whoever listens writes it down, and reads it back, whatever has become of the request.
    "record_oral": row("GROIDANS", "CLERK CASE_OFFICER HANDLER ACCUSATION_OFFICER", "seeing", concealed=True),
    "read_back": row("GROIDANSCFWEM", "CLERK CASE_OFFICER HANDLER ACCUSATION_OFFICER", "office", concealed=True),
    # A copy is the bureau's, as long as the matter is open; accusations are never copied (30③).
    "copy_to": row("GROIDANS", "CASE_OFFICER", "office"),
    # 30②: whatever has become of the accusation.
    "notify_personnel": row("GROIDANSCFWEM", "ACCUSATION_OFFICER", "office", concealed=True),
    # Before the organ has accepted; once it has, the matter is its own.
    "recall_transfer": row("RI", "CASE_OFFICER ACCUSATION_OFFICER", "sender", concealed=True),
    # 20③: others join as long as the matter is open; who leaves does so by himself, or by his signed paper.
    "join_person": row("GROIDANS", "CLERK CASE_OFFICER HANDLER", "office"),
    "leave_person": row("GROIDANSCFWEM", "PARTY CLERK CASE_OFFICER", "petitioner or office"),
    # Who they are is put right by the office that keeps the file, and so is their code; an agent is named there too.
    "correct_person": row("GROIDANSCFWEM", "CLERK CASE_OFFICER HANDLER ACCUSATION_OFFICER", "office", concealed=True),
    "reissue_code": row("GROIDANSCFWEM", "CLERK CASE_OFFICER HANDLER ACCUSATION_OFFICER", "office"),
    "name_agent": row("GROIDANSCFWEM", "CLERK CASE_OFFICER HANDLER", "office"),
    # The petitioner ends it himself, or by his signed paper.
    "end_agent": row("GROIDANSCFWEM", "PARTY CLERK CASE_OFFICER", "petitioner or office"),
    # How he is served he chooses himself, or by his signed paper; accusations are never served on a page.
    "choose_service": row("GROIDANSCFWEM", "PARTY CLERK CASE_OFFICER HANDLER", "petitioner or office"),
    # What is over, by the office that registered it, once a second person confirms.
    "dispose": row("CFWEM", "CASE_OFFICER HANDLER ACCUSATION_OFFICER", "office", concealed=True),
    # 23③: papers are owed by the organ whose objection was agreed to, wherever the matter is by then.
    "return_papers": row("GROIDANSCFWEM", "HANDLER CASE_OFFICER ACCUSATION_OFFICER", "holder", concealed=True),
    # 22② and 30①: only accusations.
    "discipline_receipted": row("R", "ACCUSATION_OFFICER", "holder", concealed=True),
    # 22①(3): on the way; the report of the result is another act.
    "report_interim": row("ROIDANSC", "HANDLER", "holder"),
    # 32②: after the opinion is out, also when the request is closed.
    "report_execution": row("NSCF", "HANDLER", "holder"),
}
