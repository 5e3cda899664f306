package pricefile

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
)

// The labels stand in a table of their own, since most of them are facts alone. It says itself how
// it is written; a paragraph is a dialect, its keys are indented by four blanks, and what goes on
// from the line above by more.
//
//go:embed dialects.txt
var dialectsTable string

func init() {
	var d *Dialect
	var into *string // the value that a further line goes on with
	basis, form := "", ""
	enter := func() {
		if d != nil {
			d.finish(basis, strings.Fields(form))
			Dialects.Register(*d)
		}
	}
	for line := range strings.Lines(dialectsTable) {
		text := strings.TrimSpace(line)
		switch indent := strings.IndexFunc(line, func(r rune) bool { return r != ' ' }); {
		case text == "" || text[0] == '#':
		case indent == 0:
			enter()
			d = &Dialect{Name: text, Order: len(Dialects.All())}
			basis, form = "", ""
		case indent == 4:
			key, value, _ := strings.Cut(text, ": ")
			into = map[string]*string{"title": &d.Title, "from": &d.Sources, "trap": &d.Trap,
				"header": &d.Header, "currency": &d.Currency, "basis": &basis, "form": &form}[key]
			*into = value
		default:
			*into += " " + text
		}
	}
	enter()
}

// finish sets what the words of the table stand for. A basis is one of the core's, or the name of a
// judge; what follows the comma is the reason.
func (d *Dialect) finish(basis string, form []string) {
	has := func(word string) bool { return slices.Contains(form, word) }
	d.Exact, d.Index, d.Signed = has("exact"), has("index"), has("signed")
	d.When, d.Ticker = conditions[d.Name], tickerTitles[d.Name]
	kind, why, _ := strings.Cut(basis, ", ")
	switch b := eventstudy.Basis(kind); b {
	case "":
	case eventstudy.Raw, eventstudy.Split, eventstudy.Total, eventstudy.BasisUnknown:
		d.Basis, d.Why = b, why
	default:
		judge, ok := judges[kind]
		if !ok {
			panic(fmt.Sprintf("dialect %q: basis %q", d.Name, kind))
		}
		d.Judge = func(s *Sniff) (eventstudy.Basis, string) { return judge(s, why) }
	}
}
