"""What waits for approval, and the number books (发文字号簿) of one's organs."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinfang.desk.signed_in import me
from xinfang.documents.books import mark_of, set_mark, written
from xinfang.documents.models import Book
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import whole_number
from xinfang.orgs.models import Person
from xinfang.petitions import paper_books
from xinfang.petitions.paper_sealed import keeps_sealed, sealed_papers
from xinfang.web.forms import PageForm
from xinfang.web.paging import keyset_page

NOT_YOURS: Final = "只有本单位的负责人可以设定机关代字。"


class MarkForm(PageForm):
    """How the numbers of an organ begin."""

    words = forms.RegexField(
        r"^[\u4e00-\u9fff]{1,10}$",
        label="机关代字",
        help_text="例如“涉交”，1至10个汉字；只用于以后编发的字号",
        error_messages={"invalid": "机关代字应当是1至10个汉字。"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest) -> HttpResponse:
    """Show what waits and one of the books, or set how the numbers of its organ begin."""
    person, on = me(request), clock.today()
    books = list(paper_books.books_of(person, on=on))
    wanted = whole_number(request.GET.get("book", "")) or whole_number(request.POST.get("book", ""))
    book = next((one for one in books if one.pk == wanted), books[0] if books else None)
    officer = bool(keeps_sealed(person, on=on))
    if officer and request.method != "POST" and request.GET.get("sealed") == "1":
        return _sealed(request, person, books)
    form = _mark_form(request, person, book)
    if request.method == "POST":
        if form is None or book is None:
            raise Refused(NOT_YOURS)
        if form.is_valid():
            set_mark(book.unit_id, form.cleaned_data["words"])
            messages.success(request, f"已设定机关代字，以后编发的字号写作“{_sample(book)}”。")
            return redirect(f"{reverse('desk:papers')}?book={book.pk}")
    context = {
        "waiting": paper_books.to_approve(person, on=on),
        "books": books,
        "book": book,
        "officer": officer,
        "form": form,
        **(_rows(request, book, person) if book is not None else {}),
    }
    return render(request, "desk/papers.html", context, status=422 if form is not None and form.errors else 200)


def _sealed(request: HttpRequest, person: Person, books: list[Book]) -> HttpResponse:
    """Show the papers on accusations that the officer may see, without a count and without a next number."""
    on, cursor = clock.today(), request.GET.get("cursor", "")
    page = keyset_page(sealed_papers(person, on=on), by=("at", "pk"), cursor=cursor, descending=True)
    context = {
        "waiting": paper_books.to_approve(person, on=on),
        "books": books,
        "officer": True,
        "sealed": True,
        "page": page,
        "lines": paper_books.entries(page.rows, person=person),
    }
    return render(request, "desk/papers.html", context)


def _rows(request: HttpRequest, book: Book, person: Person) -> dict[str, Any]:
    page = keyset_page(paper_books.papers_in(book), by=("n",), cursor=request.GET.get("cursor", ""), descending=True)
    return {"page": page, "lines": paper_books.entries(page.rows, person=person), "sample": _sample(book)}


def _mark_form(request: HttpRequest, person: Person, book: Book | None) -> MarkForm | None:
    if book is None or not paper_books.may_choose_mark(person, book.unit_id, on=clock.today()):
        return None
    return MarkForm(request.POST if request.method == "POST" else None, initial={"words": mark_of(book.unit_id)})


def _sample(book: Book) -> str:
    return written(mark_of(book.unit_id), book.mark, year=book.year, n=book.last + 1)
