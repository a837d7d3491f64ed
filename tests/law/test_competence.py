"""Who reviews: the next level up, by kind of organ, with the petitioner's choice where there are two."""

import pytest

from xinfang.law.competence import Body, Organ, Reason, reviewers
from xinfang.law.roles import UnitKind as U

CITY = ((30, U.GOVERNMENT), (40, U.GOVERNMENT))
COUNTY = ((20, U.GOVERNMENT), *CITY)
PARTY = ((21, U.PARTY_COMMITTEE), (31, U.PARTY_COMMITTEE))
R = Reason


@pytest.mark.parametrize(
    ("organ", "bodies"),
    [
        (Organ(2, U.TOWNSHIP, COUNTY), [(20, R.TOWNSHIP)]),
        (Organ(20, U.GOVERNMENT, CITY), [(30, R.NEXT_GOVERNMENT)]),
        (Organ(40, U.GOVERNMENT), []),
        (Organ(3, U.DEPARTMENT, COUNTY), [(20, R.GOVERNMENT)]),
        (Organ(3, U.DEPARTMENT, COUNTY, superior=33), [(20, R.GOVERNMENT), (33, R.TRADE)]),
        (Organ(7, U.DEPARTMENT, ((3, U.DEPARTMENT), *COUNTY)), [(3, R.BRANCH)]),
        (Organ(8, U.VERTICAL, ((34, U.VERTICAL),)), [(34, R.VERTICAL)]),
        (Organ(8, U.VERTICAL, COUNTY, superior=34), [(34, R.VERTICAL)]),
        (Organ(8, U.VERTICAL), []),
        (Organ(22, U.PARTY_ORGAN, PARTY), [(21, R.COMMITTEE)]),
        (Organ(23, U.MASS_ORGANISATION, PARTY, superior=35), [(21, R.COMMITTEE), (35, R.PARTY_TRADE)]),
        (Organ(21, U.PARTY_COMMITTEE, PARTY[1:]), [(31, R.NEXT_COMMITTEE)]),
        (Organ(1, U.PETITION_OFFICE, COUNTY), [(20, R.OFFICE)]),
        (Organ(10, U.COURT, ((36, U.COURT),)), [(36, R.JUDICIAL)]),
        (Organ(11, U.PROCURATORATE, ((37, U.PROCURATORATE),)), [(37, R.JUDICIAL)]),
        (Organ(12, U.INSTITUTION, ((3, U.DEPARTMENT), *COUNTY)), [(3, R.SUPERVISING)]),
        (Organ(13, U.ENTERPRISE, ((3, U.DEPARTMENT), *COUNTY)), [(3, R.SUPERVISING)]),
    ],
)
def test_each_kind_of_organ_has_its_next_level_up(organ: Organ, bodies: list[tuple[int, Reason]]) -> None:
    assert [(body.unit, body.reason) for body in reviewers([organ])] == bodies


def test_the_final_review_goes_one_level_further_by_the_same_table() -> None:
    assert reviewers([Organ(20, U.GOVERNMENT, CITY)]) == (Body(30, R.NEXT_GOVERNMENT),)
    assert reviewers([Organ(33, U.DEPARTMENT, CITY, superior=43)]) == (Body(30, R.GOVERNMENT), Body(43, R.TRADE))


def test_an_opinion_given_jointly_goes_to_the_common_superior() -> None:
    town, station = Organ(2, U.TOWNSHIP, COUNTY), Organ(7, U.DEPARTMENT, ((3, U.DEPARTMENT), *COUNTY))
    assert reviewers([town, station]) == (Body(20, R.JOINT),)
    assert reviewers([town, Organ(22, U.PARTY_ORGAN, PARTY)]) == ()


def test_a_merged_organ_is_reviewed_above_its_successor() -> None:
    assert reviewers([Organ(3, U.DEPARTMENT, COUNTY, merged=True)]) == (Body(20, R.SUCCESSOR),)


def test_what_the_regulation_does_not_spell_out_is_marked_as_presumed() -> None:
    assert Body(20, R.TOWNSHIP).words == "乡镇（街道）的上一级是县级人民政府"
    assert Body(3, R.SUPERVISING).words.endswith("（推定）")
    assert reviewers([]) == ()
