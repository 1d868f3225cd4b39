/** Which changes of their data do the people of my company ask for? */
import { t, useLang } from "../../../i18n.ts";
import { PageHead } from "../../../ui/page.tsx";
import { Queue } from "../modifications/Queue.tsx";

export default function Modifications() {
  useLang();
  const title = t("modification.entreprise");
  return (
    <div className="medium">
      <PageHead title={title} trail={[{ label: title }]} />
      <p className="lead">{t("modification.entreprise.text")}</p>
      <Queue />
    </div>
  );
}
