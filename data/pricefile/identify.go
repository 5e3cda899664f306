package pricefile

import (
	"path/filepath"
	"regexp"
	"strings"

	"stockmove/data/workbook"
	"stockmove/eventstudy"
)

// endings are taken off a file's name; anything else may be part of a ticker (9988.HK).
// Endings of compression are taken off before these.
var endings = []string{".csv", ".txt", ".tsv", ".dat", ".prn", ".asc", ".data", ".xlsx", ".xlsm",
	".xls"}

// marketWatch is the name that MarketWatch gives its downloads.
var marketWatch = regexp.MustCompile(`^Download Data - [A-Z]+_[A-Z]{2}_[A-Z]{4}_(.+)$`)

// FileID returns the name that a file gives its security: "BABA" for "prices/BABA.csv.gz". The name
// is what a study calls the security when nobody says otherwise, so that it must not depend on the
// folder or on how the file is packed.
func FileID(path string) string {
	if path == "-" || path == "" {
		return "stdin"
	}
	path, _ = workbook.Split(path)
	name := filepath.Base(filepath.ToSlash(path))
	// The ending of the compression, then one of the table: not whatever follows a point,
	// which in 9988.HK is the exchange.
	for _, packed := range []string{".gz", ".zip"} {
		if n := len(name) - len(packed); n > 0 && strings.EqualFold(name[n:], packed) {
			name = name[:n]
		}
	}
	for _, e := range endings {
		if n := len(name) - len(e); n > 0 && strings.EqualFold(name[n:], e) {
			name = name[:n]
			break
		}
	}
	if m := marketWatch.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	if id := CleanID(name); id != "" {
		return id
	}
	return name
}

// identify names the securities: the user's ID, the ticker in the file, or the file's name. In a
// file of several, the user's ID chooses one. Names are compared in any case of the letters, as
// file systems and people write them.
func identify(f *File, opt Options) error {
	if opt.ID == "" {
		for _, p := range f.Prices {
			if p.ID == "" {
				p.ID = FileID(f.Path)
				f.because("id", p.ID, "the name of the file")
			}
		}
		return nil
	}
	if len(f.Prices) == 1 {
		f.Prices[0].ID = CleanID(opt.ID)
		f.because("id", opt.ID, "named by the user")
		return nil
	}
	var names []string
	for _, p := range f.Prices {
		if strings.EqualFold(p.ID, opt.ID) {
			f.because("id", p.ID, "chosen by the user from the securities of the file")
			f.Prices = []*eventstudy.Prices{p}
			f.Kept = len(p.Dates)
			return nil
		}
		names = append(names, p.ID)
	}
	return eventstudy.Fault(eventstudy.Pos{File: f.Path},
		"take one of them as the id, or leave the id out to read them all",
		"the file has %d securities and none is %s: %s", len(f.Prices), quote(opt.ID),
		quoted(names, 8))
}
