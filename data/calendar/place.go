package calendar

import "strings"

// Place is an exchange as people name it: its code, its city and, where its closures are not known
// here, its clock.
type Place struct {
	MIC  string
	City string

	// Zone, Open and Close are the ordinary session; empty for the exchanges of Known.
	Zone, Open, Close string
}

// places are the exchanges by the names, the abbreviations and the endings of tickers that people
// write for them. The clocks are those of ordinary trading as the exchanges publish them, without
// the auction after it.
var places = []struct {
	Place
	names string
}{
	{Place{MIC: "XNYS", City: "New York"}, "NYSE NEWYORK .US .N"},
	{Place{MIC: "XNAS", City: "New York"}, "NASDAQ NMS .O .OQ"},
	{Place{MIC: "XHKG", City: "Hong Kong"}, "HKEX HKSE SEHK HK HONGKONG .HK"},
	{Place{"XLON", "London", "Europe/London", "08:00", "16:30"}, "LSE LONDON .L .LN"},
	{Place{"XETR", "Frankfurt", "Europe/Berlin", "09:00", "17:30"}, "XETRA FRANKFURT .DE"},
	{Place{"XPAR", "Paris", "Europe/Paris", "09:00", "17:30"}, "PARIS EURONEXT .PA"},
	{Place{"XAMS", "Amsterdam", "Europe/Amsterdam", "09:00", "17:30"}, "AMSTERDAM .AS"},
	{Place{"XSWX", "Zurich", "Europe/Zurich", "09:00", "17:30"}, "SIX ZURICH .SW"},
	{Place{"XTKS", "Tokyo", "Asia/Tokyo", "09:00", "15:30"}, "TSE TOKYO JPX .T"},
	{Place{"XSHG", "Shanghai", "Asia/Shanghai", "09:30", "15:00"}, "SSE SHANGHAI .SS .SH"},
	{Place{"XSHE", "Shenzhen", "Asia/Shanghai", "09:30", "15:00"}, "SZSE SHENZHEN .SZ"},
	{Place{"XTAI", "Taipei", "Asia/Taipei", "09:00", "13:30"}, "TWSE TAIWAN .TW"},
	{Place{"XKRX", "Seoul", "Asia/Seoul", "09:00", "15:30"}, "KRX KOREA .KS"},
	{Place{"XNSE", "Mumbai", "Asia/Kolkata", "09:15", "15:30"}, "NSE .NS"},
	{Place{"XTSE", "Toronto", "America/Toronto", "09:30", "16:00"}, "TSX TORONTO .TO"},
	{Place{"XASX", "Sydney", "Australia/Sydney", "10:00", "16:00"}, "ASX SYDNEY .AX"},
}

// PlaceOf finds an exchange by its code or by a name that people give to it, in any case: NYSE,
// HKEX, or ".L", the ending of a ticker.
func PlaceOf(name string) (Place, bool) {
	name = strings.ToUpper(strings.TrimSpace(name))
	for _, p := range places {
		if p.MIC == name {
			return p.Place, true
		}
		for _, alias := range strings.Fields(p.names) {
			if alias == name {
				return p.Place, true
			}
		}
	}
	return Place{}, false
}
