"""What can it do? `folding`: take events in. `rebuilding`: compute again from the kept events.
`reading`: a user's marks on notifications.
"""
