"""What can the assistant do?"""

from datetime import datetime, timedelta
from uuid import UUID

from shared import clock
from shared.auth import Principal
from shared.database import Connection
from shared.problems import FieldError, InvalidInput, TooManyRequests
from shared.telemetry import log

from . import queries, rules
from .models import (
    Answered,
    AskQuestion,
    Heard,
    Kind,
    Passage,
    Reponse,
    Scored,
    SeedTerm,
    Term,
)
from .problems import ConversationInconnue, ConversationPleine, MessageDifferent

PACE_WINDOW = timedelta(seconds=60)


async def publish_passage(conn: Connection, passage: Passage, at: datetime) -> None:
    """Take something published into the index."""
    await queries.upsert_passage(conn, passage, at)


async def withdraw_passage(conn: Connection, kind: Kind, code: str, at: datetime) -> None:
    """Take something out of the index."""
    await queries.retire_passage(conn, kind, code, at)


async def publish_glossary(conn: Connection, lines: list[SeedTerm]) -> None:
    """Make `lines` the glossary."""
    async with conn.transaction():
        await queries.replace_glossary(conn, lines)


async def open_conversation(conn: Connection, who: Principal) -> UUID:
    """Open a conversation of the caller."""
    conversation_id = clock.new_id()
    await queries.insert_conversation(conn, who.sub, conversation_id, clock.now())
    return conversation_id


async def delete_conversation(conn: Connection, who: Principal, conversation_id: UUID) -> None:
    """Delete a conversation of the caller with all it holds.

    Raises: ConversationInconnue.
    """
    if not await queries.delete_conversation(conn, who.sub, conversation_id):
        raise ConversationInconnue
    log.info("conversation.deleted", conversation_id=str(conversation_id))


async def ask_question(
    conn: Connection,
    who: Principal,
    conversation_id: UUID,
    order: AskQuestion,
    *,
    per_minute: int,
) -> Answered:
    """Answer a question of the caller and keep both; the same client id is answered once.

    Raises: InvalidInput, ConversationInconnue, ConversationPleine, MessageDifferent,
    TooManyRequests.
    """
    if not order.texte.strip():
        raise InvalidInput(errors=[FieldError("#/texte", "nothing is asked")])
    if "\x00" in order.texte or "\x00" in (order.client_message_id or ""):
        raise InvalidInput(errors=[FieldError("#", "a text holds the character NUL")])
    async with conn.transaction():
        if await queries.lock_conversation(conn, who.sub, conversation_id) is None:
            raise ConversationInconnue
        if (again := await _answered_before(conn, who, conversation_id, order)) is not None:
            return again
        if await queries.count_messages(conn, who.sub, conversation_id) >= rules.MAX_MESSAGES:
            raise ConversationPleine(maximum=rules.MAX_MESSAGES)
        await _count_pace(conn, who.sub, per_minute)
        langue = order.langue or rules.language_of(order.texte)
        profil = None if who.is_operator else who.profil or ""
        reponse = rules.answer(await _retrieve(conn, profil, order.texte), langue)
        message_id, at = clock.new_id(), clock.now()
        await queries.insert_message(
            conn,
            who.sub,
            conversation_id,
            message_id,
            client_message_id=order.client_message_id,
            texte=order.texte,
            langue=langue,
            reponse=reponse,
            at=at,
        )
        title = rules.conversation_title(order.texte)
        await queries.touch_conversation(conn, who.sub, conversation_id, title, at)
    _log_answer(message_id, reponse)
    return Answered(message_id=message_id, reponse=reponse, nouveau=True)


async def _answered_before(
    conn: Connection, who: Principal, conversation_id: UUID, order: AskQuestion
) -> Answered | None:
    if order.client_message_id is None:
        return None
    kept = await queries.find_message_by_client_id(
        conn, who.sub, conversation_id, order.client_message_id
    )
    if kept is None:
        return None
    if kept.texte != order.texte:
        raise MessageDifferent
    return Answered(message_id=kept.message_id, reponse=kept.reponse, nouveau=False)


async def _count_pace(conn: Connection, sub: str, per_minute: int) -> None:
    await queries.lock_pace(conn, sub)
    now = clock.now()
    asked, first = await queries.count_recent(conn, sub, now - PACE_WINDOW)
    if asked >= per_minute and first is not None:
        wait = max(1, round((first + PACE_WINDOW - now).total_seconds() + 0.5))
        raise TooManyRequests(headers={"Retry-After": str(wait)})
    await queries.insert_pace(conn, sub, now, PACE_WINDOW)


async def _retrieve(conn: Connection, profil: str | None, question: str) -> list[Scored]:
    """Return what is published on the question, best first."""
    words = rules.asked_words(question)
    if not words:
        return []
    glossary = dict(await queries.list_glossary(conn, words))
    terms = rules.with_glossary(words, glossary)
    frequencies = await queries.list_frequencies(conn, terms)
    unknown = [one.terme for one in frequencies if one.nombre == 0]
    if unknown:
        terms = await _corrected(conn, terms, unknown)
        frequencies = await queries.list_frequencies(conn, terms)
    heard: list[Heard] = await queries.list_passages(conn, profil, terms)
    return rules.score(heard, frequencies, await queries.count_passages(conn))


async def _corrected(conn: Connection, terms: list[Term], unknown: list[int]) -> list[Term]:
    """Return the terms with the unknown ones spelt as something published is, where it is close."""
    vocabulary = await queries.list_vocabulary(conn)
    better = list(terms)
    for place in unknown:
        word = rules.corrected(terms[place].mot, vocabulary)
        if word is not None:
            better[place] = Term(mot=terms[place].mot, variantes=[word])
    return better


def _log_answer(message_id: UUID, reponse: Reponse) -> None:
    log.info(
        "question.answered",
        message_id=str(message_id),
        found=reponse.trouve,
        services=[card.code for card in reponse.services],
        sources=[source.code for source in reponse.sources],
    )
