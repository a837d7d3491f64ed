"""What the file says to papers of a proceeding: the review that runs, its bodies, withdrawal, class, the end."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xinfang.documents.context import WayOn
from xinfang.documents.types.row import PaperType, Stage
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import RequestFile, Review
from xinfang.law.competence import reviewers
from xinfang.law.periods import due
from xinfang.law.persons import asker
from xinfang.law.terms.classes import NewClass
from xinfang.law.terms.paths import Adoption
from xinfang.law.terms.review import ReviewRefusal
from xinfang.orgs.facts import organ_in_tree
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_addressees import name_of

ASK_REVIEW: Final = "R22-35-ask"
ASK_FINAL: Final = "R22-36-ask"
REVIEW: Final = "R22-35-review"
REVOKE: Final = "S-withdraw-revoke"
NOT_ABOVE: Final = "NOT_ABOVE"


def running(paper: PaperType, request: RequestFile) -> Review | None:
    """Give the review of the request to which the paper belongs; None when none of its stage runs."""
    review = request.review
    fits = review is not None and review.open and review.final is (paper.stage is Stage.FINAL)
    return review if fits and paper.stage is not None else None


def asked_by(view: CaseView, paper: PaperType, request: RequestFile) -> int | None:
    """Give the petitioner who asked for the review that the paper answers; None for papers of no review."""
    review = running(paper, request)
    act = view.case.act(review.asked_seq) if review is not None else None
    return asker(view.case, act) if act is not None else None


def proceeding_days(view: CaseView, paper: PaperType, requests: list[RequestFile]) -> Iterator[tuple[str, date]]:
    """Give the days on file that papers of reviews, withdrawals, classes and the end name."""
    first = requests[0]
    reviews = [running(paper, one) for one in requests]
    if reviews[0] is not None and None not in reviews:
        yield "asked_review_on", reviews[0].asked_on
        yield "review_received_on", reviews[0].received_on
    within = next((o for o in view.obligations if o.rule == REVIEW and o.request_n == first.n and o.is_open), None)
    if within is not None and within.due is not None:
        yield "review_due_on", within.due
    opinion = view.case.act(first.opinion_seq) if first.opinion_seq is not None else None
    if opinion is not None:
        yield "opinion_on", opinion.happened_on
    yield from _decided(first)
    if first.withdrawal is not None and (taken := view.case.act(first.withdrawal.seq)) is not None:
        yield "withdrawn_on", taken.happened_on
    if paper.act is ActKind.WITHDRAW:
        period = view.case.rulebook.rule(REVOKE).period
        yield "revoke_until", due(view.on, period=period, calendar=view.case.calendar).due
    changed = _last(view, ActKind.CHANGE_CLASS, first.n)
    if changed is not None:
        yield "reclassed_on", changed.happened_on


def _decided(request: RequestFile) -> Iterator[tuple[str, date]]:
    for review in request.reviews:
        if review.decided_on is not None:
            yield ("final_on" if review.final else "review_decided_on"), review.decided_on
        if review.final and review.served_on is not None:
            yield "final_served_on", review.served_on


def proceeding_labels(
    view: CaseView, paper: PaperType, request: RequestFile, *, ground: object
) -> Iterator[tuple[str, str]]:
    """Give names of bodies and words of closed lists that such papers say."""
    opinion = view.case.act(request.opinion_seq) if request.opinion_seq is not None else None
    if opinion is not None and opinion.by.unit is not None:
        yield "opinion_organ", name_of(opinion.by.unit)
    for review in request.reviews:
        if not review.refused:
            yield ("final_body" if review.final else "review_organ"), name_of(review.body)
    if request.adoption is not None:
        yield "adopted", Adoption(request.adoption).label
    changed = _last(view, ActKind.CHANGE_CLASS, request.n)
    if changed is not None:
        yield "new_class", NewClass(changed.payload["klass"]).label
    if paper.stage is not None and ground:
        yield "ground_words", ReviewRefusal(str(ground)).label.partition("（")[0]
    if paper.stage is not None and ground == NOT_ABOVE:
        yield "right_bodies", "或者".join(_bodies_above(view, _spoke(paper, request)))


def _spoke(paper: PaperType, request: RequestFile) -> int | None:
    """Give who spoke last before the review of the paper: the organ, before a final review the body that reviewed."""
    first = next((one.body for one in request.reviews if not one.final and not one.refused), None)
    return first if paper.stage is Stage.FINAL else request.holder


def _bodies_above(view: CaseView, unit: int | None) -> tuple[str, ...]:
    if unit is None:
        return ()
    return tuple(name_of(body.unit) for body in reviewers([organ_in_tree(unit, on=view.on)]))


def way_to_final(view: CaseView, request: RequestFile) -> WayOn | None:
    """Give the way on that the opinion of a review opens: the bodies next above the one that reviews."""
    review = request.review
    names = _bodies_above(view, review.body) if review is not None and not review.final else ()
    return WayOn(view.case.rulebook.rule(ASK_FINAL).period.length, names) if names else None


def _last(view: CaseView, kind: ActKind, n: int) -> Act | None:
    return next((act for act in reversed(view.case.live) if act.kind is kind and n in act.requests), None)
