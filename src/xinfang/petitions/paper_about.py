"""Which paper of which organ is spoken of, and which act of the file it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from xinfang.documents.drafts import Said
from xinfang.documents.types.row import PaperType
from xinfang.kernel.typed import whole_number
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.petitions.casework import CaseView


class OnFile(Protocol):
    """A case as it stands on a day; whoever reads it need not be known."""

    @property
    def case(self) -> CaseFile:
        """Give the case."""

    @property
    def on(self) -> date:
        """Give the day."""


@dataclass(frozen=True, slots=True)
class About:
    """Which paper of which organ: its type, what its version says, and who approves it, where that is known."""

    paper: PaperType
    organ: int
    said: Said
    signer: str = ""

    @property
    def codes(self) -> Mapping[str, Any]:
        """Give what was chosen in the fields of the act, with what every paper of the type says."""
        return {**self.said.codes, **self.paper.fixed}

    def unit(self, name: str) -> int | None:
        """Give the unit chosen in a field, None where none was."""
        chosen = self.codes.get(name)
        return chosen if isinstance(chosen, int) else None


def last_act(view: OnFile, about: About, *kinds: ActKind) -> Act | None:
    """Give the last live act of these kinds on a request of the paper."""
    numbers = set(about.said.requests)
    return next((a for a in reversed(view.case.live) if a.kind in kinds and numbers & set(a.requests)), None)


def asked_act(view: CaseView, about: About) -> Act | None:
    """Give the act that the paper answers: the one chosen, else the last that its act can answer."""
    if about.paper.act is None:
        return None
    chosen = whole_number(str(about.codes.get("about", "")))
    if chosen is not None:
        return view.case.act(chosen)
    return last_act(view, about, *ACTS[about.paper.act].about)
