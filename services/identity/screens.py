"""What do Portnet ID's pages look like? Templates and texts in three languages, without scripts."""

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from services.identity.models.signin import Refused
from services.identity.rules.password_policy import PasswordPolicy

HERE = Path(__file__).parent
LANGUAGES = (("fr", "FR", "Français"), ("ar", "ع", "العربية"), ("en", "EN", "English"))
ASSETS: dict[str, str] = {
    "identity.css": "text/css; charset=utf-8",
    "passkey.js": "text/javascript; charset=utf-8",
    "recovery.js": "text/javascript; charset=utf-8",
    "password.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "pattern.svg": "image/svg+xml",
    "fonts/plex-latin-400.woff2": "font/woff2",
    "fonts/plex-latin-600.woff2": "font/woff2",
    "fonts/plex-arabic-400.woff2": "font/woff2",
    "fonts/plex-arabic-600.woff2": "font/woff2",
}

TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

FIELD_OF = {
    "wrong-password": "identifiant",
    "wrong-code": "code",
    "code-expired": "code",
    "code-used": "code",
    "factor-resting": "",
    "name-missing": "prenom",
    "username-bad": "identifiant",
    "username-taken": "identifiant",
    "wrong-recovery": "secours",
}


class Screens:
    """Renders pages; everything that came from outside is escaped."""

    def __init__(self, origin: str, policy: PasswordPolicy) -> None:
        self._origin = origin
        self._policy = policy
        self.texts: dict[str, dict[str, str]] = {
            code: json.loads((HERE / "texts" / f"{code}.json").read_text(encoding="utf-8"))
            for code, _, _ in LANGUAGES
        }
        self.assets = {name: (HERE / "static" / name).read_bytes() for name in ASSETS}
        self.versions = {
            name: hashlib.sha256(body).hexdigest()[:16] for name, body in self.assets.items()
        }

    def asset(self, name: str) -> str:
        """Return the address of a static file, which changes with its content."""
        return f"/id/static/{name}?v={self.versions[name]}"

    def translator(self, language: str) -> Callable[..., str]:
        """Return the function that gives texts in `language`."""
        texts = self.texts[language]

        def translate(key: str, **values: Any) -> str:
            return texts[key].format(**values) if values else texts[key]

        return translate

    def render(
        self,
        template: str,
        language: str,
        *,
        here: str,
        refused: Refused | None = None,
        broken: Sequence[str] = (),
        **values: Any,
    ) -> str:
        """Return a page; `here` is where its language links lead."""
        t = self.translator(language)
        document: str = TEMPLATES.get_template(template).render(
            t=t,
            asset=self.asset,
            policy=self._policy,
            lang=language,
            dir="rtl" if language == "ar" else "ltr",
            languages=LANGUAGES,
            origin=self._origin,
            here=here,
            refusal=None if refused is None else self.refusal(t, refused),
            broken=self.broken(language, broken),
            passkey_options=values.pop("passkey_options", None),
            refusal_field=None if refused is None else FIELD_OF.get(refused.reason, ""),
            **values,
        )
        return document

    def message(
        self, language: str, key: str, *, here: str, home: str | None, reference: str | None = None
    ) -> str:
        """Return a page that says one thing and leads on to `home`."""
        t = self.translator(language)
        return self.render(
            "message.html",
            language,
            here=here,
            title=t(f"{key}.title"),
            text=t(f"{key}.text"),
            reference=reference,
            home=home,
            home_label=t("lost.home"),
        )

    @staticmethod
    def refusal(t: Callable[..., str], refused: Refused) -> str:
        """Return why a step was not taken, with what the person can do."""
        return t(
            f"refused.{refused.reason}",
            wait=_wait(t, refused.seconds),
            tries="" if refused.tries is None else str(refused.tries),
        )

    def broken(self, language: str, rules: Iterable[str]) -> list[str]:
        """Return what a new password must be and is not, a sentence for each rule."""
        t, policy = self.translator(language), self._policy
        numbers = {"too-short": policy.minimum, "too-long": policy.longest}
        return [t(f"mdp.rule.{rule}", n=numbers.get(rule, "")) for rule in rules]

    @staticmethod
    def qr(text: str, *, inline: bool = True) -> Markup:
        """Return `text` as a QR code in SVG: part of a page, or a document of its own."""
        out = io.BytesIO()
        segno.make(text, error="m").save(
            out, kind="svg", xmldecl=False, svgns=not inline, border=2, scale=4, omitsize=True
        )
        return Markup(out.getvalue().decode())  # noqa: S704 - drawn by the library


def _wait(t: Callable[..., str], seconds: int) -> str:
    if seconds < 90:
        return t("wait.seconds", n=seconds)
    if seconds < 5400:
        return t("wait.minutes", n=-(-seconds // 60))
    return t("wait.hours", n=-(-seconds // 3600))
