/** Who works for the company, with which rights, and who is invited? */
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { Invitation } from "../../../api/types.ts";
import { t, useLang } from "../../../i18n.ts";
import { Done } from "../act.tsx";
import { PageHead } from "../../../ui/page.tsx";
import { PEOPLE, useEntreprise } from "./api.ts";
import { Invitations } from "./Invitations.tsx";
import { Inviter } from "./Inviter.tsx";
import { People } from "./People.tsx";

export default function Utilisateurs() {
  useLang();
  const entreprise = useEntreprise();
  const [inviting, setInviting] = useState(false);
  const [sent, setSent] = useState<Invitation>();
  const title = t("utilisateurs.title");
  const onSent = (now: Invitation) => {
    setSent(now);
    setInviting(false);
  };
  return (
    <div className="wide">
      <PageHead title={title} trail={[{ label: title }]}>
        <div className="page-actions">
          <button
            type="button"
            className="button primary"
            disabled={!entreprise.data}
            onClick={() => setInviting(true)}
          >
            {t("inviter.title")}
          </button>
        </div>
      </PageHead>
      <Done>
        {sent && (
          <>
            {t("inviter.sent")} <bdi>{sent.email}</bdi>
          </>
        )}
      </Done>
      <People
        of={[...PEOPLE, "list"]}
        read={(query) => take(api.GET("/api/identity/v1/entreprise/utilisateurs", { params: { query } }))}
        sheetOf={(id) => `/entreprise/utilisateurs/${id}`}
      />
      <Invitations onSent={onSent} />
      {entreprise.data && (
        <Inviter
          open={inviting}
          entreprise={entreprise.data}
          onClose={() => setInviting(false)}
          onSent={onSent}
        />
      )}
    </div>
  );
}
