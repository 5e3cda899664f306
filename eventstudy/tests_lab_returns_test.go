package eventstudy

import (
	"math"
	"math/rand/v2"
)

// storms says whose variance follows a GARCH(1,1) with α = 0.10 and β = 0.88.
type storms int

const (
	noStorms     storms = iota
	ownStorms           // of each security by itself
	commonStorms        // of all securities together
)

// quiet says what a day without trading looks like in the returns.
type quiet int

const (
	allTrade  quiet = iota
	unchanged       // a return of exactly zero, whatever happened
	stale           // the last price stands, and the next trade makes up for it
	missing         // no price; the next return spans the day
)

// traits are one security's parameters in one study.
type traits struct{ sigma, beta, ratio float64 }

// fill draws the returns.
func (b *bench) fill(g *rand.Rand) {
	l := b.lab
	draw := l.draw
	if draw == nil {
		draw = (*rand.Rand).NormFloat64
	}
	line := b.panel.Lines[0]
	clear(b.centre)
	for t := range line.Days {
		line.Benchmark[t] = 0.0004 + 0.01*g.NormFloat64()
		b.common[t] = draw(g)
	}
	own, shared := math.Sqrt(1-l.rho), math.Sqrt(l.rho)
	for i, e := range b.events {
		b.traits[i] = l.traits(i, g)
		z := b.panel.Series[e.Security].Return
		for t, to := l.span(i); t <= to; t++ {
			z[t] = own*draw(g) + shared*b.common[t]
			b.centre[t] += z[t] / float64(l.events)
		}
	}
	if l.storms == commonStorms {
		variances(b.storm, b.common)
	}
	for i, e := range b.events {
		x := b.panel.Series[e.Security]
		if l.storms == ownStorms {
			variances(b.storm, x.Return)
		}
		b.scale(i, x)
		l.still(g, i, x)
	}
}

// traits draws the parameters of security i.
func (l lab) traits(i int, g *rand.Rand) traits {
	t := traits{sigma: 0.01 + 0.02*g.Float64(), ratio: 1}
	if l.sigma != nil {
		t.sigma = l.sigma(i, g)
	}
	t.beta = 0.5 + g.Float64()
	if l.variance > 0 {
		t.ratio = l.variance
	}
	if l.ratio != nil {
		t.ratio = l.ratio(g)
	}
	return t
}

// span is the days of event i, from its first estimation day to the last of its event window.
func (l lab) span(i int) (from, to int) {
	from = 1 + l.apart(i)
	return from, from + l.m + 20
}

// scale turns the drawn residuals of event i, of unit variance, into returns.
func (b *bench) scale(i int, x *Series) {
	l, p := b.lab, b.traits[i]
	from, to := l.span(i)
	for t := from; t <= to; t++ {
		s := p.sigma
		if t >= to-20 {
			s *= math.Sqrt(p.ratio)
		}
		if l.storms != noStorms {
			s *= math.Sqrt(b.storm[t])
		}
		x.Return[t] = 0.0001 + p.beta*x.Line.Benchmark[t] + s*(x.Return[t]-l.pull*b.centre[t])
	}
	x.Return[to-10] += l.effect
}

// variances fills h with the variances of a GARCH(1,1) of mean one that is driven by the
// innovations z.
func variances(h, z []float64) {
	const alpha, beta = 0.10, 0.88
	v := 1.0
	for t := range h {
		h[t] = v
		v = 1 - alpha - beta + (alpha*z[t]*z[t]+beta)*v
	}
}

// still lets event i's security rest on a random share of its days.
func (l lab) still(g *rand.Rand, i int, x *Series) {
	for t := range x.Priced {
		x.Priced[t], x.Gap[t] = true, 0
	}
	if l.quiet == allTrade {
		return
	}
	owed, gap := 1.0, int32(0)
	for t, to := l.span(i); t <= to; t++ {
		rests := g.Float64() < l.share
		switch {
		case l.quiet == unchanged && rests:
			x.Return[t] = 0
		case l.quiet == unchanged:
		case rests:
			owed *= 1 + x.Return[t]
			x.Return[t] = 0
			if gap++; l.quiet == missing {
				x.Return[t], x.Priced[t] = math.NaN(), false
			}
		default:
			x.Return[t] = owed*(1+x.Return[t]) - 1
			if l.quiet == missing {
				x.Gap[t] = gap
			}
			owed, gap = 1, 0
		}
	}
}
