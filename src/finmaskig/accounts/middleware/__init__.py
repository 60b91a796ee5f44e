"""What happens around every staff request: session, language, second factor, typed text."""

from finmaskig.accounts.access_log.middleware import SealMiddleware
from finmaskig.accounts.middleware.language import LanguageMiddleware
from finmaskig.accounts.middleware.resume import ResumeMiddleware
from finmaskig.accounts.middleware.second_factor import SecondFactorMiddleware
from finmaskig.accounts.middleware.session_age import SessionAgeMiddleware

__all__ = [
    "LanguageMiddleware",
    "ResumeMiddleware",
    "SealMiddleware",
    "SecondFactorMiddleware",
    "SessionAgeMiddleware",
]
