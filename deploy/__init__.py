"""Where does the portal run? On one machine (`deploy.local`) or on a cluster (`deploy/k8s`)."""
