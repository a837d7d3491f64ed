"""However a name or number is typed, it is found; and the index tells nothing without its key."""

import hashlib
import hmac
import json
from pathlib import Path

import pytest

from xinfang.kernel.blind import IndexName, blind, commit, normal_id_no, normal_name, normal_phone
from xinfang.kernel.errors import Refused


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("张 三", "张三"),
        ("\u3000张三\u200b\n", "张三"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提・艾力", "买买提·艾力"),
        ("ＬＩ Ming", "LIMing"),  # noqa: RUF001  # full width, as Chinese keyboards give it
    ],
)
def test_a_name_has_one_spelling(typed: str, normal: str) -> None:
    assert normal_name(typed) == normal


@pytest.mark.parametrize("typed", ["13042619900307123x", " 130426 19900307 123X", "１３０４２６-19900307-123ｘ"])  # noqa: RUF001
def test_a_document_number_has_one_spelling(typed: str) -> None:
    assert normal_id_no(typed) == "13042619900307123X"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86-138-0013-8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("（０３１０）3892211", "03103892211"),  # noqa: RUF001
        ("86123456", "86123456"),
        ("+852 2345 6789", "85223456789"),
    ],
)
def test_a_telephone_has_one_spelling(typed: str, normal: str) -> None:
    assert normal_phone(typed) == normal


@pytest.mark.parametrize(
    ("index", "one", "same", "other"),
    [
        ("name", "张三", "张 三", "张四"),
        ("id_no", "13042619900307123x", "13042619900307123X", "130426199003071231"),
        ("phone", "+86 13800138000", "138-0013-8000", "13800138001"),
    ],
)
def test_what_is_the_same_after_normalising_is_found_and_nothing_else(
    keys_folder: Path, index: IndexName, one: str, same: str, other: str
) -> None:
    assert blind(index, one) == blind(index, same)
    assert blind(index, one) != blind(index, other)


def test_the_index_is_a_keyed_digest_cut_to_sixteen_bytes(keys_folder: Path) -> None:
    found = blind("phone", "138 0013 8000")
    key = bytes.fromhex(json.loads((keys_folder / "ring.json").read_text())["macs"]["index.phone"])
    assert found == hmac.new(key, b"13800138000", hashlib.sha256).digest()[:16]


def test_each_index_has_a_key_of_its_own(keys_folder: Path) -> None:
    assert len({blind("name", "13800138000"), blind("id_no", "13800138000"), blind("phone", "13800138000")}) == 3


@pytest.mark.parametrize(("index", "typed"), [("name", " \u3000"), ("id_no", "--"), ("phone", "没有")])
def test_a_text_of_which_nothing_is_left_is_refused(keys_folder: Path, index: IndexName, typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        blind(index, typed)
    assert refusal.value.field == index


def test_a_commitment_is_the_digest_of_salt_and_bytes() -> None:
    salt = bytes(range(32))
    assert commit(salt, "诉求".encode()) == hashlib.sha256(salt + "诉求".encode()).digest()


def test_a_salt_of_another_length_is_not_taken() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commit(b"short", b"")
