"""What the case page shows of findings: what the file itself shows to have gone wrong, as far as the reader sees it."""

from dataclasses import dataclass
from datetime import date

from xinfang.law.findings import Finding, findings
from xinfang.petitions.casework import CaseView


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding: what, against whom, about which duty, the act that proves it, the supervision that took it up."""

    label: str
    who: str
    what: str
    request: int
    on: date
    seq: int
    supervised: int | None


def finding_rows(view: CaseView) -> list[FindingRow]:
    """Give the findings on the requests that the reader sees, the newest first."""
    return [_row(view, one) for one in findings(view.case, on=view.on) if one.n in view.numbers]


def _row(view: CaseView, one: Finding) -> FindingRow:
    return FindingRow(
        label=one.kind.label,
        who=view.units.get(one.unit or 0, ""),
        what=view.case.rulebook.rule(one.rule).title if one.rule else "",
        request=one.n,
        on=one.on,
        seq=one.seq,
        supervised=one.supervised_by,
    )
