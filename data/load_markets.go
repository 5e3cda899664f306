package data

import (
	"context"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// resolveMarkets builds the securities and the markets that they trade in, in the order of the
// study.
func (l *loader) resolveMarkets(context.Context) error {
	used := map[string]bool{}
	for _, x := range l.listings {
		used[x.market] = true
		if x.prices == nil {
			continue
		}
		p := l.named(x.prices, x.spec.ID, x.spec.Currency, l.files.list[x.file])
		l.study.Securities = append(l.study.Securities,
			eventstudy.Security{ID: x.spec.ID, Name: x.spec.Name, Market: x.market, Prices: p})
		if len(x.spec.Shares) > 0 {
			l.study.Shares[x.spec.ID] = x.spec.Shares
		}
	}
	l.noteReplaced()
	if err := l.nameSecurities(); err != nil {
		return err
	}
	var ps eventstudy.Problems
	// Securities of which no market is said share one without a name and without hours, whose
	// days are those of its benchmark or of the securities themselves.
	specs := l.spec.Markets
	if used[""] {
		specs = append([]MarketSpec{{}}, specs...)
	}
	for _, m := range specs {
		if !used[m.ID] {
			// A flag that has no effect is a misunderstanding; a market in a study file may wait
			// for securities.
			if m.Benchmark != nil && m.Benchmark.flag {
				return usage("say what trades there, as in --market BABA="+m.ID+
					", or leave the market out: --benchmark "+m.Benchmark.Prices.Shown,
					"the benchmark for market %s serves no security", m.ID)
			}
			if m.Pos.File == "" && (m.Zone != "" || m.Open != "") {
				return usage("say what trades there, as in --market BABA="+m.ID,
					"the market %s of --zone or --hours has no security", m.ID)
			}
			if m.Pos.File != "" {
				l.warn("market_unused", m.ID, "no security trades in this market of the study file")
			}
			continue
		}
		delete(used, m.ID)
		market, err := l.market(m, &ps)
		if err != nil {
			return err
		}
		l.study.Markets = append(l.study.Markets, market)
	}
	// What remains are exchanges that securities name without a [[market]] of their own.
	for _, x := range l.listings {
		if used[x.market] {
			delete(used, x.market)
			market, err := l.market(MarketSpec{ID: x.market}, &ps)
			if err != nil {
				return err
			}
			l.study.Markets = append(l.study.Markets, market)
		}
	}
	return ps.Err()
}

// noteReplaced says which files of the study a flag has replaced: the study's own notes do
// not speak of them.
func (l *loader) noteReplaced() {
	var names []string
	for _, x := range l.listings {
		if x.spec.flag && x.spec.Pos.File != "" {
			names = append(names, x.spec.ID)
		}
	}
	for _, m := range l.spec.Markets {
		if b := l.spec.benchmarkOf(m.ID); b != nil && b.flag && m.Pos.File != "" {
			names = append(names, "the benchmark of "+m.ID)
		}
	}
	if len(names) > 0 && len(l.study.Notes) > 0 {
		text := "The prices of " + words.List(names) + " come from files of the user's; what is " +
			"said of the study's own files does not hold for them."
		l.study.Notes = append([]string{text}, l.study.Notes...)
	}
}

// market builds one market with its hours and its benchmark.
func (l *loader) market(m MarketSpec, ps *eventstudy.Problems) (eventstudy.Market, error) {
	out := eventstudy.Market{ID: m.ID, Name: m.title()}
	h, err := m.hours()
	if err != nil {
		return out, err
	}
	if h != nil { // an interface that holds a nil pointer is not nil
		out.Hours = h
	}
	b := l.spec.benchmarkOf(m.ID)
	if b == nil {
		return out, nil
	}
	out.Benchmark = l.index(b, ps)
	if out.Benchmark == nil {
		return out, nil
	}
	for _, more := range b.others {
		if p := l.index(more, ps); p != nil {
			out.Others = append(out.Others, p)
		}
	}
	return out, nil
}

// indexKey tells the series of benchmarks apart: the file, and the name that the study gives one.
type indexKey struct{ file, id string }

// index is the series of a benchmark, nil where its file or the file's content is a problem that is
// known. Markets that share a benchmark share the series too, and so do those of which one names it
// with its id and another without.
func (l *loader) index(b *BenchmarkSpec, ps *eventstudy.Problems) *eventstudy.Prices {
	f := l.files.list[l.files.index[b.Prices.key()]]
	if f.file == nil {
		return nil
	}
	p, err := f.pick(b.ID)
	if err != nil {
		ps.Merge(err.(*eventstudy.Problems))
		return nil
	}
	id := b.ID
	if id == "" {
		id = p.ID
	}
	key := indexKey{b.Prices.key(), id}
	if l.indexes[key] == nil {
		if l.indexes == nil {
			l.indexes = map[indexKey]*eventstudy.Prices{}
		}
		l.indexes[key] = l.named(p, id, b.Currency, f)
	}
	return l.indexes[key]
}

// named returns a series under the name and the currency of the study; what the reader returned is
// not edited.
func (l *loader) named(p *eventstudy.Prices, id, currency string, f *priceFile) *eventstudy.Prices {
	q := *p
	if len(f.file.Prices) == 1 && !sameTicker(id, p.ID) && f.namesItself() {
		l.warn("ticker_differs", id, f.ref.Shown+" says that its prices are those of "+p.ID)
	}
	q.ID = id
	// What is doubtful in the whole file is doubtful in each of its series.
	q.Findings = append(append([]eventstudy.Finding(nil), f.file.Findings...), p.Findings...)
	switch {
	case currency == "": // the file's own word, if it has one, stands
	case q.Currency != "" && q.Currency != currency:
		l.warn("currency_differs", id, "the study says "+currency+", the file says "+q.Currency+
			"; what the study says is used")
		q.Currency = currency
	default:
		q.Currency = currency
	}
	return &q
}

// namesItself reports a ticker that stands inside the file; the file's own name is no
// evidence of what it holds.
func (f *priceFile) namesItself() bool {
	for _, e := range f.file.Evidence {
		if e.Decision == "id" {
			return false
		}
	}
	return true
}

// sameTicker compares two names of a security up to the letters' case, leading zeros and an
// exchange before or after a dot: "HK.00700", "0700.hk" and "700" are one.
func sameTicker(a, b string) bool {
	x, y := tickerParts(a), tickerParts(b)
	first, last := func(p []string) string { return p[0] },
		func(p []string) string { return p[len(p)-1] }
	switch {
	case len(x) == 1 && len(y) == 1:
		return x[0] == y[0]
	case len(x) == 1:
		return x[0] == first(y) || x[0] == last(y)
	case len(y) == 1:
		return y[0] == first(x) || y[0] == last(x)
	}
	return strings.Join(x, ".") == strings.Join(y, ".") ||
		first(x) == last(y) && last(x) == first(y)
}

// tickerParts cuts a ticker at what separates it from its exchange; there is always one part.
func tickerParts(s string) []string {
	parts := strings.FieldsFunc(strings.ToUpper(s), func(r rune) bool {
		return strings.ContainsRune(". :/", r)
	})
	for i, p := range parts {
		parts[i] = strings.TrimLeft(p, "0")
	}
	return append(parts, "")[:max(len(parts), 1)]
}
