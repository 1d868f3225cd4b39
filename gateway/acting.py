"""How does a person act for another company, and how does that end?

The session carries a second token, which names mandant and human; Portnet ID gives it for a
minute at a time. What Portnet ID says of a procuration's end stops the session at once.
"""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, post
from litestar.datastructures import State
from msgspec import Meta

from gateway.portnet_id import Refused
from gateway.problems import ActingRefused
from gateway.routes import NO_STORE, own_session, shown
from gateway.session import Sessions
from shared import telemetry
from shared.broker import Broker
from shared.contracts.identity import (
    ProcurationExpiree,
    ProcurationRevoquee,
    ProcurationSuspendue,
)
from shared.contracts.speakers import IDENTITY
from shared.events import nats_subject

AnyRequest = Request[Any, Any, Any]
ENDINGS = tuple(
    nats_subject(IDENTITY, event.type, event.version)
    for event in (ProcurationSuspendue, ProcurationRevoquee, ProcurationExpiree)
)


class ActFor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Under which procuration the person wants to act."""

    procuration_id: Annotated[str, Meta(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]


@post("/auth/acting", status_code=200)
async def begin_acting(request: AnyRequest, state: State, data: ActFor) -> Response[dict[str, Any]]:
    """Act under a procuration from now on, and return the session as it is then.

    Source: RFC 8693 (token exchange). Raises: SessionExpired, CrossSite, ActingRefused, Unavailable
    """
    entry = await own_session(request, state)
    try:
        acting = await state.portnet_id.exchange(entry.session.tokens, data.procuration_id)
    except Refused as refusal:
        raise ActingRefused from refusal
    await state.sessions.act(entry, acting)
    telemetry.log.info(
        "acting.begun", sub=entry.session.user.sub, procuration_id=data.procuration_id
    )
    return Response(shown(entry, state), headers=NO_STORE)


@delete("/auth/acting", status_code=200)
async def stop_acting(request: AnyRequest, state: State) -> Response[dict[str, Any]]:
    """Act for oneself again, and return the session as it is then.

    Raises: SessionExpired, CrossSite
    """
    entry = await own_session(request, state)
    await state.sessions.act(entry, None)
    return Response(shown(entry, state), headers=NO_STORE)


async def hear_endings(broker: Broker, sessions: Sessions) -> None:
    """Stop acting under procurations that Portnet ID says are suspended or over, for ever.

    What is missed while NATS is away ends with the token, a minute later at most.
    """

    def ended(body: bytes) -> None:
        try:
            said = msgspec.json.decode(body, type=_Ending)
        except msgspec.MsgspecError as error:
            telemetry.log.error("acting.unreadable_event", error=repr(error))
            return
        sessions.end_acting(said.data.procuration_id)

    await broker.hear(ENDINGS, ended)


class _Procuration(msgspec.Struct):
    procuration_id: str


class _Ending(msgspec.Struct):
    data: _Procuration


ROUTES = (begin_acting, stop_acting)
