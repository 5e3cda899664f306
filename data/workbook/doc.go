// Package workbook reads a sheet of an Excel workbook (.xlsx, .xlsm) as the text of a table, so
// that it goes through the same sniffing as a file of text: a line for each row, a tab between
// cells.
//
// What a text leaves open the sheet says: a number stands with a decimal point, a cell that is
// formatted as a date as an ISO day, with its time of day where it has one, and one that is
// formatted as a per cent with its sign. A formula is read by the value that is stored with it. A
// workbook is untrusted: what it unpacks to is limited, and nothing in it is run or followed.
package workbook
