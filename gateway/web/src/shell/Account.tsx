/** The person's own menu, as the user guide lists it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import { t, tryText } from "../i18n.ts";
import { signOut, type SignedIn } from "../session.ts";
import { Icon } from "../ui/icon.tsx";
import { Popup } from "../ui/popup.tsx";
import { problemText } from "../ui/states.tsx";

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
  const profil = tryText(`profil.${session.profil}`) ?? session.profil ?? "";
  const name = session.raison_sociale ?? person;
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
    <Popup className="account" summary={summary}>
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
        {(session.profil === "OPE" || (session.ice && session.roles.includes("administrateur"))) && (
          <li>
            <Link href="/entreprise/journal">{t("journal.title")}</Link>
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
