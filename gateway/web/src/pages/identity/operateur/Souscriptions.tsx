/** Which requests to join the portal wait for an operator? */
import { t, useLang } from "../../../i18n.ts";
import { Operateur } from "./Operateur.tsx";

export default function Souscriptions() {
  useLang();
  const title = t("operateur.souscriptions");
  return (
    <Operateur title={title} trail={[{ label: title }]}>
      <p className="empty">{t("file.empty")}</p>
    </Operateur>
  );
}
