"""What does dashboard say: whom has it notified?"""

from msgspec import field

from shared.contracts import fields as f
from shared.contracts.facts import Fait
from shared.contracts.speakers import DASHBOARD


class NotificationCreee(Fait, frozen=True, kw_only=True):
    """A company's users have something new to read."""

    type = "notification.creee"
    speakers = (DASHBOARD,)

    notification_id: f.NotificationId
    type_notification: f.TypeNotification
    objet: f.Objet | None = None
    params: f.Params = field(default_factory=dict)


EVENTS = (NotificationCreee,)
