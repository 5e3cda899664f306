package load

import (
	"context"

	"stockmove/data/asked"
	"stockmove/eventstudy"
	"stockmove/eventstudy/pool"
)

// fewPacked is how many rows of prices are left as they are: packing them is not worth the while.
const fewPacked = 1 << 18

// mayPack reports a study that measures its events and asks nothing of a series afterwards, so that
// its prices may be held packed.
func mayPack(s *asked.Spec) bool {
	_, peers := s.PeersAsked()
	return s.MeasuredOnce && s.EventsOnly && len(s.Claims) == 0 && !peers && !s.OfVolumes()
}

// packPrices packs the prices of the securities once they have been examined, as far as their
// files have not. The columns of a large panel are most of what a study holds.
func packPrices(s *asked.Spec, at places) {
	if !mayPack(s) {
		return
	}
	rows := 0
	for _, x := range at.securities {
		rows += len(x.Prices.Dates)
	}
	if rows < fewPacked {
		return
	}
	_ = pool.Each(context.Background(), len(at.securities), 0, func(i int) {
		if p := at.securities[i].Prices; p.Return == nil {
			p.Pack()
		}
	})
}

// packDates packs the days of packed prices, when nothing more is read that may ask for them.
func packDates(securities []eventstudy.Security) {
	_ = pool.Each(context.Background(), len(securities), 0, func(i int) {
		if p := securities[i].Prices; p.Packed != nil {
			p.PackDates()
		}
	})
}
