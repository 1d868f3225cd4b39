"""The help desk: the help centre's entries, the FAQ and the user guides, in three languages.

Owns: assistance, aide_entree, theme, question, chapitre_modele, guide, chapitre, service.
Says: faq.publiee, faq.retiree, guide.publie, guide.retire.
Hears: service.publie, service.retire (which services have a guide).
"""
