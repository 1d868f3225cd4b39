/** A box above the page: native, so that Escape, the focus trap and the inert page come with it. */
import { useEffect, useId, useRef, type ReactNode } from "react";
import { t } from "../i18n.ts";
import { Icon } from "./icon.tsx";

export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  kind: "box" | "side" | "drawer";
  /** Without it there is no way out but the buttons inside. */
  closable?: boolean;
  children: ReactNode;
}) {
  const { open, onClose, title, kind, closable = true, children } = props;
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={`dialog ${kind}${closable ? "" : " curtain"}`}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        if (!closable) event.preventDefault();
      }}
      onClick={(event) => {
        if (closable && event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className="dialog-inside">
          <header>
            <h2 id={id}>{title}</h2>
            {closable && (
              <button type="button" className="icon-button" onClick={onClose}>
                <Icon name="close" label={t("close")} />
              </button>
            )}
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
