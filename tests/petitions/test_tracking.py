"""Numbers of mail: the check digit of the international form is told, and of other forms nothing is claimed."""

import pytest

from xinfang.petitions.tracking import check_digit, is_doubtful, is_number


def by_the_standard(figures: str) -> int:
    """Work the digit out as UPU S10 words it: from the remainder 0 it is 5, from 1 it is 0, else eleven less it."""
    total = 8 * int(figures[0]) + 6 * int(figures[1]) + 4 * int(figures[2]) + 2 * int(figures[3])
    total += 3 * int(figures[4]) + 5 * int(figures[5]) + 9 * int(figures[6]) + 7 * int(figures[7])
    rest = total % 11
    return 5 if rest == 0 else 0 if rest == 1 else 11 - rest


def test_the_example_of_the_standard_agrees() -> None:
    assert check_digit("47312482") == 9


def test_each_remainder_gives_the_digit_of_the_standard() -> None:
    figures = [f"{n:08}" for n in range(0, 100_000_000, 997_331)]
    assert {by_the_standard(one) for one in figures} == set(range(10))
    assert [one for one in figures if check_digit(one) != by_the_standard(one)] == []


@pytest.mark.parametrize(
    ("number", "doubtful"),
    [
        ("RR473124829CN", False),
        ("RR473124828CN", True),
        ("RR473124892CN", True),
        ("1234567890123", False),
        ("XA12345678937", False),
        ("SF1234567890", False),
    ],
)
def test_one_figure_wrong_or_two_exchanged_is_doubtful_and_a_form_that_is_not_known_never(
    number: str, doubtful: bool
) -> None:
    assert (is_number(number), is_doubtful(number)) == (True, doubtful)
