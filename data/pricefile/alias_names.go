package pricefile

import (
	_ "embed"
	"strings"
)

// The names of columns stand in a table of text, by language and by what a column is for: a person
// who knows a language can put a name there without knowing Go.
//
//go:embed names.txt
var namesTable string

// nameRoles are the keys of that table.
var nameRoles = map[string]role{"date": roleDate, "symbol": roleSymbol, "open": roleOpen,
	"high": roleHigh, "low": roleLow, "close": roleClose, "adj": roleAdj, "volume": roleVolume,
	"return": roleReturn, "splits": roleSplits, "change": roleChange, "time": roleTime,
	"period": rolePeriod, "soft": roleSoft, "other": roleOther}

// names maps folded header names to their roles. Of two columns of one role that with the lower
// rank is taken: a group after "|" ranks one lower. A name that two languages share stays with the
// first that declares it.
var names = func() map[string]alias {
	all := map[string]alias{}
	for _, e := range paragraphs(namesTable) {
		for rank, group := range strings.Split(e.value, "|") {
			for _, n := range strings.Fields(group) {
				if _, ok := all[n]; !ok {
					all[n] = alias{nameRoles[e.key], rank, e.paragraph, len(n) == 1}
				}
			}
		}
	}
	return all
}()
