/** Back from signing in again beside an open page: tell that page, and close. */
import { useEffect } from "react";
import { Link } from "wouter";
import { t, useLang } from "../../i18n.ts";
import { tellSignedIn, useSignedIn } from "../../session.ts";

export default function Reconnecte() {
  useLang();
  const session = useSignedIn();
  const sub = session?.user.sub;
  useEffect(() => {
    if (!sub) return;
    tellSignedIn(sub);
    if (window.name === "portnet-id" || window.opener) window.close();
  }, [sub]);
  return (
    <div className="narrow prose">
      <h1>{t(sub ? "session.back" : "private.title")}</h1>
      <p>{t(sub ? "session.back.text" : "private.text")}</p>
      <p className="actions">
        <Link href="/" className="button primary">
          {t("dash.title")}
        </Link>
      </p>
    </div>
  );
}
