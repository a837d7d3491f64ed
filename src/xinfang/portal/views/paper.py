"""Where anybody checks a paper: number, day and organ by its code, and whether a file is the paper; no content."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.files.content import whole
from xinfang.kernel.errors import NotFound, Refused
from xinfang.petitions.paper_books import compared, known, published
from xinfang.web.forms import PageForm


class CodeForm(PageForm):
    """The code printed beside the picture on the paper."""

    code = forms.CharField(
        label="核对码",
        max_length=40,
        help_text="印在公文末页的二维码旁边，共十六位，字母不分大小写，空格和横线可以不填。",
        error_messages={"required": "请填写核对码。", "max_length": "核对码过长，请按公文核对。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


class FileForm(PageForm):
    """A file that is said to be the paper."""

    file = forms.FileField(
        label="电子文件",
        help_text="选择您收到的PDF文件，最大20 MB。文件只用来比对，不保存。",
        error_messages={"required": "请选择要比对的文件。", "empty": "这个文件是空的，请重新选择。"},
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def check_paper(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a paper."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            found = published(form.cleaned_data["code"])
        except NotFound as unknown:
            form.add_error("code", str(unknown))
        else:
            return redirect("portal:paper", code=found.code)
    return render(request, "portal/check_paper.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """Show what may be known of the paper with that code, and compare a file with it."""
    found = published(code)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context = {"paper": known(found), "form": form}
    if form.is_valid():
        try:
            same, sentence = compared(found, whole(form.cleaned_data["file"], name="您选择的文件"))
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            context |= {"sentence": sentence, "tone": "done" if same else "late"}
    return render(request, "portal/paper.html", context, status=422 if form.errors else 200)
