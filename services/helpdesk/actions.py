"""What can the help desk do?"""

from datetime import datetime

from shared import clock, outbox
from shared.contracts.fields import Textes
from shared.contracts.helpdesk import (
    FaqPubliee,
    FaqRetiree,
    GuidePublie,
    GuideRetire,
    ReclamationCreee,
)
from shared.contracts.identity import IdentityConnexionContestee
from shared.database import Connection

from . import rules
from .models import Chapitre, Content, Guide, Label, Published, Question, Theme
from .queries import content as queries
from .queries import reclamations

GUIDES_PATH = "/aide/guides"


async def publish_content(conn: Connection, content: Content) -> Published:
    """Bring the help centre to `content`, and say what is new, changed or withdrawn.

    Raises: ValueError — a code is given twice, or a chapter has no place.
    """
    wrong = [f"{code} is defined twice" for code in rules.doubles(content)]
    wrong += [f"{code} has no place" for code in rules.misplaced_chapters(content)]
    if wrong:
        raise ValueError("; ".join(wrong))
    at = clock.now()
    async with conn.transaction():
        await queries.lock_content(conn)
        await queries.upsert_assistance(conn, content.assistance)
        await queries.delete_entrees_but(conn, [entree.code for entree in content.aide])
        for rang, entree in enumerate(content.aide):
            await queries.upsert_entree(conn, rang, entree)
        questions = await _publish_faq(conn, content.faq, at)
        for rang, place in enumerate(content.chapitres):
            await queries.upsert_chapter_place(conn, rang, place)
        chapters = await _publish_guides(conn, content.guides, at)
        withdrawn = await _withdraw_rest(conn, content, at)
    return Published(questions=questions, chapitres=chapters, retires=withdrawn)


async def _publish_faq(conn: Connection, faq: list[Theme], at: datetime) -> list[str]:
    said: list[str] = []
    for theme_rang, theme in enumerate(faq):
        await queries.upsert_theme(conn, theme_rang, theme)
        for rang, question in enumerate(theme.questions):
            changed = await queries.upsert_question(
                conn,
                theme.code,
                rang,
                question,
                folded=rules.folded_text(question.question, question.reponse, theme.label),
                revision=rules.revision(question),
                at=at,
            )
            if changed:
                await _say_question(conn, theme.code, question)
                said.append(question.code)
    return said


async def _say_question(conn: Connection, theme_code: str, question: Question) -> None:
    event = FaqPubliee(
        faq_code=question.code,
        theme_code=theme_code,
        question=_textes(question.question),
        reponse=_textes(question.reponse),
    )
    await outbox.publish(conn, event, subject=question.code)


async def _publish_guides(conn: Connection, guides: list[Guide], at: datetime) -> list[str]:
    said: list[str] = []
    for guide_rang, guide in enumerate(guides):
        await queries.upsert_guide(conn, guide_rang, guide)
        for rang, chapitre in enumerate(guide.chapitres):
            changed = await queries.upsert_chapter(
                conn, guide.code, rang, chapitre, revision=rules.revision(chapitre), at=at
            )
            if changed:
                await _say_chapter(conn, guide, chapitre)
                said.append(chapitre.code)
    return said


async def _say_chapter(conn: Connection, guide: Guide, chapitre: Chapitre) -> None:
    event = GuidePublie(
        guide_code=chapitre.code,
        label=_textes(chapitre.label),
        corps=_textes(chapitre.corps),
        service_code=guide.service_code,
        url=GUIDES_PATH,
    )
    await outbox.publish(conn, event, subject=chapitre.code)


async def _withdraw_rest(conn: Connection, content: Content, at: datetime) -> list[str]:
    kept = [question.code for theme in content.faq for question in theme.questions]
    questions = await queries.retire_questions_but(conn, kept, at)
    for code in questions:
        await outbox.publish(conn, FaqRetiree(faq_code=code), subject=code)
    kept = [chapitre.code for guide in content.guides for chapitre in guide.chapitres]
    chapters = await queries.retire_chapters_but(conn, kept, at)
    for code in chapters:
        await outbox.publish(conn, GuideRetire(guide_code=code), subject=code)
    return questions + chapters


async def keep_service(
    conn: Connection, code: str, label: Textes, genre: str, at: datetime
) -> None:
    """Keep the name of a service the catalogue offers."""
    await queries.upsert_service(conn, code, Label(label.fr, label.ar, label.en), genre, at)


async def drop_service(conn: Connection, code: str, at: datetime) -> None:
    """Note that the catalogue no longer offers a service."""
    await queries.retire_service(conn, code, at)


async def open_for_contested_sign_in(
    conn: Connection, said: IdentityConnexionContestee, ice: str | None, at: datetime
) -> None:
    """Open an urgent complaint for a person who says of a sign-in: that was not me; once.

    Runs in the caller's transaction.
    """
    if await reclamations.is_opened_for(conn, said.contestation_id):
        return
    annee = clock.day(at).year
    reclamation = rules.contested_sign_in(
        rules.numero(annee, await reclamations.next_number(conn, annee)), said, ice, at
    )
    if not await reclamations.insert_reclamation(conn, reclamation, said.contestation_id):
        return
    await reclamations.insert_etape(conn, reclamation.numero, reclamation.statut, at, said.user_id)
    await outbox.publish(
        conn,
        ReclamationCreee(reclamation_no=reclamation.numero, statut=reclamation.statut),
        ice=ice,
        subject=reclamation.numero,
    )


def _textes(label: Label) -> Textes:
    return Textes(fr=label.fr, ar=label.ar, en=label.en)
