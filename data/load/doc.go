// Package load opens, reads and checks what a study asks for. Load goes step by step: price files,
// securities, markets, factors, events, findings, the design and claims. Each step is a function
// that takes what the steps before it have found, and returns what it finds.
package load
