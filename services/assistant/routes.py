"""What can be asked of the assistant?"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.params import Parameter

from shared.auth import SIGNED_IN, Principal
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor

from . import actions, queries
from .models import Answer, AskQuestion, Conversation, ConversationHead, Opened
from .problems import ConversationInconnue

Limit = Annotated[int, Parameter(ge=1, le=100)]
Cursor = Annotated[str | None, Parameter(max_length=500)]


@post("/conversations", guards=[SIGNED_IN])
async def open_conversation(conn: Connection, who: Principal) -> Opened:
    """Open a conversation."""
    return Opened(conversation_id=await actions.open_conversation(conn, who))


@get("/conversations", guards=[SIGNED_IN])
async def page_conversations(
    conn: Connection, who: Principal, cursor: Cursor = None, limit: Limit = 20
) -> Page[ConversationHead]:
    """Return the caller's conversations, the latest first."""
    after = None if cursor is None else decode_cursor(cursor, tuple[datetime, UUID])
    found = await queries.page_conversations(conn, who.sub, after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(
        items=shown,
        next=encode_cursor(shown[-1].cree_le, shown[-1].conversation_id) if more else None,
    )


@get("/conversations/{conversation_id:uuid}", guards=[SIGNED_IN])
async def read_conversation(
    conn: Connection, who: Principal, conversation_id: UUID
) -> Conversation:
    """Return a conversation of the caller with its questions and answers."""
    head = await queries.find_conversation(conn, who.sub, conversation_id)
    if head is None:
        raise ConversationInconnue
    messages = await queries.list_messages(conn, who.sub, conversation_id)
    return Conversation(**msgspec.structs.asdict(head), messages=messages)


@delete("/conversations/{conversation_id:uuid}", guards=[SIGNED_IN])
async def delete_conversation(conn: Connection, who: Principal, conversation_id: UUID) -> None:
    """Delete a conversation of the caller with all it holds."""
    await actions.delete_conversation(conn, who, conversation_id)


@post("/conversations/{conversation_id:uuid}/messages", guards=[SIGNED_IN])
async def ask_question(
    conn: Connection, who: Principal, running: Any, conversation_id: UUID, data: AskQuestion
) -> Response[Answer]:
    """Answer a question: 201 when it is new, 200 when the client had sent it before."""
    answered = await actions.ask_question(
        conn,
        who,
        conversation_id,
        data,
        per_minute=running.settings.questions_per_minute,
    )
    answer = Answer(message_id=answered.message_id, reponse=answered.reponse)
    return Response(answer, status_code=201 if answered.nouveau else 200)


ROUTES = [
    open_conversation,
    page_conversations,
    read_conversation,
    delete_conversation,
    ask_question,
]
