package report

import (
	"cmp"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// disclosures shows the dates one by one under the alternative of the study, a table for each
// window; the other alternatives are in disclosures.csv. It is the form that courts and regulators
// ask for: each date by itself, in money, with the number of dates taken into account.
func disclosures(d *Document) []block {
	r := d.study()
	var out []block
	for _, w := range r.Design.Windows {
		list := slices.DeleteFunc(slices.Clone(d.Disclosures), func(x eventstudy.Disclosure) bool {
			return x.Window != w || x.Side != alternative(&r.Design)
		})
		if len(list) > 0 {
			out = append(out, block{Table: disclosureTable(d, w, list)})
		}
	}
	// One foot serves the tables of all windows, whose columns mean the same.
	if len(out) > 0 {
		out[0].Table.Foot = "Expected: the part of the market. p: Student's t, " + tail(r) +
			"; SQ p: place among the sums of as many estimation days, which needs no normality. " +
			"Holm: adjusted for the number of dates of the listing. Could see: the smallest true " +
			"effect that the t finds four times in five. Per share: the abnormal return times " +
			"the last close before the window; its p is that of the return. Other alternatives " +
			"and intervals: disclosures.csv."
	}
	return out
}

// alternative is the one of the design, by its name.
func alternative(d *eventstudy.Design) eventstudy.Tail {
	if d.Tail == "" {
		return eventstudy.TwoSided
	}
	return d.Tail
}

// disclosureTable has a row for each date of one window.
func disclosureTable(d *Document, w eventstudy.Window, list []eventstudy.Disclosure) *table {
	r := d.study()
	alpha := r.Design.Alpha
	t := &table{Caption: "Date by date, window " + w.String(),
		Columns: []column{wide("Event"), left("Security"), left("Day 0"), right("Expected"),
			right("Abnormal"), right("p"), right("Holm"), right("SQ p"), right("Holm"),
			right("Could see"), right("Per share")}}
	for i := range list {
		x := &list[i]
		// An event is named once above the listings that it moved.
		name := cmp.Or(x.Label, x.ID)
		if i > 0 && x.ID == list[i-1].ID && x.Label == list[i-1].Label {
			name = "" // the next listing of the same event
		}
		row := t.add(name, x.Security, x.Day0.String(), percent(x.Expected), percent(x.CAR),
			probability(x.P, alpha), probability(x.PHolm, alpha), probability(x.RankP, alpha),
			probability(x.RankPHolm, alpha), scale{}.within(x.Detectable), inMoney(r, x))
		row.Notes = texts(x.Warnings)
	}
	return t
}

// inMoney writes what one share gained or lost, to a hundredth. The currency is the listing's own;
// where it is not known the amount stands alone.
func inMoney(r *eventstudy.Report, x *eventstudy.Disclosure) string {
	if math.IsNaN(x.PerShare) {
		return words.Unknown
	}
	currency := ""
	if s := seriesOf(r, x.Security); s != nil && s.Security.Prices != nil {
		currency = s.Security.Prices.Currency
	}
	return words.MoneyChange(math.Round(100*x.PerShare)/100, currency)
}

// disclosuresTable has a row for each window, alternative and date.
func disclosuresTable(d *Document) tidy {
	return rowsOf("event,security,label,day0,first,last,side,return,expected,car,se,t,p,p_holm,"+
		"rank,rank_of,rank_p,rank_p_holm,detectable,per_share,per_share_low,per_share_high,"+
		"warnings", d.Disclosures, func(c *cells, x *eventstudy.Disclosure) {
		c.text("event", x.ID)
		disclosureFields(c, x)
		c.warnings(x.Warnings)
	})
}

// disclosureFields is one date over one window under one alternative.
func disclosureFields(r record, x *eventstudy.Disclosure) {
	r.text("security", x.Security)
	r.known("label", x.Label)
	r.date("day0", x.Day0)
	r.window("window", x.Window)
	r.text("side", string(x.Side))
	nums(r, num{"return", x.Return}, num{"expected", x.Expected}, num{"car", x.CAR},
		num{"se", x.SE}, num{"t", x.T}, num{"p", x.P}, num{"p_holm", x.PHolm})
	if x.RankOf > 0 {
		r.maybe().int("rank", x.Rank)
		r.maybe().int("rank_of", x.RankOf)
	}
	nums(r, num{"rank_p", x.RankP}, num{"rank_p_holm", x.RankPHolm},
		num{"detectable", x.Detectable}, num{"per_share", x.PerShare})
	r.interval(ofPerShare, x.PerShareCI)
}

// disclosures writes the dates one by one; the key is there only where they were asked for.
func (s *scribe) disclosures(list []eventstudy.Disclosure) {
	if list == nil {
		return
	}
	lines(s.maybe("disclosures"), list, func(m members, x *eventstudy.Disclosure) {
		m.text("id", x.ID)
		disclosureFields(m, x)
		m.doubts(x.Warnings)
	})
}
