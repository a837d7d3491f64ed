"""What a case file says to a paper: days, computed periods, requests, readers, the way on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xinfang.documents.context import Asked, Context, WayOn
from xinfang.documents.sheet import plain_day
from xinfang.documents.types.row import Need, PaperType, Reader, Secrecy, Stage
from xinfang.files.store import name_of as file_name
from xinfang.kernel.masking import mask_name
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import RequestFile
from xinfang.law.fields import Field, FieldKind
from xinfang.law.terms.disputes import Ruler
from xinfang.orgs.contacts import contact_of
from xinfang.petitions.attachments import stored_files
from xinfang.petitions.casework import CaseView
from xinfang.petitions.contents import SEALED, opened
from xinfang.petitions.identities import Identity, identities
from xinfang.petitions.paper_about import About as About
from xinfang.petitions.paper_addressees import addressees, conference_of, name_of
from xinfang.petitions.paper_facts import ASK_REVIEW, asked_by, proceeding_days, proceeding_labels, way_to_final
from xinfang.petitions.paper_faults import faults
from xinfang.petitions.paper_findings import recorded_lines
from xinfang.petitions.paper_resting import resting_days
from xinfang.petitions.paper_told import HANDLE, told_days, told_labels, told_lines
from xinfang.petitions.persons import needed_by
from xinfang.petitions.tree import bodies_for

TOGETHER: Final = "各位信访人"
# Periods that papers name, by the name in their paragraphs.
PERIODS: Final = {
    "handle_days": HANDLE,
    "extension_days": "R22-34-ext",
    "inform_days": "R22-23-fwd",
    "object_days": "R22-23-object",
    "ask_review_days": ASK_REVIEW,
    "review_term": "R22-35-review",
    "final_term": "R22-36-rereview",
    "revoke_days": "S-withdraw-revoke",
}
FORWARDED, CONTACT = "forwarded", "contact"
REACHED: Final = frozenset({"R22-23-fwd", "R22-23-direct"})


def context_of(view: CaseView, about: About, *, plain: bool = False) -> Context:
    """Give everything known of the paper today; petitioners are masked unless they are asked for in `plain` words.

    Who joined later is named only where a step of the organ needs him.
    """
    requests = [one for one in view.requests if one.n in about.said.requests]
    first = requests[0] if requests else None
    return Context(
        on=view.on,
        number=view.case.number,
        organ=_organ(about),
        readers=_readers(view, about, first, plain=plain),
        asked=tuple(Asked(one.n, view.words_of(one)) for one in requests),
        words=about.said.words,
        codes={name: str(value) for name, value in about.codes.items()},
        labels=dict(_labels(about)) | (dict(_on_file(view, about, first)) if first is not None else {}),
        days=dict(_days(view, about, requests)) if requests else {},
        told=_told(view, about, first) if first is not None else {},
        unnamed=tuple(_unnamed(view)) if _names_nobody(about.paper) else (),
        own=tuple(map(view.words_of, view.case.requests)) if _names_nobody(about.paper) else (),
        faults=tuple(faults(view, about)),
        counts=dict(_counts(view, first)),
        review=_review(view, about, first),
        signer=about.signer,
        attachments=names_of(about.said.files),
        contact="" if view.case.concealed else contact_of(about.organ, on=view.on).words,
    )


def _told(view: CaseView, about: About, request: RequestFile) -> dict[str, tuple[str, ...]]:
    """Give the paragraphs that the file writes; only a circular tells what it records of several organs."""
    told = told_lines(view, about, request)
    return told | {"recorded": recorded_lines(view, about)} if about.paper.act is ActKind.CIRCULATE else told


def names_of(files: Sequence[UUID]) -> tuple[str, ...]:
    """Give the names under which the files stand beneath a paper: those they were sent under, without the ending."""
    stored = stored_files(files)
    return tuple(file_name(stored[pk]).rpartition(".")[0] or file_name(stored[pk]) for pk in files if pk in stored)


def readers_in_plain_words(view: CaseView, organ: int, *, alone: int | None = None) -> tuple[str, ...]:
    """Give the names of the petitioners to whom a paper of the organ is addressed, the one written to first.

    `alone` is the one who asked for what the paper answers, and is its only reader.
    """
    rows = view.parties
    gone = {one.seq for one in view.case.persons if one.left_seq is not None}
    now = [one for one in identities(view.case.acts) if one.agent is None and one.former is None]
    told = [rows[one.row] for one in now if one.row in rows and one.person not in gone | _others(now, alone)]
    needed = (row for row in told if needed_by(view.case, row.pk, organ=organ))
    return tuple(name for row in needed if (name := opened(row).name))


def _others(now: list[Identity], alone: int | None) -> set[int]:
    return {one.person for one in now if one.person != alone} if alone is not None else set()


def _readers(view: CaseView, about: About, request: RequestFile | None, *, plain: bool) -> tuple[str, ...]:
    if about.paper.reader is Reader.PETITIONER:
        alone = asked_by(view, about.paper, request) if request is not None else None
        names = readers_in_plain_words(view, about.organ, alone=alone)
        if len(names) > 1:
            return (TOGETHER,)  # each gets a paper, and reads on it the names of none of the others
        return names if plain else tuple(mask_name(name) for name in names)
    if about.paper.reader is Reader.NOBODY:
        return ()
    return addressees(view, about, request) if request is not None else ()


def _organ(about: About) -> str:
    """Give who speaks on the paper: the organ, or the conference whose office it is."""
    name = name_of(about.organ)
    of_conference = about.paper.conference or about.codes.get("ruler") == Ruler.CONFERENCE
    return conference_of(name) if of_conference else name


def _names_nobody(paper: PaperType) -> bool:
    return paper.accusations is Secrecy.ONLY or Need.NO_PETITIONER in paper.needs


def _unnamed(view: CaseView) -> Iterator[str]:
    """Give what a petitioner could be known by: all that each told of himself, whoever has left too.

    A postcode is that of many.
    """
    for row in view.parties.values():
        who = opened(row)
        told = (getattr(who, column) for column in SEALED if column != "postcode")
        yield from (word for word in told if len(word) > 1)


def _labels(about: About) -> Iterator[tuple[str, str]]:
    """Give in words what was chosen in the fields of the act."""
    if about.paper.act is None:
        return
    for field in ACTS[about.paper.act].fields:
        value = about.codes.get(field.name)
        if value not in (None, ""):
            yield field.name, label_of(field, value)


def label_of(field: Field, value: Any) -> str:
    """Give in words a value of a field that holds no text."""
    if field.kind is FieldKind.CODE and field.choices is not None:
        known = {term.value: term.label for term in field.choices}
        return known.get(str(value), "")
    if field.kind is FieldKind.UNIT:
        return name_of(int(value))
    if field.kind is FieldKind.DAY:
        return plain_day(date.fromisoformat(str(value)))
    if field.kind is FieldKind.FLAG:
        return "是" if value else "否"
    if field.kind is FieldKind.ON_FILE:
        return f"第{value['seq']}号记录{'产生的义务' if value['rule'] else ''}"
    return str(value)


def _on_file(view: CaseView, about: About, request: RequestFile) -> Iterator[tuple[str, str]]:
    yield from told_labels(view, about, request)
    yield from proceeding_labels(view, about.paper, request, ground=about.codes.get("ground"))


def _days(view: CaseView, about: About, requests: list[RequestFile]) -> Iterator[tuple[str, date]]:
    request = requests[0]
    yield from proceeding_days(view, about.paper, requests)
    if view.case.received_on is not None:
        yield "received_on", view.case.received_on
        yield "reached_on", _reached(view, about.organ, request) or view.case.received_on
    if request.accepted_on is not None:
        yield "accepted_on", request.accepted_on
    for name, kind in (("heard_on", ActKind.HEAR_PETITIONER), ("assigned_on", ActKind.ASSIGN)):
        act = _last(view, kind, request.n)
        if act is not None:
            yield name, act.happened_on
    yield from told_days(view, about, request)
    yield from resting_days(view, about)
    handling = next((o for o in view.obligations if o.rule == HANDLE and o.request_n == request.n and o.due), None)
    if handling is not None and handling.due is not None:
        yield "due_on", handling.due


def _reached(view: CaseView, organ: int, request: RequestFile) -> date | None:
    """Give the day on which the request reached the organ, from which its notice is counted."""
    owed = (o for o in view.obligations if o.rule in REACHED and o.obligor_unit == organ and o.request_n == request.n)
    return max((o.started_on for o in owed), default=None)


def _last(view: CaseView, kind: ActKind, n: int) -> Act | None:
    return next((act for act in reversed(view.case.live) if act.kind is kind and n in act.requests), None)


def _counts(view: CaseView, request: RequestFile | None) -> Iterator[tuple[str, int]]:
    for name, rule in PERIODS.items():
        yield name, view.case.rulebook.rule(rule).period.length
    extension = request.extension if request is not None else None
    if extension is not None and extension.approved:
        yield "granted_days", extension.days


def _review(view: CaseView, about: About, request: RequestFile | None) -> WayOn | None:
    """Give the way on that an opinion, or that of a review, opens: the bodies that the unit tree names today."""
    if about.paper.stage is Stage.REVIEW and about.paper.act is ActKind.DECIDE_REVIEW and request is not None:
        return way_to_final(view, request)
    if about.paper.act is not ActKind.ISSUE_OPINION or not about.said.requests:
        return None
    found = bodies_for(view.case, ActKind.REQUEST_REVIEW, requests=about.said.requests, on=view.on)
    names = tuple(name_of(body.unit) for body in found)
    return WayOn(view.case.rulebook.rule(ASK_REVIEW).period.length, names) if names else None


def starting_words(view: CaseView, paper: PaperType) -> dict[str, str]:
    """Give the words with which the parts of a new draft begin: those of the requests, or the usual ones."""
    words = {one.n: view.words_of(one) for one in view.requests}
    begun = {part.name: part.start for part in paper.parts if part.start}
    if paper.kind == FORWARDED and (reached := _holder_contact(view)):
        begun[CONTACT] = reached
    for part in paper.parts:
        if part.asked and part.each:
            begun |= {part.key(n): said for n, said in words.items()}
        elif part.asked:
            begun[part.name] = "\n".join(words.values())
    return begun


def _holder_contact(view: CaseView) -> str:
    """Give how the organ is reached that has the matter now."""
    holder = next((one.holder for one in view.requests if one.holder is not None), None)
    return contact_of(holder, on=view.on).words
