"""What do at least two rooms need today that knows no business noun?

Entry rule: a module comes here when a second room needs it, is named for what it knows, and
imports only the standard library, dependencies and its own neighbours, never a service and never
the gateway. `shared.contracts` is the one place where services meet: the events they say.
"""
