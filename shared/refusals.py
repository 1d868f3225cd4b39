"""How do a service's refusals leave over HTTP?

Ours, the framework's and crashes go through one renderer, and the OpenAPI document says which a
route may answer with.
"""

import re
from typing import Any

from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec
from litestar.routes import HTTPRoute

from shared import problems, telemetry
from shared.auth import PUBLIC
from shared.database import UNAVAILABLE, WRONG_VALUE, is_wrong_value
from shared.problems import FieldError, Problem


def refusal(kind: type[Problem]) -> ResponseSpec:
    """Return how the OpenAPI document tells of a kind of refusal."""
    return ResponseSpec(
        problems.ProblemDocument,
        generate_examples=False,
        description=kind.titles["en"],
        media_type=problems.MEDIA_TYPE,
    )


_REFUSALS = {
    kind.status: refusal(kind)
    for kind in (
        problems.Malformed,
        problems.Unauthenticated,
        problems.Forbidden,
        problems.NotFound,
        problems.Conflict,
        problems.TooLarge,
        problems.UnsupportedMedia,
        problems.InvalidInput,
        problems.TooManyRequests,
        problems.Unavailable,
    )
}


def describe_refusals(app: Litestar) -> None:
    """Have the OpenAPI document say how each route may refuse; a handler's own words stand."""
    for route in app.routes:
        if not isinstance(route, HTTPRoute):
            continue
        for handler in route.route_handlers:
            may = {400, 422, 503}
            if PUBLIC not in handler.resolve_guards():
                may |= {401, 403, 404}
            if "{" in route.path_format:
                may.add(404)
            if handler.http_methods & {"POST", "PUT", "PATCH", "DELETE"}:
                may |= {409, 413, 415, 429}
            known = {status: spec for status, spec in _REFUSALS.items() if status in may}
            handler.responses = known | dict(handler.responses or {})


def exception_handlers(portal_url: str) -> dict[Any, Any]:
    """Return what turns every exception into a problem document."""

    def render(request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
        telemetry.REFUSALS.labels(problem.code).inc()
        language = problems.preferred_language(request.headers.get("accept-language"))
        body = problems.body(
            problem, portal_url=portal_url, instance=request.url.path, language=language
        )
        return Response(
            body,
            status_code=problem.status,
            media_type=problems.MEDIA_TYPE,
            headers={"Cache-Control": "no-store", "Content-Language": language} | problem.headers,
        )

    def on_problem(request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
        return render(request, problem)

    def on_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
        return render(request, translate(error))

    def on_unavailable(request: Request[Any, Any, Any], error: BaseException) -> Response[bytes]:
        telemetry.log.warning("request.database_lost", path=request.url.path, exc_info=error)
        return render(request, problems.Unavailable(headers={"Retry-After": "2"}))

    def on_wrong_value(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        if not is_wrong_value(error):
            return on_crash(request, error)
        # A route should have refused it; its text is not logged, since it may hold the value.
        telemetry.log.warning(
            "request.value_not_storable", path=request.url.path, error=type(error).__name__
        )
        return render(request, problems.InvalidInput())

    def on_crash(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        telemetry.log.error("request.crashed", path=request.url.path, exc_info=error)
        return render(request, Problem())

    def on_nesting(request: Request[Any, Any, Any], _: RecursionError) -> Response[bytes]:
        # Raised by the decoder for a body nested without end.
        telemetry.log.warning("request.nested_too_deeply", path=request.url.path)
        return render(request, problems.Malformed())

    return {
        Exception: on_crash,
        RecursionError: on_nesting,
        HTTPException: on_http,
        Problem: on_problem,
        **dict.fromkeys(UNAVAILABLE, on_unavailable),
        **dict.fromkeys(WRONG_VALUE, on_wrong_value),
    }


_BY_STATUS: dict[int, type[Problem]] = {
    kind.status: kind
    for kind in (
        problems.Malformed,
        problems.Unauthenticated,
        problems.Forbidden,
        problems.NotFound,
        problems.MethodNotAllowed,
        problems.TooLarge,
        problems.InvalidInput,
        problems.TooManyRequests,
    )
}


def translate(error: HTTPException) -> Problem:
    """Return the framework's refusal as one of ours."""
    headers = dict(error.headers or {})
    if isinstance(error, ValidationException):
        return problems.InvalidInput(errors=_field_errors(error), headers=headers)
    kind = _BY_STATUS.get(error.status_code)
    if kind is None:
        return Problem() if error.status_code >= 500 else problems.Malformed(headers=headers)
    detail = error.detail if kind is problems.Malformed else None
    return kind(detail, headers=headers)


_NO_FIELD = re.compile(r"(?:missing required|unknown) field `([^`]+)`")
_NO_PARAMETER = re.compile(r"Missing required .*parameter '([^']+)'")


def _field_errors(error: ValidationException) -> list[FieldError]:
    extra = error.extra if isinstance(error.extra, list) else []
    found = [_field_error(each) for each in extra]
    if not found and (missing := _NO_PARAMETER.search(error.detail)):
        found = [FieldError(missing[1], "missing")]
    return found or [FieldError("#", "not as described")]


def _field_error(each: dict[str, Any]) -> FieldError:
    key, message = str(each.get("key", "")), str(each.get("message", ""))
    if each.get("source") not in {None, "body"}:
        return FieldError(key, message)
    # The framework reports an error of the whole body under the handler's name for it.
    parts = [] if key in {"", "data"} else key.split(".")
    # A field that is not there, or should not be, is named in the message only.
    if named := _NO_FIELD.search(message):
        parts.append(named[1])
    return FieldError("/".join(["#", *parts]), message)
