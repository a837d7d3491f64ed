"""What a row of the table of papers holds."""

from dataclasses import dataclass
from enum import StrEnum

from xinfang.documents.sheet import Form
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind


class Reader(StrEnum):
    """To whom a paper is addressed."""

    PETITIONER = "PETITIONER"
    UNIT = "UNIT"
    NOBODY = "NOBODY"  # a record that stays on the file


class Need(StrEnum):
    """What must hold besides the parts that somebody writes."""

    OUTCOME = "OUTCOME"  # an outcome is chosen, and no part says another one
    LEGAL_BASIS = "LEGAL_BASIS"  # the basis names a law and an article
    REVIEW = "REVIEW"  # the way to review: where, within what period, no other one
    FINAL_REVIEW = "FINAL_REVIEW"  # the way to final review
    NO_REVIEW = "NO_REVIEW"  # the end of the road: no review is held out
    PERIOD = "PERIOD"  # days named for an extension agree with what was approved and computed
    ADDRESSEE = "ADDRESSEE"  # the unit to which it goes
    SIGNER = "SIGNER"  # who signs for what goes upward


@dataclass(frozen=True, slots=True)
class Part:
    """One part that somebody writes: what the paper must contain.

    `each` is written once for each request that the paper is about; `asked` starts from the words of the request.
    `field` is the field of the act that keeps the words; parts of one field are kept together in their order.
    """

    name: str
    label: str
    hint: str = ""
    lines: int = 5
    required: bool = True
    each: bool = False
    asked: bool = False
    field: str = "text"

    def key(self, n: int | None = None) -> str:
        """Give the name under which the words are kept, for request `n` where there is one for each."""
        return f"{self.name}_{n}" if self.each and n is not None else self.name


@dataclass(frozen=True, slots=True)
class PaperType:
    """One type of paper.

    `mark` is its part of the number (发文字号); empty for what bears none. `act` is the act with which it is issued,
    None where no act exists or the paper precedes it. `body` are its paragraphs: one in braces is replaced by a part,
    names in braces by what the case file says; where it is empty the parts follow each other under their labels.
    `approver` is the capacity that approves it before it is issued; `drafted` are those that the desk offers.
    """

    kind: str
    title: str
    form: Form
    mark: str
    article: str
    act: ActKind | None
    parts: tuple[Part, ...]
    reader: Reader = Reader.PETITIONER
    needs: tuple[Need, ...] = ()
    body: tuple[str, ...] = ()
    approver: CapacityKind | None = None
    upward: bool = False
    accusations: bool = False
    drafted: bool = False

    def part(self, name: str) -> Part | None:
        """Give the part called `name`, None when the paper has none."""
        return next((one for one in self.parts if one.name == name), None)
