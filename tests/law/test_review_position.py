"""Where a review stands: a line of its own, its body's turn, its own day."""

from law.cast import CITY_GOVERNMENT, GOVERNMENT, TOWN
from law.reading import day
from law.test_position import SIGNS
from law.words import accept, case, hear, inform, issue_opinion, register, serve, transfer
from law.words_review import (
    admit,
    decide_review,
    refuse_review,
    request_final_review,
    request_review,
    serve_review,
)
from xinfang.law.case import CaseFile
from xinfang.law.position import position
from xinfang.law.review_position import ReviewPosition, review_positions

SERVED = (
    register(on="2026-03-02"),
    transfer(to=TOWN, on="2026-03-03"),
    inform(on="2026-03-05"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-20"),
    serve(on="2026-03-23"),
)
ASKED = (*SERVED, request_review(on="2026-04-01"))
REVIEWED = (*ASKED, decide_review(on="2026-04-20"), serve_review(on="2026-04-21"))


def lines(found: CaseFile) -> list[str]:
    """Give each review in one line: `>` stands before the next stage, `.` before what follows."""
    return [line(one) for one in review_positions(found, found.requests[0])]


def line(found: ReviewPosition) -> str:
    stages = found.position.stages
    return f"{found.name}：" + " ".join(f"{SIGNS[stage.mark]}{stage.station.label}" for stage in stages)


def test_a_review_goes_from_the_request_to_the_service_of_its_opinion() -> None:
    assert lines(case(*SERVED)) == []
    assert lines(case(*ASKED)) == ["复查：提出请求 >提出意见 .送达"]
    assert lines(case(*REVIEWED)) == ["复查：提出请求 提出意见 送达"]


def test_its_body_owes_the_next_stage_until_its_day() -> None:
    [found] = review_positions(case(*ASKED), case(*ASKED).requests[0])
    assert found.position.unit == GOVERNMENT.id
    assert found.position.step is not None
    assert (found.position.step.rule, found.position.step.due) == ("R22-35-review", day("2026-05-06"))


def test_a_late_request_is_first_admitted() -> None:
    late = (*SERVED, request_review(on="2026-04-27"))
    assert lines(case(*late)) == ["复查：提出请求 >决定是否受理 .提出意见 .送达"]
    assert lines(case(*late, admit(on="2026-04-28"))) == ["复查：提出请求 决定是否受理 >提出意见 .送达"]


def test_a_refused_request_ends_its_line_and_the_next_has_its_own() -> None:
    refused = (*ASKED, refuse_review("MISTAKEN", on="2026-04-02"))
    assert lines(case(*refused)) == ["复查：提出请求 不予受理"]
    again = case(*refused, request_review(on="2026-04-07"))
    assert lines(again) == ["复查：提出请求 不予受理", "复查：提出请求 >提出意见 .送达"]


def test_a_final_review_stands_under_the_review() -> None:
    found = case(*REVIEWED, request_final_review(on="2026-05-08"))
    assert lines(found) == ["复查：提出请求 提出意见 送达", "复核：提出请求 >提出意见 .送达"]
    first, final = review_positions(found, found.requests[0])
    assert (first.position.owed, final.position.unit) == ((), CITY_GOVERNMENT.id)


def test_what_a_review_body_owes_stands_in_its_line_alone() -> None:
    found = case(*ASKED)
    own = position(found, found.requests[0]).owed
    [review] = review_positions(found, found.requests[0])
    assert {o.rule for o in own} & {o.rule for o in review.position.owed} == set()
    assert {o.rule for o in review.position.owed} == {"R22-35-review", "N22-35-file"}
