/** For whom does this person act? Always said while they act, with the way back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { t } from "../i18n.ts";
import { forgetData, stopActing, type Acting, type SignedIn } from "../session.ts";
import { Icon } from "../ui/icon.tsx";
import { problemText } from "../ui/states.tsx";
import { TopBar } from "./TopBar.tsx";
import { useTitle } from "./Views.tsx";

export function ActingBanner({ acting }: { acting: Acting }) {
  return (
    <div className="acting" role="status">
      <Icon name="user" />
      <Whom acting={acting} say="agir.vous" />
      <Back />
    </div>
  );
}

/** The procuration is suspended or over: nothing of the mandant's stays on the screen. */
export function Ended({ session, acting }: { session: SignedIn; acting: Acting }) {
  const queries = useQueryClient();
  const title = useRef<HTMLHeadingElement>(null);
  useTitle(t("agir.finie"));
  useEffect(() => {
    forgetData(queries);
    title.current?.focus();
  }, [queries]);
  return (
    <div className="shell closed">
      <TopBar session={session} />
      <div className="body">
        <main id="main">
          <div className="failure narrow" role="alert">
            <Icon name="alert" />
            <div>
              <h1 tabIndex={-1} ref={title}>
                {t("agir.finie")}
              </h1>
              <Whom acting={acting} say="agir.finie.vous" />
              <p>{t("agir.finie.text")}</p>
              <Back />
            </div>
          </div>
        </main>
      </div>
    </div>
  );
}

function Whom({ acting, say }: { acting: Acting; say: "agir.vous" | "agir.finie.vous" }) {
  return (
    <p>
      {t(say)}{" "}
      <strong>
        <bdi>{acting.raison_sociale}</bdi>
      </strong>{" "}
      <span className="ref">(ICE {acting.ice})</span> – {t(`procuration.type.${acting.type}`)}
    </p>
  );
}

function Back() {
  const queries = useQueryClient();
  const back = useMutation({ mutationFn: () => stopActing(queries) });
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={back.isPending}
        onClick={() => back.mutate()}
      >
        <Icon name="back" />
        {t("agir.revenir")}
      </button>
      {back.error && <span role="alert">{problemText(back.error)}</span>}
    </>
  );
}
