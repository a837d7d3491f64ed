"""Settings, all from typed environment values."""

from pathlib import Path

import environ

env = environ.Env()
DATA = Path(env.str("XINFANG_DATA", default="var")).resolve()
SECRET_KEY = env.str("SECRET_KEY", default="development only")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "testserver"])
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "template_partials",
    "axes",
    "xinfang.orgs",
    "xinfang.files",
    "xinfang.ledger",
    "xinfang.petitions",
    "xinfang.web",
    "xinfang.desk",
    "xinfang.portal",
    "xinfang.demo",
]
DATABASES = {
    "default": env.db("DATABASE_URL", default="postgres://xinfang_app:a@127.0.0.1:5432/xinfang"),
    "owner": env.db("DATABASE_OWNER_URL", default="postgres://xinfang_owner:o@127.0.0.1:5432/xinfang"),
}
AUTH_USER_MODEL = "orgs.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "xinfang.config.urls"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
