"""Units, people, capacities and delegations, each dated."""

from xinfang.orgs.models.change import OrgChange
from xinfang.orgs.models.columns import Level
from xinfang.orgs.models.people import Capacity, Delegation, Holding, Person
from xinfang.orgs.models.sign_in import RecoveryCode, SecondFactor, SignedIn
from xinfang.orgs.models.units import Unit, UnitClosure, UnitContact

__all__ = [
    "Capacity",
    "Delegation",
    "Holding",
    "Level",
    "OrgChange",
    "Person",
    "RecoveryCode",
    "SecondFactor",
    "SignedIn",
    "Unit",
    "UnitClosure",
    "UnitContact",
]
