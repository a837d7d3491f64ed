"""What citizens fill in."""

from typing import Any

from django import forms

from xinfang.web.forms import PageForm


class LookUpForm(PageForm):
    """Number and query code (查询码) of one matter, as printed on the slip."""

    number = forms.CharField(
        label="信访事项编号",
        max_length=40,
        help_text="写在登记回执的上方。",
        error_messages={"required": "请填写信访事项编号。", "max_length": "编号过长，请按登记回执核对。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label="查询码",
        max_length=40,
        help_text="写在登记回执的下方，字母不分大小写，空格和横线可以不填。",
        error_messages={"required": "请填写查询码。", "max_length": "查询码过长，请按登记回执核对。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def clean(self) -> dict[str, Any]:
        """Drop what people add in copying: spaces, dashes, small letters."""
        given = super().clean() or {}
        if "code" in given:
            given["code"] = "".join(given["code"].split()).replace("-", "").upper()
        return given
