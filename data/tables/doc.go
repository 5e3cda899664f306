// Package tables reads the small tables that people write: events, what is known of events besides,
// days that no model is estimated on, and names of peers. Each comes as a text, packed or not, or
// as a sheet of a workbook; a problem keeps the place of its cell.
package tables
