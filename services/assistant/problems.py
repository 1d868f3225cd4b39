"""How can the assistant refuse?"""

from typing import ClassVar

from shared.problems import Problem


class ConversationInconnue(Problem):
    """The caller has no such conversation."""

    status, code = 404, "assistant.conversation-inconnue"
    titles: ClassVar = {
        "fr": "Cette conversation n'existe pas",
        "ar": "هذه المحادثة غير موجودة",
        "en": "There is no such conversation",
    }


class ConversationPleine(Problem):
    """The conversation holds as many questions as one may."""

    status, code = 409, "assistant.conversation-pleine"
    titles: ClassVar = {
        "fr": "Cette conversation est trop longue ; commencez-en une autre",
        "ar": "هذه المحادثة طويلة جدا، ابدؤوا محادثة أخرى",
        "en": "This conversation is too long; start another one",
    }


class MessageDifferent(Problem):
    """The client's message id was used before for another question."""

    status, code = 422, "assistant.message-different"
    titles: ClassVar = {
        "fr": "Cet identifiant de message a déjà servi pour une autre question",
        "ar": "سبق استعمال معرف الرسالة هذا لسؤال آخر",
        "en": "This message id was used before for another question",
    }
