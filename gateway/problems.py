"""How can the gateway refuse?"""

from email.utils import formatdate
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from shared import problems, telemetry
from shared.problems import Forbidden, Problem, Unauthenticated


class SessionExpired(Unauthenticated):
    """The browser's session has ended or never was."""

    code = "gateway.session-expiree"
    titles: ClassVar = {
        "fr": "Votre session est terminée ; reconnectez-vous",
        "ar": "انتهت جلستك، يرجى تسجيل الدخول من جديد",
        "en": "Your session has ended; sign in again",
    }


class CrossSite(Forbidden):
    """An unsafe request with a session that does not prove it comes from the portal's pages."""

    code = "gateway.jeton-csrf"
    titles: ClassVar = {
        "fr": "La requête ne vient pas d'une page du portail",
        "ar": "الطلب غير صادر عن صفحة من صفحات البوابة",
        "en": "The request does not come from a page of the portal",
    }


class ActingRefused(Forbidden):
    """The procuration is not in force, or not one under which this person may act."""

    code = "gateway.procuration-refusee"
    titles: ClassVar = {
        "fr": "Cette procuration ne vous permet pas d'agir aujourd'hui",
        "ar": "هذه الوكالة لا تخول لكم التصرف اليوم",
        "en": "This procuration does not let you act today",
    }


class HeadTooLarge(Problem):
    """Request line and headers together are larger than is taken."""

    status, code = 431, "gateway.entete-trop-grand"
    titles: ClassVar = {
        "fr": "L'en-tête de la requête est trop volumineux",
        "ar": "ترويسة الطلب كبيرة جدا",
        "en": "The request's header is too large",
    }


class TooSlow(Problem):
    """The request did not arrive in time."""

    status, code = 408, "gateway.trop-lent"
    titles: ClassVar = {
        "fr": "La requête n'est pas arrivée à temps",
        "ar": "لم يصل الطلب في الوقت المناسب",
        "en": "The request did not arrive in time",
    }


class BadUpstream(Problem):
    """The service broke off or answered with something that is not HTTP."""

    status, code = 502, "gateway.reponse-invalide"
    titles: ClassVar = {
        "fr": "Le service a interrompu sa réponse",
        "ar": "قاطعت الخدمة استجابتها",
        "en": "The service broke off its answer",
    }


class UpstreamUnreachable(Problem):
    """The service cannot be reached at this moment."""

    status, code = 503, "gateway.service-injoignable"
    titles: ClassVar = {
        "fr": "Ce service est momentanément injoignable",
        "ar": "يتعذر الوصول إلى هذه الخدمة مؤقتا",
        "en": "This service cannot be reached for the moment",
    }


class UpstreamTimeout(Problem):
    """The service did not answer in time."""

    status, code = 504, "gateway.service-trop-lent"
    titles: ClassVar = {
        "fr": "Ce service n'a pas répondu à temps",
        "ar": "لم تستجب هذه الخدمة في الوقت المناسب",
        "en": "This service did not answer in time",
    }


class ClientMissing(Problem):
    """The web client has not been built into this installation."""

    status, code = 503, "gateway.client-web-absent"
    titles: ClassVar = {
        "fr": "Le client web du portail n'est pas installé",
        "ar": "واجهة البوابة غير مثبتة",
        "en": "The portal's web client is not installed",
    }


class Refusals:
    """Writes problems as whole HTTP/1.1 responses, below any framework."""

    def __init__(self, portal_url: str, protections: list[tuple[bytes, bytes]]) -> None:
        self._portal_url = portal_url
        self._protections = b"".join(b"%b: %b\r\n" % pair for pair in protections)

    def response(
        self,
        problem: Problem,
        *,
        instance: bytes = b"",
        accept_language: bytes = b"",
        trace_id: bytes = b"",
        request_id: bytes = b"",
        is_closing: bool,
        is_bodiless: bool = False,
    ) -> bytes:
        """Return the response that states `problem`, in the language the client prefers."""
        telemetry.REFUSALS.labels(problem.code).inc()
        language = problems.preferred_language(accept_language.decode("latin-1"))
        if trace_id:
            problem.extra.setdefault("trace_id", trace_id.decode())
        body = problems.body(
            problem,
            portal_url=self._portal_url,
            instance=instance.decode("ascii", "replace"),
            language=language,
        )
        extra = {
            "Content-Type": problems.MEDIA_TYPE,
            "Content-Language": language,
            **problem.headers,
        }
        head = self._head(problem.status, extra, len(body), trace_id, request_id, is_closing)
        return head if is_bodiless else head + body

    def explained(
        self, problem: Problem, *, trace_id: bytes, request_id: bytes, is_closing: bool
    ) -> bytes:
        """Return the response that leads a person to the page that tells of `problem`.

        Portnet ID shows its own pages: when it is away, nobody else could.
        """
        telemetry.REFUSALS.labels(problem.code).inc()
        location = f"{self._portal_url}/?erreur=indisponible"
        return self._head(303, {"Location": location}, 0, trace_id, request_id, is_closing)

    def _head(
        self,
        status: int,
        extra: dict[str, str],
        length: int,
        trace_id: bytes,
        request_id: bytes,
        is_closing: bool,
    ) -> bytes:
        extra = {"Cache-Control": "no-store", "Content-Length": str(length), **extra}
        lines = [
            STATUS_LINE[status],
            f"date: {formatdate(usegmt=True)}\r\n".encode(),
            self._protections,
            *(f"{name.lower()}: {value}\r\n".encode("latin-1") for name, value in extra.items()),
        ]
        if trace_id:
            lines.append(b"x-trace-id: %b\r\n" % trace_id)
        if request_id:
            lines.append(b"x-request-id: %b\r\n" % request_id)
        if is_closing:
            lines.append(b"connection: close\r\n")
        lines.append(b"\r\n")
        return b"".join(lines)
