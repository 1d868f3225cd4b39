"""A company with two administrators and its people, as tests of administration meet them."""

from tests.services.identity.acting import (
    ICE,
    OTHER_ICE,
    PASSWORD,
    TOTP,
    Browser,
    Tokens,
    code_of,
    totp_now,
)

API = "/api/identity/v1"


OWN = f"{API}/entreprise"


NOBODY = "019a1f00-0000-7000-8000-00000000dead"


PEOPLE = [
    {
        "username": "adjointe",
        "email": "adjointe@atlas.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": "Éloïse",
        "nom": "Çelik",
        "ice": ICE,
        "profil": "EXP",
        "roles": ["administrateur"],
    },
    {
        "username": "saisie",
        "email": "saisie@atlas.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": "أحمد",
        "nom": "بنعلي",
        "ice": ICE,
        "profil": "IMP",
        "roles": ["saisie", "comptabilite"],
    },
    {
        "username": "rif.admin",
        "email": "admin@rif.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": "Rachid",
        "nom": "Rifi",
        "ice": OTHER_ICE,
        "profil": "TRA",
        "roles": ["administrateur"],
    },
]


async def id_of(house, username):
    """Return a person's number."""
    return str(
        await house.conn.fetchval("SELECT user_id FROM utilisateur WHERE username = $1", username)
    )


def bearer(tokens):
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": "fr"}


async def call(house, tokens, method, path, **json):
    """Ask the API."""
    headers = bearer(tokens) if tokens else {}
    return await house.client.request(
        method, path, headers=headers, **({"json": json} if json else {})
    )


async def for_company(house, username, ice):
    """Sign in and choose a company."""
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=PASSWORD)
    await browser.fill("code", code=totp_now())
    chosen = await house.conn.fetchval(
        """
        SELECT a.affectation_id FROM affectation a JOIN utilisateur u USING (user_id)
         WHERE u.username = $1 AND a.ice = $2
        """,
        username,
        ice,
    )
    answer = await browser.fill("profil", affectation=str(chosen))
    redeemed = await house.redeem(code_of(answer), browser.verifier)
    return Tokens(browser, redeemed.json())


async def snapshot(house):
    """Return everything that administration changes."""
    return [
        [tuple(row) for row in await house.conn.fetch(statement)]
        for statement in (
            "SELECT user_id, ice, profil, roles FROM affectation ORDER BY affectation_id",
            "SELECT user_id, ice FROM suspension ORDER BY user_id, ice",
            "SELECT invitation_id, annule_le, envois FROM invitation ORDER BY invitation_id",
        )
    ]
