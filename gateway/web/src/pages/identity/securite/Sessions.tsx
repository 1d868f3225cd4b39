/** Where am I signed in? One session, or all the others, can be closed from here. */
import { api, take } from "../../../api/client.ts";
import { t, useLang } from "../../../i18n.ts";
import { SessionList } from "../SessionList.tsx";
import { Securite } from "./Securite.tsx";

const read = () => take(api.GET("/api/identity/v1/sessions"));

async function close(id: string | null): Promise<number> {
  if (id === null) return (await take(api.DELETE("/api/identity/v1/sessions"))).terminees;
  const params = { path: { session_id: id } };
  await take(api.DELETE("/api/identity/v1/sessions/{session_id}", { params }));
  return 1;
}

export default function Sessions() {
  useLang();
  return (
    <Securite>
      <h2 className="sr">{t("securite.sessions")}</h2>
      <p className="lead">{t("sessions.lead")}</p>
      <SessionList
        of={["sessions"]}
        read={read}
        close={close}
        closeAll={t("sessions.fermer-autres")}
        none={t("sessions.seule")}
      />
    </Securite>
  );
}
