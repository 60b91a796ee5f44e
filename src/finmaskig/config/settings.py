"""All settings. Nothing here exists only in production; values come through env.py."""

import hashlib
import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from finmaskig.config import database, env

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent
DATA_DIR = Path(env.text("FINMASKIG_DATA_DIR", "var")).resolve()

# --- Which process this is ------------------------------------------------------------------
SIDE = env.choice("FINMASKIG_SIDE", ("staff", "public"), "staff")
DEMO = env.flag("FINMASKIG_DEMO")
DEMO_DATABASE = DATA_DIR / "demo.sqlite3"
DATABASE_URL = env.text("DATABASE_URL", "")
if DEMO and DATABASE_URL:
    raise ImproperlyConfigured(
        "Demon släpper in vem som helst och kör bara på sin egen databas. Ta bort DATABASE_URL."
    )
DEBUG = False
TESTING = "PYTEST_VERSION" in os.environ
INSECURE = DEMO or TESTING or env.flag("FINMASKIG_INSECURE_HTTP")
"""Plain http: the demo, the tests, and a first try on one machine."""
SECRET_KEY = env.text("FINMASKIG_SECRET_KEY", "demo-and-tests-only" if DEMO or TESTING else None)
PORT = env.number("FINMASKIG_PORT", 8000 if SIDE == "staff" else 8001)
ALLOWED_HOSTS = env.words("FINMASKIG_ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = env.words("FINMASKIG_TRUSTED_ORIGINS")
KEY_DIR = Path(env.text("FINMASKIG_KEY_DIR", str(DATA_DIR / "keys")))
ANCHOR_FILE = Path(env.text("FINMASKIG_ANCHOR_FILE", str(DATA_DIR / "access-log.anchors")))
BACKUP_DIR = env.text("FINMASKIG_BACKUP_DIR", "")
"""Where `finmaskig backup` puts copies; `check` and `nightly` watch it when it is set."""
SEAL_IN_BACKGROUND = not TESTING
"""Seal a quiet second after the last entry, and when the process ends."""
ACCESS_LOG_YEARS = env.number("FINMASKIG_ACCESS_LOG_YEARS", 5)
"""How long the access log is kept before two persons may have a month destroyed."""
LEAVE_URL = env.text("FINMASKIG_LEAVE_URL", "https://www.1177.se/")
THEME_CSS = env.text("FINMASKIG_THEME_CSS", "")
PUBLIC_ADDRESS = env.text("FINMASKIG_PUBLIC_ADDRESS", "").rstrip("/")
"""Where the public side is, as it stands on papers: https://…; without it, papers say to call."""
MUNICIPALITY = env.text("FINMASKIG_MUNICIPALITY", "0180")

# --- Applications -----------------------------------------------------------------------------
SHARED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "finmaskig.ui",
    "finmaskig.accounts",
    "finmaskig.vault",
    "finmaskig.organisations",
    "finmaskig.guidance",
    "finmaskig.outreach",
    "finmaskig.cases",
    "finmaskig.handovers",
    "finmaskig.retention",
    "finmaskig.reports",
    "finmaskig.imports",
]
STAFF_APPS = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "finmaskig.desk",
]
PUBLIC_APPS = ["finmaskig.public"]
INSTALLED_APPS = [*SHARED_APPS, *(STAFF_APPS if SIDE == "staff" else []), *PUBLIC_APPS]
AUTH_USER_MODEL = "accounts.User"
ROOT_URLCONF = f"finmaskig.config.urls_{SIDE}"
WSGI_APPLICATION = "finmaskig.config.wsgi.application"

STAFF_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "finmaskig.shared.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "finmaskig.accounts.middleware.SealMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "finmaskig.accounts.middleware.SessionAgeMiddleware",
    "finmaskig.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "finmaskig.accounts.middleware.ResumeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "finmaskig.accounts.middleware.SecondFactorMiddleware",
    "finmaskig.organisations.middleware.ActorMiddleware",
    "finmaskig.shared.middleware.DomainErrorMiddleware",
]
PUBLIC_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "finmaskig.shared.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "finmaskig.public.middleware.LanguageByPathMiddleware",
    "finmaskig.shared.middleware.DomainErrorMiddleware",
]
MIDDLEWARE = STAFF_MIDDLEWARE if SIDE == "staff" else PUBLIC_MIDDLEWARE

# --- Templates ----------------------------------------------------------------------------------
STAFF_CONTEXT = [
    "django.contrib.messages.context_processors.messages",
    "finmaskig.ui.context.page",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                *(STAFF_CONTEXT if SIDE == "staff" else []),
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# --- Database and cache -------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_tag = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:8]
_tag += env.text("FINMASKIG_TEST_TAG", "")
DATABASES = {
    "default": database.postgresql(DATABASE_URL, test_name=f"finmaskig_test_{_tag}")
    if DATABASE_URL
    else database.sqlite(DEMO_DATABASE if DEMO else DATA_DIR / "finmaskig.sqlite3")
}
PUBLIC_CACHE_TABLE = "public_cache"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
    },
    "public": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": PUBLIC_CACHE_TABLE,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
"""The public side has a table of its own: who floods it moves nothing out of the other."""

# --- Sessions and cookies -----------------------------------------------------------------------
_cookie = f"finmaskig_{SIDE}" + (f"_{PORT}" if INSECURE else "")
_cookie = _cookie if INSECURE else f"__Host-{_cookie}"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = _cookie
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = not INSECURE
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 12 * 3600
CSRF_COOKIE_NAME = f"{_cookie}_csrf"
CSRF_COOKIE_SECURE = not INSECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = (
    "finmaskig.accounts.views.token.csrf_failure"
    if SIDE == "staff"
    else "finmaskig.ui.errors.csrf_failure"
)
LANGUAGE_COOKIE_NAME = f"{_cookie}_language"

# --- Login --------------------------------------------------------------------------------------
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING:
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# --- Second factor and the organisation's own login (allauth) -------------------------------------
ACCOUNT_ADAPTER = "finmaskig.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "finmaskig.accounts.forms_allauth.LoginForm",
    "reauthenticate": "finmaskig.accounts.forms_allauth.PasswordAgainForm",
    "change_password": "finmaskig.accounts.forms_allauth.PasswordChangeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("FINMASKIG_TRUSTED_PROXIES", 0 if INSECURE else 1)
MFA_ADAPTER = "finmaskig.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "finmaskig.accounts.forms_allauth.CodeForm",
    "reauthenticate": "finmaskig.accounts.forms_allauth.CodeAgainForm",
    "activate_totp": "finmaskig.accounts.forms_allauth.AppForm",
    "add_webauthn": "finmaskig.accounts.forms_allauth.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSECURE
SOCIALACCOUNT_ADAPTER = "finmaskig.accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
FINMASKIG_OIDC_ID = "organisation"
FINMASKIG_OIDC_SERVER_URL = env.text("FINMASKIG_OIDC_SERVER_URL", "")
FINMASKIG_OIDC_NAME = env.text("FINMASKIG_OIDC_NAME", "kommunens inloggning")
FINMASKIG_OIDC_EMAILS_VERIFIED = env.flag("FINMASKIG_OIDC_EMAILS_VERIFIED")
FINMASKIG_OIDC_AMR = env.words("FINMASKIG_OIDC_AMR", "mfa")
FINMASKIG_OIDC_ACR = env.words(
    "FINMASKIG_OIDC_ACR",
    "http://id.elegnamnden.se/loa/1.0/loa3,http://id.elegnamnden.se/loa/1.0/loa4",
)
if FINMASKIG_OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": FINMASKIG_OIDC_ID,
                    "name": FINMASKIG_OIDC_NAME,
                    "client_id": env.text("FINMASKIG_OIDC_CLIENT_ID"),
                    "secret": env.text("FINMASKIG_OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": FINMASKIG_OIDC_SERVER_URL},
                }
            ],
        }
    }

# --- Headers ------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = not INSECURE and env.flag("FINMASKIG_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 0 if INSECURE else env.number("FINMASKIG_HSTS_SECONDS", 31_536_000)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if not INSECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["finmaskig"],
    }
}
if SIDE == "public":
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] = [SELF, LEAVE_URL]

# --- Language, time, files ----------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "ui" / "static" if TESTING else DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "finmaskig.config.static.HashedModulesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 20_500_000
"""A file is never written to the disk as it came; what is larger than this is not taken."""
EMAIL_BACKEND = env.text(
    "FINMASKIG_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"
)
DEFAULT_FROM_EMAIL = env.text("FINMASKIG_FROM_EMAIL", "finmaskig@localhost")

# --- Logging: one line of JSON, no path parameters, no address ------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "finmaskig.config.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "finmaskig": {"level": "INFO"},
        "django.server": {"level": "ERROR"},
        "django.request": {"level": "CRITICAL"},
        "django.security.csrf": {"level": "CRITICAL"},
    },
}
