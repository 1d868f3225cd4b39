/** What is a company called, where does it stand, as what may it work? */
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { FicheEntreprise } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { validIce } from "../../../ice.ts";
import { Check, Choices } from "../../../ui/field.tsx";
import { ActForm, Line, Reason } from "../act.tsx";
import { BANK, BankCode } from "./BankCode.tsx";

/** All but PORTNET's own, which no operator hands out. */
export const PROFILS = [
  "IMP", "EXP", "TRA", "BNK", "CON", "FFW", "MEA", "TER", "TPT", "ADM", "DOU",
] as const;

const EMPTY = { raison_sociale: "", rc: "", if_fiscal: "", adresse: "", organisme: "" };
type Facts = typeof EMPTY;
type Profils = FicheEntreprise["profils"];

function Company(props: {
  facts: Facts;
  onFacts: (facts: Facts) => void;
  profils: Profils;
  onProfils: (profils: Profils) => void;
}) {
  const { facts, onFacts, profils, onProfils } = props;
  const set = (name: keyof Facts) => (value: string) => onFacts({ ...facts, [name]: value });
  return (
    <>
      <Line label={t("espace.raison")} value={facts.raison_sociale} onChange={set("raison_sociale")} required max={200} />
      <div className="pair">
        <Line label={t("champ.rc")} value={facts.rc} onChange={set("rc")} max={40} />
        <Line label={t("champ.if_fiscal")} value={facts.if_fiscal} onChange={set("if_fiscal")} max={40} />
      </div>
      <Line label={t("champ.adresse")} value={facts.adresse} onChange={set("adresse")} max={500} />
      <Choices
        label={t("desk.profils")}
        id="profils"
        error={profils.length === 0 ? t("desk.profils.vide") : undefined}
      >
        <div className="two-columns">
          {PROFILS.map((profil) => (
            <Check
              key={profil}
              checked={profils.includes(profil)}
              onChange={(on) =>
                onProfils(on ? [...profils, profil] : profils.filter((each) => each !== profil))
              }
            >
              {t(`profil.${profil}`)}
            </Check>
          ))}
        </div>
      </Choices>
      {profils.includes(BANK) && <BankCode value={facts.organisme} onChange={set("organisme")} />}
    </>
  );
}

const orNull = (facts: Facts, profils: Profils) => ({
  raison_sociale: facts.raison_sociale,
  rc: facts.rc || null,
  if_fiscal: facts.if_fiscal || null,
  adresse: facts.adresse || null,
  organisme: profils.includes(BANK) ? facts.organisme : null,
});

export function NewEntreprise(props: { onClose: () => void; onDone: (ice: string) => void }) {
  const [ice, setIce] = useState("");
  const [why, setWhy] = useState("");
  const [facts, setFacts] = useState(EMPTY);
  const [profils, setProfils] = useState<Profils>(["IMP"]);
  const [motif, setMotif] = useState("");
  const digits = ice.replace(/\s/g, "");
  const odd = /^\d{15}$/.test(digits) && !validIce(digits);
  const act = async () => {
    const made = await take(
      api.POST("/api/identity/v1/entreprises", {
        body: {
          ice: digits,
          ...orNull(facts, profils),
          profils,
          motif: motif.trim(),
          ...(odd && { derogation_ice: why.trim() }),
        },
      }),
    );
    props.onDone(made.ice);
  };
  return (
    <ActForm
      go={t("desk.enregistrer")}
      onClose={props.onClose}
      act={act}
      ready={profils.length > 0}
    >
      <Line label={t("desk.ice")} hint={t("ice.hint")} value={ice} onChange={setIce} required max={20} code />
      {odd && (
        <Line label={t("desk.derogation")} hint={t("desk.derogation.hint")} value={why} onChange={setWhy} required max={500} />
      )}
      <Company facts={facts} onFacts={setFacts} profils={profils} onProfils={setProfils} />
      <Reason hint={t("motif.journal")} value={motif} onChange={setMotif} />
    </ActForm>
  );
}

export function EditEntreprise(props: {
  seen: FicheEntreprise;
  onClose: () => void;
  onDone: (now: FicheEntreprise) => void;
}) {
  const { seen } = props;
  const [facts, setFacts] = useState({
    raison_sociale: seen.raison_sociale,
    rc: seen.rc ?? "",
    if_fiscal: seen.if_fiscal ?? "",
    adresse: seen.adresse ?? "",
    organisme: seen.organisme ?? "",
  });
  const [profils, setProfils] = useState(seen.profils);
  const [motif, setMotif] = useState("");
  const act = async () =>
    props.onDone(
      await take(
        api.PUT("/api/identity/v1/entreprises/{ice}", {
          params: { path: { ice: seen.ice } },
          body: {
            ...orNull(facts, profils),
            profils: profils as (typeof PROFILS)[number][],
            modifie_le: seen.modifie_le,
            motif: motif.trim(),
          },
        }),
      ),
    );
  return (
    <ActForm
      go={t("desk.enregistrer")}
      onClose={props.onClose}
      act={act}
      ready={profils.length > 0}
    >
      <Company facts={facts} onFacts={setFacts} profils={profils} onProfils={setProfils} />
      <Reason hint={t("motif.journal")} value={motif} onChange={setMotif} />
    </ActForm>
  );
}
