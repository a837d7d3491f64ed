"""Shared parts: HTMX, masks, vendored files, the component page."""

import hashlib
import json
from pathlib import Path

from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory

import xinfang.web
from xinfang.web.htmx import is_htmx
from xinfang.web.templatetags.web import due

TEMPLATES = Path(xinfang.web.__file__).parent / "templates"
ROOTS = [Path(xinfang.web.__file__).parents[1] / room / "templates" for room in ("web", "desk", "portal")]
VENDOR = Path(xinfang.web.__file__).parent / "static" / "vendor"


def asked(**headers: str) -> HttpRequest:
    return RequestFactory().get("/", headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_only_htmx_gets_a_part_and_a_restored_page_is_whole() -> None:
    assert is_htmx(asked(HX_Request="true"))
    assert not is_htmx(asked())
    assert not is_htmx(asked(HX_Request="true", HX_History_Restore_Request="true"))


def test_vendored_files_are_the_ones_that_were_checked() -> None:
    listed = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    found = {str(file.relative_to(VENDOR)): file for file in VENDOR.glob("*/*")}
    assert listed == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in found.items()}


def test_htmx_is_told_to_run_no_code_and_to_keep_no_page(signed_in: Client) -> None:
    page = signed_in.get("/components/").content.decode()
    config = json.loads(page.split('name="htmx-config" content=\'')[1].split("'")[0])
    assert {key: config[key] for key in ("allowEval", "includeIndicatorStyles", "historyCacheSize")} == {
        "allowEval": False,
        "includeIndicatorStyles": False,
        "historyCacheSize": 0,
    }
    assert {"code": "409|422", "swap": True, "error": False} in config["responseHandling"]


def test_a_name_is_masked_where_asked() -> None:
    shown = Template("{% load web %}{{ name|masked:'name' }}").render(Context({"name": "林小满"}))
    assert shown == "林**"


def test_no_page_carries_script_or_style_of_its_own(signed_in: Client) -> None:
    page = signed_in.get("/components/").content.decode()
    assert ("<style" in page, " style=" in page, "onclick" in page) == (False, False, False)
    assert page.count("<script") == page.count("<script src=")


def test_the_page_of_parts_shows_every_shared_part_and_each_is_used_on_another_page(signed_in: Client) -> None:
    due.cache_clear()
    shown = {template.name for template in signed_in.get("/components/").templates}
    parts = {str(file.relative_to(root)) for root in ROOTS for file in root.glob("*/parts/*.html")}
    assert parts - shown == set()
    assert {name.partition("/")[0] for name in parts} == {"web", "desk", "portal"}
    pages = [file.read_text(encoding="utf-8") for root in ROOTS for file in root.rglob("*.html")]
    others = "".join(text for text in pages if "界面部件" not in text)
    rooms = [file for root in ROOTS for file in root.parent.rglob("*.py")]
    code = "".join(file.read_text(encoding="utf-8") for file in rooms)
    assert {name for name in parts if name not in others and name not in code} == set()
