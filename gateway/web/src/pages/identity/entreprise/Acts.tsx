/** What an administrator can do to a colleague, each in a box that says what will follow. */
import { useState, type ReactNode } from "react";
import { useLocation } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { Entreprise, FicheMembre } from "../../../api/types.ts";
import { t, type Key } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Failure } from "../../../ui/states.tsx";
import { pathOf, useAct } from "./api.ts";

type Act = "suspendre" | "retablir" | "retirer" | "mdp" | "facteurs";

export function Acts({ seen, own }: { seen: FicheMembre; own: Entreprise }) {
  const [open, setOpen] = useState<Act>();
  const [done, setDone] = useState<Key>();
  const [motif, setMotif] = useState("");
  const [, go] = useLocation();
  const finish = (said: Key) => () => {
    setOpen(undefined);
    setMotif("");
    setDone(said);
  };
  const at = pathOf(seen);
  const suspend = useAct(
    seen,
    () =>
      take(
        api.POST("/api/identity/v1/entreprise/utilisateurs/{user_id}/suspension", {
          ...at,
          body: { motif: motif.trim() },
        }),
      ),
    finish("acts.suspendre.fait"),
  );
  const reinstate = useAct(
    seen,
    () => take(api.DELETE("/api/identity/v1/entreprise/utilisateurs/{user_id}/suspension", at)),
    finish("acts.retablir.fait"),
  );
  const remove = useAct(
    seen,
    async () => {
      await take(api.DELETE("/api/identity/v1/entreprise/utilisateurs/{user_id}", at));
      return undefined;
    },
    () => go("/entreprise/utilisateurs"),
  );
  const factors = useAct(
    seen,
    async () => {
      await take(
        api.POST("/api/identity/v1/entreprise/utilisateurs/{user_id}/retrait-facteurs", {
          ...at,
          body: { motif: motif.trim() },
        }),
      );
      return take(api.GET("/api/identity/v1/entreprise/utilisateurs/{user_id}", at));
    },
    finish("acts.facteurs.fait"),
  );
  const link = useAct(
    seen,
    async () => {
      await take(api.POST("/api/identity/v1/entreprise/utilisateurs/{user_id}/mot-de-passe", at));
      return undefined;
    },
    finish("acts.mdp.fait"),
  );
  const who = { qui: `${seen.prenom} ${seen.nom}`, entreprise: own.raison_sociale };
  const box = (act: Act, doing: Doing, danger: boolean, children?: ReactNode) => (
    <Box
      open={open === act}
      title={t(`acts.${act}`)}
      doing={doing}
      danger={danger}
      onClose={() => setOpen(undefined)}
    >
      <p>{t(`acts.${act}.text`, who)}</p>
      {children}
    </Box>
  );
  const button = (act: Act, danger = false) => (
    <button
      type="button"
      className={danger ? "button danger" : "button"}
      onClick={() => {
        setDone(undefined);
        setOpen(act);
      }}
    >
      {t(`acts.${act}`)}
    </button>
  );
  return (
    <>
      <div role="status">
        {done && (
          <p className="hint-box">
            <Icon name="check" />
            <span>{t(done)}</span>
          </p>
        )}
      </div>
      <div className="decide-acts">
        {seen.etat === "SUSPENDU" && button("retablir")}
        {seen.etat !== "BLOQUE" && button("mdp")}
        {seen.etat !== "BLOQUE" &&
          seen.facteurs.length > 0 &&
          !seen.facteurs_retires_le &&
          button("facteurs")}
        {seen.etat === "ACTIF" && button("suspendre", true)}
        {button("retirer", true)}
      </div>
      {box("suspendre", suspend, true, <Motif value={motif} onChange={setMotif} />)}
      {box("facteurs", factors, true, <Motif value={motif} onChange={setMotif} />)}
      {box("retablir", reinstate, false)}
      {box("retirer", remove, true)}
      {box("mdp", link, false)}
    </>
  );
}

function Motif({ value, onChange }: { value: string; onChange: (to: string) => void }) {
  return (
    <Field label={t("acts.motif")} hint={t("acts.motif.hint")}>
      {(wired) => (
        <textarea
          {...wired}
          rows={3}
          required
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type Doing = { mutate: () => void; isPending: boolean; error: unknown };

function Box(props: {
  open: boolean;
  title: string;
  doing: Doing;
  danger: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { open, title, doing, danger, onClose, children } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title} kind="box">
      <form
        className="steps"
        onSubmit={(event) => {
          event.preventDefault();
          doing.mutate();
        }}
      >
        {children}
        {doing.error ? <Failure error={doing.error} /> : null}
        <p className="actions">
          <button
            type="submit"
            className={danger ? "button danger" : "button primary"}
            {...busy(doing.isPending)}
          >
            {title}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t("cancel")}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
