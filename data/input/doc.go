// Package input names files and opens them: those of the operating system, of an embedded case, and
// the standard input. Its errors say what a person can do about them.
package input
