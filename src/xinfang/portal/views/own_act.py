"""What a petitioner does himself on one request: asking for review, contesting, challenging, withdrawing, and back."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind, Source
from xinfang.law.persons import PERSONAL
from xinfang.law.table.review import ASKING
from xinfang.petitions import citizen
from xinfang.petitions.commands import Command
from xinfang.petitions.door import perform
from xinfang.portal.forms import ChallengeForm, ContestForm, OwnActForm, ReviewForm, ServiceForm
from xinfang.portal.proven import proven, whose
from xinfang.portal.views.matter import to_look_up

STAFF: Final = "这一步只能由信访人本人办理。这台电脑上有工作人员登录，不能提交；请信访人在自己的手机或者电脑上办理。"
NOT_OPEN: Final = "这项诉求现在不能办理这一步，请返回查看办理情况。"


@dataclass(frozen=True, slots=True)
class OwnAct:
    """One act that a petitioner may do here, in the words of its page."""

    kind: ActKind
    title: str
    button: str
    done: str
    notes: tuple[str, ...]


OWN_ACTS: Final = {
    ActKind.REQUEST_REVIEW.value: OwnAct(
        ActKind.REQUEST_REVIEW,
        "请求复查",
        "提交复查请求",
        "复查请求已经提交。复查机关应当在30日内提出复查意见并书面答复您。",
        ("对处理意见不服的，可以请求原办理机关、单位的上一级机关、单位复查，不收取费用，也不影响您评价。",),
    ),
    ActKind.REQUEST_FINAL_REVIEW.value: OwnAct(
        ActKind.REQUEST_FINAL_REVIEW,
        "请求复核",
        "提交复核请求",
        "复核请求已经提交。复核机关应当在30日内提出复核意见，举行听证的时间不计算在内。",
        (
            "对复查意见不服的，可以请求复查机关、单位的上一级机关、单位复核，不收取费用。",
            "复核意见送达以后，仍以同一事实和理由提出的，不再受理（第三十六条第三款）。",
        ),
    ),
    ActKind.CHALLENGE_RECUSAL.value: OwnAct(
        ActKind.CHALLENGE_RECUSAL,
        "申请回避",
        "提交回避申请",
        "回避申请已经提交。作出的决定会显示在查询页上。",
        (
            "工作人员与信访事项或者信访人有直接利害关系的，应当回避（第二十八条第三款）。您不需要知道他的姓名。",
            "申请承办人员、信访部门办理人员回避的，由其所在单位负责人决定；申请负责人回避的，由上一级决定。",
            "申请以后，各项办理期限照常计算，不会因此延后。",
        ),
    ),
    ActKind.CONTEST_ROUTE.value: OwnAct(
        ActKind.CONTEST_ROUTE,
        "请求重新审查办理途径",
        "提交请求",
        "请求已经提交。承办单位应当重新审查并书面答复您，答复会显示在“办理经过”里。",
        (
            "承办单位认为这项诉求应当通过其他程序解决，或者已经履行职责、作出答复；您不同意的，可以请求其重新审查是否应当"
            "出具信访处理意见书（第三十一条第六项）。",
            "没有提出的期限，也不限一次。答复以前这项诉求不终结；您已经向其他程序提出的，不受影响。",
            "请同时留意告知书写明的其他程序的期限：该期限由有关法律规定，不因这次请求中止。",
        ),
    ),
    ActKind.WITHDRAW.value: OwnAct(
        ActKind.WITHDRAW,
        "撤回诉求",
        "撤回",
        "已经撤回。15日内可以随时撤销撤回，到期日见“您的权利”。",
        (
            "是否撤回由您自己决定。任何单位和个人都不得要求您撤回，也不得把撤回作为解决问题、给付款项或者提供救助的条件。",
            "撤回以后，承办单位不再办理这项诉求。15日内可以撤销撤回，办理期限照原样恢复；以后也可以就同一事项重新提出，不受限制。",
            "信访部门会就撤回与您联系，核实是不是您自己的意思。",
        ),
    ),
    ActKind.LEAVE_PERSON.value: OwnAct(
        ActKind.LEAVE_PERSON,
        "退出共同信访",
        "退出",
        "您已经退出。已经送达您的答复和复查的期限不变。想重新参加的，见页面上的说明。",
        (
            "是否退出由您自己决定。任何单位和个人都不得要求您退出，也不得把退出作为解决问题、给付款项或者提供救助的条件。",
            "退出只关系到您本人，其他信访人的诉求照常办理。退出以后，不再另行向您告知、送达；已经送达您的，您仍然可以请求复查。",
            "退出以后改变主意的，没有期限：带上本人签名的材料，请登记单位办理“加入共同信访人”；也可以就同一事项另行提出，不受限制。",
        ),
    ),
    ActKind.END_AGENT.value: OwnAct(
        ActKind.END_AGENT,
        "终止代理",
        "终止代理",
        "已经终止代理，以后直接向您告知、送达。",
        ("终止以后，您登记过的代理人不再代表您，也不再代收告知和答复。您自己的查询码和各项权利不变。",),
    ),
    ActKind.CHOOSE_SERVICE.value: OwnAct(
        ActKind.CHOOSE_SERVICE,
        "选择是否电子送达",
        "提交",
        "已经记下您的选择。您可以随时改变。",
        (
            "同意以后，给您的文书会放在查询页上，由您自己打开；您打开文书的那一天就是收到的日期，复查的期限从这一天起算。",
            "没有打开的，不算送达，承办单位仍应当面或者邮寄送达。系统不发短信，请您自己留意查询页。",
            "是否同意由您自己决定，不同意不影响办理。任何单位和个人都不得要求您同意。",
        ),
    ),
    ActKind.REVOKE_WITHDRAWAL.value: OwnAct(
        ActKind.REVOKE_WITHDRAWAL,
        "撤销撤回",
        "撤销撤回，恢复办理",
        "已经撤销撤回，恢复办理，各项期限照原样计算。",
        ("撤销以后，这项诉求恢复到撤回以前的办理情况，各项期限照原样计算。",),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def own_act(request: HttpRequest, kind: str, n: int) -> HttpResponse:
    """Ask for, and do, an act of the petitioner's own; never from a browser in which staff is signed in."""
    act = OWN_ACTS.get(kind)
    if act is None:
        raise Http404
    petition = proven(request, at=clock.now())
    if petition is None:
        return to_look_up()
    if request.user.is_authenticated:
        return _refused(request, STAFF, status=403)
    form = _form(request, petition, act.kind, n)
    if form.is_valid():
        try:
            perform(_command(petition, act, n, form, person=whose(request)), by=None, at=clock.now())
        except (NotFound, Refused) as refused:
            return _refused(request, str(refused))
        messages.success(request, act.done)
        return redirect("portal:matter")
    if not form.is_bound and n not in citizen.open_to(petition, act.kind):
        return _refused(request, NOT_OPEN)
    context = {"form": form, "act": act, "n": n}
    return render(request, "portal/own_act.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, petition: UUID, kind: ActKind, n: int) -> OwnActForm:
    data, initial = request.POST if request.method == "POST" else None, {"command_id": uuid4()}
    if kind is ActKind.CHALLENGE_RECUSAL:
        return ChallengeForm(data, initial=initial)
    if kind is ActKind.CONTEST_ROUTE:
        return ContestForm(data, initial=initial)
    if kind not in ASKING:
        form = (ServiceForm if kind is ActKind.CHOOSE_SERVICE else OwnActForm)(data, initial=initial)
        if ACTS[kind].field("text") is None:
            del form.fields["text"]
        return form
    return ReviewForm(data, initial=initial, bodies=citizen.bodies(petition, kind, n=n, on=clock.today()))


def _refused(request: HttpRequest, sentence: str, *, status: int = 409) -> HttpResponse:
    return render(request, "portal/refused.html", {"sentence": sentence}, status=status)


def _command(petition: UUID, act: OwnAct, n: int, form: OwnActForm, *, person: int | None) -> Command:
    given = form.cleaned_data
    return Command(
        id=given["command_id"],
        kind=act.kind,
        happened_on=clock.today(),
        petition=petition,
        values={name: given[name] for name in ("text", "reviewer", "whom", "ground", "choice") if name in given},
        requests=(n,),
        joined=person if act.kind in PERSONAL else None,
        source=Source.PORTAL,
    )
