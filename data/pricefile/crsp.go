package pricefile

import (
	"slices"

	"stockmove/eventstudy"
)

// chain makes an adjusted close of CRSP's total returns: it ends at the last close, and each day
// before is divided by one plus the return that followed. Where a return is missing in the middle
// the change of the price stands in for it, and a finding says so. Adjusted so, a price times any
// later ratio of adjusted prices gives what a holder has who reinvests dividends on the day (CRSP,
// calculations of total returns). The chain is anchored at the end, as adjusted closes of vendors
// are.
func (g *group) chain(p *eventstudy.Prices, rows []int32) {
	ret := g.cols[roleReturn-roleOpen]
	if ret == nil || p.AdjClose != nil || p.Close == nil || len(rows) == 0 {
		return
	}
	adj := make([]float64, len(rows))
	last := len(rows) - 1
	adj[last] = p.Close[last]
	var missing []eventstudy.Date
	for i := last; i > 0; i-- {
		growth := 1 + ret[rows[i]]
		if !(growth > 0) {
			growth = p.Close[i] / p.Close[i-1]
			missing = append(missing, p.Dates[i])
		}
		adj[i-1] = adj[i] / growth
	}
	p.AdjClose = adj
	if len(missing) == 0 {
		return
	}
	slices.Reverse(missing)
	p.Findings = append(p.Findings, eventstudy.Finding{Code: "return-missing", Dates: missing,
		Text: "the file has no total return for the day: the change of the price stands in for it"})
}

// rename gives securities that are told apart by a number the ticker of their last row, where these
// tickers are all different. A ticker that two of the numbers bear in turn would make one series of
// two, so that the numbers stay then.
func (b *body) rename(groups []*group) {
	if b.plan.naming < 0 {
		return
	}
	names := make([]string, len(groups))
	seen := map[string]bool{}
	for i, g := range groups {
		if g.n == 0 {
			continue
		}
		rows := g.list()
		names[i], _ = b.cell(int(rows[len(rows)-1]), b.plan.naming)
		if names[i] == "" || seen[names[i]] {
			return
		}
		seen[names[i]] = true
	}
	for i, g := range groups {
		if names[i] != "" {
			g.id = names[i]
		}
	}
}
