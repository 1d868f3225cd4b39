/** The frame for visitors: brand, language, sign in; no menu of services. */
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { t } from "../i18n.ts";
import { HOME, type PageEntry } from "../pages.ts";
import { loginAddress } from "../session.ts";
import { Icon } from "../ui/icon.tsx";
import { Brand } from "./Brand.tsx";
import { Footer } from "./Footer.tsx";
import { Help } from "./Help.tsx";
import { Languages } from "./Languages.tsx";
import { Offline } from "./Offline.tsx";
import { SignIn, SignInContext } from "./SignIn.tsx";
import { Views } from "./Views.tsx";

export function PublicShell() {
  const [signIn, setSignIn] = useState(false);
  const back = useBack();
  const guard = (entry: PageEntry) => {
    if (entry.public) return null;
    return entry.path === "/" ? <HOME /> : <Private />;
  };
  return (
    <SignInContext.Provider value={() => setSignIn(true)}>
      <div className="public">
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        <header className="top">
          <Brand href="/" />
          <Languages />
          <button type="button" className="button sign-in" onClick={() => setSignIn(true)}>
            <Icon name="user" />
            {t("signin")}
          </button>
        </header>
        <Offline />
        <Views guard={guard} />
        <Footer />
        <Help />
        <SignIn open={signIn} onClose={() => setSignIn(false)} back={back} />
      </div>
    </SignInContext.Provider>
  );
}

/** Where signing in comes back to: filters and pages stand in the address, and what went wrong the
 * last time, which is over then. */
function useBack(): string {
  const [path] = useLocation();
  const asked = new URLSearchParams(useSearch());
  asked.delete("erreur");
  if (path === "/bienvenue") return "/";
  return asked.size > 0 ? `${path}?${asked}` : path;
}

/** A private address, reached from a mail or a bookmark. */
function Private() {
  const back = useBack();
  return (
    <div className="narrow prose">
      <h1>{t("private.title")}</h1>
      <p>{t("private.text")}</p>
      <p className="actions">
        <a href={loginAddress(back)} className="button primary">
          {t("signin")}
        </a>
      </p>
    </div>
  );
}
