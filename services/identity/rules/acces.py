"""Who may open a request to join? Whoever holds the key that was mailed with its link.

The keys are derived from the request's id and kept nowhere: a stolen table opens no file.
"""

import base64
import secrets

from services.identity.vault import Vault


def access_key(vault: Vault, souscription_id: str, email: str) -> str:
    """Return the key in the applicant's link: 256 bits, others for another address."""
    return _text(vault.digest("souscription/acces", souscription_id, email.lower()))


def deposit_key(vault: Vault, souscription_id: str) -> str:
    """Return the key that adds documents to a request that was just opened, and reads nothing."""
    return _text(vault.digest("souscription/depot", souscription_id))


def link(vault: Vault, portal_url: str, souscription_id: str, reference: str, email: str) -> str:
    """Return the applicant's link. The key stands after `#`: no server is told it, no log keeps it.

    Source: RFC 3986, section 3.5 (a fragment is not sent).
    """
    return (
        f"{portal_url}/souscription/suivi/{reference}#{access_key(vault, souscription_id, email)}"
    )


def is_same(given: str, right: str) -> bool:
    """Compare keys in a time that tells nothing."""
    return secrets.compare_digest(given.encode(), right.encode())


def _text(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
