"""Drafts on accusations: no attachments from their file, no Word file, no print together with others."""

from collections.abc import Callable

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents.organ_papers import SEALED
from documents.test_organ_papers import begun
from papering import Papering
from xinfang.documents.models import Version
from xinfang.files.models import StoredFile

AsPerson = Callable[[str], Client]


@pytest.fixture
def paper(county: None, thursday: time_machine.Traveller) -> Papering:
    return begun("personnel_letter", SEALED["personnel_letter"], thursday)


def url_of(paper: Papering) -> str:
    return reverse("desk:paper", args=[paper.doing.done.case.number, paper.id])


def test_nothing_of_its_file_can_be_attached(paper: Papering, as_person: AsPerson) -> None:
    officer = as_person(paper.by)
    page = officer.get(url_of(paper))
    form, before = page.context["form"], StoredFile.objects.count()
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    sent = typed | {"do": "save", "files": [SimpleUploadedFile("材料.pdf", b"%PDF-1.4\n%%EOF\n")]}
    officer.post(url_of(paper), sent)

    assert {"attached", "files"} & form.fields.keys() == set()
    assert (StoredFile.objects.count(), [version.files for version in Version.objects.all()]) == (before, [[]])


def test_it_does_not_leave_the_system_as_a_word_file(paper: Papering, as_person: AsPerson) -> None:
    officer = as_person(paper.by)
    refused = [officer.get(f"{url_of(paper)}word/"), officer.post(f"{url_of(paper)}word/back/", {})]

    assert [one.status_code for one in refused] == [409, 409]
    assert "Word稿" not in officer.get(url_of(paper)).content.decode()


def test_it_is_not_printed_together_with_others(paper: Papering, as_person: AsPerson) -> None:
    paper.issue()

    assert as_person(paper.by).get(reverse("desk:paper_prints")).context["lines"] == []
