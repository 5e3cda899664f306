package load

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"stockmove/data/asked"
	"stockmove/data/cases"
	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// listing is one security of the study or one that flags brought, on its way to a series. It is
// filled step by step: the file when all files are known, the market and the series when they are
// read.
type listing struct {
	spec   asked.SecuritySpec
	file   int // in priceFiles
	market string
	prices *eventstudy.Prices
	found  bool // in a folder, not named by the user
}

// readPrices reads the price files of securities and benchmarks, and lists what is asked of them.
// Nothing of the contents is looked at here but for a file that is a folder: which securities there
// are is the next step's to find.
func readPrices(ctx context.Context, s *asked.Spec) (files *priceFiles, listings []listing, n said,
	err error) {
	if len(s.Securities) == 0 {
		return nil, nil, n, input.Usage(
			"name price files with --prices BABA=BABA.csv, a study file, or"+
				" one of the cases "+words.Names(cases.Names()), "the study has no securities")
	}
	files = &priceFiles{spec: s, index: map[string]int{}}
	for _, x := range s.Securities {
		loc, err := s.Location(s.Assigned(x))
		if err != nil {
			return nil, nil, n, err
		}
		found, others, isFolder, err := folderOf(x.Prices)
		switch {
		case isFolder && x.ID != "": // which of its files is meant cannot be told
			n.faults.Add(eventstudy.Pos{File: x.Prices.Shown}, "name the file of the security, or "+
				"leave its name out to take all files of the folder",
				"is a folder, and %q is one security", x.ID)
		case err != nil:
			if err := n.keep(err); err != nil {
				return nil, nil, n, err
			}
		case isFolder:
			for _, ref := range found {
				listings = append(listings,
					listing{spec: asked.SecuritySpec{Prices: ref, Flag: x.Flag},
						file: files.want(ref, "", loc), found: true})
			}
			if len(others) > 0 {
				n.note(fmt.Sprintf("Not read in the folder %s: %s.", x.Prices.Shown,
					words.Names(others)))
			}
		default:
			listings = append(listings, listing{spec: x, file: files.want(x.Prices, x.ID, loc)})
		}
	}
	// A benchmark of all markets has no clock of its own; files that need one say so.
	for _, b := range s.Benchmarks() {
		loc, err := s.Location(b.Market)
		if err != nil {
			return nil, nil, n, err
		}
		files.want(b.Spec.Prices, b.Spec.ID, loc)
	}
	err = n.keep(files.read(ctx))
	return files, listings, n, err
}

// resolveSecurities finds each security's series. A file without a name given gives its securities
// their own names; those of the study's names take the place of the study's files. A security of
// the study file keeps its place and all that the file says of it when a flag brings other prices
// for it.
func resolveSecurities(s *asked.Spec, files *priceFiles, listings []listing,
	r reach) (named []listing, n said, err error) {
	var unnamed []listing
	for _, x := range listings {
		if x.spec.ID == "" {
			unnamed = append(unnamed, x)
			continue
		}
		named = append(named, x)
	}
	index := map[string]int{}
	for i, x := range named {
		index[x.spec.ID] = i
	}
	// Later in this loop named grows; only its first part is the study's own.
	study := len(named)
	for _, x := range unnamed {
		f := files.list[x.file]
		if f.file == nil {
			continue
		}
		series := candidates(s, f, named[:study], &n)
		if x.found && len(f.file.Prices) == 1 && servesAsBenchmark(s, f) {
			continue // an index that lies in the folder with its shares is none of them
		}
		for _, p := range series {
			if p.ID == "" {
				n.faults.Add(eventstudy.Pos{File: f.ref.Shown},
					"name the security: --prices BABA=-", "the prices have no name")
				continue
			}
			// The name is known only now: from here on the file is as if it had been given with it.
			y := listing{spec: asked.SecuritySpec{ID: p.ID, Prices: x.spec.Prices, Flag: true},
				file: x.file, prices: p}
			i, ok := index[p.ID]
			switch {
			case !ok:
				index[p.ID] = len(named)
				named = append(named, y)
			case named[i].spec.Flag:
				n.faults.Add(eventstudy.Pos{File: f.ref.Shown},
					"give each security one file: leave one out, or name it with --prices ID=PATH",
					"%q is in %s too", p.ID, named[i].spec.Prices.Shown)
			default: // the study's security, with another file: all else that is said of it stays
				y.spec.Name, y.spec.Market, y.spec.Currency, y.spec.Pos = named[i].spec.Name,
					named[i].spec.Market, named[i].spec.Currency, named[i].spec.Pos
				y.spec.Shares = named[i].spec.Shares
				named[i] = y
			}
		}
	}
	for i := range named {
		if named[i], err = settled(s, named[i], files, &n); err != nil {
			return nil, n, err
		}
	}
	// While files are missing their securities are not known, and a name may be theirs.
	for _, security := range slices.Sorted(maps.Keys(s.MarketOf)) {
		if _, ok := index[security]; !ok && n.reach() == whole && r == whole {
			return nil, n, input.Usage("the securities are "+words.Names(namesOf(named)),
				"--market names %q, which is not a security of the study", security)
		}
	}
	return named, n, nil
}

// candidates are the series of a file that was given without a name. Of a panel only the securities
// of the study are taken when it has any of them, and never the series that serves as a benchmark.
// A panel of thousands beside a study of two is there for the two.
func candidates(s *asked.Spec, f *priceFile, study []listing, n *said) []*eventstudy.Prices {
	if len(f.file.Prices) == 1 {
		return f.file.Prices
	}
	benchmark := map[string]bool{}
	for _, b := range s.Benchmarks() {
		if b.Spec.Prices.Key() == f.ref.Key() {
			if p, err := f.pick(b.Spec.ID); err == nil {
				benchmark[p.ID] = true
			}
		}
	}
	wanted := map[string]bool{}
	for _, x := range study {
		wanted[x.spec.ID] = true
	}
	var all, known []*eventstudy.Prices
	for _, p := range f.file.Prices {
		if benchmark[p.ID] {
			continue
		}
		all = append(all, p)
		if wanted[p.ID] {
			known = append(known, p)
		}
	}
	if known == nil {
		return all
	}
	if more := len(all) - len(known); more > 0 {
		n.note(fmt.Sprintf("%s holds %d more securities, which the study does not name.",
			f.ref.Shown, more))
	}
	return known
}

// servesAsBenchmark reports a file that a benchmark is read from. The index lies beside its shares
// in most folders.
func servesAsBenchmark(s *asked.Spec, f *priceFile) bool {
	for _, b := range s.Benchmarks() {
		if b.Spec.Prices.Key() == f.ref.Key() {
			return true
		}
	}
	return false
}

// settled returns a listing with its market and its series. With one market the security trades
// there; with several it must be said, because hours and benchmark hang on it.
func settled(s *asked.Spec, x listing, files *priceFiles, n *said) (listing, error) {
	x.market = s.Assigned(x.spec)
	if own := s.OwnMarkets(); x.market == "" && len(own) > 1 {
		return x, input.Usage(
			fmt.Sprintf("say it with --market %s=%s; the markets are %s. A file for a "+
				"security of the study is --prices ID=PATH, of %s",
				x.spec.ID, own[0], words.Names(own), words.Names(s.SecurityIDs())),
			"%q is not a security of the study, and it is not known where it trades", x.spec.ID)
	}
	f := files.list[x.file]
	if f.file == nil || x.prices != nil {
		return x, nil // its problem is known already
	}
	p, err := f.pick(x.spec.ID)
	x.prices = p
	return x, n.keep(err)
}

// namesOf lists the names of listings for hints. They stand in the order of the study.
func namesOf(all []listing) []string {
	names := make([]string, len(all))
	for i, x := range all {
		names[i] = x.spec.ID
	}
	return names
}
