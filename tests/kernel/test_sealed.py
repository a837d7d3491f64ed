"""A sealed value opens in its own cell and nowhere else."""

from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xinfang.kernel.errors import UserError
from xinfang.kernel.sealed import open_sealed, seal

pytestmark = pytest.mark.usefixtures("keys_folder")

ROW = UUID("0d3cbb52-1f4c-4f0e-9f5e-5a1d6f0c2b11")
OTHER = UUID("0d3cbb52-1f4c-4f0e-9f5e-5a1d6f0c2b12")
CELL = {"table": "party", "column": "enc_name", "row": ROW}


@given(plain=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_sealed_opens_as_it_was(plain: str, keys_folder: Path) -> None:
    assert open_sealed(seal(plain, **CELL), **CELL) == plain


@pytest.mark.parametrize(
    "elsewhere",
    [CELL | {"row": OTHER}, CELL | {"column": "enc_phone"}, CELL | {"table": "petition"}],
    ids=["row", "column", "table"],
)
def test_a_value_copied_to_another_cell_does_not_open(elsewhere: dict[str, str]) -> None:
    with pytest.raises(UserError, match="封存的内容已被改动，或者不属于这一行，因此无法打开。"):
        open_sealed(seal("张三", **CELL), **elsewhere)


@pytest.mark.parametrize("place", [4, 15, 16, -1])
def test_a_changed_byte_is_noticed(place: int) -> None:
    sealed = bytearray(seal("张三", **CELL))
    sealed[place] ^= 1
    with pytest.raises(UserError, match="已被改动"):
        open_sealed(bytes(sealed), **CELL)


@pytest.mark.parametrize("length", [0, 3, 4, 15, 16, 31])
def test_a_cut_value_is_refused_in_words(length: int) -> None:
    with pytest.raises(UserError):
        open_sealed(seal("张三", **CELL)[:length], **CELL)


def test_the_same_name_never_looks_the_same_twice() -> None:
    assert len({seal("张三", **CELL) for _ in range(50)}) == 50


def test_the_length_of_a_name_does_not_show() -> None:
    assert {len(seal(name, **CELL)) for name in ("", "张三", "欧阳小明", "买买提·艾力")} == {4 + 12 + 32 + 16}


def test_a_memoryview_from_the_database_opens_too() -> None:
    assert open_sealed(memoryview(seal("张三", **CELL)), **CELL) == "张三"


def test_names_of_cells_that_could_be_read_two_ways_are_not_taken() -> None:
    with pytest.raises(ValueError, match="no bar"):
        seal("张三", table="party|x", column="y", row=1)
