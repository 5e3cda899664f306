package report

import (
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// differenceTable has a row for each two groups and window, and for all groups at once. The test of
// all groups at once stands with the pairs, for a single pair that differs among many is to be
// expected.
func differenceTable(r *eventstudy.Report) *table {
	t := &table{Caption: "Differences between groups",
		Foot: "Difference: the mean cumulative abnormal return of the first group less that of " +
			"the " +
			"second; welch where their events have dates of their own, series where they share " +
			"dates (stockmove explain welch, series)."}
	// With two groups there is one pair and nothing to adjust: a column of dashes would take room
	// for nothing.
	holm := slices.ContainsFunc(r.Differences, func(d eventstudy.Difference) bool {
		return !math.IsNaN(d.PHolm)
	})
	if holm {
		t.Foot += " Holm p: adjusted for the number of pairs."
	}
	t.columns(left("Window"), left("Groups"), right("N"), right("Difference"), right("SE"),
		right(words.Level(1-r.Design.Alpha)+" interval"), left("Test"), right("Statistic"),
		right("p"), right("Holm p").when(holm))
	for i := range r.Differences {
		d := &r.Differences[i]
		name, stat := d.A+" − "+d.B, "t = "+words.Signed(d.Stat, 2)
		// All groups at once have an F and no pair.
		if d.A == "" {
			name, stat = "all alike", "F = "+words.Fixed(d.Stat, 2)
		}
		n := words.Count(d.NA)
		if d.A != "" {
			n += " and " + words.Count(d.NB)
		}
		row := t.add(d.Window.String(), name, n, percent(d.Estimate), size(d.SE), interval(d.CI),
			d.Method, stat, probability(d.P, r.Design.Alpha), probability(d.PHolm, r.Design.Alpha))
		row.Notes = texts(d.Warnings)
	}
	return t
}

// differencesTable has a row for each two groups and window, and for all groups at once.
func differencesTable(d *Document) tidy {
	return rowsOf("first,last,a,b,n_a,n_b,estimate,se,stat,df,df2,p,ci_low,ci_high,p_holm,method,"+
		"warnings", d.study().Differences, func(c *cells, x *eventstudy.Difference) {
		differenceFields(c, x)
		c.warnings(x.Warnings)
	})
}
