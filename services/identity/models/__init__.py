"""What shapes are there? Structs of Portnet ID: companies and people, sign-ins, the protocol."""
