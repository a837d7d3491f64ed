"""Who may do what when, written by hand from the procedure and the articles, not from the act table.

For each act: the states of the request in which it may be done, the capacities, and whose place it is: the office
that registered, the sender, the organ that holds the request, any organ that sees it, or the petitioner.
"""

from dataclasses import dataclass

LETTERS = {
    "G": "REGISTERED",
    "R": "ROUTED",
    "O": "OBJECTED",
    "I": "INFORMED",
    "A": "ACCEPTED",
    "N": "ANSWERED",
    "S": "SERVED",
    "C": "CONCLUDED",
    "F": "CONFIRMED",
    "W": "WITHDRAWN",
}


@dataclass(frozen=True)
class Row:
    """What the procedure says of one act; `concealed` tells whether it exists for an accusation, and for whom."""

    states: frozenset[str]
    capacities: frozenset[str]
    place: str
    concealed: bool = False


def row(states: str, capacities: str, place: str, *, concealed: bool = False) -> Row:
    return Row(frozenset(LETTERS[s] for s in states), frozenset(capacities.split()), place, concealed)


EXPECTED = {
    # Entry. Further material is taken in until the matter is concluded (19①), by whoever has it on the desk.
    "add_material": row("GROIANS", "CLERK CASE_OFFICER HANDLER ACCUSATION_OFFICER", "seeing", concealed=True),
    # Routing by the bureau (22①②): by the officer who routes, once, from the register.
    "transfer": row("G", "CASE_OFFICER ACCUSATION_OFFICER", "office", concealed=True),
    "assign": row("G", "CASE_OFFICER", "office"),
    # Receipt and objection by the organ (23③). It objects before it tells the petitioner that the matter is its own.
    "acknowledge": row("RIANS", "HANDLER ACCUSATION_OFFICER", "holder", concealed=True),
    "object": row("R", "HANDLER ACCUSATION_OFFICER", "holder", concealed=True),
    # The sender rules. A late objection leaves the request with the organ, which goes on: so a ruling may come later.
    "uphold_objection": row("RO", "CASE_OFFICER ACCUSATION_OFFICER", "sender", concealed=True),
    "reject_objection": row("ROIANSC", "CASE_OFFICER ACCUSATION_OFFICER", "sender", concealed=True),
    # The notice (23②③) is owed until it is given; it does not wait for acceptance, nor acceptance for it.
    "inform": row("RANS", "HANDLER", "holder"),
    "accept": row("RI", "HANDLER", "holder"),
    # Handling, Art. 31(6) and 34.
    "hear_petitioner": row("A", "HANDLER", "holder"),
    "investigate": row("A", "HANDLER", "holder"),
    "request_extension": row("A", "HANDLER", "holder"),
    "approve_extension": row("A", "ORGAN_HEAD", "holder"),
    "refuse_extension": row("A", "ORGAN_HEAD", "holder"),
    "inform_extension": row("ANS", "HANDLER", "holder"),
    "issue_opinion": row("A", "HANDLER", "holder"),
    # Service and end.
    "serve": row("N", "HANDLER", "holder"),
    "service_failed": row("N", "HANDLER", "holder"),
    "conclude": row("S", "HANDLER", "holder"),
    # 22①(3): the report is owed to the assigner whatever has become of the request in between.
    "report_result": row("RIANSC", "HANDLER", "holder"),
    # Rating never gates conclusion, and is open after it.
    "rate": row("SC", "PARTY", "petitioner"),
}
