// Package cases holds the studies that are part of the program: each folder of it is one, with
// everything that the study needs.
package cases
