"""The second factor at sign-in: codes of six digits from a telephone (TOTP, RFC 6238), and codes kept on paper.

The secret is sealed under the data key and so is of no use in a dump; a code is taken once.
"""

import base64
import hmac
import secrets
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import transaction

from xinfang.kernel.codes import ALPHABET, MISREAD
from xinfang.kernel.errors import Refused
from xinfang.kernel.keys import mac_key
from xinfang.kernel.sealed import open_sealed, seal
from xinfang.kernel.typed import compact, without_dashes
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person, RecoveryCode, SecondFactor

ISSUER: Final = "信访事项办理系统"
SECRET_BYTES: Final = 20
STEP: Final = 30  # seconds
DIGITS: Final = 6
AROUND: Final = (0, -1, 1)  # steps by which a telephone's clock may differ
RECOVERY_CODES: Final = 10
RECOVERY_LENGTH: Final = 10
WRONG: Final = "验证码不对，或者已经用过，请等下一个验证码再试。"
# Whoever holds one of these reaches what others may not, and signs in with two factors where the office demands it.
GUARDED: Final = frozenset({CapacityKind.ADMIN, CapacityKind.AUDITOR, CapacityKind.ACCUSATION_OFFICER})


def is_in_force(person: Person) -> bool:
    """Tell whether `person` signs in with a second factor."""
    return SecondFactor.objects.filter(person=person, in_force=True).exists()


def begin(person: Person) -> str:
    """Give the address that a telephone scans to share a fresh secret; the factor is not in force before `confirm`.

    Begun again before that, the same secret is given, so that a page may be shown twice. Refused when one is in force.
    """
    factor = SecondFactor.objects.filter(person=person).first()
    if factor is not None and factor.in_force:
        raise Refused("第二重验证已经启用；要换手机，请先停用。")
    if factor is None:
        secret = secrets.token_bytes(SECRET_BYTES)
        factor = SecondFactor.objects.create(person=person, enc_secret=seal(secret.hex(), **_cell(person)))
    return _totp(factor).get_provisioning_uri(person.username, ISSUER)


def secret_words(person: Person) -> str:
    """Give the secret not yet in force as it is typed where no camera can scan, in groups of four."""
    told = base64.b32encode(_secret(SecondFactor.objects.get(person=person, in_force=False))).decode()
    return " ".join(told[start : start + 4] for start in range(0, len(told), 4))


@transaction.atomic
def confirm(person: Person, code: str, *, at: datetime) -> list[str]:
    """Put the factor in force after a right code; give the recovery codes, which are shown only now."""
    factor = SecondFactor.objects.select_for_update().filter(person=person, in_force=False).first()
    if factor is None or not _used(factor, code, at=at):
        raise Refused(WRONG, field="code")
    factor.in_force = True
    factor.save(update_fields=["in_force"])
    return renew_recovery_codes(person)


@transaction.atomic
def renew_recovery_codes(person: Person) -> list[str]:
    """Give fresh recovery codes; the former ones are worth nothing from now on."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(person=person).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, mac=_mac(person, code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def recovery_codes_left(person: Person) -> int:
    """Give how many recovery codes of `person` have not been used."""
    return RecoveryCode.objects.filter(person=person).count()


@transaction.atomic
def passes(person: Person, code: str, *, at: datetime) -> bool:
    """Tell whether `code`, from the telephone or from the paper, lets `person` in; it is used up by that."""
    factor = SecondFactor.objects.select_for_update().filter(person=person, in_force=True).first()
    if factor is None:
        return False
    typed = without_dashes(compact(code))
    if len(typed) == DIGITS:
        return _used(factor, typed, at=at)
    return RecoveryCode.objects.filter(person=person, mac=_mac(person, typed)).delete()[0] == 1


@transaction.atomic
def stop(person: Person) -> None:
    """Take the second factor and its recovery codes away, as when a telephone is lost."""
    SecondFactor.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()


def _used(factor: SecondFactor, code: str, *, at: datetime) -> bool:
    """Tell whether the code fits a step near `at` and later than the newest used, and use that step up."""
    totp, now = _totp(factor), int(at.timestamp())
    for offset in AROUND:
        step = now // STEP + offset
        if step > factor.last_step and _fits(totp, code, step=step):
            factor.last_step = step
            factor.save(update_fields=["last_step"])
            return True
    return False


def _fits(totp: TOTP, code: str, *, step: int) -> bool:
    try:
        totp.verify(code.encode(), step * STEP)
    except InvalidToken:
        return False
    return True


def _totp(factor: SecondFactor) -> TOTP:
    return TOTP(_secret(factor), DIGITS, SHA1(), STEP)  # noqa: S303 - what every authenticator app takes


def _secret(factor: SecondFactor) -> bytes:
    return bytes.fromhex(open_sealed(factor.enc_secret, **_cell(factor.person)))


def _cell(person: Person) -> dict[str, str]:
    return {"table": "orgs_secondfactor", "column": "enc_secret", "row": str(person.pk)}


def _mac(person: Person, code: str) -> bytes:
    words = code.upper().translate(MISREAD)
    return hmac.digest(mac_key("codes"), f"recovery|{person.pk}|{words}".encode(), "sha256")
