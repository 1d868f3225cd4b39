"""What does the dashboard ask its database? One async function, one SQL statement."""
