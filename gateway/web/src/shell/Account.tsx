/** The person's own menu, as the user guide lists it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { api, take } from "../api/client.ts";
import { t, tryText } from "../i18n.ts";
import { inNameOf, loginAddress, signOut, type SignedIn } from "../session.ts";
import { Icon } from "../ui/icon.tsx";
import { Popup } from "../ui/popup.tsx";
import { problemText } from "../ui/states.tsx";
import { ActFor } from "./ActFor.tsx";

const ENTRIES = [
  ["account.espace", "/compte/espace"],
  ["account.factures", "/compte/factures"],
  ["account.forfaits", "/compte/forfaits"],
  ["account.password", "/compte/mot-de-passe"],
  ["account.securite", "/compte/securite"],
] as const;

export function Account({ session }: { session: SignedIn }) {
  const queries = useQueryClient();
  const out = useMutation({ mutationFn: () => signOut(queries) });
  const { prenom, nom, username, email } = session.user;
  const person = [prenom, nom].filter(Boolean).join(" ") || username;
  const shown = inNameOf(session);
  const profil = tryText(`profil.${shown.profil}`) ?? shown.profil ?? "";
  const name = shown.raison_sociale ?? person;
  const administers = !session.acting && session.ice && session.roles.includes("administrateur");
  const [looked, setLooked] = useState(false);
  const affectations = useQuery({
    queryKey: ["affectations"],
    queryFn: () => take(api.GET("/api/identity/v1/affectations")),
    enabled: looked,
    staleTime: 60_000,
  });
  const summary = (
    <>
      <Icon name="user" label={t("account.label")} />
      <span className="who">
        <bdi>{name}</bdi>
        <small>{profil}</small>
      </span>
      <Icon name="down" />
    </>
  );
  return (
    <Popup className="account" summary={summary} onOpen={() => setLooked(true)}>
      <p className="popup-head">
        <strong>
          <bdi>{person}</bdi>
        </strong>
        <small>
          <bdi>{email}</bdi>
        </small>
      </p>
      <ul>
        {ENTRIES.map(([key, href]) => (
          <li key={key}>
            <Link href={href}>{t(key)}</Link>
          </li>
        ))}
        {(session.profil === "OPE" || administers) && (
          <li>
            <Link href="/entreprise/journal">{t("journal.title")}</Link>
          </li>
        )}
        {administers && (
          <>
            <li>
              <Link href="/entreprise/utilisateurs">{t("utilisateurs.title")}</Link>
            </li>
            <li>
              <Link href="/entreprise/modifications">{t("modification.entreprise")}</Link>
            </li>
          </>
        )}
        {looked && session.ice && <ActFor session={session} />}
        {(affectations.data?.length ?? 0) > 1 && (
          <li>
            <a href={`${loginAddress("/")}&prompt=select_account`}>{t("account.changer")}</a>
          </li>
        )}
        {session.profil === "OPE" && (
          <li>
            <Link href="/operateur/souscriptions">{t("operateur.title")}</Link>
          </li>
        )}
        <li>
          <button type="button" disabled={out.isPending} onClick={() => out.mutate()}>
            {t("account.out")}
          </button>
          {out.error && <p className="error">{problemText(out.error)}</p>}
        </li>
      </ul>
    </Popup>
  );
}
