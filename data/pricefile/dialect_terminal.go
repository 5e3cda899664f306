package pricefile

import "stockmove/eventstudy"

// Terminals and the academic databases.
func init() {
	Dialects.Register(Dialect{Name: "lseg", Title: "LSEG Workspace's price history", Order: 120,
		Sources: "LSEG Workspace, Eikon",
		Trap:    "statistics with a header of their own above the table; the low before the high",
		Header:  "exchangedate close net %chg open low high"})
	Dialects.Register(Dialect{Name: "bloomberg", Title: "Bloomberg's BDH", Order: 121,
		Sources: "Bloomberg Excel add-in",
		Trap:    "the adjustment follows the terminal's DPDF settings; errors stand in cells",
		Header:  "pxlast"})
	Dialects.Register(Dialect{Name: "crsp", Title: "CRSP's daily stock file", Order: 122,
		Sources: "WRDS, CRSP (SIZ)", Signed: true,
		Trap: "a negative price is the midpoint of bid and ask", Header: "permno date prc",
		Basis: eventstudy.Raw, Why: "CRSP's price is as traded; its returns, not its prices," +
			" carry dividends and splits"})
	Dialects.Register(Dialect{Name: "crsp-ciz", Title: "CRSP's daily stock file, second version",
		Order: 123, Sources: "WRDS, CRSP (CIZ)", Signed: true,
		Trap: "a midpoint is marked in a column of its own", Header: "permno dlycaldt dlyprc",
		Basis: eventstudy.Raw, Why: "CRSP's price is as traded; its returns, not its prices," +
			" carry dividends and splits"})
	Dialects.Register(Dialect{Name: "compustat", Title: "Compustat's daily security file",
		Order: 124, Sources: "WRDS, Compustat secd",
		Trap: "several issues and currencies for one company", Header: "gvkey datadate prccd",
		Basis: eventstudy.Raw, Why: "prccd is as traded; divide by ajexdi for splits"})
}
