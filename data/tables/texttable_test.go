package tables

// textTable is a table that is a text already.
func textTable(name string, text []byte) smallTable { return smallTable{name: name, text: text} }
