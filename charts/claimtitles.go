package charts

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// telling ranks claims of a day's move or price by how much a reader learns from what they come to:
// another price of the day, then one that fails, then one that holds. 0 is no such claim. A high
// that was reported as the day's move is the commonest mistake, and the one that a picture shows
// best.
func telling(v *claims.Verdict) int {
	d, plain := v.Decided(), v.Plain("")
	if !ofDay(v) || d == nil || plain == nil || math.IsNaN(plain.Value) ||
		plain.Side != claims.Close {
		return 0
	}
	priceOfDay := d.Side == claims.High || d.Side == claims.Low || d.Side == claims.Open
	switch {
	case v.Status == claims.OtherReading && priceOfDay && d.ToDate == plain.ToDate &&
		d.Security == plain.Security:
		return 3
	case v.Status == claims.Contradicted:
		return 2
	case v.Status == claims.Supported && d.Plain:
		return 1
	}
	return 0
}

// claimFindings say of the most telling claim what it comes to; none without one. One claim is told
// in full rather than all of them by number: the numbers follow in the subtitle.
func claimFindings(doc *report.Document, rows []row) (out []string) {
	var v *claims.Verdict
	best := 0
	for i := range rows {
		if k := telling(&rows[i].v); k > best {
			best, v = k, &rows[i].v
		}
	}
	if best == 0 {
		return nil
	}
	plain, move := v.Plain(""), v.Unit == claims.Fraction
	figure := units(strings.TrimLeft(v.Claim.Target.Text, "-−"))
	what := "The " + figure
	// The words of a bound begin with a small letter, and want a noun before them.
	switch bare := !unicode.IsLower([]rune(figure)[0]); {
	case !bare && move: // "at least 9 %"
		what = "The move of " + figure
	case !bare:
		what = "The price of " + figure
	case move:
		what += " move"
	}
	closed := "closed at " + writer(listingOf(doc, v), v)(plain.Value)
	if move {
		closed = "closed " + changed(plain.Value)
	}
	for _, name := range []string{label(doc, plain.Security), plain.Security} {
		switch best {
		case 3:
			out = append(out, what+" was the "+longName(v.Decided())+": "+name+" "+closed)
		case 2:
			out = append(out, name+" "+closed+", not the "+figure+" that was claimed")
		default:
			out = append(out, what+" is right: "+name+" "+closed)
		}
	}
	return out
}

// changed is "up 2.5 %", "down 1 %", "unchanged". A change of nothing has no direction, and a sign
// would give it one.
func changed(f float64) string {
	switch {
	case f > 0:
		return "up " + words.Size(f, words.Places(f))
	case f < 0:
		return "down " + words.Size(f, words.Places(f))
	}
	return "unchanged"
}

// claimTitles says how the verdicts fell. The verdicts come in a fixed order, from what holds to
// what cannot be told.
func claimTitles(rows []row) []string {
	n := map[claims.Status]int{}
	for _, r := range rows {
		n[r.v.Status]++
	}
	if len(rows) == 1 {
		r := rows[0]
		said := ": " + strings.ToLower(report.LookOf(r.v.Status).Short)
		return []string{r.what[0] + said, r.v.Claim.ID + said}
	}
	var parts []string
	all := ""
	// A verdict that no claim has is not said, or each title would list all five.
	say := func(st claims.Status, one, many string) {
		switch k := n[st]; {
		case k == len(rows):
			all = many
		case k == 1:
			parts = append(parts, "one "+one)
		case k > 1:
			parts = append(parts, words.Number(k)+" "+many)
		}
	}
	say(claims.Supported, "holds", "hold")
	say(claims.OtherReading, "holds only on another reading", "hold only on another reading")
	say(claims.Undecided, "is undecided", "are undecided")
	say(claims.Contradicted, "fails", "fail")
	say(claims.Unverifiable, "cannot be told", "cannot be told")
	total := words.Upper(words.Number(len(rows))) + " price claims: "
	if all != "" {
		return []string{"All " + words.Number(len(rows)) + " price claims " + all}
	}
	return []string{total + words.List(parts), words.Upper(words.List(parts))}
}

// claimsAlt carries the whole ledger, with the note on each claim: the picture is a table. A screen
// reader has nothing but this, so that nothing of the ledger is left out.
func claimsAlt(doc *report.Document, rows []row) string {
	var t strings.Builder
	t.WriteString("One row a claim. " +
		words.Ended(append(claimFindings(doc, rows), claimTitles(rows)...)[0]))
	for _, r := range rows {
		short := strings.ToLower(report.LookOf(r.v.Status).Short)
		fmt.Fprintf(&t, " %s (%s): %s.", r.what[0], r.v.Claim.Source, short)
		if r.v.Note != "" {
			t.WriteString(" " + words.Ended(r.v.Note))
		}
	}
	return t.String()
}
