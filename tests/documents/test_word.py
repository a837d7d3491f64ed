"""A draft goes to Word and comes back whole; what is broken, foreign or more than text is refused in a sentence."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from xinfang.documents.word.reading import LARGEST, read_back
from xinfang.documents.word.writing import WordDraft, written
from xinfang.kernel.errors import Refused

DRAFT, ON = UUID("0d5bd0f8-26c5-4bd0-9cd4-3d1f1d3b9a01"), date(2026, 3, 5)
LABELS = {"facts": "事实和理由", "decision_1": "处理意见", "legal_basis": "法律法规依据"}
WORDS = {"facts": "经查，情况属实。\n已经勘查。", "decision_1": "2026年5月1日前修复。", "legal_basis": ""}


def made(words: dict[str, str] | None = None, *, draft: UUID = DRAFT, version: int = 3) -> bytes:
    said = WordDraft(draft, version, "处理意见书", "涉县井店镇人民政府", "130426XF-2026-000001", LABELS, words or WORDS)
    return written(said, on=ON)


def edited(change: Callable[[Word], None], data: bytes | None = None) -> bytes:
    """Give the file as it is after somebody edited it in Word."""
    word = Document(io.BytesIO(data or made()))
    change(word)
    kept = io.BytesIO()
    word.save(kept)
    return kept.getvalue()


def box(word: Word, key: str) -> Any:
    """Give the box of a part."""
    tag = f"{qn('w:sdtPr')}/{qn('w:tag')}"
    return next(one for one in word.element.body.iter(qn("w:sdt")) if one.find(tag).get(qn("w:val")) == key)


def put(words: str, key: str = "facts") -> Callable[[Word], None]:
    """Put raw markup at the end of a box."""
    return lambda word: box(word, key).find(qn("w:sdtContent")).append(parse_xml(words))


def marked(markup: str) -> str:
    return f"<w:p {nsdecls('w')}>{markup}</w:p>"


def read(data: bytes) -> dict[str, str]:
    return dict(read_back(data, name="稿.docx", draft=DRAFT, labels=LABELS).words)


def test_what_was_not_touched_comes_back_as_it_was() -> None:
    back = read_back(made(), name="稿.docx", draft=DRAFT, labels=LABELS)

    assert (back.version, dict(back.words)) == (3, WORDS)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=60))
def test_whatever_signs_are_written_come_back(words: str) -> None:
    told = words.strip()

    assert read(made(WORDS | {"facts": told}))["facts"] == told


def test_the_file_names_what_it_is_and_can_be_read_without_the_system() -> None:
    word = Document(io.BytesIO(made()))
    said = [paragraph.text for paragraph in word.paragraphs]

    assert said[:2] == ["处理意见书", "涉县井店镇人民政府　信访编号130426XF-2026-000001"]
    assert [text for text in said if text in LABELS.values()] == list(LABELS.values())
    assert not [text for text in said if "{" in text]


def test_new_paragraphs_and_breaks_are_lines_and_an_emptied_box_is_empty() -> None:
    more = edited(put(marked("<w:r><w:t>第三段</w:t><w:br/><w:t>换行</w:t></w:r>")))

    def empty(word: Word) -> None:
        box(word, "decision_1").find(qn("w:sdtPr")).append(parse_xml(f"<w:showingPlcHdr {nsdecls('w')}/>"))

    assert read(more)["facts"] == WORDS["facts"] + "\n第三段\n换行"
    assert read(edited(empty))["decision_1"] == ""


def test_tracked_changes_count_as_accepted() -> None:
    tracked = edited(
        put(
            marked(
                '<w:ins w:id="1" w:author="a"><w:r><w:t>新增</w:t></w:r></w:ins>'
                '<w:del w:id="2" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>'
            )
        )
    )

    assert read(tracked)["facts"].endswith("已经勘查。\n新增")


UNREADABLE = {
    "表格": f"<w:tbl {nsdecls('w')}><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "自动编号": marked('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    "脚注": marked('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    "图片": marked("<w:r><w:pict/></w:r>"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_would_be_lost_is_refused_and_named(what: str) -> None:
    with pytest.raises(Refused, match=f"“事实和理由”里有{what}，系统只读文字"):
        read(edited(put(UNREADABLE[what])))


def without_box(word: Word) -> None:
    found = box(word, "legal_basis")
    found.getparent().remove(found)


def with_two(word: Word) -> None:
    found = box(word, "facts")
    found.addnext(parse_xml(etree.tostring(found)))


def foreign() -> bytes:
    kept = io.BytesIO()
    Document().save(kept)
    return kept.getvalue()


def picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (20, 20)).save(kept, "PNG")
    return kept.getvalue()


def archive(size: int = 10) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(size))
    return kept.getvalue()


def packed_otherwise(how: int) -> bytes:
    """Give the file with a part packed in a way of which only the head is whole."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("[Content_Types].xml", bytes(range(256)) * 4, compress_type=how)
    whole = bytearray(kept.getvalue())
    start = 30 + len("[Content_Types].xml")
    whole[start : start + 40] = bytes(40)
    return bytes(whole)


def without_body(word: Word) -> None:
    word.element.remove(word.element.body)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "no box": (lambda: edited(without_box), "里缺少“法律法规依据”的框"),
    "a box twice": (lambda: edited(with_two), "“事实和理由”的框有两个"),
    "not from here": (foreign, "不是从本系统下载的Word稿"),
    "of another draft": (lambda: made(draft=uuid4()), "是另一份公文的Word稿"),
    "half a file": (lambda: made()[:9000], "不是Word文档"),
    "an empty file": (lambda: b"", "不是Word文档"),
    "a picture": (picture, "不是Word文档"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "不是Word文档"),
    "an archive": (archive, "不是Word文档"),
    "an archive that swells": (lambda: archive(60 * 1024 * 1024), "超过 5 MB"),
    "a part packed with bz2": (lambda: packed_otherwise(zipfile.ZIP_BZIP2), "不是Word文档"),
    "a part packed with lzma": (lambda: packed_otherwise(zipfile.ZIP_LZMA), "不是Word文档"),
    "no body": (lambda: edited(without_body), "不是Word文档"),
    "too large a file": (lambda: bytes(LARGEST + 1), "超过 5 MB"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_broken_or_foreign_file_is_refused_in_a_sentence_that_names_it(case: str) -> None:
    give, sentence = REFUSED[case]

    with pytest.raises(Refused, match=f"^文件“稿.docx”.*{sentence}"):
        read(give())


@given(st.integers(0, 37_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused_and_never_a_fault(place: int, damage: bytes) -> None:
    whole = bytearray(made())
    whole[place : place + len(damage)] = damage
    try:
        said = read(bytes(whole))
    except Refused:
        return
    assert said.keys() == LABELS.keys()
