"""Is mail that is handed in kept, shown as text, and nothing else?"""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

from deploy.local import mail
from tests.conftest import free_port

WICKED = "<script>alert(1)</script>"


@pytest.fixture
async def ports(tmp_path: Path) -> AsyncIterator[tuple[int, int]]:
    """A mail sink: where mail is handed in and where it is read."""
    smtp_port, port = free_port(), free_port()
    serving = asyncio.create_task(mail.serve(smtp_port, port, tmp_path / "mail.db"))
    async with httpx.AsyncClient() as client:
        while True:
            try:
                await client.get(f"http://127.0.0.1:{port}/health/live")
            except httpx.ConnectError:
                assert not serving.done(), "the sink did not start"
                await asyncio.sleep(0.01)
            else:
                break
    yield smtp_port, port
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


def send(smtp_port: int, to: str, subject: str, text: str, html: str | None = None) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "portnet@example.org", to, subject
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    with smtplib.SMTP("127.0.0.1", smtp_port) as client:
        client.send_message(message)


async def test_mail_handed_in_is_read_back(ports: tuple[int, int]) -> None:
    smtp_port, port = ports
    await asyncio.to_thread(send, smtp_port, "Salma@portnet.example", "رمزك", "Code : 123 456\n")
    await asyncio.to_thread(send, smtp_port, "omar@portnet.example", "Autre", "x", "<b>y</b>")

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        everyone = (await client.get("/api/messages")).json()
        hers = (await client.get("/api/messages", params={"to": "salma@portnet.example"})).json()
        page = await client.get("/")

    assert [one["subject"] for one in everyone] == ["Autre", "رمزك"]
    assert [(one["to"], one["text"].strip()) for one in hers] == [
        (["salma@portnet.example"], "Code : 123 456")
    ]
    assert "رمزك" in page.text


async def test_what_a_message_contains_is_shown_as_text(ports: tuple[int, int]) -> None:
    smtp_port, port = ports
    await asyncio.to_thread(send, smtp_port, f'"{WICKED}"@example.org', WICKED, WICKED)

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        number = (await client.get("/api/messages")).json()[0]["id"]
        pages = [await client.get("/"), await client.get(f"/messages/{number}")]

    for page in pages:
        assert page.status_code == 200
        assert "<script" not in page.text
        assert "&lt;script&gt;" in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_page_answers_under_no_other_sites_name(ports: tuple[int, int]) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{ports[1]}") as client:
        answer = await client.get("/api/messages", headers={"Host": f"evil.example:{ports[1]}"})

    assert answer.status_code == 403


def test_oldest_messages_are_forgotten(tmp_path: Path) -> None:
    mailbox = mail.Mailbox(tmp_path / "mail.db")
    for number in range(mail.KEPT + 3):
        mailbox.keep("a@example.org", ["b@example.org"], b"Subject: %d\n\n" % number)

    kept = mailbox.newest(limit=10_000)
    mailbox.close()

    assert [one.subject for one in kept] == [str(n) for n in range(mail.KEPT + 2, 2, -1)]


def test_mail_is_private_to_its_owner(tmp_path: Path) -> None:
    mail.Mailbox(tmp_path / "mail.db").close()

    assert (tmp_path / "mail.db").stat().st_mode & 0o077 == 0
