"""What the shared parts of a page show; views fill these and hand them to the templates in `web/parts`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xinfang.law.proofs import Proof
from xinfang.law.wording import Library, Wording

from .words import Tone


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in one short word."""

    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go; `button` tells whether it is shown as one."""

    words: str
    url: str
    button: bool = False


@dataclass(frozen=True, slots=True)
class ProofStep:
    """One step of the way to a due date: what was reckoned, and the day it gave where it gave one.

    `articles` are the words of the law on which it rests, where they were taken in.
    """

    words: str
    day: date | None = None
    basis: str = ""
    articles: Sequence[Wording] = ()


NO_TEXTS = Library()


def steps_of(told: Proof, library: Library = NO_TEXTS) -> list[ProofStep]:
    """Give the sentences of a proof, each reading that the law does not spell out marked as presumed.

    The code of the rule stays out: it tells a user nothing, and a link leads to the rule. The sentence that names the
    articles gets their words, as far as `library` has them.
    """
    return [
        ProofStep(
            step.text,
            basis="推定" if step.inferred else "",
            articles=words_of(told, library) if step.kind == "article" else (),
        )
        for step in told.steps
        if step.kind != "rule"
    ]


def words_of(told: Proof, library: Library) -> Sequence[Wording]:
    """Give the words of the articles on which a proof rests, as they read on the day from which it runs."""
    return library.wordings(told.rule.citations, on=told.began_on)


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that the person may do now; a button that posts to `url`, or opens the act's form there by GET."""

    words: str
    url: str
    main: bool = False
    post: bool = False
