package claims

import "stockmove/eventstudy"

// Bar is one session's prices. Unknown ones are NaN.
type Bar struct {
	Day                    eventstudy.Date
	Open, High, Low, Close float64
}

// Bar returns row j on the scale of row i: splits that the file leaves in the prices between the
// two are taken out, and all is NaN where the size of one is unknown.
func (l *Listing) Bar(j, i int) Bar {
	at := func(s Side) float64 { return l.from(s, j, i) }
	return Bar{l.Days[j], at(Open), at(High), at(Low), at(Close)}
}

// Quoted turns a price in the unit of articles, pounds, into that of the listing's bars, which may
// be pence.
func (l *Listing) Quoted(v float64) float64 {
	if _, minor := minors[l.currency]; minor {
		return v * 100
	}
	return v
}

// FalseOn is what a finding says of a day whose prices are known not to be those of the exchange,
// "" as a rule. A picture must not show such a price as if it had been traded.
func (l *Listing) FalseOn(d eventstudy.Date) string {
	if l.Security.Prices == nil || d == eventstudy.NoDate {
		return ""
	}
	for _, f := range l.Security.Prices.Findings {
		if f.False && len(f.Dates) > 0 && f.Touches(d) {
			return f.Text
		}
	}
	return ""
}
