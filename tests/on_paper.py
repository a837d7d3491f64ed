"""What a page becomes on paper: what has no business there, what is cut off, what nobody could read."""

import re
from io import BytesIO
from typing import Final
from unicodedata import normalize

from playwright.sync_api import Page
from pypdf import PdfReader

from looking_over import OPEN, QUIET

# What is left of a sheet between the margins of the style sheet, at 96 dots an inch.
A4: Final = 680
A5: Final = 469
# Parts of characters by which a font's table names whole ones.
PARTS: Final = str.maketrans("⻅⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻩⻬⺟⺠⻄", "见贝车长门青页风飞食马黄齐母民西")
SCREEN: Final = {"width": 1366, "height": 768}
FAULTS: Final = """(wide) => {
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 30)}”`;
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const said = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const handles = "nav, button, select, textarea, input:not([type=hidden]), .btn, .skip, dialog";
  for (const one of document.querySelectorAll(handles)) if (shown(one)) found.push(`${name(one)} is printed`);
  for (const one of document.body.querySelectorAll("*")) {
    if (!shown(one)) continue;
    const style = getComputedStyle(one);
    if (said(one) && one.getBoundingClientRect().right > wide + 1) found.push(`${name(one)} runs off the paper`);
    const high = style.overflowY !== "visible" && one.scrollHeight > one.clientHeight + 2;
    const broad = style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 2;
    if (one.clientWidth > 1 && (high || broad)) found.push(`${name(one)} is cut off`);
    if (said(one) && 1.05 / (light(style.color) + 0.05) < 4.5) found.push(`${name(one)} is too pale`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > wide) found.push(`the page is ${root.scrollWidth} wide`);
  return found;
}"""


def faults_on_paper(page: Page, *, wide: int = A4) -> list[str]:
    """Give what is wrong with the page shown when it is printed, as it is and with all its folds open."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": wide, "height": 1000})
    found: list[str] = page.evaluate(FAULTS, wide)
    if page.locator("details:not([open])").count():
        page.evaluate(OPEN)
        page.wait_for_function(QUIET)
        found += page.evaluate(FAULTS, wide)
    title, sheets = page.locator("h1").first.text_content() or "", page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")
    page.set_viewport_size(SCREEN)
    read = _letters("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(sheets)).pages))
    return found if _letters(title) in read else [*found, f"“{title.strip()}” is not on the paper"]


def _letters(words: str) -> str:
    """Give the words as one writes them: a font's own signs for the same letters, and spaces, left out."""
    return re.sub(r"\s", "", normalize("NFKC", words)).translate(PARTS)
