// Package workbook reads a sheet of an Excel workbook (.xlsx, .xlsm) as the text of a table, so
// that it goes through the same sniffing as a file of text: a line for each row, a tab between
// cells.
//
// What a text leaves open the sheet says: a number stands with a decimal point, a cell that is
// formatted as a date as an ISO day, with its time of day where it has one, and one that is
// formatted as a per cent with its sign. A formula is read by the value that is stored with it. A
// workbook is untrusted: what it unpacks to is limited, and nothing in it is run or followed. The
// format is that of ECMA-376: a zip archive of XML parts. Four of them are read: the list of sheets
// with the relations that say where each lies, the styles, by which a number is a day or a per
// cent, the texts that cells share, and the sheet. They are gone through token by token and never
// held as a tree, so that a sheet of a million rows costs its text and no more.
//
// What a cell shows is not what is read: a price that is shown with two places is read with all the
// digits that the workbook stores, and a day in ISO however the sheet writes it.
package workbook
