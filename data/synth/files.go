package synth

import (
	"context"
	"io"
	"math"
	"math/rand/v2"
	"strconv"

	"stockmove/eventstudy/pool"
)

// File is one file of a panel.
type File struct {
	Name  string
	Write func(w io.Writer) error
}

// Files lists the files of a panel in their order: the prices of all securities in long form, the
// benchmark, the events, and what is true of each security. The first three are what a study reads;
// the last is for whoever checks its answers.
func (p *Panel) Files() []File {
	return []File{
		{"prices.csv", p.writePrices},
		{"benchmark.csv", p.writeBenchmark},
		{"events.csv", p.writeEvents},
		{"truth.csv", p.writeTruth},
	}
}

// writePrices makes a round of securities side by side and writes them in their order, so that
// memory is bounded whatever the size of the panel.
func (p *Panel) writePrices(w io.Writer) error {
	const header = "symbol,date,open,high,low,close,adj_close,volume\n"
	if _, err := io.WriteString(w, header); err != nil {
		return err
	}
	const round = 64
	bufs := make([][]byte, round)
	for from := 0; from < p.Spec.Securities; from += round {
		n := min(round, p.Spec.Securities-from)
		_ = pool.Each(context.Background(), n, 0, func(k int) {
			bufs[k] = p.appendSecurity(bufs[k][:0], from+k)
		})
		for _, b := range bufs[:n] {
			if _, err := w.Write(b); err != nil {
				return err
			}
		}
	}
	return nil
}

// appendSecurity appends the rows of one security. Its price is followed in units of the last day,
// as an adjusted close is; before a split the quoted close is twice that. Rows that are missing are
// drawn like the rest, but never beside an event, whose effect would else be spread over two days.
func (p *Panel) appendSecurity(b []byte, i int) []byte {
	x, r := p.Security(i)
	events := p.Events[p.first[i]:p.first[i+1]]
	price := 20 * math.Exp(2.3*r.Float64())
	id := p.ID(i)
	for t, d := range p.Dates {
		for len(events) > 0 && events[0].Day < t {
			events = events[1:]
		}
		if t > 0 {
			ret := x.Alpha + x.Beta*p.Market[t] + x.Sigma*r.NormFloat64()
			if len(events) > 0 && events[0].Day == t {
				ret += p.Spec.Effect
			}
			price *= 1 + bounded(ret)
		}
		// An event's effect lies between two days that are both there.
		near := len(events) > 0 && events[0].Day-t <= 1
		if missing := r.Float64() < p.Spec.Gaps; missing && !near && t > 0 {
			continue
		}
		b = append(append(b, id...), ',')
		b = append(d.AppendISO(b), ',')
		quoted := price
		if t < x.Split {
			quoted *= 2
		}
		b = appendBar(b, quoted, price, r)
	}
	return b
}

// appendBar appends the prices of a day around its close, and the volume.
func appendBar(b []byte, close, adj float64, r *rand.Rand) []byte {
	open := close * (1 + 0.01*(r.Float64()-0.5))
	high := max(open, close) * (1 + 0.01*r.Float64())
	low := min(open, close) * (1 - 0.01*r.Float64())
	for _, v := range [...]float64{open, high, low, close, adj} {
		b = append(appendPrice(b, v), ',')
	}
	b = strconv.AppendInt(b, 100_000+r.Int64N(9_900_000), 10)
	return append(b, '\n')
}

// appendPrice writes four decimals, six below 1. Prices below 1 need more places, or their returns
// would be those of rounding.
func appendPrice(b []byte, v float64) []byte {
	scale, places := 1e4, 4
	if v < 1 {
		scale, places = 1e6, 6
	}
	n := max(int64(math.Round(v*scale)), 1)
	whole, part := n/int64(scale), n%int64(scale)
	b = append(strconv.AppendInt(b, whole, 10), '.')
	for place := int64(math.Pow10(places - 1)); place > 0; place /= 10 {
		b = append(b, byte('0'+part/place%10))
	}
	return b
}

// writeBenchmark writes the market as an index.
func (p *Panel) writeBenchmark(w io.Writer) error {
	b := []byte("Date,Close\n")
	level := 1000.0
	for t, d := range p.Dates {
		level *= 1 + p.Market[t]
		b = append(d.AppendISO(b), ',')
		b = append(appendPrice(b, level), '\n')
	}
	_, err := w.Write(b)
	return err
}

// writeEvents writes a row for each event; its group tells those that share a day by design.
func (p *Panel) writeEvents(w io.Writer) error {
	b := []byte("security,date,id,group\n")
	for k, e := range p.Events {
		b = append(append(b, p.ID(e.Security)...), ',')
		b = append(p.Dates[e.Day].AppendISO(b), ",E"...)
		b = strconv.AppendInt(b, int64(k+1), 10)
		if e.Clustered {
			b = append(b, ",clustered\n"...)
		} else {
			b = append(b, ",alone\n"...)
		}
	}
	_, err := w.Write(b)
	return err
}

// writeTruth writes what is true of each security: its model, its effect on day 0, its split.
func (p *Panel) writeTruth(w io.Writer) error {
	b := []byte("security,alpha,beta,sigma,effect,events,split\n")
	for i := range p.Spec.Securities {
		x, _ := p.Security(i)
		b = append(b, p.ID(i)...)
		for _, v := range [...]float64{x.Alpha, x.Beta, x.Sigma, p.Spec.Effect} {
			b = strconv.AppendFloat(append(b, ','), v, 'g', 6, 64)
		}
		b = strconv.AppendInt(append(b, ','), int64(p.first[i+1]-p.first[i]), 10)
		b = append(b, ',')
		if x.Split > 0 {
			b = p.Dates[x.Split].AppendISO(b)
		}
		b = append(b, '\n')
	}
	_, err := w.Write(b)
	return err
}
