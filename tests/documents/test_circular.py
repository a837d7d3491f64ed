"""The circular: it rests on what the file records of organs, and says nothing by which a petitioner could be known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine

from documents.organ_papers import CONFIRMED
from documents.organ_stories import INSPECTOR, OFFICER, SUPERVISION, routed, supervised, supervising, with_discipline
from documents.reading_back import words_of
from documents.test_organ_papers import begun, lacks
from doing import TEXT, Doing, unit
from papering import Papering
from xinfang.demo import cast
from xinfang.desk.paper_form import ATTACHED, fresh, paper_form
from xinfang.documents.circular_checks import no_petitioner
from xinfang.documents.context import Context
from xinfang.documents.types import TYPES
from xinfang.files.store import read
from xinfang.law.acts import ActKind
from xinfang.petitions import papers
from xinfang.petitions.citizen import read as citizen_reads
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Outbox
from xinfang.petitions.outbox import CIRCULATED
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county")
CIRCULAR = CONFIRMED["circular"]
WRITTEN = "found"


def saying(paper: Papering, words: str, **codes: Any) -> tuple[str, ...]:
    """Give what the circular would lack if it said these words."""
    about = papers.about_of(paper.work())
    return lacks(paper, cast.INSPECTOR, words={**about.said.words, WRITTEN: words}, codes={**about.said.codes, **codes})


KNOWN = "正文写有信访人的姓名、证件号码、电话或者住址，通报不能写。"
WRONG = {
    "王小红说一直没有答复。": "正文写有信访人的姓名、证件号码、电话或者住址，通报不能写。",
    "电话13800001234一直没有人接。": "正文写有信访人的姓名、证件号码、电话或者住址，通报不能写。",
    "电话138 0000-1234一直没有人接。": KNOWN,
    "井店镇一街十二号门前没有人去看。": "正文写有信访人的姓名、证件号码、电话或者住址，通报不能写。",
    "王某反映的问题没有办理。": "正文写了“王某”，与信访人同姓；通报只写机关、单位的办理情况。",
    f"收到“{TEXT[-15:]}”以后没有办理。": (
        f"正文照抄了信访人的原话“{TEXT[-15:-3]}”，可能据以认出信访人；请只写办理情况。"
    ),
    "该镇还被举报违规收费。": "正文写了“举报”，通报不能涉及检举控告（第三十条第三款）。",
}


@pytest.mark.parametrize("words", WRONG)
def test_what_could_show_the_petitioner_or_an_accusation_is_refused(
    words: str, thursday: time_machine.Traveller
) -> None:
    assert saying(begun("circular", CIRCULAR, thursday), words) == (WRONG[words],)


@pytest.mark.parametrize(
    ("name", "words", "shortened"),
    [
        ("欧阳小红", "欧阳某反映的问题没有办理。", ["欧阳某"]),
        ("欧阳小红", "欧某反映的问题没有办理。", ["欧某"]),
        ("于小红", "于某一直没有得到答复。", ["于某"]),
        ("于小红", "于某个人反映的问题没有办理。", ["于某"]),
        ("于小红", "对于某些事项、某个单位，属于某种拖延，关于某项规定，处于某一阶段，没有办理。", []),
    ],
)
def test_a_surname_is_found_whole_and_not_at_the_end_of_another_word(
    name: str, words: str, shortened: list[str]
) -> None:
    context = Context(on=date(2026, 4, 1), number="X-1", organ="信访局", words={WRITTEN: words}, unnamed=(name,))

    assert list(no_petitioner(TYPES["circular"], context)) == [
        f"正文写了“{one}”，与信访人同姓；通报只写机关、单位的办理情况。" for one in shortened
    ]


def test_words_of_a_request_that_the_circular_is_not_about_are_his_own_all_the_same(
    thursday: time_machine.Traveller,
) -> None:
    def two() -> Doing:
        doing = Doing().register(Ask("请求修复村口塌陷的道路。"), Ask("请求发放拖欠三年的护林员工资和补贴。"))
        return doing.transfer().later(20).act(ActKind.SUPERVISE, *INSPECTOR, values=supervising() | SUPERVISION)

    paper = begun("circular", replace(CIRCULAR, story=two), thursday)

    assert saying(paper, "没有发放拖欠三年的护林员工资和补贴。") == (
        "正文照抄了信访人的原话“发放拖欠三年的护林员工资”，可能据以认出信访人；请只写办理情况。",
    )


def test_the_number_of_the_petition_is_not_written_and_stands_nowhere_on_the_paper(
    thursday: time_machine.Traveller,
) -> None:
    paper = begun("circular", CIRCULAR, thursday)
    number = paper.doing.done.case.number

    assert saying(paper, f"编号{number}没有办理。") == ("正文写有信访事项的编号，通报不能写；所针对的督办由案卷写入。",)
    said = words_of(read(paper.submit().confirm().file))
    assert [word for word in (number, "王小红", "13800001234", "一街", "村口道路塌陷") if word in said] == []


def test_it_has_no_attachments_from_the_file_nor_from_elsewhere(thursday: time_machine.Traveller) -> None:
    paper = begun("circular", CIRCULAR, thursday)
    view, work = paper.view(cast.INSPECTOR), paper.work()
    assert work.seat is not None
    fields = paper_form(view, work.paper, work.seat, initial=fresh(view, work.paper, paper.id)).fields

    assert {ATTACHED, "files"} & fields.keys() == set()


def test_an_organ_of_which_the_file_shows_nothing_is_not_named(thursday: time_machine.Traveller) -> None:
    def in_time() -> Doing:
        doing = routed(3)
        return doing.act(
            ActKind.SUPERVISE, *INSPECTOR, values=supervising() | SUPERVISION | {"ground": "AGAINST_RULES"}
        )

    paper = begun("circular", replace(CIRCULAR, story=in_time), thursday)

    assert lacks(paper, cast.INSPECTOR) == (
        "案卷没有显示涉县井店镇人民政府在所选诉求上有逾期、到期后补记、届满未受理或者催办无回应的情况，不能通报。",
    )


def test_an_organ_that_was_not_supervised_is_not_named_either(thursday: time_machine.Traveller) -> None:
    paper = begun("circular", CIRCULAR, thursday)
    found = saying(paper, "没有办理。", also=unit(cast.OTHER_TOWN))

    assert "涉县更乐镇人民政府在所选诉求上没有受到督办；应当先督办，再通报（第四十条第一款）。" in found


def test_an_organ_is_not_named_for_reminders_that_the_one_before_it_did_not_answer(
    thursday: time_machine.Traveller,
) -> None:
    def moved() -> Doing:
        doing = routed(3).act(ActKind.REMIND, *OFFICER, values={"text": "请办理。"}).later(1)
        doing.act(ActKind.REMIND, *OFFICER, values={"text": "请办理。"})
        doing.handle(ActKind.OBJECT, {"ground": "NOT_OURS", "text": "该路由县里管理。"})
        doing.act(ActKind.UPHOLD_OBJECTION, *OFFICER, values={"text": "属实。"}).transfer(cast.DEPARTMENT)
        concerns = {"seq": 7, "rule": "R22-23-fwd", "unit": unit(cast.DEPARTMENT)}
        return doing.act(ActKind.SUPERVISE, *INSPECTOR, values=supervising() | SUPERVISION | {"concerns": concerns})

    told = replace(CIRCULAR, story=moved, codes=lambda: {"organ": unit(cast.DEPARTMENT)})

    assert lacks(begun("circular", told, thursday), cast.INSPECTOR) == (
        "案卷没有显示涉县住房和城乡建设局在所选诉求上有逾期、到期后补记、届满未受理或者催办无回应的情况，不能通报。",
    )


ENDED = SUPERVISION | {"ground": "DELAY"}


def supervised_for(doing: Doing) -> Doing:
    """Supervise the town for its notice."""
    concerns = {"seq": 3, "rule": None, "unit": unit(cast.TOWN)}
    return doing.later(5).act(ActKind.SUPERVISE, *INSPECTOR, values=ENDED | {"concerns": concerns})


STORIES: dict[str, tuple[Any, str]] = {
    "a duty met late": (lambda: supervised().inform(), "应当在2026年4月10日以前履行，于2026年4月15日履行，逾期5日"),
    "a claim told of and not accepted": (
        lambda: routed(2).inform().later(25).act(
            ActKind.SUPERVISE, *INSPECTOR,
            values=SUPERVISION | {"ground": "DELAY", "concerns": {"seq": 3, "rule": None, "unit": unit(cast.TOWN)}},
        ),
        "告知的期限届满以后，至2026年4月22日仍没有受理。",
    ),
    "a claim accepted after the day": (
        lambda: supervised_for(routed(2).inform().later(20).accept()), "告知的期限届满以后，至2026年4月17日才受理。",
    ),
    "a claim taken elsewhere after the day": (
        lambda: supervised_for(routed(2).inform().later(20).handle(
            ActKind.DECIDE_ROUTE, {"route": "31-5", "text": "申请查处违法占地。"},
        )),
        "告知的期限届满以后没有受理，至2026年4月17日办理“决定办理途径”为止。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_the_file_itself_writes_what_it_records(story: str, thursday: time_machine.Traveller) -> None:
    come, words = STORIES[story]
    paper = begun("circular", replace(CIRCULAR, story=come), thursday)

    assert lacks(paper, cast.INSPECTOR) == ()
    assert words in words_of(read(paper.submit().confirm().file))


def test_the_organ_is_told_the_petitioner_reads_that_it_was_done_and_nothing_moves(
    thursday: time_machine.Traveller,
) -> None:
    paper = begun("circular", CIRCULAR, thursday)
    before = case_of(paper.petition)
    paper.submit().confirm()
    after = case_of(paper.petition)
    steps = citizen_reads(paper.petition.pk, on=paper.doing.day).steps

    assert list(Outbox.objects.filter(kind=CIRCULATED).values_list("recipient", flat=True)) == [unit(cast.TOWN)]
    assert (steps[-1].words, steps[-1].details) == ("通报有关机关、单位的办理情况，各项期限不变", ())
    assert (after.obligations, after.requests, after.sight) == (before.obligations, before.requests, before.sight)


def test_no_circular_is_written_on_an_accusation() -> None:
    hidden = Papering(with_discipline(), "circular", dict(CIRCULAR.words), {}, cast.BUREAU, cast.INSPECTOR)

    assert "circular" not in {one.paper.kind for one in papers.offered(hidden.view(cast.ACCUSATION_OFFICER))}
    assert not papers.fits(hidden.view(cast.ACCUSATION_OFFICER), TYPES["circular"])
