"""Addresses of lists that the reader keeps (常用查询): listed, added, renamed and removed by himself."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from xinfang.desk.inbox_form import InboxForm
from xinfang.desk.search_form import SearchForm
from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.orgs.models import Person
from xinfang.petitions.allotted import Allotted
from xinfang.petitions.lists import Bucket, inbox_of
from xinfang.petitions.models import SavedPage, SavedView
from xinfang.petitions.saved import LONGEST, known_part, remove_view, rename_view, save_view, saved_of
from xinfang.web.forms import PageForm

UNKNOWN = "这个地址不能保存，请回到列表重新选择条件。"
PAGES = {SavedPage.INBOX: "desk:inbox", SavedPage.SEARCH: "desk:search"}


class NameForm(PageForm):
    """The name under which an address is kept."""

    name = forms.CharField(label="名称", max_length=LONGEST, help_text="不要写信访人的姓名、电话或者编号。")


def saved_here(request: HttpRequest, page: SavedPage) -> dict[str, Any]:
    """Give what the page of a list shows of the kept addresses, and what of its own could be kept."""
    kept = known_part(page, request.GET.dict())
    return {
        "saved": [(one.name, address(one)) for one in saved_of(me(request), page)],
        "saving": {"page": page.value, "query": urlencode(kept)} if kept else None,
        "name_form": NameForm(),
    }


def address(one: SavedView) -> str:
    """Give the kept address."""
    return f"{reverse(PAGES[SavedPage(one.page)])}?{one.query}"


@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request: HttpRequest) -> HttpResponse:
    """Show what the reader keeps, or keep one address more."""
    person = me(request)
    if request.method != "POST":
        return _shown(request, person)
    form, page, told = NameForm(request.POST), *_told(request)
    if not form.is_valid():
        return _shown(request, person, form=form, status=422)
    try:
        one = save_view(person, page, name=form.cleaned_data["name"], told=told, at=clock.now())
    except Refused as refusal:
        form.add_error("name", str(refusal))
        return _shown(request, person, form=form, status=409)
    messages.success(request, f"已保存常用查询“{one.name}”。")
    return redirect(address(one))


@require_POST
def change_saved(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename or remove a kept address of the reader's own."""
    person = me(request)
    if request.POST.get("do") == "remove":
        remove_view(person, pk)
        messages.success(request, "已删除常用查询。")
    else:
        rename_view(person, pk, name=request.POST.get("name", ""))
        messages.success(request, "已改名。")
    return redirect("desk:saved")


def _shown(request: HttpRequest, person: Person, *, form: NameForm | None = None, status: int = 200) -> HttpResponse:
    rows = [(one, address(one)) for one in saved_of(person)]
    context = {"rows": rows, "form": form, "page": request.POST.get("page"), "query": request.POST.get("query")}
    return render(request, "desk/saved.html", context, status=status)


def _told(request: HttpRequest) -> tuple[SavedPage, dict[str, str]]:
    """Give the page and the parameters that were sent; refuse any that the page itself would refuse."""
    try:
        page, told = SavedPage(request.POST.get("page", "")), QueryDict(request.POST.get("query", "")).dict()
        if page is SavedPage.INBOX:
            Bucket(told.get("list", Bucket.DUE)), Allotted(told.get("by", Allotted.ALL))
    except ValueError as odd:
        raise Refused(UNKNOWN) from odd
    kept = {name: str(value) for name, value in told.items()}
    if not _form(page, kept, person=me(request)).is_valid():
        raise Refused(UNKNOWN)
    return page, kept


def _form(page: SavedPage, kept: dict[str, str], *, person: Person) -> PageForm:
    on = clock.today()
    if page is SavedPage.SEARCH:
        return SearchForm(kept, on=on)
    return InboxForm(kept, sections=inbox_of(person, on=on).allotment.known_sections)
