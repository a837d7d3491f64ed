"""Messages in the system (消息): what came to the reader's units, and what he has read of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.typed import whole_number
from xinfang.petitions.messages import mark_read, message_lines, messages_of, unread_of
from xinfang.web.paging import keyset_page

SIZE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest) -> HttpResponse:
    """Show the messages, newest first, or only those unread; by POST, note that those named were read."""
    person = me(request)
    if request.method == "POST":
        told = (whole_number(pk) for pk in request.POST.getlist("read"))
        mark_read((pk for pk in told if pk is not None), person=person, at=clock.now())
        return redirect(request.get_full_path())
    unread = request.GET.get("only") == "unread"
    rows = unread_of(person) if unread else messages_of(person)
    page = keyset_page(
        rows.select_related("petition", "unit", "outbox"),
        by=("pk",),
        cursor=request.GET.get("cursor", ""),
        descending=True,
        size=SIZE,
    )
    lines = message_lines(page.rows, person=person)
    context = {"page": page, "lines": lines, "only_unread": unread, "new": [line for line in lines if not line.read]}
    return render(request, "desk/messages.html", context)
