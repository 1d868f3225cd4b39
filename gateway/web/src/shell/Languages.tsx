/** Three buttons: which language? The accessible name contains what is seen. */
import { LANGS, setLanguage, t, useLang, type Lang } from "../i18n.ts";

const NAMES: Readonly<Record<Lang, { short: string; long: string }>> = {
  fr: { short: "FR", long: "Français" },
  ar: { short: "ع", long: "العربية" },
  en: { short: "EN", long: "English" },
};

export function Languages() {
  const current = useLang();
  return (
    <div className="langs" role="group" aria-label={t("lang.label")}>
      {LANGS.map((lang) => (
        <button
          key={lang}
          type="button"
          lang={lang}
          aria-pressed={lang === current}
          aria-label={`${NAMES[lang].short} – ${NAMES[lang].long}`}
          onClick={() => void setLanguage(lang)}
        >
          {NAMES[lang].short}
        </button>
      ))}
    </div>
  );
}
