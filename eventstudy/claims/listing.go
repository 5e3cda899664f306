package claims

import (
	"math"
	"path"
	"slices"
	"sort"
	"strings"

	"stockmove/eventstudy"
)

// Listing is one security's quoted bars, the days without a close left out. Its columns have the
// length of Days; NaN is unknown.
type Listing struct {
	Security               eventstudy.Security
	Days                   []eventstudy.Date
	Open, High, Low, Close []float64
	// dividend-adjusted close; all NaN when the file has none beside a quoted one
	Adj      []float64
	Adjusted bool // Close has dividends taken out: the file has no quoted price
	Volume   []float64
	hours    eventstudy.Hours
	jumps    []jump // ascending
	currency string
	guessed  bool   // currency is that of the exchange that the days look like
	shelf    *shelf // the other listings, for a claim that compares two
}

// returns reports a security of which returns are known and no prices.
func (l *Listing) returns() bool {
	return l.Security.Prices != nil && l.Security.Prices.Return != nil
}

// doubtful reports prices of which it is not known what they are adjusted for.
func (l *Listing) doubtful(basis eventstudy.Basis) bool {
	return !l.returns() && (basis == eventstudy.BasisUnknown || basis == "")
}

// NewListing prepares a security; it is empty when the security has no prices.
func NewListing(s eventstudy.Security, hours eventstudy.Hours) *Listing {
	l := &Listing{Security: s, hours: hours}
	l.findCurrency("", "")
	p := s.Prices
	if p == nil {
		return l
	}
	cl, op, hi, lo, adj := p.Close, p.Open, p.High, p.Low, p.AdjClose
	l.Adjusted = p.Basis == eventstudy.Total
	if !known(cl) && known(adj) {
		// Only the adjusted close is there; open, high and low may be quoted, and a ratio of the
		// two would mix bases.
		cl, op, hi, lo, adj, l.Adjusted = adj, nil, nil, nil, nil, true
	}
	if l.Adjusted {
		adj = nil
	}
	for i, d := range p.Dates {
		c := cell(cl, i)
		if math.IsNaN(c) {
			continue
		}
		l.Days = append(l.Days, d)
		l.Close = append(l.Close, c)
		l.Open = append(l.Open, cell(op, i))
		l.High = append(l.High, cell(hi, i))
		l.Low = append(l.Low, cell(lo, i))
		l.Adj = append(l.Adj, cell(adj, i))
		l.Volume = append(l.Volume, cell(p.Volume, i))
	}
	l.findJumps(p.Findings)
	return l
}

// known reports a column that holds any price; a file may have the header of one and no figures.
func known(col []float64) bool {
	return slices.ContainsFunc(col, func(v float64) bool { return v > 0 })
}

// cell is a price, NaN where it is missing or not positive.
func cell(col []float64, i int) float64 {
	if i >= len(col) {
		return math.NaN()
	}
	return snap(col[i])
}

// Row finds the session of day d.
func (l *Listing) Row(d eventstudy.Date) (int, bool) {
	i := l.after(d - 1)
	return i, i < len(l.Days) && l.Days[i] == d
}

// after is the first row later than d.
func (l *Listing) after(d eventstudy.Date) int {
	return sort.Search(len(l.Days), func(i int) bool { return l.Days[i] > d })
}

// session is what is known of a day on which the listing has no bar.
func (l *Listing) session(d eventstudy.Date) (eventstudy.SessionKind, string) {
	if l.hours != nil {
		if s := l.hours.Session(d); s.Kind != eventstudy.Unknown {
			return s.Kind, s.Reason
		}
	}
	if d.Weekend() {
		return eventstudy.Closed, ""
	}
	return eventstudy.Unknown, ""
}

// lately is the latest day not after d on which the exchange may have traded: what a file must
// reach back to. soon is the earliest such day not before d.
func (l *Listing) lately(d eventstudy.Date) eventstudy.Date { return l.open(d, -1) }

func (l *Listing) soon(d eventstudy.Date) eventstudy.Date { return l.open(d, 1) }

// open is the nearest day from d on, in steps, on which the exchange may have traded; d itself
// where it was closed for three weeks.
func (l *Listing) open(d, step eventstudy.Date) eventstudy.Date {
	for k := eventstudy.Date(0); k < 20; k++ {
		if kind, _ := l.session(d + k*step); kind != eventstudy.Closed {
			return d + k*step
		}
	}
	return d
}

// longGap is the number of weekdays between two bars of a daily file that a holiday may explain;
// the longest closures of the large exchanges, such as Golden Week, take no more.
const longGap = 8

// missing counts the days strictly between two that are known to be sessions, the first of them,
// and those of which nothing is known.
func (l *Listing) missing(from, to eventstudy.Date) (known, maybe int, first eventstudy.Date) {
	first = eventstudy.NoDate
	for d := from + 1; d < to; d++ {
		switch k, _ := l.session(d); k {
		case eventstudy.Full, eventstudy.Half:
			if known++; known == 1 {
				first = d
			}
		case eventstudy.Unknown:
			maybe++
		}
	}
	return known, maybe, first
}

// daily reports whether the bars are of days: half of the steps between them must be shorter than
// three days.
func (l *Listing) daily() bool {
	if len(l.Days) < 4 {
		return true
	}
	short := 0
	for i := 1; i < len(l.Days); i++ {
		if l.Days[i]-l.Days[i-1] <= 3 {
			short++
		}
	}
	return 2*short >= len(l.Days)-1
}

// file is the base name of the price file, "" when it has none.
func (l *Listing) file() string {
	if p := l.Security.Prices; p != nil && p.Source.Path != "" && p.Source.Path != "-" {
		return path.Base(strings.ReplaceAll(p.Source.Path, `\`, "/"))
	}
	return ""
}

// place finds the session of a claim's day. Where there is none need says what the file lacks, or
// closed why the exchange did not trade; the row is then that of the session before.
func (l *Listing) place(d, from eventstudy.Date) (row int, need, closed string) {
	row, found := l.Row(d)
	switch {
	case !l.daily():
		return row, needDays(l, from, d), ""
	case found:
		return row, "", ""
	}
	kind, why := l.session(d)
	out := len(l.Days) == 0 || d < l.Days[0] || d > l.Days[len(l.Days)-1]
	switch {
	// A closed day behind the end of the file: what is missing is the session after it, and the
	// last one at hand can still be shown.
	case out && kind == eventstudy.Closed && len(l.Days) > 0 && from < d &&
		d > l.Days[len(l.Days)-1]:
		return row - 1, needDays(l, from, l.soon(d)), ""
	case out:
		return row, needDays(l, from, d), ""
	case kind != eventstudy.Closed:
		return row, l.lack(needBar, d), ""
	case why == "":
		why = d.Weekday().String()
	}
	return row - 1, "", why
}
