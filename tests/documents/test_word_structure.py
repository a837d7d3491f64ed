"""What Word demands of a file before it opens it: parts, types, relations, ids, and boxes where boxes may stand."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import pytest
from docx.oxml.ns import qn
from lxml import etree

from documents.test_word import made

TYPES: Final = "[Content_Types].xml"
CT: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORDS: Final = {
    "legal_basis": "《公路法》第三十五条。\n第三十六条。",
    "facts": "经查，<情况>属实 & 完整。\n\n“引号”。",
    "decision_1": "",
}
BLOCKS: Final = {qn("w:body"), qn("w:tc"), qn("w:hdr"), qn("w:ftr"), qn("w:sdtContent")}
IN_BLOCKS: Final = {qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")}


class Package:
    """A Word file taken apart."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.names = file.namelist()
            self.parts = {name: file.read(name) for name in self.names}

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> Any:
        return self.tree("word/document.xml")[0]

    def relations(self) -> Iterator[tuple[str, Any]]:
        """Give each relation with the folder from which its target is counted."""
        for name in self.names:
            if name.endswith(".rels"):
                yield from ((posixpath.dirname(posixpath.dirname(name)), one) for one in self.tree(name))

    def numbers(self, tag: str, attribute: str) -> list[str]:
        return [one.get(attribute) for one in self.body.iter(qn(tag))]


@pytest.fixture(scope="module", params=[WORDS, {"facts": ""}], ids=["written", "empty"])
def package(request: pytest.FixtureRequest) -> Package:
    return Package(made(request.param))


def test_no_part_stands_twice_and_each_has_a_type(package: Package) -> None:
    types = package.tree(TYPES)
    endings = {one.get("Extension") for one in types.iter(f"{CT}Default")}
    named = [one.get("PartName").lstrip("/") for one in types.iter(f"{CT}Override")]
    untyped = [
        name for name in package.names if name != TYPES and name not in named and name.rpartition(".")[2] not in endings
    ]

    assert [name for name, n in Counter(map(str.lower, package.names)).items() if n > 1] == []
    assert (untyped, [name for name in named if name not in package.names]) == ([], [])
    assert len(set(named)) == len(named)


def test_each_relation_leads_to_a_part_and_each_use_to_a_relation(package: Package) -> None:
    inside = [(folder, one.get("Target")) for folder, one in package.relations() if one.get("TargetMode") != "External"]
    lost = [
        target
        for folder, target in inside
        if posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") not in package.names
    ]
    known = {one.get("Id") for one in package.tree("word/_rels/document.xml.rels")}
    used = {value for one in package.body.iter() for name, value in one.attrib.items() if name.startswith(RELATION)}

    assert len(inside) > 3
    assert (lost, used - known) == ([], set())
    for name in package.names:
        ids = [one.get("Id") for one in package.tree(name)] if name.endswith(".rels") else []
        assert len(set(ids)) == len(ids), name


def test_no_id_is_given_twice(package: Package) -> None:
    wanted = (("w:id", qn("w:val")), ("wp:docPr", "id"), ("w:bookmarkStart", qn("w:id")))
    boxes = package.numbers(*wanted[0])
    tags = package.numbers("w:tag", qn("w:val"))

    for tag, attribute in wanted:
        numbers = package.numbers(tag, attribute)
        assert [one for one, n in Counter(numbers).items() if n > 1] == [], tag
    assert [one for one in boxes if not -(2**31) <= int(one) < 2**31] == []
    assert (len(set(tags)), len(tags) > 3) == (len(tags), True)


def test_each_box_stands_where_one_may_and_holds_what_may_stand_there(package: Package) -> None:
    boxes = list(package.body.iter(qn("w:sdt")))
    wrong = []
    for box in boxes:
        order = [one.tag for one in box if one.tag != qn("w:sdtEndPr")]
        content = {one.tag for one in box.find(qn("w:sdtContent"))}
        among_blocks = box.getparent().tag in BLOCKS
        fits = bool(content) and (content <= IN_BLOCKS if among_blocks else not content & {qn("w:p"), qn("w:tbl")})
        if order != [qn("w:sdtPr"), qn("w:sdtContent")] or not fits:
            wrong.append(etree.tostring(box)[:200])

    assert (len(boxes) > 3, wrong) == (True, [])


def test_body_cells_and_paragraphs_end_as_word_wants_them(package: Package) -> None:
    cells = list(package.body.iter(qn("w:tc")))

    assert package.body[-1].tag == qn("w:sectPr")
    assert {one.tag for one in package.body} <= IN_BLOCKS | {qn("w:sectPr")}
    assert [cell for cell in cells if cell[-1].tag not in (qn("w:p"), qn("w:sdt"))] == []
    assert [one for one in package.body.iter(qn("w:p")) if any(inner.tag == qn("w:p") for inner in one)] == []
    assert [one for one in package.body.iter(qn("w:pPr")) if one.getparent()[0] is not one] == []


def test_each_style_that_is_named_is_defined(package: Package) -> None:
    defined = {one.get(qn("w:styleId")) for one in package.tree("word/styles.xml").iter(qn("w:style"))}
    named = {
        one.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for one in package.body.iter(qn(tag))
    }

    assert named - defined == set()
