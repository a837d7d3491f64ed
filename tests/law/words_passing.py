"""The words of copies, recalls, papers, notices about officials, and of carrying out what was decided."""

from typing import Any

from law.cast import PERSONNEL, CastUnit
from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind


def copy_to(*, to: CastUnit, on: str, **more: Any) -> ActWord:
    """The bureau lets an organ know."""
    return word(ActKind.COPY_TO, on, {"to": to.id, "text": "供了解情况"}, {"by": CapacityKind.CASE_OFFICER, **more})


def notify_personnel(*, to: CastUnit = PERSONNEL, on: str, significant: bool | None = None, **more: Any) -> ActWord:
    """The bureau tells of an official's problems."""
    return word(ActKind.NOTIFY_PERSONNEL, on, {"to": to.id, "significant": significant, "text": "通报"}, more)


def recall(*, on: str, ground: str = "WRONG_ORGAN", **more: Any) -> ActWord:
    """The sender takes a matter back."""
    return word(ActKind.RECALL_TRANSFER, on, {"ground": ground, "text": "转错了"}, more)


def return_papers(*, on: str, **more: Any) -> ActWord:
    """An organ gives back the papers of what is not its own."""
    return word(ActKind.RETURN_PAPERS, on, {"text": "信件一封"}, more)


def discipline_receipted(*, on: str, **more: Any) -> ActWord:
    """The discipline organ takes an accusation up."""
    return word(ActKind.DISCIPLINE_RECEIPTED, on, {}, more)


def report_interim(*, on: str, **more: Any) -> ActWord:
    """The organ tells the assigner how far it is."""
    return word(ActKind.REPORT_INTERIM, on, {"text": "进展"}, more)


def report_execution(status: str = "DONE", *, on: str, **more: Any) -> ActWord:
    """The organ tells how far a supported request has been carried out."""
    return word(ActKind.REPORT_EXECUTION, on, {"status": status, "text": "已修复"}, more)
