package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/data"
	"stockmove/data/input"
	"stockmove/data/load"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/claims/draft"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// articleCheck is an article that check drafts and judges in one step. What claims draft would
// write to a file and somebody would confirm is judged at once; that nobody has confirmed it is
// said with the verdicts.
type articleCheck struct {
	text draft.Article
	file load.Input
	day  eventstudy.Date

	marked *single // where the annotated article goes; nil: nowhere
}

// readArticle reads the article that the arguments of check name; nil where they name a study. A
// text that carries its own day needs none; one that carries another than --date is told so when it
// is drafted.
func readArticle(c *cobra.Command, args []string, day string, s streams) (*articleCheck, error) {
	if len(args) != 1 || !data.IsArticle(args[0]) {
		if c.Flags().Changed("date") {
			return nil, usageError{"--date is the day of an article, and none is named",
				"name one: stockmove check ARTICLE.txt --date " + day}
		}
		return nil, nil
	}
	on, err := parseDay(day)
	if err != nil {
		return nil, err
	}
	a := &articleCheck{day: on}
	a.text, a.file, err = data.ReadArticle(input.FileRef(args[0]), s.in)
	return a, err
}

// draft adds the article and its statements to a study, and returns the verdicts on those that
// leave something open.
func (a *articleCheck) draft(in *load.Study, s streams) []claims.Verdict {
	// An article names companies and not tickers, so that the listings are given the names of their
	// issuers first.
	data.NameListings(in.Securities)
	d := drafted(a.text, a.day, in.Securities, in.Markets)
	ready, open := claimsOf(d)
	in.Claims = append(in.Claims, ready...)
	// The article is an input like the prices: its checksum stands in the manifest.
	in.Inputs = append(in.Inputs, a.file)
	in.Title = "Statements of " + d.Article
	if text := d.Redated(); text != "" {
		in.Warnings = append(in.Warnings, eventstudy.Warning{Code: "redated", Where: d.Article,
			Text: text})
		fmt.Fprintf(s.err, "warning: %s\n", report.Terminal(d.Article+": "+text))
	}
	in.Warnings = append(in.Warnings, eventstudy.Warning{Code: "drafted", Where: d.Article,
		Text: fmt.Sprintf("%s found by rule in %s, and confirmed by nobody; %s left out",
			words.Counted(len(d.Statements), "statement"), d.Article,
			words.Counted(len(d.LeftOut), "figure"))})
	return open
}

// annotateTo checks where the annotated article is to go, under the rules of the other outputs; ""
// is nowhere. The path is looked at before the article is judged, as that of every output is.
func (a *articleCheck) annotateTo(path string, to *outputFlags) error {
	if path == "" {
		return nil
	}
	if a == nil {
		return usageError{"--annotate marks the statements of an article, and none is named",
			"name one: stockmove check ARTICLE.txt --annotate " + path}
	}
	if annotateFormat(path) == "" {
		return usageError{fmt.Sprintf("no annotated article of the kind %q", filepath.Ext(path)),
			"end the file's name in .html or .md"}
	}
	a.marked = &single{path: path, flag: "--annotate", force: to.force,
		inputs: []string{a.file.Path}}
	_, err := a.marked.check()
	return err
}

// annotateFormat is the format that a file's ending names, "" for others. The name decides, as it
// does for pictures: a second flag could contradict it.
func annotateFormat(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".html", ".htm":
		return "html"
	case ".md", ".markdown":
		return "md"
	}
	return ""
}

// annotate writes the article with its statements marked, where that was asked for.
func (a *articleCheck) annotate(ctx context.Context, doc *report.Document, s streams) error {
	if a.marked == nil {
		return nil
	}
	var b bytes.Buffer
	if err := report.Annotate(&b, a.text, doc, annotateFormat(a.marked.path)); err != nil {
		return err
	}
	return a.marked.write(ctx, b.Bytes(), s)
}
