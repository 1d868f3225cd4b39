/** A panel that drops from a button of the top band: details and summary, closed by Escape or by leaving. */
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "wouter";

export function Popup(props: {
  className: string;
  summary: ReactNode;
  /** What is asked for only when someone looks. */
  onOpen?: () => void;
  children: ReactNode;
}) {
  const { className, summary, onOpen, children } = props;
  const box = useRef<HTMLDetailsElement>(null);
  const [path] = useLocation();
  useEffect(() => {
    if (box.current) box.current.open = false;
  }, [path]);
  useEffect(() => {
    const away = (event: PointerEvent | FocusEvent) => {
      const details = box.current;
      if (details?.open && !details.contains(event.target as Node)) details.open = false;
    };
    const escape = (event: KeyboardEvent) => {
      const details = box.current;
      if (event.key !== "Escape" || !details?.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      document.removeEventListener("keydown", escape);
    };
  }, []);
  return (
    <details
      className={`popup ${className}`}
      ref={box}
      onToggle={(event) => {
        if (event.currentTarget.open) onOpen?.();
      }}
    >
      <summary>{summary}</summary>
      <div className="popup-panel">{children}</div>
    </details>
  );
}
