package pricefile

import (
	"regexp"
	"strings"

	"stockmove/eventstudy"
)

// Dialects holds the labels of all known layouts. None of them is a code path: a file of
// an unknown vendor is read by the same engine and carries the label "plain".
var Dialects = eventstudy.Registry[Dialect]{Kind: "dialect"}

// Dialect is a label for files of one origin, with the facts that the file itself does not
// tell: the adjustment of its prices and the trap that it holds.
type Dialect struct {
	Name, Title string
	Sources     string // where such files come from
	Trap        string // what goes wrong when they are read carelessly
	Order       int

	Header string              // folded names that must all be there, separated by blanks
	Exact  bool                // the header is these names in this order and nothing else
	Index  bool                // the date's column, the first, may have no name: pandas' index
	When   func(s *Sniff) bool // what else must hold; nil: nothing

	Basis eventstudy.Basis // of Close
	Why   string           // why this basis, a plain phrase
	Judge func(s *Sniff) (eventstudy.Basis, string)
	// finds the security in the text above the header; nil: it is not there
	Ticker   *regexp.Regexp
	Signed   bool   // negative prices are midpoints
	Currency string // ISO 4217, where all files of the dialect have one
}

// Info returns the dialect's declaration for list and explain.
func (d Dialect) Info() eventstudy.Info {
	return eventstudy.Info{Name: d.Name, Title: d.Title, Use: d.Sources, Avoid: d.Trap,
		Assumes: d.basisText(), Formula: strings.ReplaceAll(d.Header, " ", ","), Order: d.Order}
}

// basisText says in one phrase what the prices are adjusted for.
func (d Dialect) basisText() string {
	switch {
	case d.Why != "":
		return "price basis: " + d.Why
	case d.Judge != nil:
		return "price basis: told by the file's columns or notes"
	}
	return "price basis: unknown"
}

// score says how well a dialect fits; 0 is not at all. Each name of the header counts four, an
// exact header two more and a further condition three more, so that of two dialects with the same
// names the one that demands more wins. A name may stand anywhere in the header unless the label
// wants it exact, because users add columns of their own.
func (d *Dialect) score(s *Sniff) int {
	want := strings.Fields(d.Header)
	names := s.Names
	if d.Index && len(names) > 0 && fold(names[0]) == "" {
		names = append([]string{"date"}, names[1:]...)
	}
	for _, n := range want {
		if !s.Has(n) && n != fold(names[0]) {
			return 0
		}
	}
	n := 4 * len(want)
	if d.Exact {
		k := 0
		for _, name := range names {
			if f := fold(name); f != "" {
				if k >= len(want) || f != want[k] {
					return 0
				}
				k++
			}
		}
		if k != len(want) {
			return 0
		}
		n += 2
	}
	if d.When != nil {
		if !d.When(s) {
			return 0
		}
		n += 3
	}
	return n
}

// label returns the dialect that fits best, the earlier one of equals. "plain" scores nothing and
// serves where nothing else fits.
func label(s *Sniff) Dialect {
	var best Dialect
	most := -1
	for _, d := range Dialects.All() {
		if n := d.score(s); n > most && (n > 0 || d.Name == "plain") {
			best, most = d, n
		}
	}
	return best
}

// describe writes the label, the basis and the source into the file and its securities. The basis
// is a fact of the vendor, not of the file, so a close that the user chose against the header has
// its own.  The dollar of a vendor is believed only where the cells show it.
func (f *File) describe(s *Sniff, d Dialect) {
	f.Dialect = d.Name
	f.because("dialect", d.Name, "the header and the form of the cells are those of "+d.Title)
	basis, why := d.Basis, d.Why
	if d.Judge != nil {
		basis, why = d.Judge(s)
	}
	if basis == "" {
		basis, why = generic(f)
	}
	switch s.close {
	case closeAdj:
		basis, why = eventstudy.Total, "the user named an adjusted close as the close"
	case closeOther:
		basis, why = eventstudy.BasisUnknown, "the user named the column of the close"
	}
	f.Basis = basis
	f.because("basis", string(basis), why)
	for _, p := range f.Prices {
		p.Basis = basis
		p.Currency = d.Currency
		if p.ID == "" && d.Ticker != nil {
			if m := d.Ticker.FindStringSubmatch(s.Title); m != nil {
				p.ID = m[1]
				f.because("id", p.ID, "the ticker in the text above the table")
			}
		}
		if d.Currency == "USD" && !s.Dollar {
			p.Currency = ""
		}
		p.Source = eventstudy.Source{Path: f.Path, SHA256: f.SHA256, Dialect: f.Dialect}
	}
}

// generic judges the basis by the columns alone. It does not guess from the prices: whether a
// series is adjusted shows at a split or dividend only, and that is the doctor's work.
func generic(f *File) (eventstudy.Basis, string) {
	adj, plain, named := false, false, false
	for _, c := range f.Columns {
		adj = adj || c.Field == "adj"
		named = named || c.Field == "adj" && strings.Contains(strings.ToLower(c.Header), "close")
		plain = plain || c.Field == "close"
	}
	switch {
	case adj && plain:
		return eventstudy.BasisUnknown, "an adjusted close stands beside the close; whether" +
			" splits are taken out of the close is not told"
	case adj && named:
		return eventstudy.Total, "the only close is an adjusted one"
	case adj:
		return eventstudy.BasisUnknown, "the only price is called adjusted; for what is not told"
	}
	return eventstudy.BasisUnknown, "nothing in the file tells what its prices are adjusted for"
}
