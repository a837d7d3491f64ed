"""Taking files of categories and places in; what is known already stays as it is."""

import csv
import hashlib
import io
import tomllib
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any, Final

from django.db import transaction

from xinfang.kernel import clock
from xinfang.kernel.errors import UserError
from xinfang.orgs.pinyin import initials_of, plain_key
from xinfang.petitions.models import Category, Place, ReferenceSet

CATEGORY, PLACE = "CATEGORY", "PLACE"
MOST_LEVELS: Final = 3
MOST_IN_A_LEVEL: Final = 99
LONGEST_NAME: Final = 60
LONGEST_CODE: Final = 12
Path = tuple[str, ...]


def load_shipped_categories(*, using: str) -> None:
    """Take in the two levels that the program brings."""
    content = files("xinfang.petitions").joinpath("reference_data/categories.toml").read_bytes()
    said = tomllib.loads(content.decode())
    paths = [(one, two) for one, names in said["levels"].items() for two in names]
    _keep_categories(paths, origin=said["origin"], content=content, at=clock.now(), using=using)


def load_categories(content: bytes, *, origin: str, at: datetime) -> int:
    """Take in a file of one category a line, its levels in the columns; give how many were new.

    A name that is known under the same parent is the same category. Refuses a file without categories.
    """
    paths = [_path(row, n) for n, row in _lines(content)]
    if not paths:
        raise UserError("文件里没有分类：应当是一行一项的 CSV，各列依次为一级、二级、三级分类，第一行是列名。")
    return _keep_categories(paths, origin=origin, content=content, at=at, using="default")


def load_places(content: bytes, *, origin: str, at: datetime) -> int:
    """Take in a file of code, name and the code of the place above, where there is one; give how many were new."""
    told = dict(_place(row, n) for n, row in _lines(content))
    if not told:
        raise UserError("文件里没有地点：应当是一行一个的 CSV，各列依次为代码、名称、上级代码，第一行是列名。")
    known = set(Place.objects.values_list("pk", flat=True))
    for code, (_, above) in told.items():
        if above is not None and above not in known | told.keys():
            raise UserError(f"代码 {code} 的上级代码 {above} 既不在文件里，也没有载入过。")
    with transaction.atomic():
        source = _source(PLACE, origin, content, at=at, using="default")
        new = [
            Place(code=code, parent_id=above, source=source, **_named(name))
            for code, (name, above) in told.items()
            if code not in known
        ]
        Place.objects.bulk_create(new)
    return len(new)


def _keep_categories(paths: Sequence[Path], *, origin: str, content: bytes, at: datetime, using: str) -> int:
    wanted = dict.fromkeys(path[: n + 1] for path in paths for n in range(len(path)))
    with transaction.atomic(using=using):
        known = _known(using)
        taken = set(known.values())
        source = _source(CATEGORY, origin, content, at=at, using=using)
        new: list[Category] = []
        for path in wanted:
            if path not in known:
                above = known.get(path[:-1])
                known[path] = _next_code(above or "", taken)
                taken.add(known[path])
                new.append(Category(code=known[path], parent_id=above, source=source, **_named(path[-1])))
        Category.objects.using(using).bulk_create(new)
    return len(new)


def _known(using: str) -> dict[Path, str]:
    """Give the code of each category by the names that lead to it."""
    rows = Category.objects.using(using).order_by("code").values_list("code", "name", "parent_id")
    paths: dict[str, Path] = {}
    for code, name, above in rows:
        paths[code] = (*paths[above], name) if above else (name,)
    return {path: code for code, path in paths.items()}


def _next_code(above: str, taken: set[str]) -> str:
    for n in range(1, MOST_IN_A_LEVEL + 1):
        code = f"{above}{n:02}"
        if code not in taken:
            return code
    raise UserError(f"一个分类之下最多 {MOST_IN_A_LEVEL} 个下级分类。")


def _lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Give each line after the one with the names of the columns, with its number, blank ones left out."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("文件不是 UTF-8 编码的文本，请另存为 UTF-8 的 CSV 以后再载入。") from error
    for n, row in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
        cells = [cell.strip() for cell in row]
        if n > 1 and any(cells):
            yield n, cells


def _path(row: list[str], n: int) -> Path:
    names = row[:MOST_LEVELS]
    while names and not names[-1]:
        names.pop()
    if not names or not all(names):
        raise UserError(f"第{n}行缺少上级分类的名称。")
    return tuple(_name(name, n) for name in names)


def _place(row: list[str], n: int) -> tuple[str, tuple[str, str | None]]:
    code, name, above = (*row, "", "")[:3]
    if not code.isascii() or not code.isdigit() or len(code) > LONGEST_CODE:
        raise UserError(f"第{n}行的代码“{code}”不对：应当是不超过 {LONGEST_CODE} 位的数字。")
    return code, (_name(name, n), above or None)


def _name(name: str, n: int) -> str:
    if not name or len(name) > LONGEST_NAME:
        raise UserError(f"第{n}行的名称应当是 1 至 {LONGEST_NAME} 个字。")
    return name


def _named(name: str) -> dict[str, Any]:
    return {"name": name, "pinyin": plain_key(name), "initials": initials_of(name)}


def _source(kind: str, origin: str, content: bytes, *, at: datetime, using: str) -> ReferenceSet:
    digest = hashlib.sha256(kind.encode() + content).hexdigest()
    found, _ = ReferenceSet.objects.using(using).get_or_create(
        digest=digest, defaults={"kind": kind, "origin": origin, "loaded_at": at}
    )
    return found
