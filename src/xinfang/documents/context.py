"""What the case file says to a paper, so that nobody types it again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that the paper is about."""

    n: int
    words: str


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way on that is open to the petitioner: how many days, and at which bodies, one of which he chooses."""

    days: int
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything known of a paper before it is set.

    `on` is its day; `readers` whom it is addressed to; `asked` the requests that it is about, `unanswered` the numbers
    of other requests that its organ has still to answer; `words` are the parts that somebody wrote, `codes` the words
    of closed lists that were chosen, `labels` how they read; `days` are days on file by name, `counts` numbers of days
    computed or approved. `review` is the next way on, None where there is none. `told` are paragraphs that the case
    file writes, by name; `unnamed` are words by which somebody who must not be known could be, `own` all that he wrote
    himself. `faults` are sentences on what the file says against the paper. `attachments` are the names of the files
    that come with it, `contact` says how the organ is reached.
    """

    on: date
    number: str
    organ: str
    readers: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    review: WayOn | None = None
    signer: str = ""
    copy_to: str = ""
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unnamed: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    contact: str = ""

    def said(self, *, without: Collection[str] = ()) -> str:
        """Give all that somebody wrote, one part after the other, but for the parts named."""
        return "\n".join(words for name, words in self.words.items() if name not in without)
