// Package cell reads the cells of tables by one set of rules for prices, factors and events: what
// a cell says of a date (stamps), in which order the rows of a column write day, month and year
// (named rules), numbers with the marks that prove which of them is the decimal one, and epoch
// seconds as days. It also cuts text into lines and cells at one of the known delimiters, and
// finds the encoding of a text that is not UTF-8.
//
// Nothing is decided from a single cell that another cell of the file could contradict: a cell
// whose meaning is open keeps its parts, and the rows together decide.
package cell
