package factorfile

import (
	"bytes"
	"strings"

	"stockmove/data/cell"
)

// Looks reports whether the first bytes of a file (4 KB are plenty) are those of a factor file
// rather than of prices: words of Kenneth French's preambles, his archive's file name, or a header
// line of factor names. It decides between two readers before either has seen the file, and must
// not take prices for factors: a panel may hold the tickers RF and CMA.
func Looks(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) && len(head) > 30 {
		name := string(head[30:min(len(head), 30+80)])
		return strings.HasPrefix(name, "F-F_") || strings.Contains(name, "_Factor")
	}
	t := table{}
	found := false
	lines(cell.LineFeeds(head[:min(len(head), 8192)]), func(n int, line []byte) bool {
		t.note(line)
		found = t.french != "" || factorHeader(line)
		return !found && n < 60
	})
	return found
}

// factorHeader reports a line of names with the market factor, with SMB and HML, or of a
// single factor. RF and CMA prove nothing: they are tickers, too.
func factorHeader(line []byte) bool {
	for _, s := range splitters(line) {
		seen := map[string]bool{}
		n := 0
		for _, c := range s.cut(line, nil) {
			if name := string(c.text); name != "" && !dateName(name) {
				seen[names[fold(name)]] = true
				n++
			}
		}
		alone := n == 1 && (seen["SMB"] || seen["HML"] || seen["RMW"] || seen["Mom"])
		if seen["Mkt-RF"] || seen["SMB"] && seen["HML"] || alone {
			return true
		}
	}
	return false
}
