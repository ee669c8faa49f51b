"""The cases by subject: each file holds twins in the reference and the list CASES."""
