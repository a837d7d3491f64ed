"""Changes to units, people, capacities and delegations. Each takes the day from its caller."""

from datetime import date
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q

from xinfang.kernel.errors import Refused
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Capacity, Delegation, Holding, Level, Person, Unit, UnitClosure
from xinfang.orgs.pinyin import sort_key

NEVER_LENT: Final = frozenset({CapacityKind.ADMIN, CapacityKind.PARTY, CapacityKind.IMPORTER})
REBUILD: Final = """
with recursive line(ancestor, descendant, depth) as (
    select id, id, 0 from orgs_unit
    union all
    select unit.parent_id, line.descendant, line.depth + 1
    from line join orgs_unit unit on unit.id = line.ancestor where unit.parent_id is not null
)
insert into orgs_unitclosure (ancestor_id, descendant_id, depth) select ancestor, descendant, depth from line
"""


@transaction.atomic
def create_unit(
    *,
    code: str,
    name: str,
    kind: UnitKind,
    level: Level,
    place: str,
    valid_from: date,
    parent: Unit | None = None,
    short_name: str = "",
) -> Unit:
    """Open a unit under the unit that leads it, and enter it in the closure."""
    unit = Unit(
        code=code, name=name, short_name=short_name or name, pinyin=sort_key(short_name or name), kind=kind,
        level=level, place=place, parent=parent, valid_from=valid_from,
    )  # fmt: skip
    _save_new(unit)
    above = UnitClosure.objects.filter(descendant=parent).values_list("ancestor_id", "depth") if parent else []
    line = [(unit.pk, 0), *((ancestor, depth + 1) for ancestor, depth in above)]
    UnitClosure.objects.bulk_create(
        UnitClosure(ancestor_id=ancestor, descendant=unit, depth=depth) for ancestor, depth in line
    )
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, on: date, successor: Unit | None = None) -> None:
    """Close the unit from that day on, with the unit that carries on its work where there is one.

    Capacities held there end with it. Refused while a unit below it is open, and for a unit already closed.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.valid_to is not None:
        raise Refused("该单位已经撤销，不能再次撤销。")
    if on < unit.valid_from:
        raise Refused("撤销日期不能早于设立日期。", field="on")
    if Unit.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), parent=unit).exists():
        raise Refused("该单位之下还有存续的单位，请先撤销下级单位。")
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    _end_open(Capacity.objects.filter(unit=unit), on=on)
    if successor is not None:
        set_successor(unit, successor)


@transaction.atomic
def set_successor(unit: Unit, successor: Unit) -> None:
    """Name the unit that carries on the work of a closed one (Art. 24)."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.valid_to is None:
        raise Refused("该单位尚未撤销，不能指定承继单位。")
    follower: Unit | None = successor
    while follower is not None:
        if follower.pk == unit.pk:
            raise Refused("承继关系首尾相接，请另选承继单位。", field="successor")
        follower = follower.successor
    unit.successor = successor
    unit.save(update_fields=["successor"])


@transaction.atomic
def rebuild_closure() -> int:
    """Write the closure anew from the units' parents; give the number of its rows."""
    with connection.cursor() as cursor:
        cursor.execute("lock table orgs_unitclosure in exclusive mode")
        cursor.execute("delete from orgs_unitclosure")
        cursor.execute(REBUILD)
        return int(cursor.rowcount)


@transaction.atomic
def create_person(*, username: str, name: str, password: str | None = None) -> Person:
    """Enter a person; without a password nobody can sign in as him until one is set."""
    person = Person(username=username, name=name, pinyin=sort_key(name))
    person.set_unusable_password()
    _save_new(person)
    if password is not None:
        set_password(person, password)
    return person


def set_password(person: Person, password: str) -> None:
    """Set the password under the policy of the settings; ends the person's other sessions."""
    try:
        validate_password(password, user=person)
    except ValidationError as fault:
        raise Refused("".join(fault.messages), field="password") from fault
    person.set_password(password)
    person.save(update_fields=["password"])


def deactivate(person: Person) -> None:
    """Let the person sign in no more; his capacities stay on record."""
    person.is_active = False
    person.save(update_fields=["is_active"])


def activate(person: Person) -> None:
    """Let the person sign in again."""
    person.is_active = True
    person.save(update_fields=["is_active"])


@transaction.atomic
def give_capacity(person: Person, unit: Unit, *, kind: CapacityKind, valid_from: date) -> Capacity:
    """Give the person a capacity at the unit from that day on.

    An administrator reads no cases, so that capacity stands beside no other; only a petition office has bureau heads.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    if kind is CapacityKind.BUREAU_HEAD and unit.kind != UnitKind.PETITION_OFFICE:
        raise Refused("局领导身份只能设在信访部门。", field="unit")
    _keep_administrators_apart(person, kind, valid_from=valid_from)
    capacity = Capacity(person=person, unit=unit, kind=kind, valid_from=valid_from)
    _save_new(capacity)
    return capacity


@transaction.atomic
def end_capacity(capacity: Capacity, *, on: date) -> None:
    """End the capacity, and what was lent of it, from that day on."""
    if on < capacity.valid_from:
        raise Refused("失效日期不能早于生效日期。", field="on")
    _end_open(Capacity.objects.filter(pk=capacity.pk), on=on)
    _end_open(Delegation.objects.filter(capacity=capacity), on=on)


@transaction.atomic
def delegate(capacity: Capacity, person: Person, *, valid_from: date, valid_to: date) -> Delegation:
    """Lend the capacity to another person from the first day until the day before the last."""
    kind = CapacityKind(capacity.kind)
    if kind in NEVER_LENT:
        raise Refused(f"{kind.label}身份不能委托他人。", field="capacity")
    if person.pk == capacity.person_id:
        raise Refused("不能把身份委托给本人。", field="person")
    Person.objects.select_for_update().get(pk=person.pk)
    _keep_administrators_apart(person, kind, valid_from=valid_from)
    delegation = Delegation(capacity=capacity, person=person, valid_from=valid_from, valid_to=valid_to)
    _save_new(delegation)
    return delegation


def _keep_administrators_apart(person: Person, kind: CapacityKind, *, valid_from: date) -> None:
    held = Holding.objects.filter(Q(valid_to=None) | Q(valid_to__gt=valid_from), person=person)
    clash = held.exclude(kind=kind) if kind is CapacityKind.ADMIN else held.filter(kind=CapacityKind.ADMIN)
    if kind is CapacityKind.ADMIN and clash.exists():
        raise Refused("该人员另有业务身份，不能再担任系统管理员。", field="kind")
    if kind is not CapacityKind.ADMIN and clash.exists():
        raise Refused("该人员是系统管理员，不能再有业务身份。", field="kind")


def _end_open(rows: models.QuerySet[Capacity] | models.QuerySet[Delegation], *, on: date) -> None:
    """End on that day whatever would last longer; what had not begun never begins."""
    lasting = rows.filter(Q(valid_to=None) | Q(valid_to__gt=on))
    lasting.filter(valid_from__gt=on).update(valid_to=models.F("valid_from"))
    lasting.filter(valid_from__lte=on).update(valid_to=on)


def _save_new(row: Unit | Person | Capacity | Delegation) -> None:
    """Check and insert; a fault becomes a sentence that names its field."""
    references = {field.name for field in row._meta.concrete_fields if field.is_relation}
    try:
        row.clean_fields(exclude=references)
        _insert(row)
    except ValidationError as fault:
        field, messages = next(iter(fault.message_dict.items()))
        raise Refused("".join(messages), field=None if field == NON_FIELD_ERRORS else field) from fault


def _insert(row: Unit | Person | Capacity | Delegation) -> None:
    """Insert; only when the database refuses is each constraint asked for its sentence."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        row.full_clean()
        raise
