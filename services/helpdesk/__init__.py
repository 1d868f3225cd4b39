"""The help desk: the help centre, the FAQ and the guides, in three languages; and complaints.

Owns: assistance, aide_entree, theme, question, chapitre_modele, guide, chapitre, service,
reclamation, reclamation_etape, reclamation_compteur.
Says: faq.publiee, faq.retiree, guide.publie, guide.retire, reclamation.creee.
Hears: service.publie, service.retire (which services have a guide), identity.connexion.contestee
(which opens a complaint that does not wait).
"""
