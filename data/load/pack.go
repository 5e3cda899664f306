package load

import (
	"context"

	"stockmove/data/asked"
	"stockmove/eventstudy/pool"
)

// fewPacked is how many rows of prices are left as they are: packing them is not worth the while.
const fewPacked = 1 << 18

// packPrices packs the prices of the securities once they have been examined, where the study
// measures its events and asks nothing of a series afterwards. The columns of a large panel are
// most of what a study holds.
func packPrices(s *asked.Spec, at places) {
	_, peers := s.PeersAsked()
	if !s.MeasuredOnce || !s.EventsOnly || len(s.Claims) > 0 || peers || s.OfVolumes() {
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
