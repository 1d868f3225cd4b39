-- Why: a person's questions and the answers given are kept for that person.
-- Safe with running code: yes, additive.

CREATE TABLE conversation (
    conversation_id uuid PRIMARY KEY,
    sub             text NOT NULL,
    titre           text,
    cree_le         timestamptz NOT NULL,
    modifiee_le     timestamptz NOT NULL
);
COMMENT ON TABLE conversation IS 'A conversation of one person with the assistant; nobody else reads it.';
COMMENT ON COLUMN conversation.titre IS 'Its first question, shortened; null before one is asked.';
CREATE INDEX conversation_of_person ON conversation (sub, cree_le DESC, conversation_id DESC);

CREATE TABLE message (
    message_id        uuid PRIMARY KEY,
    conversation_id   uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
    sub               text NOT NULL,
    client_message_id text,
    texte             text NOT NULL,
    langue            text NOT NULL CHECK (langue IN ('fr', 'ar', 'en')),
    reponse           jsonb NOT NULL,
    cree_le           timestamptz NOT NULL,
    CONSTRAINT message_once UNIQUE (conversation_id, client_message_id)
);
COMMENT ON TABLE message IS 'A question with the answer that was given to it, as it was given.';
COMMENT ON COLUMN message.client_message_id IS 'The client''s own id of the question: sent twice, it is answered once.';
CREATE INDEX message_of_conversation ON message (conversation_id, cree_le, message_id);

CREATE TABLE demande (
    sub     text NOT NULL,
    cree_le timestamptz NOT NULL
);
COMMENT ON TABLE demande IS 'When a person asked something, kept a minute to measure their pace even if the conversation is deleted.';
CREATE INDEX demande_pace ON demande (sub, cree_le);
