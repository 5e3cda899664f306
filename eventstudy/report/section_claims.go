package report

import (
	"fmt"
	"strings"

	"stockmove/eventstudy/claims"
)

// tally counts the verdicts in words: "8 claims: 2 supported, 6 true only on another reading".
func tally(list []claims.Verdict) string {
	var parts []string
	for _, s := range claims.Statuses {
		n := 0
		for i := range list {
			if list[i].Status == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, Words(s)))
		}
	}
	return plural(len(list), "claim", "claims") + ": " + strings.Join(parts, ", ")
}

// ledger shows each claim with its quote, its verdict and every reading that was tried.
// With glance a table of all verdicts goes before.
func ledger(d *Document, glance bool) []block {
	if len(d.Claims) == 0 {
		return nil
	}
	var out []block
	if len(d.Summary) == 0 { // a summary counts them itself
		out = append(out, block{Para: tally(d.Claims) + "."})
	}
	if glance {
		out = append(out, block{Table: claimSummary(d)})
	}
	for i := range d.Claims {
		v := &d.Claims[i]
		e := &entry{ID: v.Claim.ID, Quote: v.Claim.Quote, Source: v.Claim.Source, Listing: listing(v), Status: v.Status,
			Claimed: Claimed(v.Claim), Measured: measured(d, v), Decided: v.Reading(), Note: v.Note, Warnings: doubts(v.Warnings)}
		if len(v.Readings) > 0 {
			e.Readings = readingTable(v)
		}
		out = append(out, block{Claim: e})
	}
	return out
}

// measured writes the figure of the deciding reading, a price with its currency where the file names one.
func measured(d *Document, v *claims.Verdict) string {
	s := inUnit(v.Measured, v.Unit)
	if p := d.study().Panel; p != nil && v.Unit == claims.Price && s != unknown {
		if x := p.Series[listing(v)]; x != nil && x.Security.Prices != nil && x.Security.Prices.Currency != "" {
			return x.Security.Prices.Currency + " " + s
		}
	}
	return s
}

// readingTable has a row for each reading that was tried; the one that decides is strong. A reading that the data
// cannot decide is neither yes nor no.
func readingTable(v *claims.Verdict) *table {
	t := &table{Columns: []column{wide("Reading"), left("Listing"), left("From"), right("Price"), left("To"), right("Price"), right("Value"), left("Agrees")}}
	for i, r := range v.Readings {
		agrees := "no"
		switch {
		case r.Matches:
			agrees = "yes"
		case r.Need != "":
			agrees = "unknown"
		}
		row := t.add(r.Name, r.Security, r.FromDate.String(), price(r.From), r.ToDate.String(), price(r.To), inUnit(r.Value, v.Unit), agrees)
		row.Strong = i == v.Decider
		if r.Detail != "" {
			row.Notes = append(row.Notes, r.Detail)
		}
		if r.Need != "" {
			row.Notes = append(row.Notes, "needs "+r.Need)
		}
	}
	return t
}

// claimTable shows the claims in one table, for a terminal.
func claimTable(d *Document) []block {
	if len(d.Claims) == 0 {
		return nil
	}
	out := []block{{Table: claimSummary(d)}, {Para: "stockmove check shows the words of each article and every reading that was tried."}}
	if len(d.Summary) == 0 {
		out = append([]block{{Para: tally(d.Claims) + "."}}, out...)
	}
	return out
}

// claimSummary has a row for each claim: claimed, measured, verdict, and on which reading.
func claimSummary(d *Document) *table {
	t := &table{Columns: []column{left("Claim"), left("Listing"), left("Claimed"), left("Measured"), left("Verdict"), wide("Reading")}}
	for i := range d.Claims {
		v := &d.Claims[i]
		c := Claimed(v.Claim)
		if c == "" {
			c = unknown
		}
		t.add(v.Claim.ID, listing(v), c, measured(d, v), string(v.Status), v.Reading())
	}
	return t
}
