"""The catalogue: the menu of services, their search, and the links to other portals.

Owns: section, organisme, produit, service, acces_rapide, lien, favori, droit_forfait.
Says: service.publie, service.retire, procuration.utilisee.
Hears: forfait.active, forfait.epuise, forfait.expire, forfait.resilie (may this company
submit?); procuration.activee, .suspendue, .revoquee, .expiree (may this mandate go on?).
"""
