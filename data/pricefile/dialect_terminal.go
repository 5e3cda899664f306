package pricefile

import "stockmove/eventstudy"

// Terminals and the academic databases.
func init() {
	// The header stands on line 31 of a sheet: above it are the name, statistics, and a second
	// table that is named Price;Volume too. Only the true header has a day below its date.
	Dialects.Register(Dialect{Name: "lseg", Title: "LSEG Workspace's price history", Order: 120,
		Sources: "LSEG Workspace, Eikon",
		Trap:    "statistics with a header of their own above the table; the low before the high",
		Header:  "exchangedate close net %chg open low high"})
	// A line of securities, each above the first of its columns, then PX_LAST, PX_VOLUME. DPDF,
	// which adjusts, is a setting of the terminal that the sheet does not show.
	Dialects.Register(Dialect{Name: "bloomberg", Title: "Bloomberg's BDH", Order: 121,
		Sources: "Bloomberg Excel add-in",
		Trap:    "the adjustment follows the terminal's DPDF settings; errors stand in cells",
		Header:  "pxlast"})
	// CRSP writes the midpoint of bid and ask with a minus sign on days without a trade (data
	// definitions of PRC), and a letter where there is no return.
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
	// prccd is divided by ajexdi for splits and multiplied by trfd for dividends; only the first
	// two are common in downloads.
	Dialects.Register(Dialect{Name: "compustat", Title: "Compustat's daily security file",
		Order: 124, Sources: "WRDS, Compustat secd",
		Trap: "several issues and currencies for one company", Header: "gvkey datadate prccd",
		Basis: eventstudy.Raw, Why: "prccd is as traded; divide by ajexdi for splits"})
}
