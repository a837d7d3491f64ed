"""Who is who in the demonstration county, for the tests and the sign-ins printed at the start."""

from typing import Final

CLERK: Final = "zhoumin"
OTHER_CLERK: Final = "hejing"
CASE_OFFICER: Final = "chenli"
SECTION_HEAD: Final = "haozhiyuan"
INSPECTOR: Final = "mengjie"
ANALYST: Final = "jiasiyu"
BUREAU_HEAD: Final = "liangwencheng"
ACCUSATION_OFFICER: Final = "changjing"
DISCIPLINE_OFFICER: Final = "shiyan"
DISCIPLINE_HEAD: Final = "tanzheng"
PERSONNEL_HANDLER: Final = "luping"
COUNTY_HEAD: Final = "gaolinfeng"
TOWN_HANDLER: Final = "duanhui"
TOWN_HEAD: Final = "qinshan"
OTHER_TOWN_HANDLER: Final = "yufang"
OTHER_TOWN_HEAD: Final = "kongdeyi"
DEPARTMENT_HANDLER: Final = "fangyuan"
DEPARTMENT_HEAD: Final = "jiheng"
CITY_OFFICER: Final = "xiangnan"
CITY_DISCIPLINE_OFFICER: Final = "zhuoyu"
AUDITOR: Final = "fuyan"
ADMIN: Final = "fengtao"
IMPORTER: Final = "importer"

# The ones worth trying first; each opens another side of the system.
SHOWN: Final = (
    CLERK, CASE_OFFICER, SECTION_HEAD, BUREAU_HEAD, INSPECTOR, ACCUSATION_OFFICER, DISCIPLINE_OFFICER,
    TOWN_HANDLER, TOWN_HEAD, DEPARTMENT_HANDLER, DEPARTMENT_HEAD, AUDITOR, ADMIN,
)  # fmt: skip

PARTY_COMMITTEE: Final = "130426PC"
GOVERNMENT: Final = "130426GOV"
BUREAU: Final = "130426XF"
RECEPTION: Final = "130426XF01"
CASES: Final = "130426XF02"
INSPECTION: Final = "130426XF03"
DISCIPLINE: Final = "130426JW"
PERSONNEL: Final = "130426ZZ"
COURT: Final = "130426CT"
TOWN: Final = "130426104"
OTHER_TOWN: Final = "130426105"
DEPARTMENT: Final = "130426ZJ"
OTHER_DEPARTMENT: Final = "130426RS"
POLICE: Final = "130426GA"
CITY_GOVERNMENT: Final = "1304GOV"
CITY_OFFICE: Final = "1304XF"
CITY_DISCIPLINE: Final = "1304JW"
