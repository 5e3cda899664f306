package eventstudy

import "math"

// perShare says what the abnormal return of a window is worth for one share. There is one p-value
// for both: a test of the dollars is the test of the return that they are made from (Duarte-Silva &
// Tripolski Kimel 2014).
func (o *Outcome) perShare(x *Series, r *WindowResult, d *Design) {
	from, expected, daily := math.NaN(), 0.0, 0.0
	for k := r.Window.First; k <= r.Window.Last; k++ {
		day := o.Day(k)
		if day == nil || math.IsNaN(day.AR) {
			continue
		}
		price := quoted(x, day.From)
		if math.IsNaN(from) {
			from = price
		}
		expected += day.Expected
		daily += d.Returns.worth(price, day.Expected, day.AR)
	}
	worth := func(car float64) float64 { return d.Returns.worth(from, expected, car) }
	r.PerShareDaily = daily
	r.PerShare = worth(r.CAR)
	r.PerShareCI = [2]float64{worth(r.CI[0]), worth(r.CI[1])}
}

// worth is what an abnormal return is in money for one share of a price: of a simple return its
// product, of a logarithmic one what the price is above the one that was expected.
func (k ReturnKind) worth(price, expected, ar float64) float64 {
	if k == Log {
		return price * math.Exp(expected) * math.Expm1(ar)
	}
	return price * ar
}

// quoted is the close of a day as the file quotes it; NaN where it has none but one that dividends
// are taken out of.
func quoted(x *Series, day Date) float64 {
	p := x.Security.Prices
	if p == nil || p.Close == nil || p.Basis == Total {
		return math.NaN()
	}
	row, ok := p.Find(day)
	if !ok {
		return math.NaN()
	}
	return p.Close[row]
}
