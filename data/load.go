package data

import (
	"context"
	"errors"
	"strings"

	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// Study is what a study reads, opened, read and checked: all that the core needs.
type Study struct {
	Name       string // of the case or the study's folder, empty for flags alone
	Title      string
	Design     eventstudy.Design // every default filled in
	Markets    []eventstudy.Market
	Securities []eventstudy.Security
	Events     []eventstudy.Event // one for each event and security
	Claims     []claims.Claim
	// the most by which another reading of a claim may agree by chance; 0 is the usual limit
	Chance   float64
	Shares   map[string][]claims.Shares // by security
	Inputs   []Input
	Warnings []eventstudy.Warning
	Notes    []string // on where the inputs come from, a paragraph each
	Case     string   // the embedded case that is studied; empty for a study of the user's own
}

// Input is one input that was read, for the manifest.
type Input struct {
	ID          string // security, benchmark or file name
	Role        string
	Path        string // as the user named it
	SHA256      string // of the bytes as given
	Dialect     string
	Basis       eventstudy.Basis
	First, Last eventstudy.Date // NoDate where the input has no days
	Rows        int
	Findings    []eventstudy.Finding
}

// What an input is for.
const (
	RoleStudy     = "study"
	RolePrices    = "prices"
	RoleBenchmark = "benchmark"
	RoleFactors   = "factors"
	RoleEvents    = "events"
	RolePeers     = "peers"
	RoleClaims    = "claims"
	RoleExcluded  = "exclude-days"

	RoleCharacteristics = "characteristics"
)

// loader carries the state of one Load.
type loader struct {
	spec     *Spec
	study    *Study
	files    *priceFiles
	listings []listing
	indexes  map[indexKey]*eventstudy.Prices // of benchmarks
	peers    []string                        // that are named, where the model reads them
	idle     map[string]bool                 // securities that are left out, see Spec.EventsOnly
	ps       eventstudy.Problems
}

// Load opens, reads and checks every input of a study, each file once and in parallel, in an order
// of results that depends on the study alone. A contradiction in what was asked for is a
// UsageError; what is wrong with the files is collected in one Problems.
func Load(ctx context.Context, s *Spec) (*Study, error) {
	// What flags say wrongly is said before files are read, which may take long.
	if _, _, err := s.design(nil); err != nil {
		return nil, err
	}
	if err := s.checkStdin(); err != nil {
		return nil, err
	}
	l := &loader{spec: s, study: &Study{Shares: map[string][]claims.Shares{}, Name: s.Name,
		Title: s.Title, Notes: s.Notes, Warnings: append([]eventstudy.Warning(nil), s.warnings...)}}
	if s.Chance != nil {
		l.study.Chance = *s.Chance
	}
	if s.Source.FS != nil {
		l.study.Case = s.Name
	}
	if !s.Source.Zero() {
		l.input(Input{ID: s.Source.Base(), Role: RoleStudy, Path: s.Source.Shown, SHA256: s.sum})
	}
	// Events and claims speak of securities and markets; the design comes after factors, which its
	// model may need, and after events, since only the markets that have any need a benchmark.
	for _, step := range []func(context.Context) error{
		l.readPrices, l.resolveSecurities, l.readPeers, l.resolveMarkets, l.readFactors,
		l.eventsAndFindings, l.readCharacteristics, l.readExcluded, l.resolveDesign, l.readClaims,
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := l.collect(step(ctx)); err != nil {
			return nil, err
		}
	}
	if err := l.ps.Err(); err != nil {
		return nil, err
	}
	l.tellContents()
	l.leaveIdle()
	if l.study.Title == "" {
		l.study.Title = l.study.defaultTitle()
	}
	return l.study, nil
}

// tellContents says which files do not hold the returns that the study is said to read, and that
// units of returns are idle where none are read.
func (l *loader) tellContents() {
	read := l.spec.Read
	if read.Input != pricefile.HoldsReturns {
		if read.ReturnUnits != "" {
			l.warn("return_units_idle", "",
				"the units of returns have no effect: the files are read as prices"+
					" (--input returns)")
		}
		return
	}
	for _, f := range l.files.list {
		if f.file != nil && len(f.file.Prices) > 0 && f.file.Prices[0].Return == nil {
			l.warn("prices_among_returns", f.ref.Shown, "the file holds prices and not returns: no"+
				" column is named after returns and no close is negative; returns are"+
				" computed from it")
		}
	}
}

// checkStdin refuses to read the standard input for two things: the second would find it empty.
func (s *Spec) checkStdin() error {
	var users []string
	use := func(role string, refs ...Ref) {
		for _, r := range refs {
			if r.Stdin() {
				users = append(users, role)
			}
		}
	}
	use("the study", s.Source)
	// Prices and benchmarks may share one file, which is read once.
	var prices []Ref
	for _, x := range s.Securities {
		prices = append(prices, x.Prices)
	}
	for _, b := range s.benchmarks() {
		prices = append(prices, b.spec.Prices)
	}
	for _, r := range prices {
		if r.Stdin() {
			use("prices", r)
			break
		}
	}
	use("factors", s.Factors...)
	use("events", s.EventFiles...)
	use("characteristics", s.Characteristics)
	use("claims", s.Claims...)
	use("the days to exclude", s.Excluded...)
	if len(users) > 1 {
		return usage("save all but one of them to files", "the standard input cannot be %s at once",
			words.List(users))
	}
	return nil
}

// collect keeps the problems of one step for the end, so that a user sees all of them at
// once; any other error ends the loading.
func (l *loader) collect(err error) error {
	var ps *eventstudy.Problems
	if errors.As(err, &ps) {
		l.ps.Merge(ps)
		return nil
	}
	return err
}

// input lists an input.
func (l *loader) input(in Input) {
	l.study.Inputs = append(l.study.Inputs, in)
}

// warn adds a doubt that belongs to no single number; doubts about prices travel with the
// prices instead.
func (l *loader) warn(code, where, text string) {
	l.study.Warnings = append(l.study.Warnings,
		eventstudy.Warning{Code: code, Where: where, Text: text})
}

// resolveDesign settles the model, whose default depends on the benchmarks of the markets
// that have events.
func (l *loader) resolveDesign(context.Context) error {
	markets := l.eventMarkets()
	var lacking []string
	for _, m := range markets {
		if m.Benchmark == nil {
			lacking = append(lacking, m.ID)
		}
	}
	d, warnings, err := l.spec.design(lacking)
	if err != nil {
		return err
	}
	if len(l.peers) > 0 {
		d.Peers = strings.Join(l.peers, ",")
	}
	l.study.Design = d
	l.study.Warnings = append(l.study.Warnings, warnings...)
	l.foreignBenchmarks()
	if l.ps.Err() != nil {
		return nil // a benchmark that could not be read is not one that was not given
	}
	if err := d.Fits(markets).Err(); err != nil {
		return err
	}
	return l.spec.checkObs(d, markets...)
}

// eventMarkets are the markets in which a security with an event trades; all of them in a
// study without events.
func (l *loader) eventMarkets() []eventstudy.Market {
	at, used := map[string]string{}, map[string]bool{}
	for _, s := range l.study.Securities {
		at[s.ID] = s.Market
	}
	for _, e := range l.study.Events {
		if id, ok := at[e.Security]; ok {
			used[id] = true
		}
	}
	if len(used) == 0 {
		return l.study.Markets
	}
	var out []eventstudy.Market
	for _, m := range l.study.Markets {
		if used[m.ID] {
			out = append(out, m)
		}
	}
	return out
}

// defaultTitle names a study that has no title after the securities that have events, or after all
// where there are no events.
func (st *Study) defaultTitle() string {
	asked := map[string]bool{}
	for _, e := range st.Events {
		asked[e.Security] = true
	}
	title := st.listingNames(asked)
	days := map[string]bool{}
	for _, e := range st.Events {
		days[e.RequestedDate().Long()] = true
	}
	if len(days) == 1 {
		title += " around " + st.Events[0].RequestedDate().Long()
	}
	return title
}

// ListingNames are the names of the study's securities in words: the first three of many.
func (st *Study) ListingNames() string { return st.listingNames(nil) }

// listingNames are the names of the securities that are asked for, all where none is.
func (st *Study) listingNames(asked map[string]bool) string {
	var ids []string
	for _, s := range st.Securities {
		if len(asked) == 0 || asked[s.ID] {
			ids = append(ids, s.Label())
		}
	}
	if len(ids) > 4 {
		ids = append(ids[:3:3], "others")
	}
	return words.List(ids)
}
