"""Billing: what the platform sells, which package each company has, and what is left of it.

Owns: offre, entreprise, forfait, operation.
Says: forfait.active, forfait.consomme, forfait.epuise, forfait.expire, forfait.resilie,
procuration.utilisee.
Hears: entreprise.enregistree, entreprise.modifiee, titre.souscrit, licence.souscrite, dfd.soumise;
procuration.activee, .suspendue, .revoquee, .expiree (may this mandate go on?).
"""
