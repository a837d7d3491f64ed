"""A Word file read back by its boxes alone; refused in a sentence when it is broken, foreign or more than text."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from uuid import UUID

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from xinfang.documents.word.writing import MARK
from xinfang.kernel.errors import Refused

MEGABYTE: Final = 1024 * 1024
LARGEST: Final = 5 * MEGABYTE
LARGEST_UNPACKED: Final = 40 * MEGABYTE
MOST_PARTS: Final = 500
BROKEN: Final = "文件“{name}”不是Word文档（.docx），或者已经损坏，没有读入；原来的草稿没有改动。"
TOO_LARGE: Final = f"文件“{{name}}”超过 {LARGEST // MEGABYTE} MB，没有读入。"
FOREIGN: Final = "文件“{name}”不是从本系统下载的Word稿，没有读入。请先下载Word稿，在里面修改。"
OTHER: Final = "文件“{name}”是另一份公文的Word稿，没有读入。"
LACKS: Final = "文件“{name}”里缺少{labels}的框，没有读入。请重新下载Word稿，把文字移到框里。"
TWICE: Final = "文件“{name}”里“{label}”的框有两个，没有读入。请删去复制出来的一个。"
NOT_TEXT: Final = (
    "文件“{name}”的“{label}”里有{what}，系统只读文字，没有读入。请改为文字后再上传；图片、表格可以作为附件。"
)
# What stands in a box and would be lost, as a person calls it.
UNREAD: Final[Mapping[str, str]] = {
    "w:tbl": "表格",
    "w:drawing": "图片",
    "w:pict": "图片",
    "w:object": "嵌入的对象",
    "w:numPr": "自动编号",
    "w:footnoteReference": "脚注",
    "w:endnoteReference": "尾注",
    "m:oMath": "公式",
}
GONE: Final = frozenset({qn("w:del"), qn("w:moveFrom")})
BREAKS: Final = frozenset({qn("w:br"), qn("w:cr")})
# What the libraries that unpack and read a file raise on an odd one.
ODD: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.LxmlError,
    OpcError,
    OSError,
    KeyError,
    ValueError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
Element: TypeAlias = Any  # the library that reads the file tells no types


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a Word file says: which version it was made from, and the words of each part."""

    version: int
    words: Mapping[str, str]


def read_back(data: bytes, *, name: str, draft: UUID, labels: Mapping[str, str]) -> ReadBack:
    """Give what stands in the boxes of the file; tracked changes count as accepted, remarks are passed over.

    Refuses a file that is broken, foreign, of another draft, that lacks a box, or whose boxes hold more than text.
    """
    boxes = list(_boxes(_body(data, name=name)))
    version = _version(boxes, name=name, draft=draft)
    found: dict[str, Element] = {}
    for tag, box in boxes:
        if tag in found and tag in labels:
            raise Refused(TWICE.format(name=name, label=labels[tag]), field="word")
        found[tag] = box
    missing = [f"“{label}”" for key, label in labels.items() if key not in found]
    if missing:
        raise Refused(LACKS.format(name=name, labels="、".join(missing)), field="word")
    return ReadBack(version, {key: _words(found[key], name=name, label=label) for key, label in labels.items()})


def _body(data: bytes, *, name: str) -> Element:
    if len(data) > LARGEST:
        raise Refused(TOO_LARGE.format(name=name), field="word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            within = packed.infolist()
        if len(within) > MOST_PARTS or sum(one.file_size for one in within) > LARGEST_UNPACKED:
            raise Refused(TOO_LARGE.format(name=name), field="word")
        body: Element = Document(io.BytesIO(data)).element.body
    except ODD as odd:
        raise Refused(BROKEN.format(name=name), field="word") from odd
    if body is None:
        raise Refused(BROKEN.format(name=name), field="word")
    return body


def _boxes(body: Element) -> Iterator[tuple[str, Element]]:
    for box in body.iter(qn("w:sdt")):
        tag = box.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None:
            yield str(tag.get(qn("w:val"), "")), box


def _version(boxes: list[tuple[str, Element]], *, name: str, draft: UUID) -> int:
    marks = [tag.split(":") for tag, _ in boxes if tag.startswith(f"{MARK}:")]
    if not marks or len(marks[0]) != len(("mark", "draft", "version")) or not marks[0][2].isascii():
        raise Refused(FOREIGN.format(name=name), field="word")
    _, whose, version = marks[0]
    if whose != draft.hex or not version.isdigit():
        raise Refused(OTHER.format(name=name), field="word")
    return int(version[:9])


def _words(box: Element, *, name: str, label: str) -> str:
    if box.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None:
        return ""
    content = box.find(qn("w:sdtContent"))
    if content is None:
        return ""
    for tag, what in UNREAD.items():
        if next(content.iter(qn(tag)), None) is not None:
            raise Refused(NOT_TEXT.format(name=name, label=label, what=what), field="word")
    lines = ("".join(_said(paragraph)) for paragraph in content.iter(qn("w:p")))
    return "\n".join(line.strip() for line in lines).strip()


def _said(paragraph: Element) -> Iterator[str]:
    for one in paragraph.iter():
        if any(above.tag in GONE for above in one.iterancestors()):
            continue
        if one.tag == qn("w:t"):
            yield one.text or ""
        elif one.tag in BREAKS:
            yield "\n"
        elif one.tag == qn("w:tab"):
            yield " "
