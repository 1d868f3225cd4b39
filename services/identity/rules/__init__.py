"""What is true at Portnet ID? Decisions without I/O, without a clock: `now` is a parameter."""
