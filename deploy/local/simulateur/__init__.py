"""The partner systems of a demo: banks, customs, carriers, ports, ministry, each with its own key.

`laws` say how often and how long, `calendrier` when, `population` for whom; `vies` tell the lives
of titles and declarations as fragments, `flux` puts them in order, with the mishaps of real
systems; `partenaires` says them on NATS, `suivi` remembers how far it got. Everything but the live
phase follows from a seed: the same day gives the same events with the same ids, for ever.
"""
