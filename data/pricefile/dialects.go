package pricefile

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
)

// The labels stand in a table of text, since most of them are facts alone.
//
//go:embed dialects.txt
var dialectsTable string

func init() {
	var list []*Dialect
	for _, e := range paragraphs(dialectsTable) {
		if len(list) == 0 || list[len(list)-1].Name != e.paragraph {
			list = append(list, &Dialect{Name: e.paragraph, Order: len(list)})
		}
		list[len(list)-1].set(e.key, e.value)
	}
	for _, d := range list {
		d.When, d.Ticker = conditions[d.Name], tickerTitles[d.Name]
		Dialects.Register(*d)
	}
}

// set takes one key of the table. A basis is one of the core's, or the name of a judge, and what
// follows its comma is the reason. A word that nobody knows is a fault of the table, which shows as
// soon as the program starts.
func (d *Dialect) set(key, value string) {
	switch key {
	case "title":
		d.Title = value
	case "from":
		d.Sources = value
	case "trap":
		d.Trap = value
	case "header":
		d.Header = value
	case "currency":
		d.Currency = value
	case "form":
		has := func(word string) bool { return slices.Contains(strings.Fields(value), word) }
		d.Exact, d.Index, d.Signed = has("exact"), has("index"), has("signed")
	case "basis":
		kind, why, _ := strings.Cut(value, ", ")
		if judge, ok := judges[kind]; ok {
			d.Judge = func(s *Sniff) (eventstudy.Basis, string) { return judge(s, why) }
		} else {
			d.Basis, d.Why = eventstudy.Basis(kind), why
		}
	default:
		panic(fmt.Sprintf("dialect %q: unknown key %q", d.Name, key))
	}
}
