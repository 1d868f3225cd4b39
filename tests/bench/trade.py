"""What does a working day look like on the stream?

Files of companies in the proportions of a Moroccan working day, with a share of duplicates, of
disorder, of cancellations and of events that nobody may believe. The same seed says the same.

Source: domain model, 'Loads for the benchmark' and 'Parameters'.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from shared import clock

DUPLICATES, DISORDER, CANCELLED, INVALID = 0.01, 0.02, 0.005, 0.001

Said = tuple[str, bytes]


def ice(number: int) -> str:
    """Return the ICE of the made-up company `number`."""
    front = (999_000_000 + number) * 10_000
    return f"{front * 100 + (-front * 100) % 97:015d}"


def said(source: str, type_: str, at: datetime, company: str, data: dict[str, Any]) -> Said:
    """Return subject and body of one event."""
    body = {
        "specversion": "1.0",
        "id": str(clock.new_id()),
        "type": type_,
        "source": source,
        "subject": next(iter(data.values())),
        "time": at,
        "datacontenttype": "application/json",
        "dataversion": 1,
        "ice": company,
        "data": data,
    }
    return f"evt.{source}.{type_}.v1", msgspec.json.encode(body)


class Day:
    """Makes files one after another."""

    def __init__(self, seed: int, companies: int, now: datetime, first: int = 0) -> None:
        self._random = random.Random(seed)
        self._seed = seed
        self._companies = [ice(first + number) for number in range(companies)]
        # A few companies make most of the trade.
        self._weights = [1 / (rank + 5) for rank in range(companies)]
        self._now = now
        self._number = 0

    def events(self) -> Iterator[Said]:
        """Return events for ever, with what goes wrong on the way mixed in."""
        held: list[Said] = []
        for each in self._in_order():
            if held and self._random.random() < 0.1:
                yield held.pop(0)
            if self._random.random() < DISORDER:
                held.append(each)
                continue
            yield each
            if self._random.random() < DUPLICATES:
                held.append(each)
            if self._random.random() < INVALID:
                yield said(
                    "badr", "dum.enregistree", self._now, "123456789012345", {"dum_ref": "X"}
                )

    def _in_order(self) -> Iterator[Said]:
        batch: list[Said] = []
        while True:
            company = self._random.choices(self._companies, self._weights)[0]
            kind = self._random.choices(
                (self._titre, self._dum, self._bad, self._avis, self._rdv),
                (2815, 7200, 3000, 4500, 3000),
            )[0]
            batch.extend(kind(company))
            if len(batch) > 200:
                self._random.shuffle(batch)
                yield from batch
                batch = []

    def _at(self, hours: float) -> datetime:
        return self._now - timedelta(hours=100) + timedelta(hours=hours)

    def _no(self) -> str:
        self._number += 1
        return f"{self._seed:03d}{self._number:09d}"

    def _amount(self) -> str:
        return f"{min(self._random.lognormvariate(12.1, 1.9), 4e8):.2f}"

    def _cancelled(self) -> bool:
        return self._random.random() < CANCELLED * 4

    def _titre(self, company: str) -> Iterator[Said]:
        no, bank = "20261" + self._no(), self._random.choice(("007", "190", "011", "013"))
        start, hours = self._random.random() * 40, self._random.lognormvariate(0.5, 1.2)
        submitted, domiciled = self._at(start), self._at(start + min(hours, 50))
        money = {"montant_devise": "1.00", "devise": "EUR", "cours": "10.812300"}
        yield said("catalog", "titre.souscrit", submitted, company, {
            "titre_no": no, "type_titre": "EI", "banque": bank, "guichet": bank + "780", **money,
            "montant_mad": self._amount(), "nomenclature": "8708990000", "bureau": "306",
            "soumis_le": submitted,
        })  # fmt: skip
        yield said(f"bank-{bank}", "titre.domicilie", domiciled, company, {
            "titre_no": no, "type_titre": "EI", "banque": bank, "guichet": bank + "780", **money,
            "domiciliation_no": "DOM-" + no, "soumis_le": submitted,
            "montant_mad": self._amount(), "validite_fin": "2027-05-02",
        })  # fmt: skip
        for part in range(self._random.choice((1, 1, 1, 2))):
            amount = self._amount()
            yield said("badr", "titre.impute", self._at(92), company, {
                "titre_no": no, "imputation_id": f"IMP-{no}-{part}", "dum_ref": "D" + no,
                "montant_mad": amount, "quantite": "1200.000", "unite": "KGM",
                "reste_mad": "0.00", **{key: money[key] for key in ("montant_devise", "devise")},
            })  # fmt: skip
            if self._cancelled():
                yield said("badr", "titre.imputation.annulee", self._at(95), company, {
                    "titre_no": no, "imputation_id": f"IMP-{no}-{part}", "montant_mad": amount,
                })  # fmt: skip
        yield said(f"bank-{bank}", "titre.regle", self._at(96), company, {
            "titre_no": no, "reglement_id": f"REG-{no}", "banque": bank, **money,
            "montant_mad": self._amount(), "mode_reglement": "VIREMENT",
        })  # fmt: skip

    def _dum(self, company: str) -> Iterator[Said]:
        no, start = "306010" + self._no(), self._random.random() * 40
        registered = self._at(start)
        circuit = self._random.choices(("VERT", "ORANGE", "ROUGE_PARTIEL"), (50, 40, 10))[0]
        yield said("badr", "dum.enregistree", registered, company, {
            "dum_ref": no, "sens": self._random.choice(("IMPORT", "EXPORT", "TRANSIT")),
            "regime": "010", "bureau": "306", "declarant_ice": ice(self._random.randrange(40)),
            "valeur_mad": self._amount(), "nomenclature": "8708990000",
            "poids_net_kg": "1200.000", "nb_colis": 42, "enregistree_le": registered,
        })  # fmt: skip
        yield said("badr", "dum.circuit.attribue", self._at(start), company, {
            "dum_ref": no, "circuit": circuit, "bureau": "306",
        })  # fmt: skip
        for step in ("liquidee", "payee"):
            yield said("badr", f"dum.{step}", self._at(start + 1), company, {
                "dum_ref": no, "droits_mad": "41250.00",
            })  # fmt: skip
        if circuit == "ROUGE_PARTIEL":
            yield said("badr", "controle.effectue", self._at(start + 2), company, {
                "controle_id": "CTL-" + no, "visite_id": "VIS-" + no, "dum_ref": no,
                "organisme": "ADII", "nature": "PHYSIQUE", "resultat": "CONFORME",
                "lieu": "MACAS", "bureau": "306",
            })  # fmt: skip
        hours = min(self._random.lognormvariate(0.9, 1.3), 50)
        yield said("badr", "dum.mainlevee", self._at(start + hours), company, {
            "dum_ref": no, "sens": "IMPORT", "bureau": "306", "circuit": circuit,
            "enregistree_le": registered,
        })  # fmt: skip
        if self._cancelled():
            yield said("badr", "dum.rectifiee", self._at(start + 60), company, {
                "dum_ref": no, "valeur_mad": self._amount(),
            })  # fmt: skip

    def _bad(self, company: str) -> Iterator[Said]:
        no = "BAD-M-2026-" + self._no()
        common = {"bad_no": no, "mode_bad": "MARITIME", "titre_transport": "MEDU" + no[-7:],
                  "emetteur_code": "cma-ma", "beneficiaire_ice": company,
                  "conteneurs": ["MSCU6639871"]}  # fmt: skip
        yield said("agent-cma", "bad.cree", self._at(60), company, common)
        yield said("agent-cma", "bad.emis", self._at(62), company, {**common, "lieu": "MACAS"})
        if self._cancelled():
            yield said("agent-cma", "bad.annule", self._at(70), company, {
                "bad_no": no, "motif": "Erreur de connaissement",
            })  # fmt: skip

    def _avis(self, company: str) -> Iterator[Said]:
        no = "AVA-2026-" + self._no()
        yield said("anp-pcs", "avis.annonce", self._at(10), company, {
            "avis_id": no, "escale_no": "MACAS-2026-01877", "navire_imo": "9839430",
            "navire_nom": "MSC SAMPLE", "eta": self._at(60), "titre_transport": "MEDU" + no[-7:],
            "lieu": "MACAS", "conteneurs": ["MSCU6639871"],
        })  # fmt: skip
        yield said("anp-pcs", "avis.arrive", self._at(61), company, {
            "avis_id": no, "escale_no": "MACAS-2026-01877", "ata": self._at(61), "lieu": "MACAS",
        })  # fmt: skip

    def _rdv(self, company: str) -> Iterator[Said]:
        no = "20265" + self._no()
        yield said("term-marsa", "rdv.confirme", self._at(80), company, {
            "rdv_no": no, "lieu": "MACAS", "rdv_debut": self._at(90), "rdv_fin": self._at(91),
        })  # fmt: skip
        yield said("term-marsa", "rdv.honore", self._at(91), company, {
            "rdv_no": no, "conteneurs": ["MSCU6639871"], "lieu": "MACAS",
        })  # fmt: skip
