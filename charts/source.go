package charts

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// files are what a picture is drawn from, each once, in the order of their use. The source line of
// a picture names what was really used, so that a study of many files does not cite all of them
// under each picture.
type files struct{ prices, factors []string }

// priced are the files of the prices of securities.
func priced(doc *report.Document, ids ...string) (f files) {
	for _, id := range ids {
		if x := doc.Panel.Series[id]; x != nil {
			f.add(x.Security.Prices)
		}
	}
	return f
}

// against adds the files of the benchmarks of securities.
func (f files) against(doc *report.Document, ids ...string) files {
	for _, id := range ids {
		if x := doc.Panel.Series[id]; x != nil && x.Line != nil {
			f.add(x.Line.Market.Benchmark)
		}
	}
	return f
}

// measured are the files behind the abnormal returns of events: prices first, then what their model
// needs. A model that reads no benchmark is not drawn from one, although the study has it.
func measured(doc *report.Document, list []*eventstudy.Outcome) files {
	ids := securities(list)
	f := priced(doc, ids...)
	m, ok := eventstudy.Models.Lookup(list[0].Fit.Model)
	if !ok {
		return f
	}
	needs := m.Needs()
	if needs.Benchmark || needs.Market {
		f = f.against(doc, ids...)
	}
	if needs.RF || needs.AnyFactors || len(needs.Factors) > 0 {
		for _, id := range ids {
			if x := doc.Panel.Series[id]; x != nil && x.Line != nil &&
				x.Line.Market.Factors != nil {
				f.factors = once(f.factors, x.Line.Market.Factors.Source.Path)
			}
		}
	}
	return f
}

// securities are the securities of events, each once, in the order of the events.
func securities(list []*eventstudy.Outcome) (ids []string) {
	seen := map[string]bool{}
	for _, o := range list {
		if !seen[o.Security] {
			seen[o.Security] = true
			ids = append(ids, o.Security)
		}
	}
	return ids
}

// add cites the file of a series once. A security without a benchmark or without prices has no file
// to cite.
func (f *files) add(p *eventstudy.Prices) {
	if p != nil {
		f.prices = once(f.prices, p.Source.Path)
	}
}

// once appends what is not yet in a list. A series that was made and not read has no path, and is
// not cited.
func once(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// maxFiles is how many files a source line names; of more it says how many there are. More would
// fill the foot, and results.json has them with their checksums.
const maxFiles = 6

// named lists files by their last names. Folders are left away: they are those of the author's
// machine.
func named(list []string) string {
	var names []string
	for _, p := range list {
		names = once(names, p[strings.LastIndexAny(p, `/\`)+1:])
	}
	if n := len(names); n > maxFiles {
		// The last place goes to the number of the others, so that the line is never longer.
		names = append(names[:maxFiles-1:maxFiles-1], fmt.Sprintf("%d more", n-maxFiles+1))
	}
	return strings.Join(names, ", ")
}

// words says where the numbers come from: "daily prices from BABA.csv, SPY.csv". Prices that are
// part of the program are called what they are, with their files as far as there is room for them.
// The prices of an embedded case were published for that purpose, and are cited by the name of the
// case.
func (f files) words(doc *report.Document, list func(files []string) string) string {
	var embedded, given, parts []string
	for _, p := range f.prices {
		if doc.Case != "" && strings.HasPrefix(p, doc.Case+"/") {
			embedded = append(embedded, p)
		} else {
			given = append(given, p)
		}
	}
	if len(embedded) > 0 {
		parts = append(parts, "daily prices of the embedded case "+doc.Case+list(embedded))
	}
	if len(given) > 0 {
		parts = append(parts, "daily prices from "+named(given))
	}
	if len(f.factors) > 0 {
		parts = append(parts, "factors from "+named(f.factors))
	}
	return strings.Join(parts, "; ")
}

// source is the last line of a picture: where its numbers come from, and by what it was drawn. On a
// small picture the files of an embedded case go unnamed. A user's own words go before all of this:
// a publisher's line of sources has its own form.
func (c *Canvas) source(doc *report.Document, f *Figure) string {
	from := doc.Source
	if from == "" {
		from = f.Files.words(doc, func(embedded []string) string {
			if c.small() {
				return ""
			}
			return " (" + named(embedded) + ")"
		})
	}
	tool := strings.TrimSpace("stockmove " + doc.Version)
	if from == "" {
		return "Source: " + tool
	}
	return "Source: " + from + "; " + tool
}
