/** "Besoin d'aide ?": a tab on the edge of every page, and the panel that it opens. */
import { useState } from "react";
import { Link } from "wouter";
import { useAide } from "../catalog.ts";
import { say, t } from "../i18n.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { Loaded } from "../ui/states.tsx";
import { Phone } from "./Footer.tsx";

const ICONS: Readonly<Record<string, IconName>> = {
  guides: "book",
  faq: "help",
  reclamations: "list",
  "reclamation-nouvelle": "edit",
  contact: "phone",
  tijaria: "chat",
  "tijaria-historique": "clock",
};

/** The seven entries of the help centre, as the help desk publishes them. */
export function HelpEntries({ onPick }: { onPick?: () => void }) {
  const aide = useAide();
  return (
    <Loaded answer={aide} lines={14}>
      {({ entrees }) => (
        <ul className="help-entries">
          {entrees.map((entree) => (
            <li key={entree.code}>
              <Link href={entree.path} onClick={onPick}>
                <Icon name={ICONS[entree.code] ?? "help"} />
                <span>
                  <strong>{say(entree.label)}</strong>
                  <small>{say(entree.description)}</small>
                </span>
                <Icon name="chevron" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

export function Help() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="help-tab" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="help" />
        {t("help.button")}
      </button>
      <Dialog open={open} onClose={close} title={t("help.title")} kind="side">
        <HelpEntries onPick={close} />
        <p className="help-phone">
          {t("help.call")} <Phone />
        </p>
      </Dialog>
    </>
  );
}
