"""Where does the demo's mail go, and how is it read?

An SMTP server on the loopback interface that delivers nothing: it keeps the last messages in a
file, and shows them on a page and as JSON. `python -m deploy.local.mail` with `MAIL_SMTP_PORT`,
`MAIL_PORT` and `MAIL_FILE`.
"""

import asyncio
import json
import os
import signal
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import uvicorn
from aiosmtpd.smtp import SMTP, Envelope, Session

from shared import clock

KEPT = 500
LARGEST_BYTES = 5 * 1024**2
HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""Names under which the page may be asked for: no other site's name may lead here."""

Scope = Mapping[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message that was handed in."""

    id: int
    received_at: str
    sender: str
    to: list[str]
    subject: str
    text: str
    """The readable part; of a message that only has HTML, its source."""


class Mailbox:
    """The messages on disk, the newest `KEPT` of them."""

    def __init__(self, file: Path) -> None:
        file.touch(mode=0o600)
        self._base = sqlite3.connect(file, isolation_level=None)
        self._base.executescript(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS message (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                received_at TEXT NOT NULL,
                sender TEXT NOT NULL,
                recipients TEXT NOT NULL,
                subject TEXT NOT NULL,
                text TEXT NOT NULL
            );
            """
        )

    def keep(self, sender: str, recipients: Sequence[str], content: bytes) -> int:
        """Keep a message and forget the oldest beyond `KEPT`; return its number."""
        parsed = message_from_bytes(content, policy=policy.default)
        with closing(self._base.cursor()) as cursor:
            cursor.execute(
                "INSERT INTO message (received_at, sender, recipients, subject, text)"
                " VALUES (?, ?, ?, ?, ?)",
                (
                    clock.now().isoformat(timespec="seconds"),
                    sender,
                    json.dumps([one.lower() for one in recipients]),
                    str(parsed.get("subject", "")),
                    readable(parsed),
                ),
            )
            number = cursor.lastrowid or 0
            cursor.execute("DELETE FROM message WHERE id <= ?", (number - KEPT,))
        return number

    def newest(self, to: str | None = None, limit: int = 100) -> list[Message]:
        """Return the newest messages first, those to one address when it is given."""
        with closing(self._base.cursor()) as cursor:
            rows = cursor.execute(
                "SELECT id, received_at, sender, recipients, subject, text FROM message"
                " WHERE ?1 IS NULL OR EXISTS"
                " (SELECT 1 FROM json_each(recipients) WHERE value = ?1)"
                " ORDER BY id DESC LIMIT ?2",
                (to.lower() if to else None, limit),
            ).fetchall()
        return [_message(row) for row in rows]

    def find(self, number: int) -> Message | None:
        """Return the message with this number, or None."""
        with closing(self._base.cursor()) as cursor:
            row = cursor.execute(
                "SELECT id, received_at, sender, recipients, subject, text FROM message"
                " WHERE id = ?",
                (number,),
            ).fetchone()
        return _message(row) if row else None

    def close(self) -> None:
        """Close the file."""
        self._base.close()


def _message(row: Sequence[Any]) -> Message:
    return Message(
        id=row[0],
        received_at=row[1],
        sender=row[2],
        to=json.loads(row[3]),
        subject=row[4],
        text=row[5],
    )


def readable(message: EmailMessage) -> str:
    """Return what a person reads in `message`."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    return content if isinstance(content, str) else ""


class Sink:
    """aiosmtpd's handler: accepts every message for every address."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the message."""
        content = envelope.content
        body = content if isinstance(content, bytes) else str(content or "").encode()
        self._mailbox.keep(envelope.mail_from or "", envelope.rcpt_tos, body)
        return "250 Kept"


class Page:
    """The mail page (`/`, `/messages/7`) and its JSON (`/api/messages?to=`, `/api/messages/7`)."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            return
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        if host.rpartition(":")[0] not in HOSTS and host not in HOSTS:
            await _answer(send, 403, "text/plain", "This page answers at localhost only.")
        elif scope["method"] not in ("GET", "HEAD"):
            await _answer(send, 405, "text/plain", "GET only")
        else:
            query = parse_qs(scope["query_string"].decode("latin-1"))
            await _answer(send, *self._get(scope["path"], query))

    def _get(self, path: str, query: Mapping[str, list[str]]) -> tuple[int, str, str]:
        to = query.get("to", [None])[0]
        where, _, number = path.rpartition("/")
        if where in ("/messages", "/api/messages") and number.isdigit() and len(number) < 16:
            return self._one(int(number), as_json=where.startswith("/api"))
        match path:
            case "/":
                return 200, "text/html", render_list(self._mailbox.newest(to), to)
            case "/api/messages":
                found = [asdict(message) for message in self._mailbox.newest(to)]
                return 200, "application/json", json.dumps(found, ensure_ascii=False)
            case "/style.css":
                return 200, "text/css", STYLE
            case "/health/live":
                return 200, "application/json", '{"status": "ok"}'
            case _:
                return 404, "text/plain", "Not found"

    def _one(self, number: int, *, as_json: bool) -> tuple[int, str, str]:
        message = self._mailbox.find(number)
        if message is None:
            return 404, "text/plain", "Not found"
        if as_json:
            return 200, "application/json", json.dumps(asdict(message), ensure_ascii=False)
        return 200, "text/html", render_message(message)


async def _answer(send: Send, status: int, kind: str, text: str) -> None:
    headers = {
        "content-type": f"{kind}; charset=utf-8",
        "content-security-policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
    }
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": text.encode()})


STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { width: 100%; border-collapse: collapse }
th, td { text-align: start; padding: .5rem .75rem; border-block-end: 1px solid #8886 }
td { overflow-wrap: anywhere } td:first-child { white-space: nowrap }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #8886;
      border-radius: .5rem; font: inherit }
dt { font-weight: 600 } dd { margin: 0 0 .5rem }
""".strip()


def _document(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/style.css"></head>'
        f"<body><main>{body}</main></body></html>"
    )


def _instant(text: str) -> str:
    at = datetime.fromisoformat(text).astimezone(clock.CASABLANCA)
    return f'<time datetime="{escape(text)}">{at:%d/%m/%Y %H:%M:%S}</time>'


def render_list(messages: Sequence[Message], to: str | None) -> str:
    """Return the page that lists `messages`."""
    rows = "".join(
        f"<tr><td>{_instant(one.received_at)}</td><td>{escape(', '.join(one.to))}</td>"
        f'<td><a href="/messages/{one.id}" dir="auto">{escape(one.subject or "(sans objet)")}</a>'
        "</td></tr>"
        for one in messages
    )
    table = (
        "<table><thead><tr><th>Reçu</th><th>À</th><th>Objet</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
        if rows
        else "<p>Aucun message.</p>"
    )
    whose = f" pour {escape(to)}" if to else ""
    return _document("Courrier", f"<h1>Courrier{whose}</h1>{table}")


def render_message(message: Message) -> str:
    """Return the page with one message: its text, whatever it contains, as text."""
    return _document(
        message.subject,
        '<p><a href="/">Tous les messages</a></p>'
        f'<h1 dir="auto">{escape(message.subject or "(sans objet)")}</h1>'
        f"<dl><dt>De</dt><dd>{escape(message.sender)}</dd>"
        f"<dt>À</dt><dd>{escape(', '.join(message.to))}</dd>"
        f"<dt>Reçu</dt><dd>{_instant(message.received_at)}</dd></dl>"
        f'<pre dir="auto">{escape(message.text)}</pre>',
    )


class _Showing(uvicorn.Server):
    """uvicorn that leaves signals to us: it would raise them again before the file is closed."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End at SIGTERM and SIGINT, in order."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


async def serve(smtp_port: int, port: int, file: Path) -> None:
    """Take mail and show it until SIGTERM."""
    mailbox = Mailbox(file)
    sink = Sink(mailbox)
    loop = asyncio.get_running_loop()
    taking = await loop.create_server(
        lambda: SMTP(sink, data_size_limit=LARGEST_BYTES, enable_SMTPUTF8=True, hostname="mail"),
        "127.0.0.1",
        smtp_port,
    )
    showing = _Showing(
        uvicorn.Config(
            Page(mailbox),
            host="127.0.0.1",
            port=port,
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
        )
    )
    try:
        async with taking:
            await showing.serve()
    finally:
        mailbox.close()


def main() -> None:
    """Serve as the environment says."""
    if at := os.environ.get("CLOCK_AT"):
        clock.start_at(datetime.fromisoformat(at))
    asyncio.run(
        serve(
            int(os.environ["MAIL_SMTP_PORT"]),
            int(os.environ["MAIL_PORT"]),
            Path(os.environ["MAIL_FILE"]),
        )
    )


if __name__ == "__main__":
    main()
