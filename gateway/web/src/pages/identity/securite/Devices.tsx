/** Which devices of one kind do I have, and what can I do with each? */
import { useEffect, useRef, useState } from "react";
import { dateTime, t } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Empty, Failure } from "../../../ui/states.tsx";
import { useChange } from "./change.ts";

type Device = { id: string; nom: string; utilisee_le: string | null; synchronisee?: boolean };
type Doing = { what: "rename" | "remove"; device: Device };

export function Devices(props: {
  items: Device[];
  /** Without this one the person could not sign in any more. */
  isLast: boolean;
  rename: (id: string, nom: string) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
}) {
  const { items, isLast, rename, remove } = props;
  const [doing, setDoing] = useState<Doing>();
  if (items.length === 0) return <Empty>{t("facteurs.aucun")}</Empty>;
  const close = () => setDoing(undefined);
  return (
    <>
      <ul className="rows devices">
        {items.map((device) => (
          <li key={device.id}>
            <div>
              <strong id={`d-${device.id}`}>
                <bdi>{device.nom}</bdi>
              </strong>
              <small>
                {device.utilisee_le
                  ? t("facteurs.utilise", { at: dateTime(device.utilisee_le) })
                  : t("facteurs.jamais")}
                {device.synchronisee && ` · ${t("facteurs.synchronisee")}`}
              </small>
            </div>
            <div className="actions">
              <button
                type="button"
                className="button small"
                aria-describedby={`d-${device.id}`}
                onClick={() => setDoing({ what: "rename", device })}
              >
                {t("facteurs.renommer")}
              </button>
              {!isLast && (
                <button
                  type="button"
                  className="button small"
                  aria-describedby={`d-${device.id}`}
                  onClick={() => setDoing({ what: "remove", device })}
                >
                  {t("facteurs.retirer")}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {isLast && <p className="hint">{t("facteurs.dernier")}</p>}
      <Dialog
        open={doing?.what === "rename"}
        onClose={close}
        title={t("facteurs.renommer.title")}
        kind="box"
      >
        {doing && <Rename device={doing.device} rename={rename} onDone={close} />}
      </Dialog>
      <Dialog
        open={doing?.what === "remove"}
        onClose={close}
        title={t("facteurs.retirer.title")}
        kind="box"
      >
        {doing && <Remove device={doing.device} remove={remove} onDone={close} />}
      </Dialog>
    </>
  );
}

function Rename(props: {
  device: Device;
  rename: (id: string, nom: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const { device, rename, onDone } = props;
  const [nom, setNom] = useState(device.nom);
  const change = useChange(() => rename(device.id, nom.trim()), onDone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (nom.trim()) change.mutate(undefined);
      }}
    >
      {change.error && <Failure error={change.error} />}
      <NameField value={nom} onChange={setNom} />
      <p className="actions">
        <button type="submit" className="button primary" {...busy(change.isPending)}>
          {t("facteurs.renommer")}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

function Remove(props: {
  device: Device;
  remove: (id: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const { device, remove, onDone } = props;
  const change = useChange(() => remove(device.id), onDone);
  return (
    <>
      {change.error && <Failure error={change.error} />}
      <p>
        <strong>
          <bdi>{device.nom}</bdi>
        </strong>
      </p>
      <p>{t("facteurs.retirer.text")}</p>
      <p className="actions">
        <button
          type="button"
          className="button primary"
          onClick={() => change.mutate(undefined)}
          {...busy(change.isPending)}
        >
          {t("facteurs.retirer")}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t("cancel")}
        </button>
      </p>
    </>
  );
}

/** Whoever comes to a step goes on typing at once. */
function useFocus() {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return box;
}

/** How a device is called, so that its owner knows it again. */
export function NameField({ value, onChange }: { value: string; onChange: (nom: string) => void }) {
  const box = useFocus();
  return (
    <Field label={t("facteurs.nom")} hint={t("facteurs.nom.hint")}>
      {(wired) => (
        <input
          {...wired}
          ref={box}
          required
          maxLength={60}
          autoComplete="off"
          dir="auto"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Six digits, from an app or a text message. */
export function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const box = useFocus();
  return (
    <Field label={t("facteurs.code")} hint={t("facteurs.code.hint")}>
      {(wired) => (
        <input
          {...wired}
          ref={box}
          className="ref"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={16}
          dir="ltr"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
