"""A resident's number is judged by its check digit, a telephone by its shape.

The two whole numbers are the examples printed in GB 11643-1999; the others belong to nobody.
"""

import pytest

from xinfang.kernel.identity import (
    check_character,
    id_no_fault,
    id_no_fault_so_far,
    phone_fault,
    phone_fault_so_far,
)

CHECK = "公民身份号码的校验位不对，请核对是否抄错。"
SHAPE = "公民身份号码应为十八位，只有最后一位可以是 X。"
OLD = "这是十五位的旧号码，请改填十八位的号码。"
PHONE = "电话号码不对：手机号十一位，固定电话要带区号。"
CONTENT = "公民身份号码中的地区或者出生日期不对，请核对。"


def test_the_examples_of_the_standard_have_their_check_characters() -> None:
    assert (check_character("11010519491231002"), check_character("44052418800101001")) == ("X", "4")


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014", " 11010519491231002x "])
def test_a_number_whose_check_digit_holds_has_no_fault(number: str) -> None:
    assert id_no_fault(number) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("110105194912310021", CHECK),
        ("110105194912310", OLD),
        ("1101051949123100", SHAPE),
        ("11010519491231002Y", SHAPE),
        ("", SHAPE),
        ("990105194912310020", CONTENT),
        ("110105194902300020", CONTENT),
        ("110105184912310020", CONTENT),
        ("110105210012310020", CONTENT),
        ("91350100M000100Y42", SHAPE),
    ],
)
def test_a_fault_says_what_to_look_at(number: str, fault: str) -> None:
    assert id_no_fault(number) == fault


def test_any_one_wrong_digit_and_any_two_exchanged_are_noticed() -> None:
    number = "11010519491231002X"
    wrong = [
        number[:at] + digit + number[at + 1 :] for at in range(17) for digit in "0123456789" if digit != number[at]
    ]
    exchanged = [
        number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(16) if number[at] != number[at + 1]
    ]
    assert [candidate for candidate in wrong + exchanged if id_no_fault(candidate) is None] == []


@pytest.mark.parametrize(
    "number", ["13800138000", "+86 138 0013 8000", "0310-3892211", "3892211", "12345", "4008001234"]
)
def test_a_telephone_of_china_has_no_fault(number: str) -> None:
    assert phone_fault(number) is None


@pytest.mark.parametrize("number", ["1380013800", "23800138000", "", "电话", "138001380001"])
def test_anything_else_is_told_what_is_expected(number: str) -> None:
    assert phone_fault(number) == PHONE


# The first is the example printed in GB 32100-2015; the others have no letter in them.
@pytest.mark.parametrize("code", ["91350100M000100Y43", "911100001000104008", "121304264012345062"])
def test_the_code_of_an_organisation_is_no_miscopied_number_nor_while_it_is_typed(code: str) -> None:
    assert [id_no_fault(code), *(id_no_fault_so_far(code[:length]) for length in range(19))] == [None] * 20


def test_a_code_without_letters_that_is_miscopied_is_told_of() -> None:
    assert id_no_fault("911100001000104009") == id_no_fault_so_far("911100001000104009") == CONTENT


def test_a_number_that_is_being_typed_has_no_fault_until_it_can_no_longer_become_right() -> None:
    for number in ("11010519491231002X", "440524188001010014", "110105200701010015"):
        assert [id_no_fault_so_far(number[:length]) for length in range(18)] == [None] * 18
    assert id_no_fault_so_far("440524188001010014") is None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("110105194912310021", CHECK),
        ("110105490131002", OLD),
        ("110105194902300", CONTENT),
        ("990105194912310", CONTENT),
        ("9901051949123100", CONTENT),
        ("11010519491231002XX", SHAPE),
        ("E12345678", None),
        ("13042619800101X", None),
    ],
)
def test_what_is_typed_is_judged_as_soon_as_it_can_be(typed: str, fault: str | None) -> None:
    assert id_no_fault_so_far(typed) == fault


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", None),
        ("1380013800", None),
        ("13800138000", None),
        ("0310-38", None),
        ("138001380001", PHONE),
        ("23800138000", PHONE),
        ("1200138", PHONE),
        ("0310389221112", PHONE),
    ],
)
def test_a_telephone_is_judged_once_no_more_digits_can_mend_it(typed: str, fault: str | None) -> None:
    assert phone_fault_so_far(typed) == fault
