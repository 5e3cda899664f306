package load

import (
	"stockmove/data/asked"
	"stockmove/eventstudy"
)

// releaseBars lets the opening, highest and lowest prices go once they have been examined, and the
// volumes where they are neither measured nor drawn. Of a study without claims nothing reads them
// later, and of a large panel they are most of the memory. Claims may ask for a high or an opening,
// so that a study with claims keeps all of them.
func releaseBars(s *asked.Spec, files *priceFiles, at places) {
	if !s.EventsOnly || len(s.Claims) > 0 {
		return
	}
	release := func(p *eventstudy.Prices) {
		if p != nil {
			p.Open, p.High, p.Low = nil, nil, nil
			if s.Undrawn && !s.OfVolumes() {
				p.Volume = nil
			}
			if h := p.Packed; h != nil { // of a study that is undrawn
				p.Packed = &eventstudy.PackedPrices{Close: h.Close, AdjClose: h.AdjClose}
			}
		}
	}
	// The columns of all securities of a file are parts of one array, and a series may stand in a
	// study under another name.
	for _, f := range files.list {
		if f.file != nil {
			for _, p := range f.file.Prices {
				release(p)
			}
		}
	}
	for _, x := range at.securities {
		release(x.Prices)
	}
	for _, m := range at.markets {
		release(m.Benchmark)
		for _, b := range m.Others {
			release(b)
		}
	}
}
