"""What citizens fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms

from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.terms import Satisfaction
from xinfang.law.terms.contest import ContestGround
from xinfang.law.terms.persons import ServiceChoice
from xinfang.law.terms.recusal import Challenged, RecusalGround
from xinfang.web.forms import CommandIdField, PageForm

LONGEST_REMARK = 1_000


class LookUpForm(PageForm):
    """Number and query code (查询码) of one matter, as printed on the slip."""

    number = forms.CharField(
        label="信访事项编号",
        max_length=40,
        help_text="写在登记回执的上方。",
        error_messages={"required": "请填写信访事项编号。", "max_length": "编号过长，请按登记回执核对。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
    code = forms.CharField(
        label="查询码",
        max_length=40,
        help_text="共十六位，字母不分大小写，空格和横线可以不填。",
        error_messages={"required": "请填写查询码。", "max_length": "查询码过长，请按登记回执核对。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


def _rating(name: str) -> forms.ChoiceField:
    told = ACTS[ActKind.RATE].field(name)
    return forms.ChoiceField(
        label=told.label if told else name,
        choices=[(one.value, one.label) for one in Satisfaction],
        widget=forms.RadioSelect,
    )


class OwnActForm(PageForm):
    """What a petitioner says when he does an act on one request of his own; he need not give reasons."""

    command_id = CommandIdField()
    text = forms.CharField(
        label="说明",
        required=False,
        max_length=LONGEST_REMARK,
        help_text=f"可以不填，最多{LONGEST_REMARK}字。",
        error_messages={"max_length": f"说明不能超过{LONGEST_REMARK}字，请压缩。"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReviewForm(OwnActForm):
    """A request for review: the body, chosen where there is a choice, and the reasons, which need not be given."""

    reviewer = forms.TypedChoiceField(label="向哪个机关、单位请求", coerce=int, widget=forms.RadioSelect)
    field_order = ("command_id", "reviewer", "text")

    def __init__(self, *args: Any, bodies: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        """Offer the `bodies`, the only one being chosen already."""
        super().__init__(*args, **kwargs)
        asked = self.fields["reviewer"]
        asked.choices = list(bodies)  # type: ignore[attr-defined]  # a ChoiceField
        if len(bodies) == 1:
            asked.initial = bodies[0][0]
        self.fields["text"].label = "不服的理由"


class ChallengeForm(OwnActForm):
    """A challenge: who should step back, by his part in the matter, and why."""

    whom = forms.ChoiceField(
        label="申请谁回避", choices=[(one.value, one.label) for one in Challenged], widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(
        label="理由类别", choices=[(one.value, one.label) for one in RecusalGround], widget=forms.RadioSelect
    )
    field_order = ("command_id", "whom", "ground", "text")


class ContestForm(OwnActForm):
    """A contest of the route on which a request was put: why, by a list whose last word bars no other reason."""

    ground = forms.ChoiceField(
        label="理由类别", choices=[(one.value, one.label) for one in ContestGround], widget=forms.RadioSelect
    )
    field_order = ("command_id", "ground", "text")


class ServiceForm(OwnActForm):
    """Whether papers may be served electronically; one choice is not easier than the other."""

    choice = forms.ChoiceField(
        label="您的意思", choices=[(one.value, one.label) for one in ServiceChoice], widget=forms.RadioSelect
    )


class RateForm(PageForm):
    """The rating (满意度评价) of one request: the office and the organ, each by itself."""

    command_id = CommandIdField()
    office = _rating("office")
    organ = _rating("organ")
    text = forms.CharField(
        label="意见",
        required=False,
        max_length=LONGEST_REMARK,
        help_text=f"可以不填，最多{LONGEST_REMARK}字。",
        error_messages={"max_length": f"意见不能超过{LONGEST_REMARK}字，请压缩。"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
