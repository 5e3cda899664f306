// Package datatest helps the tests of the packages beside it: folders of files, made-up prices,
// studies of a few lines, and what an error has to say. It writes files into folders of a test and
// makes prices whose form is that of a download and whose numbers mean nothing: what they move by
// is a sine, and the same arguments give the same bytes. The studies in constants are the smallest
// that a test can ask for.
package datatest
