"""What a row of the table of papers holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as own
from enum import StrEnum

from xinfang.documents.sheet import Form
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind


class Reader(StrEnum):
    """To whom a paper is addressed."""

    PETITIONER = "PETITIONER"
    UNIT = "UNIT"
    NOBODY = "NOBODY"  # a record that stays on the file


class To(StrEnum):
    """Which unit a paper between organs is addressed to, as the file and the fields of its act say."""

    SENDER = "SENDER"  # who sent the request to the organ that writes
    CHOSEN = "CHOSEN"  # the unit chosen in a field of the act, and the one that is told beside it
    HOLDER = "HOLDER"  # the organ that holds the request
    OBJECTOR = "OBJECTOR"  # the organ whose objection is ruled on
    SUPERVISED = "SUPERVISED"  # the organ that owes the duty, or did the act, which is supervised
    ASKER = "ASKER"  # the organ whose act is answered
    DISPUTANTS = "DISPUTANTS"  # both organs of a dispute of competence
    NAMED = "NAMED"  # those above or beside, known by name of their office alone


class Secrecy(StrEnum):
    """Whether a paper is written on accusations."""

    NEVER = "NEVER"
    ALSO = "ALSO"
    ONLY = "ONLY"


class Stage(StrEnum):
    """In which review a paper is written; its organ is then the body that reviews."""

    REVIEW = "REVIEW"
    FINAL = "FINAL"


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
    OWED = "OWED"  # something that the organ owes and has not done
    ASKED_DAYS = "ASKED_DAYS"  # days named for an extension agree with those asked for
    UNTIL = "UNTIL"  # the day by which something is asked for is named and lies ahead
    UNNAMED = "UNNAMED"  # nobody can be known from it who accuses
    HANDLING = "HANDLING"  # the period of handling that words name is that of the rule
    ASK_REVIEW = "ASK_REVIEW"  # so is the period to ask for review
    OWN_PERIOD = "OWN_PERIOD"  # so is the period of the body that reviews
    OTHER_WAY = "OTHER_WAY"  # no opinion: neither review nor final review is held out
    REMEDY = "REMEDY"  # the remedy by another law: by name, with its period
    PERIOD_STATED = "PERIOD_STATED"  # a period by number, or that there is none
    SAME_TWICE = "SAME_TWICE"  # same facts and same reasons, and no word to the contrary
    NEW_CLASS = "NEW_CLASS"  # the class is that on file
    ADOPTION = "ADOPTION"  # what became of the suggestion is what is on file
    ROUTE = "ROUTE"  # no other item of Art. 31 than the one chosen
    AGREED = "AGREED"  # whether both sides agreed, as chosen
    OWN_WILL = "OWN_WILL"  # nothing that forbids or prices further petitioning
    RIGHT_BODY = "RIGHT_BODY"  # which body reviews, where this one does not
    HEARING_AHEAD = "HEARING_AHEAD"  # the day of a hearing lies ahead, and within the period where that runs on
    NO_PETITIONER = "NO_PETITIONER"  # nothing of the petitioner, and nothing of an accusation
    HEARING_TODAY = "HEARING_TODAY"  # a record of a hearing is made on its day


@dataclass(frozen=True, slots=True)
class Part:
    """One part that somebody writes: what the paper must contain.

    `each` is written once for each request that the paper is about; `asked` starts from the words of the request.
    `field` is the field of the act that keeps the words; parts of one field are kept together in their order. A new
    draft begins with `start`.
    """

    name: str
    label: str
    hint: str = ""
    lines: int = 5
    required: bool = True
    each: bool = False
    asked: bool = False
    field: str = "text"
    start: str = ""

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
    `to` is the addressee of a paper between organs. `only` are the fields of the act that may not say everything, with
    what they may say; `by` the capacities that write it, where the act has more. `confirmed` marks a paper whose act
    takes effect when a second person confirms it: his approval is that, and issues the paper. `proves` marks one that
    is itself the paper by which its act is proved. A paragraph that begins with a question mark is left out where one
    of its names is unknown. `outcomes` are how the outcomes of the act read on it, `facts` rows of a record's table,
    `signatures` who signs it by hand, `stage` the review that it belongs to. `above` marks a decision of whoever leads
    the organs concerned: of the government over the office that writes it, or of the organ that passed the matter down;
    `conference` one in the name of the conference, whose office the petition office is as well (Art. 13).
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
    accusations: Secrecy = Secrecy.NEVER
    drafted: bool = False
    to: To = To.SENDER
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    by: frozenset[CapacityKind] = frozenset()
    confirmed: bool = False
    proves: bool = False
    outcomes: Mapping[str, str] = own(default_factory=dict)
    facts: tuple[tuple[str, str], ...] = ()
    signatures: tuple[str, ...] = ()
    stage: Stage | None = None
    above: bool = False
    conference: bool = False

    @property
    def prepared(self) -> bool:
        """Tell whether the office of a government may write it under that government's name."""
        return self.above or self.stage is not None

    @property
    def fixed(self) -> dict[str, str]:
        """Give what fields of the act say on every paper of this type."""
        return {name: values[0] for name, values in self.only if len(values) == 1}

    @property
    def by_the_head(self) -> bool:
        """Tell whether the organ's head alone approves it, and none of its section heads."""
        return self.upward or self.confirmed

    def part(self, name: str) -> Part | None:
        """Give the part called `name`, None when the paper has none."""
        return next((one for one in self.parts if one.name == name), None)
