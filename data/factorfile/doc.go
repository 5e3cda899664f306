// Package factorfile reads daily factor returns: Kenneth French's files exactly as
// downloaded (preamble, empty first header cell, padded cells, per cent, missing
// codes, footer, also gzipped or in their zip archive) and plain CSVs with a header of factor
// names.
//
// Facts about the files: Kenneth R. French, Data Library, descriptions of the daily 3-factor,
// 5-factor and momentum files. Monthly and annual tables are refused, since no daily study can use
// them. Everything is returned in decimals; whether a file is in per cent is decided from what it
// says of itself and from the size of its numbers, and a file of which neither tells is refused
// until the user says it. The table is located first: the header stands above the first row that
// begins with a day and goes on with numbers, whatever preamble comes before it. Then all rows are
// read, the order of their dates and their decimal mark are decided from all of them, and the units
// last, because they are judged by the size of the numbers. What follows the table, a footer or the
// tables of other weightings, is counted and left out.
package factorfile
