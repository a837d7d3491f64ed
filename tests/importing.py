"""Words with which tests write files of another system and take them in."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from doing import person
from xinfang.demo import cast
from xinfang.petitions.imports.mapping import mapping_from
from xinfang.petitions.imports.run import Report, import_file

MAPPING = """
system = "town-hotline"
ignored = ["点赞数"]
labels = ["热点"]
[columns]
id = "编号"
name = "留言用户"
received = "留言时间"
text = ["主题", "详情"]
answer = "答复意见"
answered = "答复时间"
"""
GOOD = {
    "编号": "1001",
    "留言用户": "U0000001",
    "主题": "路灯不亮",
    "详情": "村口路灯坏了两个月。",
    "留言时间": "2019-03-04 10:20:30",
    "答复意见": "已经修复。",
    "答复时间": "2019-03-20T09:00:00",
    "点赞数": "3",
    "热点": "17",
}


def row(**changed: str) -> dict[str, str]:
    """Give a good row with some cells changed."""
    return GOOD | changed


def unanswered(number: int) -> dict[str, str]:
    """Give a good row of that number without an answer."""
    return row(编号=str(number), 详情=f"第 {number} 盏路灯不亮。", 答复意见="", 答复时间="")


def write(place: Path, rows: Iterable[Mapping[str, str]], *, encoding: str = "utf-8") -> Path:
    """Write a CSV file with the headings of the first row."""
    listed = list(rows)
    with place.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)
    return place


def take_in(place: Path, mapping: str = MAPPING, *, by: str = cast.IMPORTER) -> Report:
    """Import the file as the importing service, with the reject file beside it."""
    return import_file(place, mapping=mapping_from(mapping), by=person(by), rejects=rejects_of(place))


def rejects_of(place: Path) -> Path:
    """Name the reject file of a file."""
    return place.with_name(f"{place.stem}.rejects.csv")


def rejected(place: Path) -> list[dict[str, str]]:
    """Give the rows of the reject file of `place`, none when it does not exist."""
    target = rejects_of(place)
    if not target.exists():
        return []
    with target.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
