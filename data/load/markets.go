package load

import (
	"slices"
	"strings"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// places are the securities of a study and the markets that they trade in. It is what the steps
// after it work on, by value, so that none of them changes what another has.
type places struct {
	securities []eventstudy.Security
	markets    []eventstudy.Market
}

// withFactors gives the factors to every market; none are none.
func (p places) withFactors(f *eventstudy.Factors) places {
	if f == nil {
		return p
	}
	p.markets = slices.Clone(p.markets)
	for i := range p.markets {
		p.markets[i].Factors = f
	}
	return p
}

// resolver builds the places of a study. It lives for one call and collects what there is to say.
type resolver struct {
	*asked.Spec
	said
	files   *priceFiles
	indexes map[indexKey]*eventstudy.Prices // of benchmarks
}

// resolveMarkets builds the securities and the markets that they trade in, in the order of the
// study. Names that flags give are laid over the securities before the markets are built, since
// messages about markets name them.
func resolveMarkets(s *asked.Spec, files *priceFiles, listings []listing, r reach) (places, said,
	error) {
	m := resolver{Spec: s, files: files, indexes: map[indexKey]*eventstudy.Prices{}}
	securities := m.listed(listings)
	if err := nameSecurities(s, securities, r); err != nil {
		return places{}, m.said, err
	}
	markets, err := m.placed(listings)
	return places{securities, markets}, m.said, err
}

// listed are the securities whose prices could be read. A listing whose file is missing has no
// series, and its problem is known.
func (r *resolver) listed(listings []listing) (securities []eventstudy.Security) {
	for _, x := range listings {
		if x.prices == nil {
			continue
		}
		p := r.series(x.prices, x.spec.ID, x.spec.Currency, r.files.list[x.file])
		securities = append(securities, eventstudy.Security{ID: x.spec.ID, Name: x.spec.Name,
			Market: x.market, Prices: p, Shares: x.spec.Shares})
	}
	return securities
}

// placed are the markets that the listings trade in. The markets of the study file come first, in
// its order, and then those that securities or flags name, in the order of the securities, so that
// tables do not depend on a map.
func (r *resolver) placed(listings []listing) (markets []eventstudy.Market, err error) {
	used := map[string]bool{}
	for _, x := range listings {
		used[x.market] = true
	}
	// Securities of which no market is said share one without a name and without hours, whose
	// days are those of its benchmark or of the securities themselves.
	specs := r.Markets
	if used[""] {
		specs = append([]asked.MarketSpec{{}}, specs...)
	}
	for _, m := range specs {
		if !used[m.ID] {
			if err := r.unused(m); err != nil {
				return nil, err
			}
			continue
		}
		delete(used, m.ID)
		market, err := r.place(m)
		if err != nil {
			return nil, err
		}
		markets = append(markets, market)
	}
	// What remains are exchanges that securities name without a [[market]] of their own.
	for _, x := range listings {
		if used[x.market] {
			delete(used, x.market)
			market, err := r.place(asked.MarketSpec{ID: x.market})
			if err != nil {
				return nil, err
			}
			markets = append(markets, market)
		}
	}
	return markets, nil
}

// unused tells of a market in which nothing trades: a flag that has no effect is a
// misunderstanding; a market in a study file may wait for securities. The two kinds are told apart
// by where the market comes from.
func (r *resolver) unused(m asked.MarketSpec) error {
	switch {
	case m.Benchmark != nil && m.Benchmark.Flag:
		return input.Usage("say what trades there, as in --market BABA="+m.ID+
			", or leave the market out: --benchmark "+m.Benchmark.Prices.Shown,
			"the benchmark for market %s serves no security", m.ID)
	case m.Pos.File == "" && (m.Zone != "" || m.Open != ""):
		return input.Usage("say what trades there, as in --market BABA="+m.ID,
			"the market %s of --zone or --hours has no security", m.ID)
	case m.Pos.File != "":
		r.warn("market_unused", m.ID, "no security trades in this market of the study file")
	}
	return nil
}

// noteReplaced says which files of the study a flag has replaced: the study's own notes do not
// speak of them. A note on the origin of prices would otherwise be false in the report of a study
// whose prices were replaced.
func noteReplaced(s *asked.Spec, listings []listing, notes []string) []string {
	var names []string
	for _, x := range listings {
		if x.spec.Flag && x.spec.Pos.File != "" {
			names = append(names, x.spec.ID)
		}
	}
	for _, m := range s.Markets {
		if b := s.BenchmarkOf(m.ID); b != nil && b.Flag && m.Pos.File != "" {
			names = append(names, "the benchmark of "+m.ID)
		}
	}
	if len(names) == 0 || len(notes) == 0 {
		return notes
	}
	text := "The prices of " + words.List(names) + " come from files of the user's; what is " +
		"said of the study's own files does not hold for them."
	return append([]string{text}, notes...)
}

// place builds one market with its hours and its benchmark. A market without a benchmark is no
// fault here: whether the model needs one is asked when the design is settled.
func (r *resolver) place(m asked.MarketSpec) (eventstudy.Market, error) {
	out := eventstudy.Market{ID: m.ID, Name: m.Title()}
	h, err := m.Hours()
	if err != nil {
		return out, err
	}
	if h != nil { // an interface that holds a nil pointer is not nil
		out.Hours = h
	}
	b := r.BenchmarkOf(m.ID)
	if b == nil {
		return out, nil
	}
	if out.Benchmark, err = r.index(b); out.Benchmark == nil {
		return out, err
	}
	for _, more := range b.Others {
		p, err := r.index(more)
		if err != nil {
			return out, err
		}
		if p != nil {
			out.Others = append(out.Others, p)
		}
	}
	return out, nil
}

// indexKey tells the series of benchmarks apart: the file, and the name that the study gives one. A
// panel may hold several indexes, and a study may call one of them by another name.
type indexKey struct{ file, id string }

// index is the series of a benchmark, nil where its file or the file's content is a problem that is
// known. Markets that share a benchmark share the series too, and so do those of which one names it
// with its id and another without. Two markets with one index must share its series: what is found
// in it is then found once.
func (r *resolver) index(b *asked.BenchmarkSpec) (*eventstudy.Prices, error) {
	f := r.files.list[r.files.index[b.Prices.Key()]]
	if f.file == nil {
		return nil, nil
	}
	p, err := f.pick(b.ID)
	if err != nil {
		return nil, r.keep(err)
	}
	id := b.ID
	if id == "" {
		id = p.ID
	}
	key := indexKey{b.Prices.Key(), id}
	if r.indexes[key] == nil {
		// A benchmark is read with each security, and is never packed.
		r.indexes[key] = r.series(p, id, b.Currency, f).Unpacked(new(eventstudy.PriceRoom))
	}
	return r.indexes[key], nil
}

// series returns a series under the name and the currency of the study; what the reader returned is
// not edited. A file of one security is that security, whatever its ticker says; but the ticker may
// tell that the wrong file was named, which is a doubt.
func (r *resolver) series(p *eventstudy.Prices, id, currency string,
	f *priceFile) *eventstudy.Prices {
	q := *p
	if len(f.file.Prices) == 1 && !sameTicker(id, p.ID) && f.namesItself() {
		r.warn("ticker_differs", id, f.ref.Shown+" says that its prices are those of "+p.ID)
	}
	q.ID = id
	// What is doubtful in the whole file is doubtful in each of its series.
	q.Findings = append(append([]eventstudy.Finding(nil), f.file.Findings...), p.Findings...)
	switch {
	case currency == "": // the file's own word, if it has one, stands
	case q.Currency != "" && q.Currency != currency:
		r.warn("currency_differs", id, "the study says "+currency+", the file says "+q.Currency+
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
// exchange before or after a dot: "HK.00700", "0700.hk" and "700" are one. Vendors write the
// exchange before or behind the number, with a dot, a colon or a blank, and spreadsheets take the
// zeros off.
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
// Leading zeros say nothing in a number, and a ticker of letters has none.
func tickerParts(s string) []string {
	parts := strings.FieldsFunc(strings.ToUpper(s), func(r rune) bool {
		return strings.ContainsRune(". :/", r)
	})
	for i, p := range parts {
		parts[i] = strings.TrimLeft(p, "0")
	}
	return append(parts, "")[:max(len(parts), 1)]
}
