"""What is filled in about envelopes: how and when they went, and that one came back."""

from datetime import date
from typing import Any

from django import forms

from xinfang.documents.models import Carrier
from xinfang.documents.models.sent import BY_POST
from xinfang.web.forms import CommandIdField, DayField, PageForm


class PostForm(PageForm):
    """How what was chosen goes, and on which day."""

    command_id = CommandIdField()
    carrier = forms.ChoiceField(label="交寄方式", choices=Carrier.choices, widget=forms.RadioSelect)
    posted_on = DayField(label="交寄日期")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Begin with a registered letter of today."""
        super().__init__(*args, **kwargs)
        self.fields["carrier"].initial, self.fields["posted_on"].initial = Carrier.REGISTERED, today


class BackForm(PageForm):
    """When an envelope came back, and why as the post office noted it."""

    returned_on = DayField(label="退回日期", help_text="收到退件的那一天")
    ground = forms.ChoiceField(
        label="退回原因",
        choices=[(one.value, one.label) for one in BY_POST],
        help_text="按邮件上的改退批条填写；没有写明的，选“邮件退回”",
        widget=forms.RadioSelect(attrs={"class": "check check-long"}),
    )


class DayChoice(PageForm):
    """The day whose envelopes are shown."""

    day = DayField(label="交寄日期", required=False)
