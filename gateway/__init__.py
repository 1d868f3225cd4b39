"""The only door to the portal: sign-in sessions, routing, limits, headers and the client's files.

No business rule and no database of its own: sessions live encrypted in a NATS key-value bucket,
everything else is a service's, reached through the table in `upstreams.py`.
"""
