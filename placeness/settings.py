"""Settings of Placeness: one file, everything that differs between installations from the environment.

It is longer than other modules because Django's users expect all settings in one file.

`PLACENESS_DATA_DIR` (default `data/` of a checkout, `~/.local/share/placeness` where it is installed) holds the
database and the secret key. Pictures lie in its `media/`; in a checkout that names no data folder, in `media/` of the
project.
"""

import secrets
from pathlib import Path

import django
import environ
from django.utils.translation import gettext_lazy as _

from placeness import __version__, paths
from placeness.bus import bus_url
from placeness.caches import caches
from placeness.databases import SQLITE_ENGINE, default_database
from placeness.media import picture_storage
from placeness.variables import SettingsEnv, choice, days, number, seconds

if django.VERSION >= (6,):  # Django's own content security policy, else that of django-csp
    from django.utils.csp import CSP

    NONCE: object = CSP.NONCE
    POLICY_APPS: list[str] = []
    POLICY_MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
    POLICY_CONTEXT = "django.template.context_processors.csp"
else:
    from csp.constants import NONCE

    POLICY_APPS = ["csp"]
    POLICY_MIDDLEWARE = "places.web.policy.PolicyMiddleware"
    POLICY_CONTEXT = "places.web.policy.csp"

VERSION = __version__
BASE_DIR = paths.root()
env = SettingsEnv()  # NAME may also be given as NAME_FILE, the path of a file that holds it
environ.Env.read_env(paths.environment_file(), overwrite=False)

DATA_DIR = Path(env.str("PLACENESS_DATA_DIR", default=str(paths.data_folder()))).resolve()
DATA_DIR_IS_OWN = "PLACENESS_DATA_DIR" in env.ENVIRON or not paths.IS_CHECKOUT


def _secret_key(path: Path) -> str:
    """Read the installation's key, making it (owner-readable only) at the first start."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


DEBUG = env.bool("PLACENESS_DEBUG", default=False)
SECRET_KEY = env.str("PLACENESS_SECRET_KEY", default="").strip() or _secret_key(DATA_DIR / "secret-key")
SECRET_KEY_IS_GIVEN = bool(env.str("PLACENESS_SECRET_KEY", default="").strip())
PUBLIC_URL = env.str("PLACENESS_PUBLIC_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("PLACENESS_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SECURE = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CPU = env.str("PLACENESS_CPU", default="")  # see places.cpu_affinity
DRAIN_DELAY = seconds(env, "PLACENESS_DRAIN_DELAY", default=0.0)  # of 503 from /readyz before it stops
DRAIN_SECONDS = seconds(env, "PLACENESS_DRAIN_SECONDS", default=8.0)  # for what is in progress then
MODEL_HOSTS = env.list("PLACENESS_MODEL_HOSTS", default=[])  # language models that leaders may set up

DAYS_KEPT = days(env, "PLACENESS_DAYS_KEPT", default=90)  # after a workshop was closed
DAYS_UNUSED = days(env, "PLACENESS_DAYS_UNUSED", default=90)  # after which one counts as closed
HOLD_DECISION = env.str("PLACENESS_HOLD_DECISION", default="").strip()[
    :200
]  # nothing is deleted without another one
LEGAL_GROUND = choice(env, "PLACENESS_LEGAL_GROUND", ("consent", "public-task"))
RESPONSIBLE = env.str("PLACENESS_RESPONSIBLE", default="").strip()  # who answers for people's data
CONTACT = env.str("PLACENESS_CONTACT", default="").strip()  # an e-mail address, a telephone number, or both

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "placeness.static_files.BrowserFiles",
    *POLICY_APPS,
    "taggit",
    "simple_history",
    *(["django_tasks"] if django.VERSION < (6,) else []),  # part of Django from version 6 on
    "django_tasks_db",
    "places",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "places.web.gzip.CompressionMiddleware",
    POLICY_MIDDLEWARE,
    "places.web.headers.HeadersMiddleware",
    "places.web.health.HealthMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "places.web.origins.OriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "places.workshops.views.sign_ins.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "places.web.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "placeness.urls"
ASGI_APPLICATION = "placeness.asgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "places.web.template_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ]
            if not DEBUG
            else [
                "places.web.template_loader.Loader",
                "django.template.loaders.app_directories.Loader",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                POLICY_CONTEXT,
            ],
        },
    }
]

DATABASES = {"default": default_database(env, DATA_DIR)}
IS_SQLITE = DATABASES["default"]["ENGINE"] == SQLITE_ENGINE
ATOMIC_REQUESTS = False
BUS_URL = bus_url(env)  # see places.live.bus
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "places.Leader"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk-home"
LOGOUT_REDIRECT_URL = "landing"

SESSION_COOKIE_AGE = 60 * 60 * 24 * 120
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_ENGINE = "places.database.sessions"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "places.web.refusals.csrf_failure"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = SESSION_COOKIE_AGE
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE

SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_PRELOAD = SECURE and env.bool(
    "PLACENESS_HSTS_PRELOAD", default=False
)  # holds for all of the domain
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE and (
    SECURE_HSTS_PRELOAD or env.bool("PLACENESS_HSTS_SUBDOMAINS", default=False)
)
SECURE_SSL_REDIRECT = False  # the proxy in front does this; Placeness itself speaks plain http behind it
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": [NONCE, "'strict-dynamic'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}  # read by django-csp, below Django 6

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("sv", _("Swedish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["placeness.formats"]
FORM_RENDERER = "places.web.form_rendering.FormRenderer"
TIME_ZONE = env.str("PLACENESS_TIME_ZONE", default="Europe/Stockholm")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "collected-static"  # filled by `manage.py start`, except with DEBUG
WHITENOISE_USE_FINDERS = True  # plain names are served from the source folders, where nothing was collected
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/.+\.[0-9a-f]{12}\.[a-z0-9]+$"  # also those of the version before
MEDIA_ROOT = DATA_DIR / "media" if DATA_DIR_IS_OWN else BASE_DIR / "media"
STORAGES = {
    "default": picture_storage(env),
    "staticfiles": {
        "BACKEND": "places.web.static_files.StaticFiles",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
}
ERASURES_FILE = DATA_DIR / "erasures.jsonl"  # ids of what was erased; no backup holds or replaces it
BACKUP_DIR = env.str("PLACENESS_BACKUP_DIR", default="")  # without, `backups` of the data folder
BACKUPS_KEPT = number(env, "PLACENESS_BACKUPS", default=7 if IS_SQLITE else 0, most=7)  # of one each day
EXPORTS_ROOT = DATA_DIR / "exports"  # files that background jobs write for people to take away
INCOMING_ROOT = DATA_DIR / "incoming"  # files that are on their way in; emptied at start and stop
FILE_UPLOAD_HANDLERS = ["places.incoming.SentFileHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 1

CACHES = caches(env, is_sqlite=IS_SQLITE)
SESSION_CACHE_ALIAS = "sessions"
RATELIMIT_USE_CACHE = "windows"
SILENCED_SYSTEM_CHECKS = [
    "django_ratelimit.E003",
    "django_ratelimit.W001",
]  # it knows no caches but Django's; in memory, one process has the database for itself

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "files"]}
}  # as jobs.running
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # no row is written for a notice
TAGGIT_CASE_INSENSITIVE = False  # folds ASCII only on SQLite; Theme.key folds properly

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "placeness.log_lines.PlainFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {"not each picture": {"()": "placeness.log_lines.NotEachPicture"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["not each picture"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "places": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "uvicorn": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
