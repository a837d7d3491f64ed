"""How the columns of a file are read: a mapping (对照表) in TOML, checked before any row is read."""

import codecs
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeVar

from xinfang.kernel.errors import UserError
from xinfang.law.terms import Channel, RequestClass, Term
from xinfang.petitions.imports.labels import is_label

SHIPPED: Final = "xinfang.petitions.imports"
LONGEST_SYSTEM = 40
PARTY: Final = ("name", "id_no", "phone", "address")
SINGLE: Final = ("id", "received", *PARTY, "answer", "answered")
KEYS: Final[Mapping[str, frozenset[str]]] = {
    "": frozenset({"system", "encoding", "date_formats", "ignored", "labels", "columns", "channel", "class"}),
    "columns": frozenset({*SINGLE, "text"}),
    "channel": frozenset({"column", "default", "values"}),
    "class": frozenset({"column", "default", "values"}),
}
USUAL_FORMATS: Final = (
    "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y年%m月%d日 %H:%M:%S", "%Y年%m月%d日", "%Y.%m.%d",
)  # fmt: skip
T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True)
class Coded:
    """A word of a closed list: from a column by a table of its values, else always the default."""

    default: str
    column: str | None = None
    values: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class FileMapping:
    """Which column says what. `text` columns are joined by line breaks; `single` maps our names to theirs."""

    system: str
    single: Mapping[str, str]
    text: tuple[str, ...]
    channel: Coded
    klass: Coded
    ignored: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    encoding: str = "utf-8-sig"
    date_formats: tuple[str, ...] = USUAL_FORMATS

    @property
    def read(self) -> tuple[str, ...]:
        """Give the columns whose content is taken over."""
        coded = (one.column for one in (self.channel, self.klass) if one.column is not None)
        return (*self.single.values(), *self.text, *coded)


def shipped_names() -> tuple[str, ...]:
    """Give the names of the mappings that come with the system."""
    found = files(SHIPPED).joinpath("mappings").iterdir()
    return tuple(sorted(one.name.removesuffix(".toml") for one in found if one.name.endswith(".toml")))


def find_mapping(named: str) -> FileMapping:
    """Give the mapping in the file `named`, else the shipped one of that name; refuse a wrong one in a sentence."""
    place = Path(named)
    try:
        if not place.exists() and named in shipped_names():
            return mapping_from(files(SHIPPED).joinpath("mappings", f"{named}.toml").read_text(encoding="utf-8"))
        return mapping_from(place.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as wrong:
        raise UserError(f"找不到对照表“{named}”。随附的对照表有：{'、'.join(shipped_names())}。") from wrong
    except (OSError, UnicodeDecodeError) as wrong:
        raise UserError(f"对照表“{named}”不能读取，应当是 UTF-8 编码的 TOML 文件。") from wrong


def mapping_from(text: str) -> FileMapping:
    """Give the mapping that the TOML `text` says, or refuse it in a sentence."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise UserError(f"对照表不是正确的 TOML 文件：{wrong}。") from wrong
    for table, known in KEYS.items():
        _check_keys(said if not table else said.get(table, {}), table, known)
    columns = said.get("columns", {})
    mapping = FileMapping(
        system=_system(said.get("system")),
        single={name: _column(columns[name], name) for name in SINGLE if name in columns},
        text=_texts(columns.get("text")),
        channel=_coded(said.get("channel", {}), "channel", Channel.ONLINE),
        klass=_coded(said.get("class", {}), "class", RequestClass.CLAIM),
        ignored=frozenset(_list(said.get("ignored", []), "ignored")),
        labels=frozenset(_list(said.get("labels", []), "labels")),
        encoding=_encoding(said.get("encoding", "utf-8-sig")),
        date_formats=tuple(_list(said.get("date_formats", list(USUAL_FORMATS)), "date_formats")),
    )
    for fault in _faults(mapping):
        raise UserError(f"对照表不对：{fault}")
    return mapping


def _faults(mapping: FileMapping) -> Iterator[str]:
    for name in ("id", "received"):
        if name not in mapping.single:
            yield f"[columns] 中缺少 {name}（{'来源编号' if name == 'id' else '收到时间'}列）。"
    if ("answer" in mapping.single) != ("answered" in mapping.single):
        yield "[columns] 中 answer（答复内容）和 answered（答复时间）应当同时写明。"
    read = mapping.read
    twice = [column for column in read if read.count(column) > 1]
    if twice:
        yield f"“{twice[0]}”列用了两次。"
    for column in read:
        if is_label(column):
            yield f"“{column}”列是对人的标签，不能导入。"
        if column in mapping.ignored | mapping.labels:
            yield f"“{column}”列既要导入又要舍弃。"


def _check_keys(table: object, name: str, known: frozenset[str]) -> None:
    if not isinstance(table, dict):
        raise UserError(f"对照表不对：{name} 应当是一节，写成 [{name}]。")
    unknown = set(table) - known
    if unknown:
        where = f"[{name}] 中" if name else ""
        raise UserError(f"对照表不对：{where}不认识的项目“{min(unknown)}”。")


def _system(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_SYSTEM:
        raise UserError(f"对照表不对：请用 system 写明来源系统的名称，不超过 {LONGEST_SYSTEM} 字。")
    return value.strip()


def _column(value: object, name: str) -> str:
    if not isinstance(value, str) or not value:
        raise UserError(f"对照表不对：{name} 应当是一个列名。")
    return value


def _texts(value: object) -> tuple[str, ...]:
    columns = [value] if isinstance(value, str) and value else value
    if not columns:
        raise UserError("对照表不对：[columns] 中缺少 text（诉求内容的一列或者几列）。")
    return tuple(_list(columns, "text"))


def _list(value: object, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise UserError(f'对照表不对：{name} 应当是一组文字，写成 ["甲", "乙"]。')
    return value


def _coded(table: Mapping[str, Any], name: str, default: Term) -> Coded:
    known = {term.value for term in type(default)}
    values = table.get("values", {})
    if not isinstance(values, dict):
        raise UserError(f"对照表不对：[{name}] 的 values 应当是一张表。")
    wanted = table.get("default", default.value)
    for word in (wanted, *values.values()):
        if word not in known:
            raise UserError(f"对照表不对：[{name}] 中的“{word}”不在 {'、'.join(sorted(known))} 之中。")
    column = _column(table["column"], f"[{name}] 的 column") if "column" in table else None
    return Coded(str(wanted), column, values)


def _encoding(value: object) -> str:
    try:
        "".encode(str(value))
        name = codecs.lookup(str(value)).name
    except LookupError as wrong:
        raise UserError(f"对照表不对：没有“{value}”这种文字编码。") from wrong
    return "utf-8-sig" if name == "utf-8" else name
