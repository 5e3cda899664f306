// Package datatest helps the tests of the packages beside it: folders of files, made-up prices,
// studies of a few lines, and what an error has to say.
package datatest
