package eventstudy

import (
	"sort"
	"strings"
)

// Finding is something suspicious in a price file.
type Finding struct {
	Code  string `json:"code"`  // stable, kebab-case: "zero-volume-flat-bar", "unadjusted-split", …
	Text  string `json:"text"`  // plain explanation, lower case, no full stop
	Dates []Date `json:"dates"` // the days it touches, ascending; empty: the whole file
	Fatal bool   `json:"fatal"` // true when a study on this file would be meaningless

	// Text names the first of Dates, which need not be shown beside it.
	Dated bool `json:"-"`
	// Of is the security that Text begins with, empty where it begins with none.
	Of string `json:"-"`
	// Check says that the price of its days may be true or a slip, and is to be looked up before it
	// is told.
	Check bool `json:"-"`

	// Breaks says that prices before each of its days cannot be compared with those from that day
	// on; Jumps by how much they jump there, one for each of Dates.
	Breaks bool   `json:"-"`
	Jumps  []Jump `json:"jumps,omitempty"`
	// False says that the prices of its days are not those of the exchange.
	False bool `json:"-"`
	// FalseDividends says that the adjustment for dividends is wrong on its days: returns with
	// dividends that reach over one of them are false, and the quoted prices are right.
	FalseDividends bool `json:"-"`
}

// Jump is a day from which on the prices of a series cannot be compared with those before it.
type Jump struct {
	Date   Date    `json:"date"`
	Factor float64 `json:"factor"` // shares after for one before: 2 is 2 for 1, 0.125 is 1 for 8
	// Sure says that the file shows it by more than the size of the jump; else a true rise or
	// fall is possible, and what is said of the day must say so.
	Sure bool `json:"sure"`
	// Returns says that the returns have the jump in them too: those over the day are false.
	// Else only the quoted close has it, and the adjusted close takes it out.
	Returns bool `json:"returns"`
}

// Touches reports whether the finding concerns day d.
func (f Finding) Touches(d Date) bool { return f.Within(d, d) }

// Within reports whether the finding concerns a day from first to last, both included.
func (f Finding) Within(first, last Date) bool {
	if len(f.Dates) == 0 {
		return true
	}
	i := sort.Search(len(f.Dates), func(i int) bool { return f.Dates[i] >= first })
	return i < len(f.Dates) && f.Dates[i] <= last
}

// Warning returns the finding as a doubt on a number; where names what it touches. Codes of
// warnings are written with underscores.
func (f Finding) Warning(where string) Warning {
	return Warning{Code: strings.ReplaceAll(f.Code, "-", "_"), Text: f.Text, Where: where,
		Placed: f.Of != "" && f.Of == where, Check: f.Check}
}

// Jumps returns the jumps between two days, by day: those after from, up to to. A change of
// price from the one day to the other has them in it.
func (p *Prices) Jumps(from, to Date) []Jump {
	var out []Jump
	for _, f := range p.Findings {
		for _, j := range f.Jumps {
			if j.Date > from && j.Date <= to {
				out = append(out, j)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out
}
