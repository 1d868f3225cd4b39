"""What may be asked without signing in?"""

from litestar.routes import HTTPRoute

from gateway.upstreams import UPSTREAMS
from shared.auth import DESK, DESK_ACTS, OPERATOR, PUBLIC, Access
from shared.service import is_guarded
from tests.architecture.house import ROOT, application, services
from tests.support.tokens import Issuer

LIST = ROOT / "tests" / "architecture" / "public_routes.txt"
EVERY = ("/health/live", "/health/ready", "/metrics", "/schema")


def public_routes(issuer: Issuer) -> set[tuple[str, str, str]]:
    """Return service, method and path of every route that anyone may ask."""
    return {
        (service, method, route.path)
        for service in services()
        for route in application(service, issuer).routes
        if isinstance(route, HTTPRoute) and not route.path.startswith(EVERY)
        for handler in route.route_handlers
        if not is_guarded(handler) or PUBLIC in handler.resolve_guards()
        for method in handler.http_methods - {"OPTIONS"}
    }


def test_public_routes_are_those_of_the_list(issuer: Issuer) -> None:
    public = {" ".join(route) for route in public_routes(issuer)}
    listed = {line for line in LIST.read_text().splitlines() if line and not line.startswith("#")}

    assert public == listed, (
        "by default nothing is public: give a route guards=[requires(…)], or justify it in "
        f"{LIST.name}. Not listed: {sorted(public - listed)}; gone: {sorted(listed - public)}"
    )


def test_what_is_for_operators_alone_has_one_rule(issuer: Issuer) -> None:
    loose = {
        f"{service} {handler.http_methods} {route.path}"
        for service in services()
        for route in application(service, issuer).routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for guard in handler.resolve_guards()
        if isinstance(guard, Access) and guard.profils == {OPERATOR}
        if guard not in {DESK, DESK_ACTS}
    }

    assert not loose, "guards=[DESK] to read, guards=[DESK_ACTS] to act on others (shared/auth.py)"


def test_gateway_lets_in_without_a_session_what_is_public_and_nothing_else(issuer: Issuer) -> None:
    public = {path for _, _, path in public_routes(issuer) if path.startswith("/api/")}
    let_in = {
        path.decode() for upstream in UPSTREAMS for path in upstream.public | upstream.anonymous
    }

    # A path of the gateway's that ends in "/" stands for what lies directly below it.
    public = {path.partition("{")[0] for path in public}
    assert public == let_in, (
        f"gateway/upstreams.py: only at the door {sorted(let_in - public)}, "
        f"only in a service {sorted(public - let_in)}"
    )
