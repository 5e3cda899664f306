package load

import (
	"context"
	"slices"

	"stockmove/data/asked"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// Study is what a study reads, opened, read and checked: all that the core needs. Load is the only
// one that makes it, and everything in it is read: whoever has a Study need not open a file again.
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
	Inputs   []Input
	Warnings []eventstudy.Warning
	Notes    []string // on where the inputs come from, a paragraph each
	Case     string   // the embedded case that is studied; empty for a study of the user's own
}

// Load opens, reads and checks every input of a study, each file once and in parallel, in an order
// of results that depends on the study alone. A contradiction in what was asked for is a
// UsageError; what is wrong with the files is collected in one Problems.
//
// Each step takes what the steps before it have found and returns what it finds, with what it has
// to say besides. Events and claims speak of securities and markets; the design comes after
// factors, which its model may need, and after events, since only the markets that have any need a
// benchmark. An interrupt ends it between two steps and within the reading of a file. What a step
// has to say is taken even where it fails, so that a wrong file does not hide the warnings about
// the others.
func Load(ctx context.Context, s *asked.Spec) (*Study, error) {
	// What flags say wrongly is said before files are read, which may take long.
	if _, _, err := s.Settle(nil); err != nil {
		return nil, err
	}
	if err := s.CheckStdin(); err != nil {
		return nil, err
	}
	all := said{notes: slices.Clone(s.Notes), warnings: slices.Clone(s.Warnings)}
	if !s.Source.Zero() {
		all.input(Input{ID: s.Source.Base(), Role: RoleStudy, Path: s.Source.Shown, SHA256: s.Sum})
	}
	files, listings, news, err := readPrices(ctx, s)
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	listings, news, err = resolveSecurities(s, files, listings, all.reach())
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	peers, news, err := readPeers(s, namesOf(listings))
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	all.notes = noteReplaced(s, listings, all.notes)
	places, news, err := resolveMarkets(s, files, listings, all.reach())
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	factors, news, err := readFactors(s)
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	places = places.withFactors(factors)
	// The events say which series are used; what is said of them stands behind what is said of
	// the series.
	events, eventNews, eventErr := readEvents(s, places, peers)
	idle := findIdle(s, files, listings, places, events)
	patients, news, err := examine(ctx, places, idle)
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	attach(patients)
	releaseBars(s, files, places)
	packPrices(s, places)
	if err := all.take(ctx, eventNews, eventErr); err != nil {
		return nil, err
	}
	events, news, err = readCharacteristics(s, events)
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	places.securities, news, err = readExcluded(s, places.securities, all.reach())
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	design, news, err := resolveDesign(s, places, events, peers, all.reach())
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	cs, news, err := readClaims(s, places, all.reach())
	if err := all.take(ctx, news, err); err != nil {
		return nil, err
	}
	if err := all.faults.Err(); err != nil {
		return nil, err
	}
	all.add(tellContents(s.Read, files))
	securities, notes := leaveIdle(places.securities, listings, idle)
	packDates(securities)
	st := &Study{Name: s.Name, Title: s.Title, Design: design, Markets: places.markets,
		Securities: securities, Events: events, Claims: cs,
		Inputs: all.inputs, Warnings: all.warnings, Notes: append(all.notes, notes...)}
	if s.Chance != nil {
		st.Chance = *s.Chance
	}
	if s.Source.FS != nil {
		st.Case = s.Name
	}
	if st.Title == "" {
		st.Title = st.defaultTitle()
	}
	return st, nil
}

// tellContents says which files do not hold the returns that the study is said to read, and that
// units of returns are idle where none are read. It is asked at the end, when it is known that all
// files could be read.
func tellContents(read asked.Reading, files *priceFiles) (n said) {
	if read.Input != pricefile.HoldsReturns {
		if read.ReturnUnits != "" {
			n.warn("return_units_idle", "",
				"the units of returns have no effect: the files are read as prices"+
					" (--input returns)")
		}
		return n
	}
	for _, f := range files.list {
		if f.file != nil && len(f.file.Prices) > 0 && f.file.Prices[0].Return == nil {
			n.warn("prices_among_returns", f.ref.Shown, "the file holds prices and not returns: no"+
				" column is named after returns and no close is negative; returns are"+
				" computed from it")
		}
	}
	return n
}

// defaultTitle names a study that has no title after the securities that have events, or after all
// where there are no events. One day is named, and of several none: the list of events tells them.
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

// listingNames are the names of the securities that are asked for, all where none is. Five names or
// more become three and the word others, so that a title keeps to a line.
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
