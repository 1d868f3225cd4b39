/** The frame of the work space: band, menu of services, page, footer, help. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useLocation, useSearchParams } from "wouter";
import { t } from "../i18n.ts";
import { useLive } from "../live.ts";
import { boardOf, type SignedIn } from "../session.ts";
import { Dialog } from "../ui/dialog.tsx";
import { ActingBanner, Ended } from "./Acting.tsx";
import { Confirm } from "./Confirm.tsx";
import { Footer } from "./Footer.tsx";
import { Help } from "./Help.tsx";
import { LiveContext } from "./LiveContext.ts";
import { Menu } from "./Menu.tsx";
import { Offline } from "./Offline.tsx";
import { TopBar } from "./TopBar.tsx";
import { Views } from "./Views.tsx";

const WIDE = "(min-width: 53.8125em)";

function subscribeWide(tell: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}

export function WorkShell({ session }: { session: SignedIn }) {
  const wide = useSyncExternalStore(subscribeWide, () => matchMedia(WIDE).matches);
  const [drawer, setDrawer] = useState(false);
  const [path] = useLocation();
  const [search] = useSearchParams();
  const live = useLive(boardOf(session, search.get("ice")));
  const close = () => setDrawer(false);
  useEffect(close, [path, wide]);
  if (session.acting?.ended) return <Ended session={session} acting={session.acting} />;
  return (
    <LiveContext.Provider value={live}>
      <div className="shell">
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        <TopBar session={session} onMenu={wide ? undefined : () => setDrawer(true)} />
        {wide ? (
          <nav className="menu" aria-label={t("menu.label")}>
            <Menu />
          </nav>
        ) : (
          <Dialog open={drawer} onClose={close} title={t("menu.label")} kind="drawer">
            <nav className="menu" aria-label={t("menu.label")}>
              <Menu />
            </nav>
          </Dialog>
        )}
        <div className="body">
          {session.acting && <ActingBanner acting={session.acting} />}
          <Offline />
          <Views guard={() => null} />
          <Footer />
        </div>
        <Help />
        <Confirm />
      </div>
    </LiveContext.Provider>
  );
}
