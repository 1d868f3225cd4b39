/** Which portal do you want to enter? The box behind "Se connecter". */
import { createContext, useContext } from "react";
import { useLiens } from "../catalog.ts";
import type { Lien } from "../api/types.ts";
import { say, t } from "../i18n.ts";
import { loginAddress } from "../session.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Loaded } from "../ui/states.tsx";

/** Opens the box from anywhere on a public page. */
export const SignInContext = createContext<() => void>(() => {});
export const useSignIn = () => useContext(SignInContext);

export function SignIn(props: { open: boolean; onClose: () => void; back: string }) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("signin.title")} kind="box">
      <p className="muted">{t("signin.text")}</p>
      <Portals back={props.back} />
    </Dialog>
  );
}

/** Signing in never waits for the list of the other portals. */
function Portals({ back }: { back: string }) {
  const liens = useLiens();
  return (
    <>
      {liens.data === undefined && (
        <p>
          <a href={loginAddress(back)} className="button primary">
            {t("signin")}
          </a>
        </p>
      )}
      <Loaded answer={liens} lines={6}>
        {({ portails }) => (
          <ul className="portals">
            {portails.map((portail) => (
              <li key={portail.code}>
                <PortalRow portail={portail} back={back} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}

function PortalRow({ portail, back }: { portail: Lien; back: string }) {
  const name = say(portail.label);
  return (
    <>
      <div>
        <strong>{name}</strong>
        <p>{say(portail.description)}</p>
      </div>
      {portail.connexion ? (
        <a
          href={loginAddress(back, portail.code)}
          className="button primary"
          aria-label={`${t("signin")} – ${name}`}
        >
          {t("signin")}
        </a>
      ) : (
        <a
          href={portail.url}
          target="_blank"
          rel="noreferrer"
          className="button"
          aria-label={`${t("signin.visit")} – ${name} (${t("newtab")})`}
        >
          {t("signin.visit")}
          <Icon name="external" />
        </a>
      )}
    </>
  );
}
