/** Which address shows which page, and who may see it? */
import type { ComponentType } from "react";
import { needTexts, type Area, type Key } from "./i18n.ts";
import { page, type Load } from "./page.tsx";

/** A page without `title` names itself, from what it shows. */
export type PageEntry = { path: string; title?: Key; page: ComponentType; public?: boolean };

/** A page whose words come with it. */
const worded = (load: Load, ...areas: Area[]) =>
  page(async () => (await Promise.all([load(), ...areas.map(needTexts)]))[0]);

const account = (load: Load) => worded(load, "identity");
const service = (load: Load) => worded(load, "services");

export const HOME = worded(() => import("./pages/identity/Home.tsx"), "home");

const later = page(() => import("./pages/Later.tsx"));

/** Given or received, of one type or both: the address says which. */
const procurations = account(() => import("./pages/identity/procurations/Liste.tsx"));

export const PAGES: PageEntry[] = [
  { path: "/", title: "dash.title", page: page(() => import("./pages/dashboard/Dashboard.tsx")) },
  { path: "/bienvenue", title: "home.title", page: HOME, public: true },
  {
    path: "/souscription",
    title: "souscription.title",
    page: worded(
      () => import("./pages/identity/souscription/Souscription.tsx"),
      "identity",
      "services",
    ),
    public: true,
  },
  {
    path: "/souscription/suivi/:reference?",
    title: "suivi.title",
    page: account(() => import("./pages/identity/souscription/Suivi.tsx")),
    public: true,
  },
  {
    path: "/notifications",
    title: "notif.title",
    page: page(() => import("./pages/dashboard/Notifications.tsx")),
  },
  {
    path: "/services",
    title: "services.title",
    page: service(() => import("./pages/catalog/Services.tsx")),
  },
  {
    path: "/services/:code",
    page: service(() => import("./pages/catalog/Service.tsx")),
  },
  {
    path: "/compte/espace",
    title: "account.espace",
    page: account(() => import("./pages/identity/Espace.tsx")),
  },
  {
    path: "/compte/forfaits",
    title: "account.forfaits",
    page: service(() => import("./pages/billing/Forfaits.tsx")),
  },
  { path: "/compte/factures", title: "account.factures", page: later },
  {
    path: "/compte/mot-de-passe",
    title: "account.password",
    page: account(() => import("./pages/identity/MotDePasse.tsx")),
  },
  {
    path: "/compte/securite",
    title: "securite.title",
    page: account(() => import("./pages/identity/securite/Facteurs.tsx")),
  },
  {
    path: "/compte/securite/demandes",
    title: "demandes.title",
    page: account(() => import("./pages/identity/securite/Demandes.tsx")),
  },
  {
    path: "/compte/securite/sessions",
    title: "securite.sessions",
    page: account(() => import("./pages/identity/securite/Sessions.tsx")),
  },
  {
    path: "/compte/securite/activite",
    title: "securite.activite",
    page: account(() => import("./pages/identity/securite/Activite.tsx")),
  },
  {
    path: "/compte/protege",
    title: "protege.title",
    page: account(() => import("./pages/identity/securite/Protege.tsx")),
    public: true,
  },
  {
    path: "/entreprise/modifications",
    title: "modification.entreprise",
    page: account(() => import("./pages/identity/entreprise/Modifications.tsx")),
  },
  {
    path: "/entreprise/journal",
    title: "journal.title",
    page: account(() => import("./pages/identity/Journal.tsx")),
  },
  {
    path: "/entreprise/utilisateurs",
    title: "utilisateurs.title",
    page: account(() => import("./pages/identity/entreprise/Utilisateurs.tsx")),
  },
  {
    path: "/entreprise/utilisateurs/:id",
    page: account(() => import("./pages/identity/entreprise/Utilisateur.tsx")),
  },
  ...["", "/douane", "/portnet"].flatMap((type) =>
    ["", "/recues"].map(
      (sens): PageEntry => ({
        path: `/procurations${type}${sens}`,
        title: "procurations.title",
        page: procurations,
      }),
    ),
  ),
  {
    path: "/procurations/journal",
    title: "procurations.journal",
    page: account(() => import("./pages/identity/procurations/Actes.tsx")),
  },
  {
    path: "/procurations/nouvelle",
    title: "procurations.nouvelle",
    page: account(() => import("./pages/identity/procurations/Nouvelle.tsx")),
  },
  {
    path: "/procurations/:id",
    page: account(() => import("./pages/identity/procurations/Procuration.tsx")),
  },
  {
    path: "/aide",
    title: "help.title",
    page: service(() => import("./pages/helpdesk/Aide.tsx")),
    public: true,
  },
  {
    path: "/aide/guides",
    title: "help.guides",
    page: service(() => import("./pages/helpdesk/Guides.tsx")),
    public: true,
  },
  {
    path: "/aide/guides/:code",
    page: service(() => import("./pages/helpdesk/Guide.tsx")),
    public: true,
  },
  {
    path: "/aide/faq",
    title: "help.faq",
    page: service(() => import("./pages/helpdesk/Faq.tsx")),
    public: true,
  },
  {
    path: "/aide/contact",
    title: "help.contact",
    page: service(() => import("./pages/helpdesk/Contact.tsx")),
    public: true,
  },
  {
    path: "/aide/reclamations",
    title: "help.reclamations",
    page: service(() => import("./pages/helpdesk/Reclamations.tsx")),
  },
  { path: "/aide/reclamations/nouvelle", title: "help.reclamation-nouvelle", page: later },
  {
    path: "/aide/reclamations/:numero",
    page: service(() => import("./pages/helpdesk/Reclamation.tsx")),
  },
  {
    path: "/aide/tijaria/historique",
    title: "help.tijaria-historique",
    page: service(() => import("./pages/assistant/Historique.tsx")),
  },
  {
    path: "/aide/tijaria/:id?",
    title: "help.tijaria",
    page: service(() => import("./pages/assistant/Tijaria.tsx")),
  },
  {
    path: "/operateur/souscriptions",
    title: "operateur.souscriptions",
    page: account(() => import("./pages/identity/operateur/Souscriptions.tsx")),
  },
  {
    path: "/operateur/souscriptions/:id",
    title: "operateur.souscription",
    page: account(() => import("./pages/identity/operateur/Souscription.tsx")),
  },
  {
    path: "/operateur/entreprises",
    title: "operateur.entreprises",
    page: account(() => import("./pages/identity/operateur/Entreprises.tsx")),
  },
  {
    path: "/operateur/entreprises/:ice",
    page: account(() => import("./pages/identity/operateur/Entreprise.tsx")),
  },
  {
    path: "/operateur/entreprises/:ice/utilisateurs",
    title: "utilisateurs.title",
    page: account(() => import("./pages/identity/operateur/Utilisateurs.tsx")),
  },
  {
    path: "/operateur/comptes",
    title: "operateur.comptes",
    page: account(() => import("./pages/identity/operateur/Comptes.tsx")),
  },
  {
    path: "/operateur/comptes/:id",
    page: account(() => import("./pages/identity/operateur/Compte.tsx")),
  },
  {
    path: "/operateur/clients",
    title: "operateur.clients",
    page: account(() => import("./pages/identity/operateur/Clients.tsx")),
  },
  {
    path: "/operateur/clients/:id",
    page: account(() => import("./pages/identity/operateur/Client.tsx")),
  },
  {
    path: "/operateur/modifications",
    title: "operateur.modifications",
    page: account(() => import("./pages/identity/operateur/Modifications.tsx")),
  },
  {
    path: "/confidentialite",
    title: "foot.privacy",
    page: service(() => import("./pages/identity/Confidentialite.tsx")),
    public: true,
  },
  {
    path: "/problems/:code",
    title: "refusal.title",
    page: page(() => import("./pages/Probleme.tsx")),
    public: true,
  },
  {
    path: "/reconnecte",
    title: "session.again",
    page: page(() => import("./pages/identity/Reconnecte.tsx")),
    public: true,
  },
];

/** Services of the menu that have a page of their own elsewhere in the portal. */
const PLACES: Readonly<Record<string, string>> = {
  TB: "/",
  "BIL-FAC": "/compte/factures",
  "BIL-FOR": "/compte/forfaits",
  "PRC-DOU": "/procurations/douane",
  "PRC-PN": "/procurations/portnet",
  "PRC-AUD": "/procurations/journal",
  "AID-GUI": "/aide/guides",
  "AID-REC": "/aide/reclamations",
  "AID-TIJ": "/aide/tijaria",
};

export function serviceHref(code: string): string {
  return PLACES[code] ?? `/services/${code.toLowerCase()}`;
}
