// Package tables reads the small tables that people write: events, what is known of events besides,
// days that no model is estimated on, and names of peers. Each comes as a text, packed or not, or
// as a sheet of a workbook; a problem keeps the place of its cell. A table is read in three steps.
// readTable takes the bytes, unpacks them and makes UTF-8 of them; rows cuts the text by the
// delimiter of its header, and keeps the place of every cell; and the reader of each kind finds its
// columns by name. The columns are the same for all kinds (eventColumns), and so are dates, which
// are decided once for the file.
//
// People write these tables, with spreadsheets mostly: a text may hold quotes that mean nothing, a
// date may have a midnight behind it, a ticker may stand as ="0700", and a delimiter may follow the
// last cell. All of that is read. What would change the meaning is refused: a quote that swallows
// the rows that follow, a row with more cells than the header, and a date that can be read in two
// ways.
package tables
