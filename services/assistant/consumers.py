"""What does the assistant hear?

Everything that is published or withdrawn, in any order: a passage is what was said of it last.
"""

from shared.contracts import EVENTS
from shared.contracts.catalog import ServicePublie, ServiceRetire
from shared.contracts.fields import Textes
from shared.contracts.helpdesk import FaqPubliee, FaqRetiree, GuidePublie, GuideRetire
from shared.database import Connection
from shared.events import CloudEvent
from shared.inbox import Consumers

from . import actions, rules
from .models import Label, ServiceCard


def _label(texts: Textes) -> Label:
    return Label(fr=texts.fr, ar=texts.ar, en=texts.en)


def _label_or_none(texts: Textes | None) -> Label | None:
    return None if texts is None else _label(texts)


async def service_publie(conn: Connection, event: CloudEvent[ServicePublie]) -> None:
    """Take the service into the index."""
    said = event.data
    card = ServiceCard(
        code=said.service_code,
        label=_label(said.label),
        section=said.section,
        description=_label_or_none(said.description),
        organisme=_label_or_none(said.organisme),
        produit=_label_or_none(said.produit),
        flux=said.flux,
        kind=said.genre,
        url=said.url,
    )
    passage = rules.service_passage(card, said.profils, said.keywords)
    await actions.publish_passage(conn, passage, event.time)


async def service_retire(conn: Connection, event: CloudEvent[ServiceRetire]) -> None:
    """Take the service out of the index."""
    await actions.withdraw_passage(conn, "SERVICE", event.data.service_code, event.time)


async def faq_publiee(conn: Connection, event: CloudEvent[FaqPubliee]) -> None:
    """Take the entry of the FAQ into the index."""
    said = event.data
    passage = rules.text_passage("FAQ", said.faq_code, _label(said.question), _label(said.reponse))
    await actions.publish_passage(conn, passage, event.time)


async def faq_retiree(conn: Connection, event: CloudEvent[FaqRetiree]) -> None:
    """Take the entry of the FAQ out of the index."""
    await actions.withdraw_passage(conn, "FAQ", event.data.faq_code, event.time)


async def guide_publie(conn: Connection, event: CloudEvent[GuidePublie]) -> None:
    """Take the chapter of a guide into the index."""
    said = event.data
    passage = rules.text_passage("GUIDE", said.guide_code, _label(said.label), _label(said.corps))
    await actions.publish_passage(conn, passage, event.time)


async def guide_retire(conn: Connection, event: CloudEvent[GuideRetire]) -> None:
    """Take the chapter of a guide out of the index."""
    await actions.withdraw_passage(conn, "GUIDE", event.data.guide_code, event.time)


CONSUMERS = Consumers(
    registry=EVENTS,
    handlers={
        ServicePublie: service_publie,
        ServiceRetire: service_retire,
        FaqPubliee: faq_publiee,
        FaqRetiree: faq_retiree,
        GuidePublie: guide_publie,
        GuideRetire: guide_retire,
    },
)
