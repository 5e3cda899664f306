// Package pricefile reads one file of daily prices as it was downloaded: any of some
// sixty vendors' layouts, without being told which.
//
// One engine does the work: it unpacks and decodes the bytes, finds the delimiter and
// the header, names the columns by their aliases in a dozen languages, and decides the
// date order and the decimal mark once for the whole file, from all its rows. A dialect
// is only a label with facts: which adjustment its prices carry, where the file comes
// from, and the trap that it holds. Every decision is kept as Evidence.
//
// What cannot be decided is refused with the option that settles it, and nothing is
// dropped without being counted. A row is a line: a quoted cell ends on its own line.
// Positions in errors count lines from 1 and characters (not bytes) of the decoded
// line from 1; Col is the first character of the cell, without its quote.
package pricefile
