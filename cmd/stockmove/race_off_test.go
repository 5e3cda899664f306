//go:build !race

package main

// raced tells that the race detector is built in, whose own notes multiply the memory of a process.
const raced = false
