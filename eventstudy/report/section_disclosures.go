package report

import (
	"cmp"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// disclosures shows the dates one by one under the alternative of the study, a table for each
// window; the other alternatives are in disclosures.csv.
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
		name := cmp.Or(x.Label, x.ID)
		if i > 0 && x.ID == list[i-1].ID && x.Label == list[i-1].Label {
			name = "" // the next listing of the same event
		}
		row := t.add(name, x.Security, x.Day0.String(), percent(x.Expected), percent(x.CAR),
			probability(x.P, alpha), probability(x.PHolm, alpha), probability(x.RankP, alpha),
			probability(x.RankPHolm, alpha), seeable(x.Detectable), inMoney(r, x))
		row.Notes = texts(x.Warnings)
	}
	return t
}

func seeable(v float64) string {
	if math.IsNaN(v) {
		return words.Unknown
	}
	return "±" + size(v)
}

// inMoney writes what one share gained or lost, to a hundredth.
func inMoney(r *eventstudy.Report, x *eventstudy.Disclosure) string {
	if math.IsNaN(x.PerShare) {
		return words.Unknown
	}
	currency := ""
	if r.Panel != nil {
		if s := r.Panel.Series[x.Security]; s != nil && s.Security.Prices != nil {
			currency = s.Security.Prices.Currency
		}
	}
	return words.MoneyChange(math.Round(100*x.PerShare)/100, currency)
}

// disclosuresTable has a row for each window, alternative and date.
func disclosuresTable(d *Document) tidy {
	list := d.Disclosures
	return tidy{
		names("event,security,label,day0,first,last,side,return,expected,car,se,t,p,p_holm,rank," +
			"rank_of,rank_p,rank_p_holm,detectable,per_share,per_share_low,per_share_high," +
			"warnings"),
		len(list),
		func(c *cells, i int) {
			x := &list[i]
			c.text(x.ID)
			c.text(x.Security)
			c.text(x.Label)
			c.date(x.Day0)
			c.window(x.Window)
			c.text(string(x.Side))
			c.nums(x.Return, x.Expected, x.CAR, x.SE, x.T, x.P, x.PHolm)
			c.place(x.Rank, x.RankOf)
			c.nums(x.RankP, x.RankPHolm, x.Detectable, x.PerShare, x.PerShareCI[0],
				x.PerShareCI[1])
			c.warnings(x.Warnings)
			c.end()
		},
	}
}

// place appends a rank and its number, nothing where there is none.
func (c *cells) place(rank, of int) {
	if of == 0 {
		c.empty(2)
		return
	}
	c.int(rank)
	c.int(of)
}

// ranks appends the places of a window, nothing where it has none.
func (c *cells) ranks(w *eventstudy.WindowResult) {
	if w.RankOf == 0 {
		c.empty(7)
		return
	}
	c.place(w.Rank, w.RankOf)
	c.num(w.RankP)
	for _, n := range [...]int{w.RankTwo, w.RankUpper, w.RankLower, w.RankApart} {
		c.int(n)
	}
}

// disclosures writes the dates one by one; the key is there only where they were asked for.
func (s *scribe) disclosures(list []eventstudy.Disclosure) {
	if list == nil {
		return
	}
	s.maybe("disclosures").array()
	for i := range list {
		x := &list[i]
		s.lineObject()
		s.key("id").str(x.ID)
		s.key("security").str(x.Security)
		s.key("label").orNull(x.Label)
		s.key("day0").date(x.Day0)
		s.key("window").window(x.Window)
		s.key("side").str(string(x.Side))
		s.key("return").num(x.Return)
		s.key("expected").num(x.Expected)
		s.key("car").num(x.CAR)
		s.key("se").num(x.SE)
		s.key("t").num(x.T)
		s.key("p").num(x.P)
		s.key("p_holm").num(x.PHolm)
		if x.RankOf > 0 {
			s.maybe("rank").int(x.Rank)
			s.maybe("rank_of").int(x.RankOf)
		}
		s.key("rank_p").num(x.RankP)
		s.key("rank_p_holm").num(x.RankPHolm)
		s.key("detectable").num(x.Detectable)
		s.key("per_share").num(x.PerShare)
		s.key("per_share_ci").pair(x.PerShareCI[0], x.PerShareCI[1])
		s.doubts(x.Warnings)
		s.endObject()
	}
	s.endArray()
}

// ranks writes the place of a window, where it has one.
func (s *scribe) ranks(w *eventstudy.WindowResult) {
	if w.RankOf == 0 {
		return
	}
	s.maybe("rank").int(w.Rank)
	s.maybe("rank_of").int(w.RankOf)
	s.maybe("rank_p").num(w.RankP)
	s.maybe("rank_two").int(w.RankTwo)
	s.maybe("rank_upper").int(w.RankUpper)
	s.maybe("rank_lower").int(w.RankLower)
	s.maybe("rank_apart").int(w.RankApart)
}
