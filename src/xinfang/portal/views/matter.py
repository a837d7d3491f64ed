"""One matter as its petitioner reads it."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinfang.files.store import name_of
from xinfang.kernel import clock
from xinfang.petitions import citizen
from xinfang.petitions.citizen_files import FileRead, files_read
from xinfang.petitions.messages import waiting_for
from xinfang.petitions.openings import put_out
from xinfang.portal.proven import proven, whose
from xinfang.web.files import handed_over, size_words


@require_safe
def matter(request: HttpRequest) -> HttpResponse:
    """Show the matter that the browser has proved; without one, ask for number and code again."""
    petition = proven(request, at=clock.now())
    if petition is None:
        return to_look_up()
    today, me = clock.today(), whose(request)
    papers = put_out(petition, person=me, at=clock.now())
    context = {
        "matter": citizen.read(petition, on=today, person=me),
        "files": [_line(one) for one in files_read(petition, person=me)],
        "put_out": papers,
        "waits": waiting_for(petition, person=me, put_out=papers),
        "on": today,
        "staff": request.user.is_authenticated,
    }
    return render(request, "portal/matter.html", context)


@require_safe
def matter_file(request: HttpRequest, file: UUID) -> HttpResponse | FileResponse:
    """Hand over one of the files that the petitioner may open."""
    petition = proven(request, at=clock.now())
    if petition is None:
        return to_look_up()
    found = {one.file.pk: one.file for one in files_read(petition, person=whose(request))}
    return handed_over(found.get(file))


def _line(one: FileRead) -> dict[str, Any]:
    url = reverse("portal:matter_file", args=[one.file.pk])
    size, is_picture = size_words(one.file.size), one.file.media_type.startswith("image/")
    return {
        "name": name_of(one.file),
        "size": size,
        "url": url,
        "is_picture": is_picture,
        "what": one.what,
        "on": one.on,
    }


def to_look_up() -> HttpResponse:
    """Send the browser to prove the matter again, with a word why."""
    return HttpResponseRedirect(f"{reverse('portal:look_up')}?expired")
