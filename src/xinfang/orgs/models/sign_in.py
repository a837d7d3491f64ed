"""What guards a person's sign-in besides the password, and where he is signed in."""

from django.db import models

from xinfang.orgs.models.columns import word
from xinfang.orgs.models.people import Person


class SecondFactor(models.Model):
    """The secret that a person's telephone shares with us (TOTP), sealed; in force once a code has been shown.

    `last_step` is the newest time step whose code was used: none is taken twice.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="second_factor")
    enc_secret = models.BinaryField("封存的密钥")
    in_force = models.BooleanField("已启用", default=False)
    last_step = models.BigIntegerField("最近使用的时间步", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "第二重验证"

    def __str__(self) -> str:
        """Give the id of the person."""
        return str(self.person_id)


class RecoveryCode(models.Model):
    """A code that stands in for the telephone once, kept as a MAC."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="recovery_codes")
    mac = models.BinaryField("验证值", max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "备用验证码"
        constraints = [models.UniqueConstraint("person", "mac", name="recovery_code_is_unique")]

    def __str__(self) -> str:
        """Give the id of the person."""
        return str(self.person_id)


class SignedIn(models.Model):
    """A browser in which a person is signed in, until he leaves or ends it from another one."""

    session_key = word("会话", 40, primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="signed_in")
    since = models.DateTimeField("登录时间")
    browser = models.CharField("浏览器", max_length=60)
    address = models.GenericIPAddressField("网络地址", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "登录"

    def __str__(self) -> str:
        """Give the browser."""
        return self.browser
