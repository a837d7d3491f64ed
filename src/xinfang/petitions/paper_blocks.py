"""What can be chosen into a part of a paper: text blocks filled from the case file, and articles of loaded texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from xinfang.documents.composing import known
from xinfang.documents.phrases import filled, of_paper
from xinfang.documents.types.row import Part
from xinfang.kernel.errors import Refused
from xinfang.law.wording import LawText
from xinfang.law.words import say_article
from xinfang.orgs.models import Person
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import working_seats
from xinfang.petitions.paper_about import About
from xinfang.petitions.paper_context import context_of
from xinfang.petitions.papers import HEADS

# Parts in which a paper names what it rests on.
BASES: Final = frozenset({"legal_basis", "period_basis"})
NO_ARTICLE: Final = "已经录入的{title}里没有{place}，请核对条款序号。"
NO_TEXT: Final = "请选择一部已经录入的法规，并填写条款序号。"
NO_BLOCK: Final = "请先选择一条常用语。"


@dataclass(frozen=True, slots=True)
class Choice:
    """A text block that can be put into a part, with its words as they would stand there."""

    id: str
    title: str
    words: str


def choices(view: CaseView, about: About, *, fill: bool = True) -> Mapping[str, list[Choice]]:
    """Give by part what can be chosen; places are filled from the case file, petitioners are named nowhere.

    For a paper of many petitions places are left as they are (`fill` off): each is filled when it is issued.
    """
    told = known(context_of(view, about)) if fill else {}
    found: dict[str, list[Choice]] = {}
    for row in of_paper(about.paper, unit=about.organ, office=view.case.office):
        found.setdefault(row.part, []).append(Choice(str(row.phrase_id), row.title, filled(row.words, told)))
    return found


def laws(view: CaseView, part: Part) -> list[LawText]:
    """Give the texts whose articles can be named in the part: of each regulation the one in force."""
    if part.name not in BASES:
        return []
    names = dict.fromkeys(text.name for text in view.library.texts)
    return [text for name in names if (text := _in_force(view, name)) is not None]


def _in_force(view: CaseView, name: str) -> LawText | None:
    begun = [text for text in view.library.texts if text.name == name and text.version <= view.on]
    return max(begun, key=lambda text: text.version, default=None)


def article(view: CaseView, part: Part, *, name: str, place: tuple[int, int, int]) -> str:
    """Give an article of a loaded text as a paper names it; refuse one that does not exist."""
    text = next((one for one in laws(view, part) if one.name == name), None)
    if text is None or not place[0]:
        raise Refused(NO_TEXT)
    words = say_article(*place)
    paragraphs = text.articles.get(place[0], ())
    if not paragraphs or place[1] > len(paragraphs):
        raise Refused(NO_ARTICLE.format(title=f"《{text.title}》", place=words))
    return f"《{text.title}》{words}"


def organs_with_blocks(person: Person, *, on: date) -> tuple[int, ...]:
    """Give the organs whose text blocks the person reads."""
    return tuple(dict.fromkeys(organ_of(seat) for seat in working_seats(person, on=on)))


def organs_to_edit(person: Person, *, on: date) -> tuple[int, ...]:
    """Give the organs whose text blocks the person changes: as one of their heads."""
    return tuple(dict.fromkeys(organ_of(seat) for seat in working_seats(person, on=on) if seat.kind in HEADS))


def chosen(found: Mapping[str, list[Choice]], part: Part, wanted: str) -> str:
    """Give the words of the block that was chosen for the part."""
    one = next((choice for choice in found.get(part.name, ()) if choice.id == wanted), None)
    if one is None:
        raise Refused(NO_BLOCK)
    return one.words
