package report

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// tally counts the verdicts in words: "8 claims: 2 supported, 6 true only on another reading". The
// verdicts come in the order of their weight, as the ledger names them everywhere.
func tally(list []claims.Verdict) string {
	n := map[claims.Status]int{}
	for i := range list {
		n[list[i].Status]++
	}
	return words.Counted(len(list), "claim") + ": " + statusCounts(n)
}

// statusCounts is how many there are of each verdict, those without any left out.
func statusCounts(n map[claims.Status]int) string {
	var parts []string
	for _, s := range claims.Statuses {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], Words(s)))
		}
	}
	return strings.Join(parts, ", ")
}

// ledger shows each claim with its quote, its verdict and every reading that was tried. What is in
// before stands between the count of the verdicts and the claims. Of a claim that nothing could
// decide no reading is named as deciding, though all that were tried are shown.
func ledger(d *Document, before ...block) []block {
	if len(d.Claims) == 0 {
		return nil
	}
	var out []block
	if len(d.Summary) == 0 { // a summary counts them itself
		out = append(out, block{Para: tally(d.Claims) + "."})
	}
	out = append(out, before...)
	for i := range d.Claims {
		v := &d.Claims[i]
		e := &entry{ID: v.Claim.ID, Quote: v.Claim.Quote, Source: v.Claim.Source,
			Listing: listing(v), Status: v.Status, Claimed: Claimed(v.Claim),
			Measured: v.Figure(v.Decided()), Note: noteOf(v), Warnings: doubts(v.Warnings)}
		if v.Status != claims.Unverifiable { // nothing decided it
			e.Decided = v.Reading()
		}
		if len(v.Readings) > 0 {
			e.Readings = readingTable(v)
		}
		out = append(out, block{Claim: e})
	}
	return out
}

// noteOf is the note of a verdict and, where the claim is not supported, the sentence that is true
// instead.
func noteOf(v *claims.Verdict) string {
	if v.Instead() == "" {
		return v.Note
	}
	return strings.TrimSpace(v.Note + " What holds: " + v.Instead())
}

// readingTable has a row for each reading that was tried; the one that decides is strong. A reading
// that the data cannot decide is neither yes nor no. Both prices and both days stand in the row,
// since a verdict that cannot be recomputed by hand convinces nobody.
func readingTable(v *claims.Verdict) *table {
	t := &table{Columns: []column{wide("Reading"), left("Listing"), left("From"), right("Price"),
		left("To"), right("Price"), right("Value"), left("Agrees")}}
	for i, r := range v.Readings {
		// A reading that could not be measured is neither.
		agrees := "no"
		switch {
		case r.Matches:
			agrees = "yes"
		case r.Need != "", math.IsNaN(r.Value): // of a day without a session too
			agrees = "unknown"
		}
		row := t.add(r.Name, r.Security, r.FromDate.String(), words.Price(r.From),
			r.ToDate.String(), words.Price(r.To), inUnit(r.Value, v.Unit), agrees)
		row.Strong = i == v.Decider
		row.Bears = r.Plain
		if r.Detail != "" {
			row.Notes = append(row.Notes, r.Detail)
		}
		if r.Need != "" {
			row.Notes = append(row.Notes, "needs "+r.Need)
		}
	}
	return t
}

// claimsInFull is the section of a report: all claims at a glance, what the market did, then claim
// by claim.
func claimsInFull(d *Document) []block {
	list := ledger(d, block{Table: claimSummary(d)})
	if len(list) == 0 || len(d.Answers) == 0 || len(d.Summary) == 0 {
		return list
	}
	// The summary stands after the table, which a ledger begins with.
	out := append(list[:1:1], paragraphs(d.Summary)...)
	return append(out, list[1:]...)
}

// claimSummary has a row for each claim: the words, what they say measured, the figure that agrees
// instead with its reading, how often it would by chance, and the verdict. The chance stands beside
// the figure that agrees, because a reading that would agree on every third day rescues nothing.
func claimSummary(d *Document) *table {
	t := &table{Columns: []column{wide("Words"), left("Claimed"), right("Plain reading"),
		wide("Agrees or nearest"), right("Chance"), left("Verdict")}}
	for i := range d.Claims {
		v := &d.Claims[i]
		other, chance := words.Unknown, words.Unknown
		if r := v.Decided(); r != nil && !r.Plain {
			other = v.Figure(r) + ", " + r.Name
		}
		if !math.IsNaN(chanceOf(v)) {
			chance = v.Decided().Odds()
		}
		quote := shortened(v.Claim.Quote)
		if quote == "" {
			quote = v.Claim.ID
		}
		t.add(quote, orUnknown(Claimed(v.Claim)), v.Figure(v.Plain("")), other, chance,
			string(v.Status))
	}
	return t
}

// shortened cuts a quote at a word. The whole quote stands with the claim below; here it only has
// to be recognised.
func shortened(s string) string {
	const most = 48
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := 0
	for i := range s {
		if n := utf8.RuneCountInString(s[:i]); n > most {
			break
		} else if s[i] == ' ' {
			cut = i
		}
	}
	if cut == 0 {
		return string([]rune(s)[:most]) + "…"
	}
	return s[:cut] + " …"
}
