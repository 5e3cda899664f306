// Package issuers knows some hundred companies as articles name them, with the listings that
// their shares are traded by. A study's own names go before it.
package issuers

import (
	_ "embed"
	"encoding/csv"
	"strings"

	"stockmove/eventstudy/claims/draft"
)

//go:embed issuers.csv
var table string

// All returns the issuers in the order of the table, the main listing of each first. Tickers are
// those of the common price files: 9988.HK, BABA, SHEL.L.
func All() []draft.Company {
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		panic(err) // the table is part of the program and read by its test
	}
	var out []draft.Company
	for _, row := range rows[1:] {
		c := draft.Company{Name: row[0]}
		if row[1] != "" {
			c.Aliases = strings.Split(row[1], ";")
		}
		for _, l := range strings.Fields(row[2]) {
			id, market, _ := strings.Cut(l, "@")
			c.Listings = append(c.Listings, draft.Listing{ID: id, Market: market})
		}
		out = append(out, c)
	}
	return out
}
