"""Compiles .ldn files, runs the programs on random numbers and compares them with the reference."""
