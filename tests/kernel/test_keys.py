"""The key ring is made once, for its owner alone, and says what its loss would cost."""

import json
import stat
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings

from xinfang.kernel import keys
from xinfang.kernel.errors import UserError
from xinfang.kernel.sealed import key_id_of, open_sealed, seal

CELL = {"table": "party", "column": "enc_name", "row": "1"}


def forget() -> None:
    """Do as a fresh process does: know nothing of any ring."""
    keys._load.cache_clear()


def make_ring(folder: str) -> str:
    """Open the ring as another process would, and give the id of its sealing key."""
    settings.XINFANG_KEYS = Path(folder)
    forget()
    return keys.ring().newest.id.hex()


def test_the_ring_is_made_at_first_use_for_its_owner_alone(keys_folder: Path) -> None:
    keys.ring()
    modes = {place.name: stat.S_IMODE(place.stat().st_mode) for place in (keys_folder, *keys_folder.iterdir())}
    assert modes == {"keys": 0o700, "ring.json": 0o600, "lock": 0o600}


def test_the_folder_above_the_ring_stays_passable_for_the_account_of_the_database(keys_folder: Path) -> None:
    keys.ring()
    ordinary = keys_folder.parent.parent / "ordinary"
    ordinary.mkdir()
    assert stat.S_IMODE(keys_folder.parent.stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)


def test_a_second_process_finds_the_same_keys(keys_folder: Path) -> None:
    first = keys.ring()
    forget()
    second = keys.ring()
    assert (list(second.data), second.macs) == (list(first.data), first.macs)


def test_processes_that_start_together_settle_on_one_ring(tmp_path: Path) -> None:
    with ProcessPoolExecutor(8) as pool:
        ids = list(pool.map(make_ring, [str(tmp_path / "keys")] * 32))
    assert set(ids) == {ids[0]}


def test_a_new_key_seals_while_the_old_one_still_opens(keys_folder: Path) -> None:
    old = seal("张三", **CELL)
    added = keys.add_data_key()
    new = seal("张三", **CELL)
    assert (key_id_of(new), open_sealed(old, **CELL), open_sealed(new, **CELL)) == (added, "张三", "张三")


def test_a_key_added_by_another_process_is_found_when_it_is_first_met(keys_folder: Path) -> None:
    keys.ring()
    stale = keys._load(keys_folder)
    keys.add_data_key()
    sealed = seal("张三", **CELL)
    keys._load(keys_folder).data.clear()
    keys._load(keys_folder).data.update(stale.data)
    assert open_sealed(sealed, **CELL) == "张三"


def test_what_a_lost_key_sealed_is_refused_in_words_that_name_the_key(keys_folder: Path) -> None:
    sealed = seal("张三", **CELL)
    (keys_folder / "ring.json").rename(keys_folder / "elsewhere.json")
    forget()
    with pytest.raises(UserError) as refusal:
        open_sealed(sealed, **CELL)
    name = key_id_of(sealed).hex()
    assert str(refusal.value) == (
        f"密钥文件夹 {keys_folder} 中没有编号为 {name} 的密钥，用它封存的内容打不开；请从密钥备份中恢复。"
    )
    assert list(keys.lost([key_id_of(sealed), key_id_of(sealed)])) == [str(refusal.value)]


def spoil_a_digit(text: str) -> str:
    content = json.loads(text)
    content["macs"]["codes"] = "0" * 64
    return json.dumps(content)


@pytest.mark.parametrize("spoil", [spoil_a_digit, lambda text: text[:-9], lambda text: "", lambda text: "[]"])
def test_a_damaged_ring_is_refused_and_left_as_it_is(keys_folder: Path, spoil: Callable[[str], str]) -> None:
    keys.ring()
    file = keys_folder / "ring.json"
    spoilt = spoil(file.read_text())
    file.write_text(spoilt)
    forget()
    with pytest.raises(UserError, match="已损坏或不完整，请从密钥备份中恢复。"):
        keys.ring()
    assert file.read_text() == spoilt


def test_a_ring_that_others_can_read_is_not_used(keys_folder: Path) -> None:
    keys.ring()
    (keys_folder / "ring.json").chmod(0o640)
    forget()
    with pytest.raises(UserError, match="别的用户也能读"):
        keys.ring()


def test_the_notice_is_given_once_and_left_in_the_folder(keys_folder: Path) -> None:
    said = keys.notice()
    forget()
    assert said == (
        f"密钥存放在 {keys_folder}。丢失这些密钥，库中信访人的姓名、证件号码、电话和住址将永远无法打开，"
        "查询码也会全部失效；请把这个文件夹另行备份，并且不要与数据库备份放在一处。"
    )
    assert ((keys_folder / "README.txt").read_text(), keys.notice()) == (said + "\n", None)


def test_no_key_shows_when_a_ring_is_printed(keys_folder: Path) -> None:
    shown = repr(keys.ring())
    stored = json.loads((keys_folder / "ring.json").read_text())
    assert [secret for secret in [*stored["data"], *stored["macs"].values()] if secret in shown] == []
    assert "macs" not in shown
