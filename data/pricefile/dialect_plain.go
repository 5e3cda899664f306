package pricefile

// Labels for files that no vendor's layout claims. They come last: any label that has a name or a
// condition of its own fits better.
func init() {
	Dialects.Register(Dialect{Name: "plain", Title: "a table of daily prices", Order: 900,
		Sources: "spreadsheets, scripts, data sets",
		Trap:    "nothing tells what the prices are adjusted for"})
	Dialects.Register(Dialect{Name: "wide-panel",
		Title: "a wide panel of one value for each security", Order: 901,
		Sources: "pandas, spreadsheets: one column a security",
		Trap:    "whether the values are closes or adjusted closes is not written in the file",
		When:    func(s *Sniff) bool { return s.Wide }})
	Dialects.Register(Dialect{Name: "long-panel", Title: "a long panel with a column of tickers",
		Order:   902,
		Sources: "data sets, databases", Trap: "days repeat, once for each security",
		When: func(s *Sniff) bool { return s.Long }})
}
