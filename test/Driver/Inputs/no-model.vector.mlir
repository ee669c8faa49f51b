module attributes {ldn.stage = "vector"} {
}
