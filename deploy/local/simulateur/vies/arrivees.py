"""How do goods arrive and leave the port: notice, BAD, appointment, gate?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import msgspec

from deploy.local.simulateur import laws
from deploy.local.simulateur.vies.fragments import Fragment, Pas, Vie, hours, pas
from shared.contracts.catalog import RdvAnnule, RdvManque
from shared.contracts.speakers import CUSTOMS, PORT_AUTHORITY
from shared.contracts.trade import (
    AvisAnnonce,
    AvisArrive,
    AvisDecharge,
    AvisEtaModifie,
    BadAnnule,
    BadCree,
    BadEmis,
    DumSortie,
    RdvConfirme,
    RdvHonore,
)
from shared.events import Event

_OWN_CODES: Final = {"agent-cma": "cma-ma", "agent-msc": "msc-ma"}
_ISSUERS: Final[dict[laws.ModeBad, str]] = {"MARITIME": "agent-", "AERIEN": "ffw-", "MEAD": "mead-"}
_VESSELS: Final = (("9839430", "MSC SAMPLE"), ("9454436", "RIF EXPRESS"), ("9321483", "ATLAS STAR"))
_AT_ONCE: Final = timedelta()


class Envoi(msgspec.Struct, frozen=True, kw_only=True):
    """One consignment: where it comes in, how, in what."""

    vie: Vie
    rank: int
    bureau: str
    mode: laws.ModeBad
    conteneurs: tuple[str, ...]

    @property
    def code(self) -> str:
        """Return what identifies the consignment inside partners' own references."""
        return f"{self.vie.serie.code}-{self.rank}"

    @property
    def lieu(self) -> str:
        """Return the place of the office."""
        return laws.LIEUX[self.bureau]

    @property
    def bad_no(self) -> str:
        """Return the number of its BAD."""
        return f"BAD-{self.mode[0]}-{self.code}"

    @property
    def is_followed(self) -> bool:
        """Whether the port community system knows it: that of ANP does not serve Tanger Med."""
        return self.bureau != laws.TANGER_MED


def envoi(vie: Vie, rank: int, bureau: str) -> Envoi:
    """Draw a consignment that is cleared at `bureau`."""
    mode = laws.mode_bad(vie.rng, bureau)
    boxes = laws.conteneurs(vie.rng) if mode == "MARITIME" else 0
    return Envoi(
        vie=vie,
        rank=rank,
        bureau=bureau,
        mode=mode,
        conteneurs=tuple(f"MSCU{vie.rng.randrange(10**7):07d}" for _ in range(boxes)),
    )


def arrival(goods: Envoi, arrived: datetime) -> Iterator[Fragment]:
    """Tell the arrival notice of a maritime consignment that arrives around `arrived`."""
    vie, rng = goods.vie, goods.vie.rng
    agent = vie.monde.one_of(rng, "agent-")
    if agent is None or not goods.is_followed or goods.mode != "MARITIME":
        return
    port = PORT_AUTHORITY if vie.monde.has(PORT_AUTHORITY) else agent
    terminal = vie.monde.one_of(rng, "term-") or port
    avis, escale = f"AVA-{goods.code}", f"{goods.lieu}-{goods.code}"
    imo, nom = rng.choice(_VESSELS)
    lead = hours(laws.lognormal(rng, 60.0, 0.5))
    late = hours(rng.uniform(1.0, 12.0)) if vie.chance(0.3) else _AT_ONCE

    def announced(start: datetime) -> Event:
        return AvisAnnonce(
            avis_id=avis,
            escale_no=escale,
            navire_imo=imo,
            navire_nom=nom,
            eta=start + lead - late,
            titre_transport=f"BL{goods.code}",
            lieu=goods.lieu,
            conteneurs=goods.conteneurs,
        )

    def delayed(start: datetime) -> Event:
        return AvisEtaModifie(avis_id=avis, eta=start + lead)

    def came(start: datetime) -> Event:
        return AvisArrive(avis_id=avis, escale_no=escale, ata=start + lead, lieu=goods.lieu)

    unloaded = AvisDecharge(avis_id=avis, conteneurs=goods.conteneurs, lieu=goods.lieu)
    steps = [pas(_AT_ONCE, agent, avis, announced)]
    if late:
        steps.append(pas(lead / 2, port, avis, delayed))
    steps.append(pas(lead, port, avis, came))
    steps.append(pas(lead + hours(rng.uniform(3.0, 20.0)), terminal, avis, unloaded))
    yield vie.fragment(f"avis{goods.rank}", arrived - lead, steps)


def delivery(goods: Envoi, delivered: datetime) -> Iterator[Fragment]:
    """Tell the BAD issued at `delivered`; 1 % are cancelled and replaced."""
    vie, rng = goods.vie, goods.vie.rng
    issuer = vie.monde.one_of(rng, _ISSUERS[goods.mode]) or vie.monde.one_of(rng, "agent-")
    if issuer is None or not goods.is_followed:
        return
    prepared = hours(rng.uniform(0.5, 6.0))

    def steps(bad_no: str) -> list[Pas]:
        transport, own_code = f"BL{goods.code}", _OWN_CODES.get(issuer, issuer)
        created = BadCree(
            bad_no=bad_no,
            mode_bad=goods.mode,
            titre_transport=transport,
            emetteur_code=own_code,
            beneficiaire_ice=vie.entreprise.ice,
            conteneurs=goods.conteneurs,
        )
        issued = BadEmis(
            bad_no=bad_no,
            mode_bad=goods.mode,
            titre_transport=transport,
            emetteur_code=own_code,
            beneficiaire_ice=vie.entreprise.ice,
            conteneurs=goods.conteneurs,
            lieu=goods.lieu,
        )
        return [pas(_AT_ONCE, issuer, bad_no, created), pas(prepared, issuer, bad_no, issued)]

    yield vie.fragment(f"bad{goods.rank}", delivered - prepared, steps(goods.bad_no))
    if vie.chance(laws.BAD_ANNULE):
        cancelled = BadAnnule(bad_no=goods.bad_no, motif="Remplacé")
        later = delivered + hours(rng.uniform(1.0, 4.0))
        step = pas(_AT_ONCE, issuer, goods.bad_no, cancelled)
        yield vie.fragment(f"bad{goods.rank}-annule", later, [step])
        yield vie.fragment(f"bad{goods.rank}-remplace", later, steps(f"{goods.bad_no}-R"))


def gate(goods: Envoi, dum_ref: str, released: datetime) -> Iterator[Fragment]:
    """Tell how the goods leave: by appointment from a sea port, simply from elsewhere."""
    vie, rng = goods.vie, goods.vie.rng
    terminal = vie.monde.one_of(rng, "term-")
    leaving = hours(rng.uniform(2.0, 30.0))
    steps = []
    if terminal and goods.is_followed and goods.mode == "MARITIME":
        rdv = vie.serie.rdv_no(goods.rank)

        def confirmed(start: datetime) -> Event:
            slot = start + leaving
            return RdvConfirme(
                rdv_no=rdv, lieu=goods.lieu, rdv_debut=slot, rdv_fin=slot + timedelta(hours=1)
            )

        fate = rng.random()
        outcome: Event = RdvAnnule(rdv_no=rdv, motif="À la demande du transporteur")
        if fate < laws.RDV_HONORE:
            outcome = RdvHonore(rdv_no=rdv, conteneurs=goods.conteneurs, lieu=goods.lieu)
        elif fate < laws.RDV_HONORE + laws.RDV_MANQUE:
            outcome = RdvManque(rdv_no=rdv)
        steps.append(pas(_AT_ONCE, terminal, rdv, confirmed))
        steps.append(pas(leaving + timedelta(minutes=20), terminal, rdv, outcome))
    out = DumSortie(dum_ref=dum_ref, lieu=goods.lieu)
    steps.append(pas(leaving + timedelta(minutes=25), CUSTOMS, dum_ref, out))
    yield vie.fragment(f"sortie{goods.rank}", released + hours(rng.uniform(0.3, 3.0)), steps)
