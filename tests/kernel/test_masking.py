"""Masks show enough to recognise and too little to find out."""

import pytest

from xinfang.kernel.masking import mask_address, mask_id, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张三", "张**"), ("张三丰", "张**"), ("欧阳小明", "欧阳**"), ("买买提·艾力", "买**"), ("王", "王**")],
)
def test_a_name_shows_its_surname_and_not_its_length(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13800138000", "138****8000"),
        ("+86 138 0013 8000", "138****8000"),
        ("0310-3892211", "031****2211"),
        ("3892211", "****211"),
        ("110", "****110"),
    ],
)
def test_a_telephone_shows_three_and_four_digits(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("13042619900307123X", "130426********123X"), ("E12345678", "E****78"), ("A12", "****")],
)
def test_a_document_shows_its_ends(number: str, shown: str) -> None:
    assert mask_id(number) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("河北省邯郸市涉县涉城镇将军大道 12 号", "河北省邯郸市涉县****"),
        ("邯郸市涉县龙虎乡北郭口村", "邯郸市涉县****"),
        ("涉县更乐镇", "涉县****"),
        ("内蒙古自治区锡林郭勒盟多伦县", "内蒙古自治区锡林郭勒盟多伦县****"),
        ("北京市朝阳区三里屯路", "北京市朝阳区****"),
        ("幸福小区 3 号楼", "****"),
        ("涉城镇开发区东三排", "****"),
        ("12 号", "****"),
    ],
)
def test_an_address_ends_at_the_county(address: str, shown: str) -> None:
    assert mask_address(address) == shown


MASKS = [mask_name, mask_phone, mask_id, mask_address]


@pytest.mark.parametrize("mask", MASKS)
def test_what_was_not_given_is_called_so(mask: type[str]) -> None:
    assert (mask(None), mask(" ")) == ("（未留）", "（未留）")


@pytest.mark.parametrize("mask", MASKS)
@pytest.mark.parametrize("stored", [None, "", "张三", "13800138000", "河北省邯郸市涉县涉城镇"])
def test_a_concealed_mask_does_not_tell_whether_anything_was_given(mask: type[str], stored: str | None) -> None:
    assert mask(stored, concealed=True) == "（已隐去）"
