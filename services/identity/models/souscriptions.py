"""What shapes does a company's request to join the portal have?"""

from datetime import datetime
from typing import Annotated, Literal, get_args
from uuid import UUID

from msgspec import Meta, Struct

from services.identity.models.desk import Organisme
from services.identity.models.people import Langue

Etat = Literal[
    "A_CONFIRMER",
    "SOUMISE",
    "COMPLEMENT_DEMANDE",
    "APPROUVEE",
    "REJETEE",
    "ANNULEE",
    "TRANSMISE",
]
EtatVisible = Literal[
    "SOUMISE", "COMPLEMENT_DEMANDE", "APPROUVEE", "REJETEE", "ANNULEE", "TRANSMISE"
]
"""What operators see: a request whose address nobody has confirmed is nobody's business."""
Acte = Literal[
    "CONFIRMER",
    "TRANSMETTRE",
    "DEMANDER_COMPLEMENT",
    "COMPLETER",
    "APPROUVER",
    "REJETER",
    "ANNULER",
    "PRENDRE_EN_CHARGE",
    "DEPOSER_DOUBLE",
]
ACTES: tuple[Acte, ...] = get_args(Acte)
Auteur = Literal["DEMANDEUR", "OPERATEUR", "PORTAIL"]
ProfilDemande = Literal["IMP", "EXP", "TRA", "BNK", "CON", "FFW", "MEA", "TER", "TPT"]
"""Profiles that a company may ask for. Administrations, customs and PORTNET's own staff do not
subscribe. Source: domain model, profiles."""
Nature = Literal["ICE", "RC", "IF", "CIN", "MANDAT", "AUTRE"]
"""Certificate of the ICE, extract of the trade register, tax certificate, identity card of the
administrator, power to represent the company, anything else."""
Motif = Literal[
    "PIECES_NON_CONFORMES",
    "ICE_INVALIDE",
    "ENTREPRISE_INCONNUE",
    "DEJA_INSCRITE",
    "MANDAT_NON_JUSTIFIE",
    "SANS_REPONSE",
    "AUTRE",
]
Champ = Literal[
    "ice",
    "raison_sociale",
    "rc",
    "if_fiscal",
    "adresse",
    "ville",
    "telephone",
    "profils",
    "administrateur",
    "documents",
]
"""What an operator may ask to be mended. Not the applicant's e-mail: it holds the file."""

_LINE = r"^[^\x00-\x1f\x7f]*$"
Courriel = Annotated[
    str, Meta(max_length=254, pattern=r"^[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f.]+$")
]
Texte = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"^[^\x00]*$")]
Nom = Annotated[str, Meta(min_length=1, max_length=100, pattern=_LINE)]
Numero = Annotated[str, Meta(min_length=1, max_length=40, pattern=_LINE)]
RaisonSociale = Annotated[str, Meta(min_length=1, max_length=200, pattern=_LINE)]
Adresse = Annotated[str, Meta(min_length=1, max_length=300, pattern=_LINE)]
Ville = Annotated[str, Meta(min_length=1, max_length=100, pattern=_LINE)]
Telephone = Annotated[str, Meta(min_length=8, max_length=30, pattern=r"^\+?[0-9 ().\-]*$")]
IceSaisi = Annotated[str, Meta(min_length=1, max_length=40, pattern=_LINE)]
"""As people write it: spaces between the groups are taken."""
Profils = Annotated[list[ProfilDemande], Meta(min_length=1, max_length=9)]


class Administrateur(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who will administer the company's accounts."""

    prenom: Nom
    nom: Nom
    email: Courriel
    fonction: Nom


class Identification(Struct, frozen=True, kw_only=True):
    """What a request says of the company, as it is kept."""

    ice: str
    ice_atteste: bool
    """The applicant holds a certificate with this number although its check digits are wrong."""
    raison_sociale: str
    rc: str
    if_fiscal: str
    adresse: str
    ville: str
    telephone: str
    profils: tuple[str, ...]
    administrateur: Administrateur


class DeposerSouscription(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ask to join the portal."""

    ice: IceSaisi
    ice_atteste: bool = False
    """Say that the certificate bears this ICE although its check digits are wrong."""
    raison_sociale: RaisonSociale
    rc: Numero
    if_fiscal: Numero
    adresse: Adresse
    ville: Ville
    telephone: Telephone
    email: Courriel
    """The applicant's: the link to follow the request goes there."""
    profils: Profils
    administrateur: Administrateur
    consentement: bool
    """The applicant agrees to the processing of these data for the request. Source: law 09-08,
    article 4."""


class Depot(Struct, frozen=True, kw_only=True):
    """A request was opened; its address is still to be confirmed by the link in the mail."""

    reference: str
    cle_depot: str
    """Adds documents, until the address is confirmed; reads nothing."""
    a_confirmer_avant: datetime


class CompleterSouscription(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answer what was asked: a text, and the fields that change."""

    message: Texte
    ice: IceSaisi | None = None
    ice_atteste: bool | None = None
    raison_sociale: RaisonSociale | None = None
    rc: Numero | None = None
    if_fiscal: Numero | None = None
    adresse: Adresse | None = None
    ville: Ville | None = None
    telephone: Telephone | None = None
    profils: Profils | None = None
    administrateur: Administrateur | None = None


class DemanderLien(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ask for the link to a request anew."""

    reference: Annotated[str, Meta(min_length=1, max_length=40, pattern=_LINE)]
    email: Courriel


class DemanderComplement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ask the applicant to mend fields of the request."""

    version: int
    """The version that the operator has read: a request that changed meanwhile is not decided."""
    champs: Annotated[list[Champ], Meta(min_length=1, max_length=10)]
    message: Texte


class RejeterSouscription(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Refuse a request, for a reason that the applicant reads."""

    version: int
    motif: Motif
    message: Texte
    champs: Annotated[list[Champ], Meta(max_length=10)] = []


class ApprouverSouscription(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Accept a request."""

    version: int
    derogation_ice: Annotated[str, Meta(min_length=10, max_length=500, pattern=_LINE)] | None = None
    """Why an ICE with wrong check digits is accepted; demanded for one, refused for others."""
    organisme: Organisme = None


class PrendreEnCharge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Take a request in charge."""

    reprendre: bool = False
    """Also when a colleague has it."""


class Souscription(Struct, frozen=True, kw_only=True):
    """A request, whole; no route answers with it."""

    souscription_id: UUID
    reference: str
    etat: Etat
    version: int
    ice: str
    ice_atteste: bool
    raison_sociale: str
    rc: str
    if_fiscal: str
    adresse: str
    ville: str
    telephone: str
    email: str
    profils: tuple[str, ...]
    administrateur: Administrateur
    langue: Langue
    deposee_le: datetime
    soumise_le: datetime | None
    decidee_le: datetime | None
    operateur_id: UUID | None
    derogation_ice: str | None

    def identification(self) -> Identification:
        """Return what the request says of the company."""
        return Identification(
            ice=self.ice,
            ice_atteste=self.ice_atteste,
            raison_sociale=self.raison_sociale,
            rc=self.rc,
            if_fiscal=self.if_fiscal,
            adresse=self.adresse,
            ville=self.ville,
            telephone=self.telephone,
            profils=self.profils,
            administrateur=self.administrateur,
        )


class ActeVu(Struct, frozen=True, kw_only=True):
    """One line of a request's history."""

    le: datetime
    acte: Acte
    par: Auteur
    etat: Etat
    """The state that it led to."""
    message: str | None = None
    motif: str | None = None
    champs: tuple[str, ...] = ()
    """What is to be mended, or what was."""
    operateur: str | None = None
    """Which operator; the applicant is not told."""


class DocumentVu(Struct, frozen=True, kw_only=True):
    """A document of a request, without its content."""

    document_id: UUID
    nature: Nature
    nom: str
    media_type: str
    taille: int
    """Bytes."""
    sha256: str
    depose_le: datetime


class Document(Struct, frozen=True, kw_only=True):
    """A document with its content."""

    nom: str
    media_type: str
    contenu: bytes


class Demande(Struct, frozen=True, kw_only=True):
    """What an operator asks of the applicant."""

    champs: tuple[str, ...]
    message: str


class Refus(Struct, frozen=True, kw_only=True):
    """Why a request was refused."""

    motif: str
    message: str
    champs: tuple[str, ...]


class Suivi(Struct, frozen=True, kw_only=True):
    """A request as its applicant sees it."""

    reference: str
    etat: Etat
    identification: Identification
    email: str
    deposee_le: datetime
    a_confirmer_avant: datetime | None
    complement: Demande | None
    refus: Refus | None
    actes: tuple[Acte, ...]
    """What the applicant may do now."""
    documents: list[DocumentVu]
    histoire: list[ActeVu]


class LigneSouscription(Struct, frozen=True, kw_only=True):
    """A request in the operators' queue."""

    souscription_id: UUID
    reference: str
    etat: EtatVisible
    ice: str
    ice_valide: bool
    raison_sociale: str
    profils: tuple[str, ...]
    soumise_le: datetime
    operateur: str | None


class Dossier(Struct, frozen=True, kw_only=True):
    """A request as operators see it: everything."""

    souscription_id: UUID
    reference: str
    etat: Etat
    version: int
    identification: Identification
    ice_valide: bool
    email: str
    langue: Langue
    deposee_le: datetime
    soumise_le: datetime | None
    decidee_le: datetime | None
    operateur: str | None
    est_a_moi: bool
    derogation_ice: str | None
    entreprise_connue: str | None
    """The registered name of a company with the same nine digits, if there is one."""
    complement: Demande | None
    refus: Refus | None
    actes: tuple[Acte, ...]
    documents: list[DocumentVu]
    histoire: list[ActeVu]


class Rejeu(Struct, frozen=True, kw_only=True):
    """The request that an Idempotency-Key opened, and whether it asked for the same."""

    souscription_id: UUID
    reference: str
    deposee_le: datetime
    est_la_meme: bool
