package synth

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"stockmove/eventstudy"
)

// Panel is a Spec carried out as far as all securities share it: the days, the market and the
// events. The securities themselves are made while they are written. Memory is needed for the
// events and the days alone, however many securities there are.
type Panel struct {
	Spec   Spec
	Dates  []eventstudy.Date
	Market []float64 // simple return of each day; the first has none
	Events []Event   // by security, then by day

	first []int // index of the first event of each security; one more at the end
}

// Event is one announcement.
type Event struct {
	Security  int
	Day       int  // index into Dates
	Clustered bool // on a day that it shares with others
}

// Security is what is true of one listing.
type Security struct {
	Alpha, Beta float64 // of the market model, daily, decimals
	Sigma       float64 // standard deviation of ε
	Split       int     // day of a split two for one, index into Dates; 0 is none
}

// The streams of random numbers: each security has its own, so that securities can be made
// side by side and one more of them changes no other.
const (
	streamMarket = iota
	streamEvents
	streamSecurity
)

// random returns the numbers of a stream, the same for the same seed.
func (s Spec) random(stream int) *rand.Rand {
	return rand.New(rand.NewPCG(s.Seed, uint64(stream)))
}

// New returns the panel of a Spec that Check finds nothing wrong with. The days are the weekdays
// from the first Monday of 2000 on, without holidays: no calendar is needed to say which days there
// are.
func New(s Spec) (*Panel, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	p := &Panel{Spec: s, Dates: make([]eventstudy.Date, 0, s.Days)}
	for d := eventstudy.NewDate(2000, 1, 3); len(p.Dates) < s.Days; d++ {
		if !d.Weekend() {
			p.Dates = append(p.Dates, d)
		}
	}
	r := s.random(streamMarket)
	p.Market = make([]float64, s.Days)
	for t := 1; t < s.Days; t++ {
		p.Market[t] = bounded(0.0003 + 0.01*r.NormFloat64())
	}
	p.draw(s.random(streamEvents))
	return p, nil
}

// draw chooses security and day of every event; one security never has two on one day. An event
// lies so far from both ends that its windows fit.
func (p *Panel) draw(r *rand.Rand) {
	s := p.Spec
	clustered := int(math.Round(s.Cluster * float64(s.Events)))
	day := func() int { return Before + r.IntN(s.Days-Before-After) }
	var common []int
	for range (clustered + perDay - 1) / perDay {
		common = append(common, day())
	}
	taken := make(map[[2]int]bool, s.Events)
	for tries := 0; len(p.Events) < s.Events; tries++ {
		e := Event{Security: r.IntN(s.Securities), Clustered: len(p.Events) < clustered}
		// Few securities may have no room on the common days; their events stand alone then.
		if e.Clustered = e.Clustered && tries < 20*s.Events; e.Clustered {
			e.Day = common[r.IntN(len(common))]
		} else {
			e.Day = day()
		}
		if key := [2]int{e.Security, e.Day}; !taken[key] {
			taken[key] = true
			p.Events = append(p.Events, e)
		}
	}
	slices.SortFunc(p.Events, func(a, b Event) int {
		return cmp.Or(a.Security-b.Security, a.Day-b.Day)
	})
	p.first = make([]int, s.Securities+1)
	for _, e := range p.Events {
		p.first[e.Security+1]++
	}
	for i := range s.Securities {
		p.first[i+1] += p.first[i]
	}
}

// ID is the ticker of security i.
func (p *Panel) ID(i int) string { return fmt.Sprintf("S%05d", i+1) }

// Security returns what is true of security i, and the random numbers that its prices go on with.
func (p *Panel) Security(i int) (Security, *rand.Rand) {
	r := p.Spec.random(streamSecurity + i)
	x := Security{
		Alpha: 0.0004 * (r.Float64() - 0.5),
		Beta:  0.5 + r.Float64(),
		Sigma: 0.01 + 0.02*r.Float64(),
	}
	if day, split := 1+r.IntN(p.Spec.Days-1), r.Float64(); split < p.Spec.Splits {
		x.Split = day
	}
	return x, r
}

// bounded keeps a return within what a price can do, and an endless tail out of the file. A normal
// return of many standard deviations would make a price of zero or less.
func bounded(x float64) float64 { return min(max(x, -0.6), 1) }
