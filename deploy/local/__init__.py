"""How does the whole portal run on one machine, with nothing installed but Python?

`make run` calls `python -m deploy.local up`. `postgres` and `nats` start the two servers from
their wheels and stand alone: tests start throw-away servers with them. The rest is the demo
installation: ports, secrets, environment, supervised processes, mail sink and simulator.
"""
