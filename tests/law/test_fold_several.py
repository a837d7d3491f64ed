"""Acts that stand on two files, as one file sees them: links, and handling together."""

from law import words as w
from law import words_several as v
from law.cast import BUREAU, DEPARTMENT, DISCIPLINE, TOWN
from law.reading import day, duty, states, window
from law.words import case, refusal, then
from xinfang.law.acts import ActKind
from xinfang.law.case import Tie
from xinfang.law.roles import CapacityKind

MONDAY = "2026-03-02"


def test_a_link_is_on_file_until_it_is_undone() -> None:
    linked = case(w.register(on=MONDAY), v.link(on=MONDAY, at=BUREAU))
    assert linked.requests[0].several.links == {Tie(v.ANOTHER, 1)}
    assert then(linked, v.unlink(on=MONDAY, at=BUREAU)).requests[0].several.links == frozenset()


def test_a_link_changes_neither_state_nor_duty_nor_sight() -> None:
    before = case(w.register(on=MONDAY), w.transfer(to=TOWN, on=MONDAY))
    after = then(before, v.link(on=MONDAY, at=TOWN))
    assert (after.obligations, after.remedies, after.sight) == (before.obligations, before.remedies, before.sight)
    assert states(after) == ["ROUTED"]


def test_a_petition_is_not_linked_with_itself_nor_with_an_accusation_nor_twice() -> None:
    before = case(w.register(on=MONDAY))
    itself = v.link(on=MONDAY, at=BUREAU, to=v.other(str(before.petition)))
    assert refusal(before, itself).why == "请选择另一件信访事项，不能选择本件。"
    accusation = v.link(on=MONDAY, at=BUREAU, to=v.other(classes=["ACCUSATION"]))
    assert refusal(before, accusation).why == "检举控告事项不与其他信访事项关联、合并（第三十条第三款）。"
    linked = then(before, v.link(on=MONDAY, at=BUREAU))
    assert refusal(linked, v.link(on=MONDAY, at=BUREAU)).why == "这些诉求已经关联。"


def test_what_is_not_linked_with_that_petition_is_not_unlinked_from_it() -> None:
    linked = case(w.register(on=MONDAY), v.link(on=MONDAY, at=BUREAU))
    assert refusal(linked, v.unlink(on=MONDAY, at=BUREAU, to=v.other(v.THIRD))).why == "这些诉求没有关联。"


def test_an_accusation_has_no_link_and_is_not_joined() -> None:
    accusation = case(w.register(w.ACCUSATION, on=MONDAY), w.transfer(to=DISCIPLINE, on=MONDAY, ground="22-2"))
    for word in (v.link(on=MONDAY, at=DISCIPLINE), v.join(on=MONDAY, at=DISCIPLINE)):
        assert "检举控告事项由检举控告专办员办理" in refusal(accusation, word).why
    officer = v.link(on=MONDAY, at=DISCIPLINE, by=CapacityKind.ACCUSATION_OFFICER)
    assert "不能办理“关联相同诉求”" in refusal(accusation, officer).why


def test_joining_leaves_every_clock_and_every_duty_of_the_joined_petition_as_it_was() -> None:
    before = case(w.register(on=MONDAY), w.transfer(to=TOWN, on=MONDAY), w.accept(on="2026-03-05"))
    joined = then(before, v.join(on="2026-03-09", at=TOWN, to=v.other(holders=[TOWN.id])))
    assert (joined.obligations, joined.remedies) == (before.obligations, before.remedies)
    assert joined.requests[0].several.follows == Tie(v.ANOTHER, 1)
    assert duty(joined, "R22-23-fwd").is_open
    apart = then(joined, v.unjoin(on="2026-03-10", at=TOWN))
    assert (apart.obligations, apart.requests[0].several.follows) == (before.obligations, None)


def test_the_joined_petitioner_is_answered_and_served_himself_and_his_review_runs_from_that_day() -> None:
    joined = case(
        w.register(on=MONDAY),
        w.transfer(to=TOWN, on=MONDAY),
        w.inform(on=MONDAY),
        w.accept(on=MONDAY),
        v.join(on=MONDAY, at=TOWN, to=v.other(holders=[TOWN.id])),
        w.hear(on="2026-03-05"),
        w.issue_opinion(on="2026-03-20"),
        w.serve(on="2026-03-23"),
    )
    assert states(joined) == ["SERVED"]
    assert window(joined, "R22-35-ask").started_on == day("2026-03-23")


def test_only_one_request_of_one_class_with_one_organ_is_joined_to_one() -> None:
    before = case(w.register(w.CLAIM, w.CLAIM, on=MONDAY), w.transfer(to=TOWN, on=MONDAY))
    here = v.other(holders=[TOWN.id])
    assert "一项诉求对一项诉求" in refusal(before, v.join(on=MONDAY, at=TOWN, to=here)).why
    several = v.join(on=MONDAY, at=TOWN, to=here | {"requests": [1, 2]}, requests=(1,))
    assert "一项诉求对一项诉求" in refusal(before, several).why
    suggestion = v.join(on=MONDAY, at=TOWN, to=here | {"classes": ["SUGGESTION"]}, requests=(1,))
    assert refusal(before, suggestion).why == "两项诉求的类别不同，不能合并办理。"
    elsewhere = v.join(on=MONDAY, at=TOWN, to=v.other(holders=[DEPARTMENT.id]), requests=(1,))
    assert "两项诉求不在同一单位" in refusal(before, elsewhere).why


def test_what_leads_does_not_follow_and_what_follows_neither_leads_nor_follows_another() -> None:
    registered = case(w.register(on=MONDAY))
    lead = then(registered, v.join(on=MONDAY, at=BUREAU, side="LEAD", by=CapacityKind.CASE_OFFICER))
    officer = {"on": MONDAY, "at": BUREAU, "by": CapacityKind.CASE_OFFICER}
    assert lead.requests[0].several.leads == {Tie(v.ANOTHER, 1)}
    third = v.other(v.THIRD)
    assert "本件应当作主件" in refusal(lead, v.join(**officer, to=third)).why
    assert len(then(lead, v.join(**officer, to=third, side="LEAD")).requests[0].several.leads) == 2
    member = then(registered, v.join(**officer))
    for side in ("MEMBER", "LEAD"):
        assert refusal(member, v.join(**officer, to=third, side=side)).why == "该诉求已经并入其他信访事项。"
    assert refusal(member, v.unjoin(**officer, to=third)).why == "两件没有合并办理。"
    assert then(lead, v.unjoin(**officer)).requests[0].several.leads == frozenset()


def test_neither_half_of_a_link_or_a_joining_can_be_annulled_alone() -> None:
    officer = {"on": MONDAY, "at": BUREAU, "by": CapacityKind.CASE_OFFICER}
    tied = case(w.register(on=MONDAY), v.link(**officer), v.join(**officer))
    for act in tied.acts[1:]:
        assert act.kind in (ActKind.LINK, ActKind.JOIN_TO)
        assert "记录不能撤销" in refusal(tied, w.annul(act.seq, on=MONDAY)).why
