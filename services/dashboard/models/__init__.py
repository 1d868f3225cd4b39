"""What shapes are there?

`objects`: what the events tell of titles, declarations, visits and orders. `board`: what is counted
of them and answered. `notifications`: what the bell shows.
"""
