/** What do the services answer? Short names for the shapes of the public API that pages read. */
import type { components } from "./schema.d.ts";

type Schema = components["schemas"];

export type Kpis = Schema["dashboard.Board"];
export type Count = Schema["dashboard.Titles"];
export type Declarations = Schema["dashboard.Declared"];
export type Delay = Schema["dashboard.Delay"];
export type PlaceDelay = Schema["dashboard.PlaceDelay"];
/** The same card, as the dashboard knows it and as billing answers it. */
export type ForfaitCard = Schema["dashboard.ForfaitCard"] | Schema["billing.ForfaitCourant"];
export type CardName = Exclude<keyof Kpis, "ice" | "annee" | "mois" | "a_jour_a">;
export type Series = Schema["dashboard.Series"];
export type Notification = Schema["dashboard.Notification"];

export type Menu = Schema["catalog.Menu"];
export type Service = Schema["catalog.ServiceCard"];
export type ServiceSheet = Schema["catalog.ServiceSheet"];
export type Lien = Schema["catalog.Lien"];

export type Question = Schema["helpdesk.Question"];
export type FaqTheme = Schema["helpdesk.Theme"];
export type GuideOutline = Schema["helpdesk.Outline"];
export type Guide = Schema["helpdesk.Guide"];
export type ReclamationHead = Schema["helpdesk.ReclamationHead"];
export type SuiviReclamation = Schema["helpdesk.Suivi"];

export type Moi = Schema["identity.MonEspace"];
export type SessionOuverte = Schema["identity.Session"];
export type Connexion = Schema["identity.Connexion"];
export type Ligne = Schema["identity.Ligne"];
export type Nature = Schema["identity.Nature"];

export type Acte = Schema["identity.Acte"];
export type FicheEntreprise = Schema["identity.FicheEntreprise"];
export type FicheCompte = Schema["identity.FicheCompte"];
export type FicheClient = Schema["identity.FicheClient"];
export type ClientRemis = Schema["identity.ClientRemis"];
export type Modification = Schema["identity.Modification"];
export type MesModifications = Schema["identity.MesModifications"];
export type ModificationADecider = Schema["identity.ModificationADecider"];
export type Entreprise = Schema["identity.Entreprise"];
export type Membre = Schema["identity.Membre"];
export type FicheMembre = Schema["identity.FicheMembre"];
export type Droits = Schema["identity.Droits"];
export type Invitation = Schema["identity.Invitation"];

export type Procuration = Schema["identity.Procuration"];
export type ProcurationSuivie = Schema["identity.ProcurationSuivie"];
export type Etape = Schema["identity.Etape"];
export type ActeAccompli = Schema["identity.ActeAccompli"];
export type Redaction = Schema["identity.Redaction"];
export type Importation = Schema["identity.Importation"];

export type Message = Schema["assistant.Message"];
export type Reponse = Schema["assistant.Reponse"];

export type Suivi = Schema["identity.Suivi"];
export type DocumentVu = Schema["identity.DocumentVu"];
export type ActeVu = Schema["identity.ActeVu"];
export type Identification = Schema["identity.Identification"];
export type Dossier = Schema["identity.Dossier"];
export type LigneSouscription = Schema["identity.LigneSouscription"];

export type ApplicationAssociee = Schema["identity.ApplicationAssociee"];
export type CodesSecours = Schema["identity.CodesSecours"];
export type CodeEnvoye = Schema["identity.CodeEnvoye"];
export type Telephone = Schema["identity.Telephone"];
export type DemandeAide = Schema["identity.DemandeAide"];
