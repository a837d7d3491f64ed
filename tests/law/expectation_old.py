"""Who may do what only the regulation of 2005 knows, written by hand from its articles."""

from law.expectation import row

EXPECTED_OLD = {
    # 21①(1): the office, from the register, for a matter on file before 1 May 2022.
    "point_elsewhere": row("G", "CASE_OFFICER", "office"),
    # 21②, 22①: the organ decides whether it accepts, and has not accepted yet; it gives an accusation back likewise.
    "deny": row("RI", "HANDLER ACCUSATION_OFFICER", "holder", concealed=True),
}
