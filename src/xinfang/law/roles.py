"""Capacities in which a person acts, and the kinds of unit; the words shared by law and orgs."""

from enum import StrEnum


class CapacityKind(StrEnum):
    """In which capacity (身份) somebody does an act."""

    CLERK = "CLERK"
    CASE_OFFICER = "CASE_OFFICER"
    SECTION_HEAD = "SECTION_HEAD"
    BUREAU_HEAD = "BUREAU_HEAD"
    INSPECTOR = "INSPECTOR"
    ANALYST = "ANALYST"
    HANDLER = "HANDLER"
    ORGAN_HEAD = "ORGAN_HEAD"
    ACCUSATION_OFFICER = "ACCUSATION_OFFICER"
    AUDITOR = "AUDITOR"
    ADMIN = "ADMIN"
    PARTY = "PARTY"
    IMPORTER = "IMPORTER"

    @property
    def label(self) -> str:
        """Give the Chinese name shown on screen."""
        return CAPACITY_LABELS[self]


class UnitKind(StrEnum):
    """What kind of unit an organ is; decides what may be sent to it."""

    PETITION_OFFICE = "PETITION_OFFICE"
    SECTION = "SECTION"
    GOVERNMENT = "GOVERNMENT"
    PARTY_COMMITTEE = "PARTY_COMMITTEE"
    TOWNSHIP = "TOWNSHIP"
    DEPARTMENT = "DEPARTMENT"
    PARTY_ORGAN = "PARTY_ORGAN"
    MASS_ORGANISATION = "MASS_ORGANISATION"
    DISCIPLINE = "DISCIPLINE"
    PERSONNEL = "PERSONNEL"
    COURT = "COURT"
    PROCURATORATE = "PROCURATORATE"
    POLITICAL_LEGAL = "POLITICAL_LEGAL"
    VERTICAL = "VERTICAL"
    INSTITUTION = "INSTITUTION"
    ENTERPRISE = "ENTERPRISE"

    @property
    def label(self) -> str:
        """Give the Chinese name shown on screen."""
        return UNIT_LABELS[self]


CAPACITY_LABELS = {
    CapacityKind.CLERK: "登记员",
    CapacityKind.CASE_OFFICER: "办信办案人员",
    CapacityKind.SECTION_HEAD: "科室负责人",
    CapacityKind.BUREAU_HEAD: "局领导",
    CapacityKind.INSPECTOR: "督查人员",
    CapacityKind.ANALYST: "综合分析人员",
    CapacityKind.HANDLER: "承办人",
    CapacityKind.ORGAN_HEAD: "机关、单位负责人",
    CapacityKind.ACCUSATION_OFFICER: "检举控告专办员",
    CapacityKind.AUDITOR: "审计员",
    CapacityKind.ADMIN: "系统管理员",
    CapacityKind.PARTY: "信访人",
    CapacityKind.IMPORTER: "数据导入",
}

UNIT_LABELS = {
    UnitKind.PETITION_OFFICE: "信访部门",
    UnitKind.SECTION: "内设科室",
    UnitKind.GOVERNMENT: "人民政府",
    UnitKind.PARTY_COMMITTEE: "党委",
    UnitKind.TOWNSHIP: "乡镇（街道）",
    UnitKind.DEPARTMENT: "政府工作部门",
    UnitKind.PARTY_ORGAN: "党委工作机关",
    UnitKind.MASS_ORGANISATION: "群团组织",
    UnitKind.DISCIPLINE: "纪检监察机关",
    UnitKind.PERSONNEL: "组织（人事）部门",
    UnitKind.COURT: "审判机关",
    UnitKind.PROCURATORATE: "检察机关",
    UnitKind.POLITICAL_LEGAL: "政法机关",
    UnitKind.VERTICAL: "垂直管理部门",
    UnitKind.INSTITUTION: "事业单位（学校、医院等）",
    UnitKind.ENTERPRISE: "国有企业",
}
