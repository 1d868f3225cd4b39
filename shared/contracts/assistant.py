"""What does assistant say: when does a conversation need a person?"""

from shared.contracts import fields as f
from shared.contracts.speakers import ASSISTANT
from shared.events import Event


class AssistantEscalade(Event, frozen=True, kw_only=True):
    """TijarIA could not help: a person should."""

    type = "assistant.escalade"
    speakers = (ASSISTANT,)

    conversation_id: f.ConversationId
    user_id: f.UserId
    service_code: f.ServiceCode | None = None


EVENTS = (AssistantEscalade,)
