"""Files that come with a form (附件): each refused one named, the good ones kept for the next try."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from xinfang.desk.file_rows import FileLine, line_of
from xinfang.files.content import plain_name
from xinfang.files.models import StoredFile
from xinfang.files.uploads import own, take_in
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.attached import MOST_FILES
from xinfang.orgs.models import Person

ACCEPTED: Final = "application/pdf,image/jpeg,image/png"
HINT: Final = "PDF、JPG或者PNG文件，可以选择多份，每份最大20 MB，最多{most}份。手机可以直接拍照。"
ONE_TOO_MANY: Final = f"文件“{{name}}”没有收下：一次最多附 {MOST_FILES} 份附件。"
CLEARED: Final = "先前上传的附件有{count}份已经清除，请重新选择。"


class FilesInput(forms.FileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True


def files_field(more: str = "", *, most: int = MOST_FILES) -> forms.FileField:
    """Give the field, with a word `more` beside the usual one; what is chosen is read by `take_in_all`."""
    widget = FilesInput(attrs={"accept": ACCEPTED, "multiple": True, "data-files": True})
    return forms.FileField(label="附件", required=False, help_text=f"{HINT.format(most=most)}{more}", widget=widget)


@dataclass(frozen=True, slots=True)
class Attached:
    """The files that a form has brought so far, and a sentence for each that was refused."""

    files: Sequence[StoredFile] = ()
    faults: Sequence[str] = ()

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Give what the door is asked to let come with the act."""
        return tuple(file.pk for file in self.files)

    @property
    def lines(self) -> list[FileLine]:
        """Give the files as the form lists them."""
        return [line_of(file, url="") for file in self.files]


def form_id(data: Mapping[str, object]) -> UUID | None:
    """Give the id under which a form was sent; None for a form that is not whole, with which nothing is taken in."""
    return _uuid(str(data.get("command_id", "")))


def take_in_all(request: HttpRequest, *, form: UUID | None, by: Person) -> Attached:
    """Store the files sent with a form, besides those that it brought before and that were not taken off."""
    if form is None:
        return Attached()
    told = [pk for pk in map(_uuid, request.POST.getlist("file_ids")) if pk is not None]
    kept = {file.pk: file for file in own(told, by=by)}
    missing = len(set(told)) - len(kept)
    faults = [CLEARED.format(count=missing)] if missing else []
    for upload in _sent(request):
        try:
            file = _taken_in(upload, form=form, by=by, full=len(kept) >= MOST_FILES)
        except Refused as refusal:
            faults.append(str(refusal))
        else:
            kept[file.pk] = file
    return Attached(tuple(kept.values()), tuple(faults))


def _sent(request: HttpRequest) -> Iterator["UploadedFile[Any]"]:
    return (upload for upload in request.FILES.getlist("files") if isinstance(upload, UploadedFile))


def _taken_in(upload: "UploadedFile[Any]", *, form: UUID, by: Person, full: bool) -> StoredFile:
    if full:
        raise Refused(ONE_TOO_MANY.format(name=plain_name(upload.name or "")))
    return take_in(upload, name=upload.name or "", form=form, by=by, at=clock.now())


def _uuid(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None
