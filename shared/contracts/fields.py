"""What does each field of an event mean, in which unit, and what may it hold?

A type here bears the name of the field it describes, so that a fact reads
`titre_no: TitreNo` and its meaning stands in one place only. Identifiers are
checked for type and length, never for shape: their owners (banks, customs,
carriers) may renumber without asking us.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

_CODE_LENGTH = 64
_TEXT_LENGTH = 2000


def _meta(description: str, example: Any) -> Meta:
    return Meta(description=description, examples=[example])


def _many(description: str, example: list[str], longest: int) -> Meta:
    return Meta(description=description, examples=[example], max_length=longest)


def _code(description: str, example: str) -> Meta:
    return Meta(description=description, examples=[example], min_length=1, max_length=_CODE_LENGTH)


def _text(description: str, example: str, longest: int = _TEXT_LENGTH) -> Meta:
    return Meta(description=description, examples=[example], max_length=longest)


def _decimal(description: str, example: str, places: int) -> Meta:
    """Describe a decimal string: digits, a point, at most `places` decimals.

    Thirteen digits before the point keep centimes inside a 64-bit integer.
    The closing look-ahead refuses the newline that `$` alone lets through.
    """
    pattern = rf"^[0-9]{{1,13}}(\.[0-9]{{1,{places}}})?(?!\n)$"
    return Meta(description=description, examples=[example], pattern=pattern)


def _instant(description: str, example: str) -> Meta:
    return Meta(description=f"{description} (RFC 3339, UTC)", examples=[example], tz=True)


class Textes(msgspec.Struct, frozen=True, kw_only=True):
    """One text in the three languages of the portal."""

    fr: str
    ar: str
    en: str


_TEXTES = {"fr": "Gestion des DFD", "ar": "تدبير الإعفاءات الجمركية", "en": "Duty exemptions"}
_DESCRIPTION = {
    "fr": "Demander une franchise douanière et suivre la demande.",
    "ar": "طلب إعفاء جمركي وتتبع الطلب.",
    "en": "Apply for a duty exemption and follow the application.",
}
_ORGANISME = {
    "fr": "Commerce extérieur",
    "ar": "التجارة الخارجية",
    "en": "Ministry of foreign trade",
}
_PRODUIT = {
    "fr": "Produits sous contingent",
    "ar": "منتجات خاضعة للحصص",
    "en": "Goods under quota",
}
_QUESTION = {
    "fr": "Combien de temps prend une DFD ?",
    "ar": "كم تستغرق معالجة طلب الإعفاء؟",
    "en": "How long does a duty exemption take?",
}
_REPONSE = {
    "fr": "Le ministère répond le plus souvent en trois jours ouvrés.",
    "ar": "تجيب الوزارة في الغالب خلال ثلاثة أيام عمل.",
    "en": "The ministry mostly answers within three working days.",
}
_CORPS = {
    "fr": "# Franchises\n\nOuvrez « Gestion des DFD », puis « Ajouter ».",
    "ar": "# الإعفاءات\n\nافتح «تدبير الإعفاءات» ثم «إضافة».",
    "en": "# Duty exemptions\n\nOpen “Duty exemptions”, then “Add”.",
}

# --- companies and people -------------------------------------------------------------------
Ice = Annotated[str, _code("Company identifier (ICE), 15 digits", "999000001000172")]
RaisonSociale = Annotated[str, _text("Registered name of the company", "Atlas Import SARL")]
Profil = Annotated[str, _code("Profile code: IMP, EXP, TRA, BNK…", "IMP")]
UserId = Annotated[UUID, _meta("User", "019a1f00-0000-7000-8000-000000000001")]
AgentId = Annotated[UUID, _meta("PORTNET agent", "019a1f00-0000-7000-8000-000000000002")]
Sid = Annotated[
    str, _code("Session at the OpenID provider", "019a1f00-0000-7000-8000-0000000000aa")
]
Ip = Annotated[str, _code("Network address of the user", "192.0.2.10")]
Appareil = Annotated[str, _text("Device as the user knows it", "Firefox sur Windows")]
MethodeMfa = Annotated[str, _code("Second factor used: totp, email, sms, secours, passkey", "totp")]
ResultatConnexion = Annotated[
    Literal["SUCCES", "ECHEC"], _meta("Whether the sign-in succeeded", "SUCCES")
]
ContestationId = Annotated[
    UUID,
    _meta("A person's word that a sign-in was not theirs", "019a1f00-0000-7000-8000-0000000000cc"),
]
ConnexionLe = Annotated[
    datetime, _instant("When the contested sign-in was", "2026-11-09T15:10:00Z")
]
ChangementMfa = Annotated[
    Literal["ENROLE", "REMPLACE", "REINITIALISE"],
    _meta("What happened to the second factor", "ENROLE"),
]
ConversationId = Annotated[
    UUID, _meta("TijarIA conversation", "019a1f00-0000-7000-8000-000000000003")
]

# --- reasons, states, places ----------------------------------------------------------------
MotifCode = Annotated[str, _code("Machine reason", "PIECE_ILLISIBLE")]
Motif = Annotated[str, _text("Human reason, shown to the user", "Facture pro-forma illisible")]
Statut = Annotated[str, _code("New state", "AFFECTEE")]
EtatPartenaire = Annotated[
    Literal["UP", "DEGRADE", "DOWN"], _meta("State of the partner's system", "UP")
]
Depuis = Annotated[datetime, _instant("Since when the state holds", "2026-11-09T15:10:00Z")]
Bureau = Annotated[str, _code("Customs office, 3 digits", "306")]
Lieu = Annotated[str, _code("Place: UN/LOCODE or site code", "MACAS")]

# --- goods ----------------------------------------------------------------------------------
Nomenclature = Annotated[str, _code("Moroccan tariff line, 10 digits (HS 6 + 4)", "8708990000")]
Marchandise = Annotated[
    str, _text("Goods, in the applicant's words", "Pièces détachées automobiles", 500)
]
Quantite = Annotated[str, _decimal("Quantity in `unite`, 3 decimals", "25000.000", 3)]
Unite = Annotated[str, _code("Unit of measure, UN/ECE Recommendation 20", "KGM")]
PaysOrigine = Annotated[str, _code("Country of origin, ISO 3166-1 alpha-2", "FR")]
PaysProvenance = Annotated[str, _code("Country of shipment, ISO 3166-1 alpha-2", "ES")]
Incoterm = Annotated[
    Literal["EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF"],
    _meta("Delivery term, Incoterms 2020", "CFR"),
]

# --- money ----------------------------------------------------------------------------------
Montant = Annotated[str, _decimal("Amount, decimal string, 2 decimals", "25000.00", 2)]
MontantDevise = Annotated[str, _decimal("Amount in `devise`, 2 decimals", "25000.00", 2)]
Devise = Annotated[str, _code("Currency, ISO 4217", "EUR")]
Cours = Annotated[
    str, _decimal("Rate used: MAD for 1 unit of `devise`, 6 decimals", "10.812300", 6)
]
MontantMad = Annotated[str, _decimal("Counter-value in dirhams, 2 decimals", "270307.50", 2)]
ResteMad = Annotated[str, _decimal("Balance after the operation, MAD, 2 decimals", "90307.50", 2)]
ValeurMad = Annotated[str, _decimal("Declared customs value, MAD, 2 decimals", "180000.00", 2)]
DroitsMad = Annotated[str, _decimal("Duties and taxes due, MAD, 2 decimals", "41250.00", 2)]

# --- titles, licences, duty exemptions ------------------------------------------------------
TitreNo = Annotated[str, _code("Number of the titre d'importation", "20261000000123")]
TypeTitre = Annotated[Literal["EI", "LI", "DPI"], _meta("Kind of title", "EI")]
SoumisLe = Annotated[
    datetime,
    _instant(
        "Entry into the bank's queue: start of the domiciliation clock", "2026-11-02T08:00:00Z"
    ),
]
Banque = Annotated[str, _code("Domiciling bank, 3-digit RIB code", "007")]
Guichet = Annotated[str, _code("Domiciling branch", "007780")]
DomiciliationNo = Annotated[str, _code("Bank's domiciliation reference", "DOM-007-2026-004512")]
ValiditeFin = Annotated[date, _meta("Last day for customs clearance (local date)", "2027-05-02")]
ImputationId = Annotated[
    str, _code("BADR's id of one imputation: idempotence key", "IMP-306-2026-0098871")
]
ReglementId = Annotated[str, _code("Bank's id of one settlement: idempotence key", "REG-007-88123")]
ModeReglement = Annotated[
    Literal["VIREMENT", "CREDOC", "REMDOC", "AUTRE"], _meta("Payment technique", "CREDOC")
]
LicenceNo = Annotated[str, _code("Number of the licence d'exportation", "20262000000031")]
DfdNo = Annotated[str, _code("Number of the demande de franchise douanière", "20263000000045")]
Categorie = Annotated[str, _code("Agreement or quota category", "MA-IQ")]

# --- declarations and controls --------------------------------------------------------------
DumRef = Annotated[
    str, _code("DUM: bureau(3) régime(3) year(4) serial(7) key(1)", "30601020260012345K")
]
Regime = Annotated[str, _code("Customs regime, 3 digits", "010")]
Sens = Annotated[Literal["IMPORT", "EXPORT", "TRANSIT", "INTERNE"], _meta("Direction", "IMPORT")]
EnregistreeLe = Annotated[
    datetime,
    _instant("Registration of the DUM: start of the clearance clock", "2026-11-09T09:00:00Z"),
]
Circuit = Annotated[
    Literal["VERT", "ORANGE", "ROUGE_PARTIEL", "ROUGE_INTEGRAL"],
    _meta("Selectivity lane", "ORANGE"),
]
DeclarantIce = Annotated[
    str, _code("Transitaire or self-declarant, ICE of 15 digits", "999000002000145")
]
PoidsNetKg = Annotated[str, _decimal("Net weight, kg, 3 decimals", "12500.000", 3)]
NbColis = Annotated[int, Meta(description="Packages", examples=[42], ge=0)]
ControleId = Annotated[str, _code("Control", "CTL-2026-000881")]
VisiteId = Annotated[
    str, _code("Joint visit; the control itself when it stands alone", "VIS-2026-000612")
]
Nature = Annotated[
    Literal["PHYSIQUE", "DOCUMENTAIRE", "SCANNER", "ANALYSE"],
    _meta("Nature of control", "PHYSIQUE"),
]
Organisme = Annotated[
    Literal["ADII", "ONSSA", "MIC", "SANTE", "ANRT", "FOODEX", "AUTRE"],
    _meta("Controlling body", "ADII"),
]
Resultat = Annotated[
    Literal["CONFORME", "NON_CONFORME", "AVEC_RESERVE", "PRELEVEMENT"], _meta("Result", "CONFORME")
]

# --- transport ------------------------------------------------------------------------------
BadNo = Annotated[str, _code("Number of the bon à délivrer", "BAD-M-2026-0005512")]
ParentBadNo = Annotated[str, _code("Master BAD of a house BAD", "BAD-M-2026-0005400")]
ModeBad = Annotated[Literal["MARITIME", "AERIEN", "MEAD"], _meta("Kind of BAD", "MARITIME")]
TitreTransport = Annotated[str, _code("Bill of lading or air waybill", "MEDUX1234567")]
EmetteurCode = Annotated[str, _code("Issuer's own code: agent, handler, operator", "cma-ma")]
BeneficiaireIce = Annotated[str, _code("ICE of who may take delivery", "999000001000172")]
Conteneurs = Annotated[
    tuple[Annotated[str, Meta(max_length=_CODE_LENGTH)], ...],
    _many("Containers, ISO 6346", ["MSCU6639871"], 2000),
]
RdvNo = Annotated[str, _code("Number of the rendez-vous", "20265000000912")]
RdvDebut = Annotated[datetime, _instant("Start of the slot", "2026-11-10T09:00:00Z")]
RdvFin = Annotated[datetime, _instant("End of the slot", "2026-11-10T10:00:00Z")]
TonnageT = Annotated[str, _decimal("Tonnes, bulk only, 3 decimals", "26.500", 3)]
AvisId = Annotated[str, _code("Arrival notice", "AVA-2026-0088121")]
EscaleNo = Annotated[str, _code("Vessel call", "MACAS-2026-01877")]
NavireImo = Annotated[str, _code("IMO number, 7 digits", "9839430")]
NavireNom = Annotated[str, _text("Vessel", "MSC SAMPLE")]
Eta = Annotated[datetime, _instant("Estimated arrival", "2026-11-08T04:00:00Z")]
Ata = Annotated[datetime, _instant("Actual arrival", "2026-11-08T05:10:00Z")]

# --- procurations ---------------------------------------------------------------------------
ProcurationId = Annotated[UUID, _meta("Power of attorney", "019a1f00-0000-7000-8000-000000000004")]
TypeProcuration = Annotated[
    Literal["DOUANE", "PORTNET"],
    _meta("DOUANE: declares in BADR for the mandant; PORTNET: acts on the portal", "DOUANE"),
]
MandantIce = Annotated[str, _code("Principal, ICE of 15 digits", "999000001000172")]
MandataireIce = Annotated[str, _code("Agent, ICE of 15 digits", "999000002000145")]
Perimetre = Annotated[
    tuple[str, ...], _many("Service codes: what may be done", ["TI-GES", "DFD-GES"], 200)
]
DateDebut = Annotated[date, _meta("First day (local date)", "2026-11-01")]
DateFin = Annotated[date, _meta("Last day, inclusive (local date)", "2027-10-31")]

ServiceUtilise = Annotated[str, _code("Service of the catalogue; * for finding one's way", "TB")]
ActionUtilisee = Annotated[
    Literal["CONSULTATION", "MODIFICATION"], _meta("What kind of act it was", "CONSULTATION")
]
ObjetUtilise = Annotated[str, _text("What was read or changed", "POST /api/catalog/v1/titres", 500)]

# --- billing --------------------------------------------------------------------------------
FactureNo = Annotated[str, _code("Invoice number F-YYYY-NNNNNN, gapless", "F-2026-000123")]
DossierNo = Annotated[str, _code("Billing file", "DOS-2026-000771")]
MontantHt = Annotated[str, _decimal("Total before VAT, MAD, 2 decimals", "3000.00", 2)]
Tva = Annotated[str, _decimal("VAT, MAD, 2 decimals", "600.00", 2)]
MontantTtc = Annotated[str, _decimal("Total with VAT, MAD, 2 decimals", "3600.00", 2)]
Echeance = Annotated[date, _meta("Due date (local date)", "2026-12-24")]
PaiementId = Annotated[UUID, _meta("Payment attempt", "019a1f00-0000-7000-8000-000000000005")]
Moyen = Annotated[
    Literal["CMI", "M2T", "VIREMENT", "CHEQUE", "ESPECES"], _meta("Means of payment", "CMI")
]
CodePaiement = Annotated[str, _code("Code shown to the payer (M2T), 12 digits", "448812345678")]
TransactionRef = Annotated[str, _code("Transaction at the payment gateway", "26325KX0A9")]
ForfaitId = Annotated[UUID, _meta("Subscription", "019a1f00-0000-7000-8000-000000000006")]
ForfaitCode = Annotated[str, _code("Offer", "ILLIMITE")]
Solde = Annotated[int | None, _meta("Operations left; null when unlimited", 37)]
OperationRef = Annotated[str, _code("What consumed the operation", "20261000000123")]

# --- help, content, notifications -----------------------------------------------------------
ReclamationNo = Annotated[str, _code("Complaint, REC-YYYY-NNNNNN", "REC-2026-000045")]
ServiceCode = Annotated[str, _code("Service of the catalogue", "DFD-GES")]
Section = Annotated[str, _text("Section of the menu", "Franchises")]
Flux = Annotated[
    Literal["IMPORT", "EXPORT", "IMPORT_EXPORT"], _meta("Direction of trade served", "IMPORT")
]
GenreService = Annotated[
    Literal["DEMANDE", "INTERNE", "LIEN"],
    _meta("DEMANDE: a file to submit; INTERNE: a page of ours; LIEN: another site", "DEMANDE"),
]
Url = Annotated[str, _text("Address, when there is one", "/franchises")]
Keywords = Annotated[tuple[str, ...], _many("Words people use for it", ["dfd", "franchise"], 200)]
Profils = Annotated[tuple[Profil, ...], _many("Profile codes", ["IMP", "TRA"], 20)]
Label = Annotated[Textes, _meta("Name, in three languages", _TEXTES)]
Description = Annotated[Textes, _meta("Description, in three languages", _DESCRIPTION)]
NomOrganisme = Annotated[Textes, _meta("Body in charge, in three languages", _ORGANISME)]
Produit = Annotated[Textes, _meta("Kind of goods concerned, in three languages", _PRODUIT)]
FaqCode = Annotated[str, _code("Entry of the FAQ", "dfd-delai")]
ThemeCode = Annotated[str, _code("Theme of the FAQ", "franchises")]
Question = Annotated[Textes, _meta("Question, in three languages", _QUESTION)]
Reponse = Annotated[Textes, _meta("Answer, in three languages", _REPONSE)]
GuideCode = Annotated[str, _code("Guide", "guide-dfd")]
Corps = Annotated[Textes, _meta("Body of the text (Markdown), in three languages", _CORPS)]
NotificationId = Annotated[UUID, _meta("Notification", "019a1f00-0000-7000-8000-000000000007")]
TypeNotification = Annotated[
    str, _code("Event type that the notification tells", "titre.domicilie")
]
Objet = Annotated[str, _code("Number of the object concerned", "20261000000123")]
Params = Annotated[
    dict[str, str], _meta("What the translated text needs", {"titre_no": "20261000000123"})
]
