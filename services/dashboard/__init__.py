"""What is the dashboard?

It shows a company how its trade goes: eight figures folded from everyone's events, live, and the
notifications that come with them.

Owns: `event` (every event heard), the objects they tell of (`titre`, `domiciliation`,
`imputation`, `reglement`, `dum`, `mainlevee`, `controle`, `bad`, `forfait`, `operation`,
`entreprise`), `compteur` and `tableau` (the figures), `notification` and its marks.
Says: procuration.utilisee.
Hears: all trade events, and `titre.*`, `forfait.*`, `facture.*`, `paiement.*`, `reclamation.*`,
`procuration.*` and `entreprise.*` of the other services.
"""
