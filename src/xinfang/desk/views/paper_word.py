"""A draft as a Word file, and what was changed there read back as a new version."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from xinfang.desk.attachments import Attached
from xinfang.desk.paper_form import as_sent, paper_form
from xinfang.desk.paper_rows import part_labels
from xinfang.desk.paper_writing import Desk, Typed
from xinfang.desk.signed_in import me
from xinfang.desk.views.paper import back_to, desk_at, kept_form, shown
from xinfang.documents import drafts
from xinfang.documents.models import Version
from xinfang.documents.word.reading import LARGEST, read_back
from xinfang.documents.word.writing import WordDraft, written
from xinfang.files.content import plain_name
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, Refused
from xinfang.orgs.models import Unit
from xinfang.petitions import papers
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.papers import Work

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SEALED: Final = "检举控告类事项的公文只在本系统内起草，不下载Word稿。"
NONE: Final = "请选择改好的Word稿。"
MOVED_ON: Final = (
    "这份Word稿是按第{old}版做的，公文已经改到第{new}版。请下载最新的一版，把改动并进去再读回；上传的文件没有读入。"
)


@require_safe
def paper_word(request: HttpRequest, number: str, draft: UUID) -> HttpResponse:
    """Hand over the newest version as a Word file: the words of its parts, and nobody's name."""
    view = open_case(number, person=me(request), at=clock.now())
    work = papers.work_of(view, draft)
    _at_desk(view, work)
    version = work.standing.version
    said = WordDraft(
        draft,
        version.n,
        work.paper.title,
        Unit.objects.values_list("name", flat=True).get(pk=work.draft.unit_id),
        number,
        dict(part_labels(view, work.paper)),
        version.words,
    )
    answer = HttpResponse(written(said, on=view.on), content_type=WORD)
    name = plain_name(f"{work.paper.title} {number} 第{version.n}版.docx")
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def paper_word_back(request: HttpRequest, number: str, draft: UUID) -> HttpResponse:
    """Keep what the Word file says as a new version; a file that cannot be read changes nothing."""
    view = open_case(number, person=me(request), at=clock.now())
    work = papers.work_of(view, draft)
    desk = _at_desk(view, work)
    try:
        typed = _read(request, view, work, desk)
        kept = _saved(view, work, typed)
    except Refused as refused:
        status = 409 if isinstance(refused, Conflict) else 422
        return shown(
            request, view, work.paper, work=work, written=kept_form(view, work), word_fault=str(refused), status=status
        )
    if kept is None:
        return shown(request, view, work.paper, work=work, written=typed, status=422)
    same = kept.n == work.standing.version.n
    told = "Word稿没有改动，仍是原来的一版。" if same else f"已读回Word稿，保存为第{kept.n}版；改动见“版本”。"
    messages.success(request, told)
    return back_to(view, work)


def _saved(view: CaseView, work: Work, typed: Typed) -> Version | None:
    """Keep what was read as a new version; None where the form is at fault."""
    if not typed.form.is_valid():
        return None
    said, seen = typed.form.said, typed.form.cleaned_data["seen"]
    return drafts.save(work.draft, seen=seen, said=said, by=view.person, at=clock.now())


def _at_desk(view: CaseView, work: Work) -> Desk:
    """Give where the draft is written; what an accusation says stays within the system."""
    if view.case.concealed:
        raise Refused(SEALED)
    return desk_at(view, work)


def _read(request: HttpRequest, view: CaseView, work: Work, desk: Desk) -> Typed:
    upload = request.FILES.get("word")
    if not isinstance(upload, UploadedFile):
        raise Refused(NONE, field="word")
    labels, now = dict(part_labels(view, work.paper)), work.standing.version
    data = upload.read(LARGEST + 1)
    back = read_back(data, name=plain_name(upload.name or ""), draft=work.draft.pk, labels=labels)
    if back.version != now.n:
        raise Conflict(MOVED_ON.format(old=back.version, new=now.n))
    sent = as_sent(now, words=back.words)
    return Typed(paper_form(view, work.paper, desk.seat, data=sent, version=now), Attached())
