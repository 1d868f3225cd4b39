/** What have I asked to change, what became of it, and how do I ask? */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { MesModifications, Modification } from "../../../api/types.ts";
import { dateTime, t } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Empty, Failure, Loaded } from "../../../ui/states.tsx";
import { ActForm, Line } from "../act.tsx";

const KEY = ["moi", "modifications"];

export function Mine() {
  const [open, setOpen] = useState(false);
  const mine = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET("/api/identity/v1/moi/modifications")),
  });
  return (
    <section className="panel" aria-labelledby="wishes">
      <div className="panel-head">
        <h2 id="wishes">{t("modification.mes")}</h2>
        <button
          type="button"
          className="button"
          disabled={!mine.data}
          onClick={() => setOpen(true)}
        >
          {t("modification.demander")}
        </button>
      </div>
      <Loaded answer={mine} lines={4}>
        {(seen) => (
          <>
            {seen.items.length === 0 ? (
              <Empty>{t("modification.mes.vide")}</Empty>
            ) : (
              <ul className="history">
                {seen.items.map((item) => (
                  <li key={item.modification_id}>
                    <Item item={item} />
                  </li>
                ))}
              </ul>
            )}
            <Dialog
              open={open}
              onClose={() => setOpen(false)}
              title={t("modification.demander")}
              kind="box"
            >
              <Ask seen={seen} onClose={() => setOpen(false)} />
            </Dialog>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Ask({ seen, onClose }: { seen: MesModifications; onClose: () => void }) {
  const queries = useQueryClient();
  const free = seen.champs.filter(({ ouverte }) => !ouverte);
  const [champ, setChamp] = useState(free[0]?.champ);
  const [valeur, setValeur] = useState("");
  const [motif, setMotif] = useState("");
  const today = seen.champs.find((each) => each.champ === champ)?.valeur;
  if (champ === undefined) return <p>{t("modification.tout-ouvert")}</p>;
  const act = async () => {
    const now = await take(
      api.POST("/api/identity/v1/moi/modifications", {
        body: { champ, valeur, motif: motif.trim() },
      }),
    );
    queries.setQueryData(KEY, now);
  };
  return (
    <ActForm go={t("modification.envoyer")} onClose={onClose} act={act}>
      <Field label={t("modification.champ")}>
        {(wired) => (
          <select
            {...wired}
            value={champ}
            onChange={(event) => setChamp(event.currentTarget.value as typeof champ)}
          >
            {free.map((each) => (
              <option key={each.champ} value={each.champ}>
                {t(`champ.${each.champ}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        {t("modification.actuelle")} <bdi>{today || t("none")}</bdi>
      </p>
      <Line
        label={t("modification.nouvelle")}
        value={valeur}
        onChange={setValeur}
        required
        max={500}
        {...(champ === "email" && { hint: t("modification.email.hint") })}
      />
      <Field label={t("modification.motif")}>
        {(wired) => (
          <textarea
            {...wired}
            rows={2}
            required
            minLength={3}
            maxLength={500}
            value={motif}
            onChange={(event) => setMotif(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}

function Item({ item }: { item: Modification }) {
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        take(
          api.POST("/api/identity/v1/moi/modifications/{modification_id}/annulation", {
            params: { path: { modification_id: item.modification_id } },
          }),
        ),
      ),
    onSuccess: (now) => queries.setQueryData(KEY, now),
  });
  const open = item.etat === "SOUMISE" || item.a_confirmer;
  return (
    <>
      <p>
        <strong>{t(`champ.${item.champ}`)}</strong>{" "}
        <time dateTime={item.cree_le}>{dateTime(item.cree_le)}</time>
      </p>
      <p className="change">
        <del>
          <bdi>{item.avant || t("none")}</bdi>
        </del>
        <ins>
          <bdi>{item.apres}</bdi>
        </ins>
      </p>
      <p>
        {t(item.a_confirmer ? "modification.a-confirmer" : `modification.etat.${item.etat}`)}{" "}
        {item.reponse && <bdi>{item.reponse}</bdi>}
      </p>
      {cancel.error && <Failure error={cancel.error} />}
      {open && (
        <button
          type="button"
          className="button small"
          onClick={() => cancel.mutate()}
          {...busy(cancel.isPending)}
        >
          {t("modification.annuler")}
          <span className="sr"> – {t(`champ.${item.champ}`)}</span>
        </button>
      )}
    </>
  );
}
