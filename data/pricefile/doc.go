// Package pricefile reads one file of daily prices as it was downloaded: any of some
// sixty vendors' layouts, without being told which.
//
// One engine does the work: it unpacks and decodes the bytes, finds the delimiter and
// the header, names the columns by their aliases in a dozen languages, and decides the
// date order and the decimal mark once for the whole file, from all its rows. A dialect
// is only a label with facts: which adjustment its prices carry, where the file comes
// from, and the trap that it holds. Every decision is kept as Evidence.
//
// What cannot be decided is refused with the option that settles it, and nothing is dropped without
// being counted. A row is a line: a quoted cell ends on its own line. Positions in errors count
// lines from 1 and characters (not bytes) of the decoded line from 1; Col is the first character of
// the cell, without its quote. The stages, each a function that takes what the one before it has
// found:
//
// load (input.go) reads the bytes and unpacks them; a file of 16 MB or more is not held but read in
// chunks (source.go, stream.go), as often as the stages need it. decode makes UTF-8 of them, and
// notTable refuses what is a page, a message or another format.
//
// findLayout tries every delimiter and every line near the top as the header: the one wins that has
// the most names of the alias table above a day. columns makes a plan of it, which says what each
// column is read for: fields of one security, a panel whose columns are securities (wide.go), or
// one with a column of tickers.
//
// scanAll reads all rows in chunks side by side into columns of numbers and of date stamps, and
// settles the decimal mark by what all numbers prove. resolveDates then settles the order of day
// and month, and what the lines without a day are (tail.go).
//
// sniff and label find the dialect, clean makes impossible prices unknown or refuses the column,
// assemble gives each security its days in order, daily refuses longer bars, and identify names the
// securities.
//
// Two rules hold throughout. A choice is made for the file and never for a cell, since the cell
// beside it would be read otherwise; and a cell that fits no choice is a problem with its place,
// not an unknown value.
package pricefile
