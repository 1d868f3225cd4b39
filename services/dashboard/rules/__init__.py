"""What is true? `learning`: what events tell of objects. `notices`: what a company is told."""
