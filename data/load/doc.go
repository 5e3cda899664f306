// Package load opens, reads and checks what a study asks for. Load goes step by step: price files,
// securities, markets, factors, events, findings, the design and claims. Each step is a function
// that takes what the steps before it have found, and returns what it finds. The order is that of
// what they need of each other. Price files come first, because a file of many securities tells
// their names only when it is read; the markets need the securities, and the events both. A step
// that cannot have all that it needs, because a file before it could not be read, is told so
// (reach) and keeps silent about names that may stand in that file, so that one mistake does not
// make ten messages.
//
// Nothing is computed here. What is doubtful in a series travels with it as a finding, what is
// doubtful besides becomes a warning, and what is wrong with the files is collected to the end, so
// that a person sees all of it at once.
package load
