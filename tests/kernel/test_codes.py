"""A query code can be read out and typed back; the database keeps only its MAC."""

from pathlib import Path

import pytest

from xinfang.kernel.codes import code_mac, code_matches, fingerprint, grouped, new_code, normal_code
from xinfang.kernel.errors import Refused

CODE = "0123456789ABCDEF"


def test_a_code_has_sixteen_characters_without_those_that_are_misread() -> None:
    codes = [new_code() for _ in range(500)]
    assert {len(code) for code in codes} == {16}
    assert set("".join(codes)) == set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert len(set(codes)) == 500


def test_a_code_is_printed_in_fours() -> None:
    assert grouped(CODE) == "0123-4567-89AB-CDEF"


@pytest.mark.parametrize(
    "typed",
    ["0123-4567-89AB-CDEF", "o1z3 4567 89ab cdef".replace("z", "2"), "Ol23—4567—89ab—cdef", "０I２３456789ABCDEF"],  # noqa: RUF001
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert normal_code(typed) == CODE


@pytest.mark.parametrize("typed", ["", "0123", CODE + "0", "U123456789ABCDEF", "查询码"])
def test_what_cannot_be_a_code_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Refused, match="查询码应为十六位字母和数字，请对照登记回执重新输入。"):
        normal_code(typed)


def test_a_code_matches_its_own_mac_alone(keys_folder: Path) -> None:
    mac = code_mac(CODE)
    typed = ["0123-4567-89ab-cdef", new_code(), "", "U"]
    assert [code_matches(code, mac) for code in typed] == [True, False, False, False]


def test_the_mac_does_not_hold_the_code_and_is_not_that_of_a_command(keys_folder: Path) -> None:
    assert len(code_mac(CODE)) == 32
    assert code_mac(CODE) != fingerprint(CODE.encode())


def test_the_same_command_has_the_same_fingerprint(keys_folder: Path) -> None:
    assert fingerprint(b"one") == fingerprint(b"one")
    assert fingerprint(b"one") != fingerprint(b"other")
