"""The form by which somebody asks to see who the petitioners are."""

from django import forms

from xinfang.ledger.access import LONGEST_REASON
from xinfang.web.forms import PageForm


class UnmaskForm(PageForm):
    """Why the identity must be seen."""

    reason = forms.CharField(
        label="查看身份信息的理由",
        max_length=LONGEST_REASON,
        help_text="写明用于哪一项办理工作。谁在何时为何查看，都会记录在案。",
        error_messages={"required": "请写明查看身份信息的理由。"},
    )
