/** The request is sent: its reference, and the one thing left to do, which is to read a mail. */
import { useEffect, useRef } from "react";
import { t } from "../../../i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Sent } from "./form.ts";
import { SendLink } from "./SendLink.tsx";

export function Done({ sent: { reference, email, left } }: { sent: Sent }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="panel prose sent">
      <h2 tabIndex={-1} ref={head}>
        <Icon name="check" /> {t("souscription.envoyee")}
      </h2>
      <p>{t("souscription.reference")}</p>
      <p className="big ref">{reference}</p>
      <h3>{t("souscription.confirmez")}</h3>
      <p>
        {t("souscription.confirmez.text")} <bdi className="ref">{email}</bdi>
      </p>
      <p>{t("souscription.confirmez.delai")}</p>
      {left.length > 0 && (
        <div className="failure" role="alert">
          <Icon name="alert" />
          <div>
            <p>{t("souscription.papiers-restes")}</p>
            <ul className="bullets">
              {left.map(({ file }) => (
                <li key={file.name}>
                  <bdi>{file.name}</bdi>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <h3>{t("souscription.pas-recu")}</h3>
      <SendLink reference={reference} email={email} />
    </div>
  );
}
