"""How does anything here refuse?

One shape for every refusal: RFC 9457 problem+json with a stable `code`, a title in the reader's
language and the trace to quote. Services add their own in `problems.py`; the shared ones are here.
"""

from typing import Any, ClassVar

import msgspec
from opentelemetry import trace

MEDIA_TYPE = "application/problem+json"
LANGUAGES = ("fr", "ar", "en")


class FieldError(msgspec.Struct, frozen=True):
    """One wrong value: where it stands (JSON pointer, or the parameter's name) and why."""

    pointer: str
    detail: str


class ProblemDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What a refusal looks like on the wire; some kinds add members of their own.

    Source: RFC 9457, section 3.
    """

    type: str
    title: str
    """In the language that `Accept-Language` prefers: French, Arabic or English."""
    status: int
    code: str
    """What a program switches on; never changes."""
    instance: str
    detail: str | None = None
    trace_id: str | None = None
    errors: list[FieldError] | None = None


class Problem(Exception):  # noqa: N818 - RFC 9457's own word
    """A refusal that the caller can understand and act on."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    titles: ClassVar[dict[str, str]] = {
        "fr": "Une erreur interne est survenue",
        "ar": "حدث خطأ داخلي",
        "en": "An internal error occurred",
    }

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: list[FieldError] | None = None,
        headers: dict[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(detail or self.titles["en"])
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}
        self.extra = extra


class Malformed(Problem):
    """The request cannot be read at all."""

    status, code = 400, "malformed"
    titles: ClassVar = {
        "fr": "La requête est illisible",
        "ar": "تعذرت قراءة الطلب",
        "en": "The request cannot be read",
    }


class Unauthenticated(Problem):
    """No valid access token came with the request."""

    status, code = 401, "unauthenticated"
    titles: ClassVar = {
        "fr": "Connectez-vous pour continuer",
        "ar": "يرجى تسجيل الدخول للمتابعة",
        "en": "Sign in to continue",
    }


class StepUpRequired(Problem):
    """The act needs a stronger or fresher authentication. Source: RFC 9470."""

    status, code = 401, "step-up-required"
    titles: ClassVar = {
        "fr": "Cette action demande une authentification renforcée",
        "ar": "تتطلب هذه العملية مصادقة أقوى",
        "en": "This action needs a stronger authentication",
    }


class Forbidden(Problem):
    """The caller is known and may not do this."""

    status, code = 403, "forbidden"
    titles: ClassVar = {
        "fr": "Vous n'avez pas le droit d'effectuer cette action",
        "ar": "ليس لديك الحق في القيام بهذه العملية",
        "en": "You may not do this",
    }


class MandateInsufficient(Problem):
    """The procuration under which the caller acts does not list this service."""

    status, code = 403, "mandate-insufficient"
    titles: ClassVar = {
        "fr": "La procuration ne couvre pas ce service",
        "ar": "الوكالة لا تشمل هذه الخدمة",
        "en": "The procuration does not cover this service",
    }


class MandateEnded(Problem):
    """The procuration under which the caller acts is suspended or over."""

    status, code = 403, "mandate-ended"
    titles: ClassVar = {
        "fr": "La procuration a pris fin ou est suspendue",
        "ar": "انتهت الوكالة أو عُلّق العمل بها",
        "en": "The procuration has ended or is suspended",
    }


class NotFound(Problem):
    """There is no such thing, or it is not the caller's to know of."""

    status, code = 404, "not-found"
    titles: ClassVar = {
        "fr": "Cette ressource n'existe pas",
        "ar": "هذا المورد غير موجود",
        "en": "There is no such thing here",
    }


class MethodNotAllowed(Problem):
    """The path exists, the method does not."""

    status, code = 405, "method-not-allowed"
    titles: ClassVar = {
        "fr": "Cette méthode n'est pas permise ici",
        "ar": "هذه الطريقة غير مسموح بها هنا",
        "en": "This method is not allowed here",
    }


class Conflict(Problem):
    """The world is in another state than the order assumes."""

    status, code = 409, "conflict"
    titles: ClassVar = {
        "fr": "L'état a changé entre-temps",
        "ar": "تغيرت الحالة في هذه الأثناء",
        "en": "The state has changed meanwhile",
    }


class UnsupportedMedia(Problem):
    """The body is of a kind that is not taken here."""

    status, code = 415, "unsupported-media"
    titles: ClassVar = {
        "fr": "Ce type de contenu n'est pas accepté ici",
        "ar": "هذا النوع من المحتوى غير مقبول هنا",
        "en": "This kind of content is not taken here",
    }


class TooLarge(Problem):
    """The body is larger than is taken here."""

    status, code = 413, "too-large"
    titles: ClassVar = {
        "fr": "La requête est trop volumineuse",
        "ar": "الطلب كبير جدا",
        "en": "The request is too large",
    }


class InvalidInput(Problem):
    """The request is readable and a value in it is wrong; `errors` says which."""

    status, code = 422, "invalid-input"
    titles: ClassVar = {
        "fr": "Certaines valeurs sont incorrectes",
        "ar": "بعض القيم غير صحيحة",
        "en": "Some values are wrong",
    }


class TooManyRequests(Problem):
    """The caller goes too fast."""

    status, code = 429, "too-many-requests"
    titles: ClassVar = {
        "fr": "Trop de requêtes ; réessayez dans un instant",
        "ar": "طلبات كثيرة جدا، أعد المحاولة بعد لحظات",
        "en": "Too many requests; try again shortly",
    }


class Unavailable(Problem):
    """Something the answer needs is down; the same request may pass shortly."""

    status, code = 503, "unavailable"
    titles: ClassVar = {
        "fr": "Le service est momentanément indisponible",
        "ar": "الخدمة غير متاحة مؤقتا",
        "en": "The service is unavailable for the moment",
    }


def preferred_language(accept_language: str | None) -> str:
    """Return which of fr, ar, en the `Accept-Language` header prefers; fr when none.

    Source: RFC 9110, section 12.5.4 (quality values).
    """
    best, best_quality = "fr", 0.0
    for part in (accept_language or "").split(",")[:20]:
        tag, _, parameter = part.strip().partition(";")
        language = tag.partition("-")[0].lower()
        try:
            quality = float(parameter.partition("q=")[2] or 1)
        except ValueError:
            continue
        if language in LANGUAGES and quality > best_quality:
            best, best_quality = language, quality
    return best


def trace_id() -> str | None:
    """Return the present trace's id in hexadecimal, None outside a trace."""
    context = trace.get_current_span().get_span_context()
    return f"{context.trace_id:032x}" if context.is_valid else None


def body(problem: Problem, *, portal_url: str, instance: str, language: str) -> bytes:
    """Return the problem+json document of `problem`.

    Source: RFC 9457, section 3; `code`, `trace_id` and `errors` are extension members.
    """
    members: dict[str, Any] = {
        "type": f"{portal_url}/problems/{problem.code}",
        "title": problem.titles[language],
        "status": problem.status,
        "code": problem.code,
        "instance": instance,
    }
    if problem.detail is not None:
        members["detail"] = problem.detail
    if problem.errors is not None:
        members["errors"] = problem.errors
    if (current := trace_id()) is not None:
        members["trace_id"] = current
    return msgspec.json.encode(members | problem.extra)
