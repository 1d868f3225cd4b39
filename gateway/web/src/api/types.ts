/** What do the services answer? The shapes that pages read, and the paths that give them. */
import type { Label } from "../i18n.ts";

export type Count = { nombre: number; montant_mad: string };
export type Declarations = { nombre: number; valeur_mad: string; mainlevees: number };

export type Delay = { moi_secondes: number | null; n: number; affichage: string };
export type PlaceDelay = Delay & { place_secondes: number | null; place_n: number | null };

export type ForfaitEtat = "AUCUN" | "ILLIMITE" | "PACK" | "EPUISE";
export type ForfaitCard = {
  etat: ForfaitEtat;
  code?: string | null;
  libelle?: Label | string | null;
  consommees?: number | null;
  solde?: number | null;
  total?: number | null;
  date_fin?: string | null;
};

export type Kpis = {
  ice: string;
  annee: number;
  mois: number;
  a_jour_a: string | null;
  delai_domiciliation: PlaceDelay;
  titres_domicilies: { annee: Count; mois: Count };
  titres_imputes: { annee: Count; mois: Count };
  forfait: ForfaitCard;
  declarations: { annee: Declarations; mois: Declarations };
  delai_dedouanement: Delay;
  controles_physiques: { annee: number; mois: number };
  bons_a_delivrer: { annee: number; mois: number };
};

export type CardName = Exclude<keyof Kpis, "ice" | "annee" | "mois" | "a_jour_a">;

/** Twelve months, oldest first; a delay may be missing in a month. */
export type Series = {
  mois: string[];
  cartes: Partial<Record<CardName, (number | null)[]>>;
};

export type Notification = {
  notification_id: string;
  type: string;
  subject: string | null;
  params: Record<string, unknown>;
  cree_le: string;
  lue_le: string | null;
};

export type Page<T> = { items: T[]; next: string | null };

export type Flux = "IMPORT" | "EXPORT" | "IMPORT_EXPORT";
export type Service = {
  code: string;
  label: Label;
  section: string;
  organisme: Label;
  produit: Label;
  flux: Flux;
  kind: "DEMANDE" | "INTERNE" | "LIEN";
  url: string | null;
  keywords: string[];
  description: Label;
  /** Has someone checked the partner's address? */
  url_verified: boolean;
  /** Does one submission use one operation of the package? */
  consomme: boolean;
};
export type QuickLink = Service & { accessible: boolean };
export type Section = { code: string; label: Label; services: Service[] };
export type Menu = { sections: Section[]; total: number };

export type Lien = {
  code: string;
  label: Label;
  url: string;
  description?: Label | null;
  connexion?: boolean;
};
export type Liens = { portails: Lien[]; reseaux: Lien[]; autres: Lien[] };

export type AideEntree = { code: string; label: Label; description: Label; path: string };
export type Aide = {
  telephone: string;
  telephone_affiche: string;
  entrees: AideEntree[];
};
export type Question = { code: string; question: Label; reponse: Label };
export type FaqTheme = { code: string; label: Label; questions: Question[] };
export type Faq = { themes: FaqTheme[] };

export type GuideOutline = {
  code: string | null;
  service_code: string | null;
  label: Label;
  chapitres: { chapitre: string; label: Label; code: string | null }[];
};
export type Guide = {
  code: string;
  service_code: string | null;
  label: Label;
  chapitres: { code: string; chapitre: string; label: Label; corps: Label }[];
};

export type Offre = {
  code: string;
  label: Label;
  ht: string;
  ttc: string;
  operations: number | null;
  mois: number;
};

export type Moi = {
  username: string;
  email: string;
  nom: string;
  prenom: string;
  raison_sociale: string | null;
  ice: string | null;
  profil: string;
  roles?: string[];
};

export type Reponse = {
  texte: string;
  trouve: boolean;
  services: Service[];
  faq: Question[];
  sources?: { kind: "SERVICE" | "FAQ" | "GUIDE"; code: string; label: Label }[];
};
export type Message = {
  message_id: string;
  texte: string;
  langue?: string;
  cree_le?: string;
  reponse: Reponse;
};
export type Conversation = {
  conversation_id: string;
  titre?: string | null;
  cree_le: string;
  messages?: Message[];
};

type Json<T> = { content: { "application/json": T } };
type Read<T, Query = never, Path = never> = {
  get: {
    parameters: ([Query] extends [never] ? { query?: never } : { query?: Query }) &
      ([Path] extends [never] ? { path?: never } : { path: Path });
    responses: { 200: Json<T> };
  };
};
type Write<T, Body = never, Path = never> = {
  post: {
    parameters: [Path] extends [never] ? { path?: never } : { path: Path };
    responses: { 200: Json<T> };
  } & ([Body] extends [never] ? { requestBody?: never } : { requestBody: Json<Body> });
};

export type paths = {
  "/api/dashboard/v1/kpis": Read<Kpis, { ice?: string }>;
  "/api/dashboard/v1/kpis/series": Read<Series, { ice?: string }>;
  "/api/dashboard/v1/notifications": Read<
    Page<Notification>,
    { cursor?: string; limit?: number; non_lues?: boolean }
  >;
  "/api/dashboard/v1/notifications/compte": Read<{ non_lues: number }>;
  "/api/dashboard/v1/notifications/{notification_id}/lue": Write<
    unknown,
    never,
    { notification_id: string }
  >;
  "/api/dashboard/v1/notifications/lues": Write<unknown>;
  "/api/catalog/v1/menu": Read<Menu>;
  "/api/catalog/v1/liens": Read<Liens>;
  "/api/catalog/v1/acces-rapides": Read<{ items: QuickLink[] }>;
  "/api/catalog/v1/services/{code}": Read<Service, never, { code: string }>;
  "/api/helpdesk/v1/aide": Read<Aide>;
  "/api/helpdesk/v1/faq": Read<Faq, { q?: string }>;
  "/api/helpdesk/v1/guides": Read<{ items: GuideOutline[] }>;
  "/api/helpdesk/v1/guides/{code}": Read<Guide, never, { code: string }>;
  "/api/billing/v1/forfait": Read<ForfaitCard>;
  "/api/billing/v1/offres": Read<{ items: Offre[] }>;
  "/api/identity/v1/moi": Read<Moi>;
  "/api/assistant/v1/conversations": Read<Page<Conversation>, { cursor?: string }> &
    Write<{ conversation_id: string }>;
  "/api/assistant/v1/conversations/{id}": Read<Conversation, never, { id: string }>;
  "/api/assistant/v1/conversations/{id}/messages": Write<
    { message_id: string; reponse: Reponse },
    { texte: string; langue: string },
    { id: string }
  >;
};
