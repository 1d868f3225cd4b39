"""Portnet ID: who someone is, for which company they work, and what they may do.

Owns: entreprise, entreprise_profil, utilisateur, credential, affectation, totp_device, throttle,
sso_session, security_log, oauth_client, signing_key, pushed_request, login_transaction,
email_code, oauth_grant, oauth_token, spent_jti, backchannel_logout, passkey, notice,
recovery_code, telephone, appareil_perdu, souscription, souscription_acte,
souscription_document, suspension, invitation, modification, procuration, procuration_document,
procuration_etape, procuration_acte.
Says: entreprise.enregistree, entreprise.modifiee, identity.connexion, identity.deconnexion,
identity.connexion.contestee, identity.mfa.change, identity.mdp.change, identity.compte.bloque,
procuration.soumise, procuration.activee, procuration.rejetee, procuration.suspendue,
procuration.revoquee, procuration.expiree.
Hears: procuration.activee and procuration.rejetee of customs; procuration.utilisee of every
service.
"""
