"""The notice that only the regulation of 2005 knows: not accepted here, and by which procedure to go on (21①(1))."""

from datetime import date

import pytest
import time_machine

from documents.reading_back import words_of
from doing import Doing
from papering import Papering
from xinfang.demo import cast
from xinfang.documents.books import book_faults
from xinfang.files.store import read
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.attached import files_of
from xinfang.law.terms import RequestState
from xinfang.petitions import papers
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("county")
KIND = "pointed_elsewhere"
UNDER_2005 = date(2022, 4, 28)
UNDER_2022 = date(2022, 5, 5)
WORDS = {"reason": "您已经就同一处罚提起行政诉讼，正在审理。", "target": "涉县人民法院"}
CODES = {"ground": "LEGAL_WAY", "method": "POST"}


def written(day: date) -> Papering:
    """Write the notice at the window of the bureau on the day on which the matter came."""
    doing = Doing(day).register()
    return Papering(doing, KIND, dict(WORDS), dict(CODES), cast.BUREAU, cast.CASE_OFFICER, cast.BUREAU_HEAD).begin()


def test_it_is_issued_with_its_act_and_says_the_basis_the_reason_and_the_way() -> None:
    with time_machine.travel(f"{UNDER_2005}T02:00:00Z", tick=False):
        one = written(UNDER_2005)
        assert KIND in {offer.paper.kind for offer in papers.offered(one.view(cast.CASE_OFFICER))}
        out = one.issue()
        case = case_of(one.petition)
    said = words_of(read(out.file))
    told = ("涉县信访局", "王小红", "《信访条例》第二十一条第一款第一项", "不予受理", "2022年4月28日收到")
    ground = "经审查，该事项已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决"

    assert (out.number, case.requests[0].state) == ("县信访局信告〔2022〕1号", RequestState.ENDED)
    assert (case.acts[-1].kind, case.acts[-1].payload["ground"]) == (ActKind.POINT_ELSEWHERE, "LEGAL_WAY")
    assert [file["id"] for file in files_of(case.acts[-1])] == [str(out.file_id)]
    assert [words for words in (*told, ground, *WORDS.values()) if words not in said] == []
    assert "{" not in said
    assert list(book_faults()) == []


def test_under_the_regulation_of_2022_nobody_is_offered_it_and_the_door_refuses_its_act() -> None:
    with time_machine.travel(f"{UNDER_2022}T02:00:00Z", tick=False):
        one = written(UNDER_2022)

        assert KIND not in {offer.paper.kind for offer in papers.offered(one.view(cast.CASE_OFFICER))}
        with pytest.raises(Refused, match="《信访工作条例》"):
            one.issue()
    assert case_of(one.petition).requests[0].state is RequestState.REGISTERED
