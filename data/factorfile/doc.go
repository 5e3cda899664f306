// Package factorfile reads daily factor returns: Kenneth French's files exactly as
// downloaded (preamble, empty first header cell, padded cells, per cent, missing
// codes, footer, also gzipped or in their zip archive) and plain CSVs with a header of factor
// names.
//
// Facts about the files: Kenneth R. French, Data Library, descriptions of the daily
// 3-factor, 5-factor and momentum files. Monthly and annual tables are refused, since no
// daily study can use them. Everything is returned in decimals; whether a file is in per cent
// is decided from what it says of itself and from the size of its numbers, and a file
// of which neither tells is refused until the user says it.
package factorfile
