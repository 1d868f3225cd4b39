"""TijarIA: answers from what the portal itself has published, and says so when there is nothing.

Owns: passage (its index of services, FAQ and guides), glossaire, conversation, message.
Says: nothing yet.
Hears: service.publie, service.retire, faq.publiee, faq.retiree, guide.publie, guide.retire.
"""
