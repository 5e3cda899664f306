package asked

import (
	"slices"
	"strings"

	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
)

// AddPrices merges a --prices flag, "[ID=]PATH": a file of one or many securities, a folder, or
// "-". It takes the place of the study's security of that ID, else it is one more. Without an ID
// Load finds out what the file holds and does the same. A path that holds "=" is taken whole when
// such a file exists. The same security given by two flags is a mistake and not a choice.
func (s *Spec) AddPrices(flag string) error {
	id, path, err := splitPrefix("--prices", flag)
	if err != nil {
		return err
	}
	ref := input.FileRef(path)
	for i, x := range s.Securities {
		if id == "" || x.ID != id {
			continue
		}
		if x.Flag {
			return input.Usage("give each security one file", "--prices gives %q twice: %q and %q",
				id,
				x.Prices.Shown, path)
		}
		s.Securities[i].Prices, s.Securities[i].Flag = ref, true
		return nil
	}
	s.Securities = append(s.Securities, SecuritySpec{ID: id, Prices: ref, Flag: true})
	return nil
}

// AddBenchmark merges a --benchmark flag, "[MARKET=][ID=]PATH". One prefix alone is a market when
// it is one of the study's or a known exchange, else an ID; without a market the benchmark serves
// every market. A ticker may look like a market, so that the study's own markets and the known
// exchanges are asked, in this order.
func (s *Spec) AddBenchmark(flag string) error {
	first, path, err := splitPrefix("--benchmark", flag)
	if err != nil {
		return err
	}
	b := &BenchmarkSpec{Prices: input.FileRef(path), Flag: true}
	if first == "" {
		return s.setBenchmark("", b, flag)
	}
	id, rest, err := splitPrefix("--benchmark", path)
	if err != nil {
		return err
	}
	if id != "" { // two prefixes: the first can only be a market
		b.ID, b.Prices = id, input.FileRef(rest)
		return s.setBenchmark(first, b, flag)
	}
	if s.isMarket(first) {
		return s.setBenchmark(first, b, flag)
	}
	b.ID = first
	return s.setBenchmark("", b, flag)
}

// setBenchmark puts a benchmark in the place of the study's; of several flags for one market the
// first is the study's, and the others are there for Robust. A flag replaces the index of the study
// file, and keeps its name and currency only where it says that the index is the same.
func (s *Spec) setBenchmark(market string, b *BenchmarkSpec, flag string) error {
	if market == "" {
		if s.Benchmark != nil && s.Benchmark.Flag {
			return s.Benchmark.add(b, flag)
		}
		s.Benchmark = b
		return nil
	}
	i, err := s.addMarket(market)
	if err != nil {
		return err
	}
	if old := s.Markets[i].Benchmark; old != nil && old.Flag {
		return old.add(b, flag)
	}
	// Another file of the same index is still that index.
	if old := s.Markets[i].Benchmark; old != nil && old.ID == b.ID {
		b.Name, b.Currency = old.Name, old.Currency
	}
	s.Markets[i].Benchmark = b
	return nil
}

// isMarket reports a name that can only mean a market.
func (s *Spec) isMarket(id string) bool {
	if _, ok := s.MarketAt(id); ok {
		return true
	}
	_, ok := exchange(id)
	return ok
}

// AddFactors merges a --factors flag; the first one replaces the study's factor files, as
// the first of the other lists of files does.
func (s *Spec) AddFactors(path string) error {
	return addFile("--factors", path, &s.Factors, &s.ownFactors)
}

// AddClaims merges a --claims flag.
func (s *Spec) AddClaims(path string) error {
	return addFile("--claims", path, &s.Claims, &s.ownClaims)
}

// AddExcluded merges an --exclude-days flag.
func (s *Spec) AddExcluded(path string) error {
	return addFile("--exclude-days", path, &s.Excluded, &s.ownExcluded)
}

// AddEvents merges an --events flag. Events given by flags, whether by --event or
// --events, stand in place of the study's.
func (s *Spec) AddEvents(path string) error {
	if path != "" {
		s.replaceEvents()
	}
	return addFile("--events", path, &s.EventFiles, &s.ownEvents)
}

// replaceEvents drops the study's events at the first flag that brings others.
func (s *Spec) replaceEvents() {
	if !s.ownEvents {
		s.Events, s.EventFiles, s.ownEvents = nil, nil, true
	}
}

// addFile adds a file to a list that flags have taken over, or takes it over.
func addFile(flag, path string, refs *[]input.Ref, own *bool) error {
	if path == "" {
		return input.Usage("name a file", "%s names no file", flag)
	}
	if !*own {
		*refs, *own = nil, true
	}
	*refs = append(*refs, input.FileRef(path))
	return nil
}

// AddEvent merges an --event flag, "[SECURITY@]DATE" or "[SECURITY@]INSTANT". Without a security
// the event is one of all. A day that stands in several flags with different securities is one
// event of several securities, as it would be in a study file.
func (s *Spec) AddEvent(flag string) error {
	const hint = "write --event 2025-02-13, --event 2025-02-13T10:00:00+04:00 or --event " +
		"BABA@2025-02-13"
	e := EventSpec{Pos: eventstudy.Pos{Flag: "--event", File: flag}}
	when := flag
	// The last @: a ticker may hold one, a time does not.
	if i := strings.LastIndexByte(flag, '@'); i >= 0 {
		security := pricefile.CleanID(flag[:i])
		if security == "" {
			return input.Usage(hint, "--event %q names no security before the @", flag)
		}
		e.Securities, when = []string{security}, flag[i+1:]
	}
	if err := e.SetTime(when); err != nil {
		return input.Usage(hint, "--event %q is neither a day nor an instant", flag)
	}
	e.ID = EventID(e)
	s.replaceEvents()
	for i, old := range s.Events {
		if old.ID != e.ID {
			continue
		}
		// The same day for another security is the same event of one more security.
		if old.Securities != nil && e.Securities != nil &&
			!slices.Contains(old.Securities, e.Securities[0]) {
			s.Events[i].Securities = append(old.Securities, e.Securities[0])
			return nil
		}
		return input.Usage("give each event once", "--event %q repeats %q", flag, old.Pos.File)
	}
	s.Events = append(s.Events, e)
	return nil
}

// SetMarket merges a --market flag, "SECURITY=MARKET". A market that is neither the study's nor an
// exchange that is known needs SetZone and SetHours; Load complains when it lacks them. The id is
// that of the study or of the exchange, however the flag writes it.
func (s *Spec) SetMarket(flag string) error {
	security, market, err := splitLast("--market", flag,
		"SECURITY=MARKET, as in --market BABA=XNYS")
	if err != nil {
		return err
	}
	security = pricefile.CleanID(security)
	id := s.Markets[s.ensureMarket(market)].ID
	if s.MarketOf == nil {
		s.MarketOf = map[string]string{}
	}
	if old, ok := s.MarketOf[security]; ok && old != id {
		return input.Usage("give each security one market", "--market puts %q into %s and into %s",
			security, old, id)
	}
	s.MarketOf[security] = id
	return nil
}

// SetZone merges a --zone flag, "MARKET=ZONE", as in XLON=Europe/London.
func (s *Spec) SetZone(flag string) error {
	market, zone, err := splitLast("--zone", flag, "MARKET=ZONE, as in --zone XLON=Europe/London")
	if err != nil {
		return err
	}
	s.Markets[s.ensureMarket(market)].Zone = zone
	return nil
}

// SetHours merges a --hours flag, "MARKET=HH:MM-HH:MM" in local time.
func (s *Spec) SetHours(flag string) error {
	const form = "MARKET=HH:MM-HH:MM, as in --hours XLON=08:00-16:30"
	market, session, err := splitLast("--hours", flag, form)
	if err != nil {
		return err
	}
	opens, closes, ok := strings.Cut(session, "-")
	if !ok {
		return input.Usage("write "+form, "--hours %q has no opening and closing", flag)
	}
	m := &s.Markets[s.ensureMarket(market)]
	m.Open, m.Close = strings.TrimSpace(opens), strings.TrimSpace(closes)
	return nil
}

// splitLast splits "A=B" at the last "=": a ticker may hold one, a market does not.
func splitLast(flag, text, form string) (a, b string, err error) {
	if i := strings.LastIndexByte(text, '='); i >= 0 {
		a, b = strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:])
	}
	if a == "" || b == "" {
		return "", "",
			input.Usage("write "+form, "%s %q lacks what stands on one side of the =", flag, text)
	}
	return a, b, nil
}

// splitPrefix splits "[PREFIX=]PATH" at the first "=", unless a file of the whole name exists.
// Names of files may hold a "=" as well, and a file that exists is meant.
func splitPrefix(flag, text string) (prefix, path string, err error) {
	if text == "" {
		return "", "", input.Usage("", "%s names no file", flag)
	}
	i := strings.IndexByte(text, '=')
	if i < 0 {
		return "", text, nil
	}
	if _, err := input.FileRef(text).Stat(); err == nil {
		return "", text, nil
	}
	// a separator before the "=" belongs to a path: ./a=b.csv that is missing is one name
	if strings.ContainsAny(text[:i], `/\`) {
		return "", text, nil
	}
	if i == 0 || i == len(text)-1 {
		return "", "", input.Usage("", "%s %q lacks what stands on one side of the =", flag, text)
	}
	return pricefile.CleanID(text[:i]), text[i+1:], nil
}
