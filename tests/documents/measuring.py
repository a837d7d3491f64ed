"""What stands where on a page, in millimetres from its upper left corner."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import pdfplumber
from pdfplumber.page import Page
from PIL import Image

from xinfang.documents.press import press
from xinfang.documents.sheet import Sheet

POINTS = 72 / 25.4
DOTS = 150
NEAR = 1.0  # millimetres


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float


class Measured:
    """One page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def size(self) -> tuple[float, float]:
        return self.page.width / POINTS, self.page.height / POINTS

    @cached_property
    def picture(self) -> Image.Image:
        return self.page.to_image(resolution=DOTS).original.convert("RGB")

    def ink(self, wanted: Callable[[int, int, int], bool], *, top: float = 0, bottom: float = 1000) -> Box:
        """Give the smallest box that holds the wanted colours between two heights."""
        scale = 25.4 / DOTS
        wide, high = self.picture.size
        rows = range(int(top / scale), min(high, int(bottom / scale)))
        raw = self.picture.load()
        assert raw is not None
        hits = [(x, y) for y in rows for x in range(wide) if wanted(*raw[x, y])]
        xs, ys = [x for x, _ in hits], [y for _, y in hits]
        return Box(min(xs) * scale, min(ys) * scale, (max(xs) + 1) * scale, (max(ys) + 1) * scale)

    def lines(self) -> list[Box]:
        """Give the drawn straight lines, from the upper to the lower, each with its middle as its height."""
        found = [*self.page.lines, *self.page.rects]
        middles = ((one, (one["top"] + one["bottom"]) / 2 / POINTS) for one in found)
        boxes = [Box(one["x0"] / POINTS, at, one["x1"] / POINTS, at) for one, at in middles]
        return sorted((one for one in boxes if one.right - one.left > 100), key=lambda one: one.top)

    def rows(self) -> list[str]:
        """Give the lines of text."""
        return [line["text"] for line in self.page.extract_text_lines()]

    def row(self, words: str) -> Box:
        """Give where the line with these words lies."""
        line = next(one for one in self.page.extract_text_lines() if words in one["text"])
        return Box(*(line[side] / POINTS for side in ("x0", "top", "x1", "bottom")))


@contextmanager
def measured(sheet: Sheet) -> Iterator[list[Measured]]:
    with pdfplumber.open(io.BytesIO(press().set(sheet))) as pdf:
        yield [Measured(page) for page in pdf.pages]


def red(r: int, g: int, b: int) -> bool:
    return r > 150 and g < 110 and b < 110


def dark(r: int, g: int, b: int) -> bool:
    return r < 110 and g < 110 and b < 110


def near(one: float, other: float) -> bool:
    return abs(one - other) <= NEAR
