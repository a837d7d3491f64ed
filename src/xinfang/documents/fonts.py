"""Fonts for letters: those that the office names, else free ones; what is missing is told in a sentence."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import typst

# Faces of the standard (仿宋、小标宋、黑体、楷体) by the names under which they are sold, then the free ones.
BODY: Final = ("FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02")
TITLE: Final = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "FZXBSJW--GB1-0")
HEI: Final = ("SimHei", "STHeiti", "FZHei-B01S")
KAI: Final = ("KaiTi_GB2312", "KaiTi", "STKaiti", "LXGW WenKai")
SERIF: Final = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC")
SANS: Final = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC")
FREE_PACKAGE: Final = "pylopdf_fonts_zh_cn"
NONE: Final = "没有找到任何中文宋体，不能排印公文。请执行 make fonts 取得免费字体，或者安装 fonts-noto-cjk 软件包。"


@dataclass(frozen=True, slots=True)
class Faces:
    """Which family sets what, first choice first, and what is missing, in sentences."""

    body: tuple[str, ...]
    title: tuple[str, ...]
    hei: tuple[str, ...]
    kai: tuple[str, ...]
    bold_title: bool
    missing: tuple[str, ...]

    def told(self) -> Mapping[str, object]:
        """Give the families as the forms want them."""
        return {
            "body": self.body,
            "title": self.title,
            "hei": self.hei,
            "kai": self.kai,
            "digits": self.body,
            "title-weight": "bold" if self.bold_title else "regular",
        }


class NoFont(Exception):
    """No Chinese face at all; the message may be read by a user."""


@lru_cache(maxsize=4)
def installed(folders: tuple[str, ...] = ()) -> typst.Fonts:
    """Give the fonts of the machine, of the folders named, and of the free package where it is installed."""
    return typst.Fonts(include_embedded_fonts=False, font_paths=[*map(Path, folders), *_free_folder()])


def _free_folder() -> list[Path]:
    found = find_spec(FREE_PACKAGE)
    return [Path(one) for one in found.submodule_search_locations or ()] if found is not None else []


def _names(listed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in listed.split(",") if part.strip())


def folders() -> tuple[str, ...]:
    """Give the folders in which the office keeps fonts of its own."""
    return _names(os.environ.get("FONT_FOLDERS", ""))


def choose(families: Sequence[str], *, wanted: Mapping[str, tuple[str, ...]]) -> Faces:
    """Choose the face of each kind of text among the `families` there are; `wanted` are those that the office names.

    Raises `NoFont` when there is no Chinese serif at all.
    """
    there = frozenset(families)
    serif = [name for name in (*wanted.get("body", ()), *BODY, *SERIF) if name in there]
    if not serif:
        raise NoFont(NONE)
    spare = tuple(name for name in SERIF if name in there)[:1]
    sans = tuple(name for name in SANS if name in there)[:1]
    found = {
        "body": _first(wanted.get("body", ()), BODY, there),
        "title": _first(wanted.get("title", ()), TITLE, there),
        "hei": _first(wanted.get("hei", ()), HEI, there) or sans,
        "kai": _first(wanted.get("kai", ()), KAI, there),
    }
    faces = {role: tuple(dict.fromkeys((*names, *(spare or serif[:1])))) for role, names in found.items()}
    return Faces(**faces, bold_title=not found["title"], missing=_missing(found, wanted, faces, there))


def _first(wanted: tuple[str, ...], usual: tuple[str, ...], there: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in (*wanted, *usual) if name in there)[:1]


def _missing(
    found: Mapping[str, tuple[str, ...]],
    wanted: Mapping[str, tuple[str, ...]],
    faces: Mapping[str, tuple[str, ...]],
    there: frozenset[str],
) -> tuple[str, ...]:
    names = {"body": "仿宋", "title": "小标宋", "hei": "黑体", "kai": "楷体"}
    said = [
        f"没有找到设定的字体“{name}”（{names[role]}），暂用“{faces[role][0]}”排印。"
        for role in names
        for name in wanted.get(role, ())
        if name not in there
    ]
    plain = [names[role] for role in names if not found[role] and not wanted.get(role)]
    if plain:
        said.append(f"没有安装{'、'.join(plain)}字体，暂用“{faces['body'][-1]}”代替；正式行文请安装后再印。")
    return tuple(said)


def faces() -> Faces:
    """Give the faces for this machine, as the environment names them."""
    wanted = {
        "body": _names(os.environ.get("FONT_BODY", "")),
        "title": _names(os.environ.get("FONT_TITLE", "")),
        "hei": _names(os.environ.get("FONT_HEI", "")),
        "kai": _names(os.environ.get("FONT_KAI", "")),
    }
    return choose(installed(folders()).families(), wanted=wanted)


def main() -> int:
    """Tell whether letters can be set; 1 when no Chinese serif is found."""
    try:
        faces()
    except NoFont as none:
        sys.stderr.write(f"{none}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
