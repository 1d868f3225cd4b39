/** Which address shows which page, and who may see it? */
import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Key } from "./i18n.ts";

type View = LazyExoticComponent<ComponentType>;
/** A page without `title` names itself, from what it shows. */
export type PageEntry = { path: string; title?: Key; page: View; public?: boolean };

const page = (load: () => Promise<{ default: ComponentType }>): View => lazy(load);

export const HOME = page(() => import("./pages/identity/Home.tsx"));

const later = page(() => import("./pages/Later.tsx"));

export const PAGES: PageEntry[] = [
  { path: "/", title: "dash.title", page: page(() => import("./pages/dashboard/Dashboard.tsx")) },
  { path: "/bienvenue", title: "home.title", page: HOME, public: true },
  {
    path: "/souscription",
    title: "souscription.title",
    page: page(() => import("./pages/identity/souscription/Souscription.tsx")),
    public: true,
  },
  {
    path: "/souscription/suivi",
    title: "suivi.title",
    page: page(() => import("./pages/identity/souscription/Suivi.tsx")),
    public: true,
  },
  {
    path: "/souscription/suivi/:reference",
    title: "suivi.title",
    page: page(() => import("./pages/identity/souscription/Suivi.tsx")),
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
    page: page(() => import("./pages/catalog/Services.tsx")),
  },
  {
    path: "/services/:code",
    page: page(() => import("./pages/catalog/Service.tsx")),
  },
  {
    path: "/compte/espace",
    title: "account.espace",
    page: page(() => import("./pages/identity/Espace.tsx")),
  },
  {
    path: "/compte/forfaits",
    title: "account.forfaits",
    page: page(() => import("./pages/billing/Forfaits.tsx")),
  },
  { path: "/compte/factures", title: "account.factures", page: later },
  {
    path: "/compte/mot-de-passe",
    title: "account.password",
    page: page(() => import("./pages/identity/MotDePasse.tsx")),
  },
  {
    path: "/compte/securite",
    title: "securite.title",
    page: page(() => import("./pages/identity/securite/Facteurs.tsx")),
  },
  {
    path: "/compte/securite/demandes",
    title: "demandes.title",
    page: page(() => import("./pages/identity/securite/Demandes.tsx")),
  },
  {
    path: "/compte/securite/sessions",
    title: "securite.sessions",
    page: page(() => import("./pages/identity/securite/Sessions.tsx")),
  },
  {
    path: "/compte/securite/activite",
    title: "securite.activite",
    page: page(() => import("./pages/identity/securite/Activite.tsx")),
  },
  {
    path: "/compte/protege",
    title: "protege.title",
    page: page(() => import("./pages/identity/securite/Protege.tsx")),
    public: true,
  },
  {
    path: "/entreprise/modifications",
    title: "modification.entreprise",
    page: page(() => import("./pages/identity/entreprise/Modifications.tsx")),
  },
  {
    path: "/entreprise/journal",
    title: "journal.title",
    page: page(() => import("./pages/identity/Journal.tsx")),
  },
  {
    path: "/entreprise/utilisateurs",
    title: "utilisateurs.title",
    page: page(() => import("./pages/identity/entreprise/Utilisateurs.tsx")),
  },
  {
    path: "/entreprise/utilisateurs/:id",
    page: page(() => import("./pages/identity/entreprise/Utilisateur.tsx")),
  },
  {
    path: "/procurations",
    title: "procurations.title",
    page: page(() => import("./pages/identity/procurations/Donnees.tsx")),
  },
  {
    path: "/procurations/recues",
    title: "procurations.recues",
    page: page(() => import("./pages/identity/procurations/Recues.tsx")),
  },
  {
    path: "/procurations/journal",
    title: "procurations.journal",
    page: page(() => import("./pages/identity/procurations/Actes.tsx")),
  },
  {
    path: "/procurations/nouvelle",
    title: "procurations.nouvelle",
    page: page(() => import("./pages/identity/procurations/Nouvelle.tsx")),
  },
  {
    path: "/procurations/:id",
    page: page(() => import("./pages/identity/procurations/Procuration.tsx")),
  },
  {
    path: "/aide",
    title: "help.title",
    page: page(() => import("./pages/helpdesk/Aide.tsx")),
    public: true,
  },
  {
    path: "/aide/guides",
    title: "help.guides",
    page: page(() => import("./pages/helpdesk/Guides.tsx")),
    public: true,
  },
  {
    path: "/aide/guides/:code",
    page: page(() => import("./pages/helpdesk/Guide.tsx")),
    public: true,
  },
  {
    path: "/aide/faq",
    title: "help.faq",
    page: page(() => import("./pages/helpdesk/Faq.tsx")),
    public: true,
  },
  {
    path: "/aide/contact",
    title: "help.contact",
    page: page(() => import("./pages/helpdesk/Contact.tsx")),
    public: true,
  },
  {
    path: "/aide/reclamations",
    title: "help.reclamations",
    page: page(() => import("./pages/helpdesk/Reclamations.tsx")),
  },
  { path: "/aide/reclamations/nouvelle", title: "help.reclamation-nouvelle", page: later },
  {
    path: "/aide/reclamations/:numero",
    page: page(() => import("./pages/helpdesk/Reclamation.tsx")),
  },
  {
    path: "/aide/tijaria",
    title: "help.tijaria",
    page: page(() => import("./pages/assistant/Tijaria.tsx")),
  },
  {
    path: "/aide/tijaria/historique",
    title: "help.tijaria-historique",
    page: page(() => import("./pages/assistant/Historique.tsx")),
  },
  {
    path: "/aide/tijaria/:id",
    title: "help.tijaria",
    page: page(() => import("./pages/assistant/Tijaria.tsx")),
  },
  {
    path: "/operateur/souscriptions",
    title: "operateur.souscriptions",
    page: page(() => import("./pages/identity/operateur/Souscriptions.tsx")),
  },
  {
    path: "/operateur/souscriptions/:id",
    title: "operateur.souscription",
    page: page(() => import("./pages/identity/operateur/Souscription.tsx")),
  },
  {
    path: "/operateur/entreprises",
    title: "operateur.entreprises",
    page: page(() => import("./pages/identity/operateur/Entreprises.tsx")),
  },
  {
    path: "/operateur/entreprises/:ice",
    page: page(() => import("./pages/identity/operateur/Entreprise.tsx")),
  },
  {
    path: "/operateur/comptes",
    title: "operateur.comptes",
    page: page(() => import("./pages/identity/operateur/Comptes.tsx")),
  },
  {
    path: "/operateur/comptes/:id",
    page: page(() => import("./pages/identity/operateur/Compte.tsx")),
  },
  {
    path: "/operateur/clients",
    title: "operateur.clients",
    page: page(() => import("./pages/identity/operateur/Clients.tsx")),
  },
  {
    path: "/operateur/clients/:id",
    page: page(() => import("./pages/identity/operateur/Client.tsx")),
  },
  {
    path: "/operateur/modifications",
    title: "operateur.modifications",
    page: page(() => import("./pages/identity/operateur/Modifications.tsx")),
  },
  {
    path: "/confidentialite",
    title: "foot.privacy",
    page: page(() => import("./pages/identity/Confidentialite.tsx")),
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
  "PRC-DOU": "/procurations",
  "PRC-PN": "/procurations",
  "PRC-AUD": "/procurations/journal",
  "AID-GUI": "/aide/guides",
  "AID-REC": "/aide/reclamations",
  "AID-TIJ": "/aide/tijaria",
};

export function serviceHref(code: string): string {
  return PLACES[code] ?? `/services/${code.toLowerCase()}`;
}
