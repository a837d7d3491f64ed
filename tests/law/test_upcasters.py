"""Acts stored in an older form are read as today's; a made-up older version stands for those to come."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from law.golden_acts import path_of
from xinfang.law.acts import VERSION, ActKind, canonical, parse
from xinfang.law.errors import LawError
from xinfang.law.upcasters import UPCASTERS, upcast

BODY: dict[str, Any] = json.loads(path_of(ActKind.REMIND).read_bytes())
OLDER = {**BODY, "v": 0, "payload": {"words": BODY["payload"]["text"]}}


def words_become_text(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**said, "payload": {"text": said["payload"]["words"]}}


def test_an_older_form_is_read_as_todays() -> None:
    act = parse(json.dumps(OLDER).encode(), upcasters={("remind", 0): words_become_text})
    assert canonical(act) == path_of(ActKind.REMIND).read_bytes()


def test_versions_are_climbed_one_by_one_and_a_kind_that_did_not_change_passes_on() -> None:
    told = upcast(OLDER, to=3, upcasters={("remind", 0): words_become_text})
    assert (told["v"], told["payload"]) == (3, BODY["payload"])


@pytest.mark.parametrize("version", [0, VERSION + 1])
def test_a_version_that_nobody_knows_is_refused_in_words(version: int) -> None:
    body = json.dumps({**BODY, "v": version}).encode()
    with pytest.raises(LawError, match=f"格式版本 {version} 无法识别"):
        parse(body)


def test_only_one_version_is_real_so_far() -> None:
    assert (VERSION, dict(UPCASTERS)) == (1, {})
