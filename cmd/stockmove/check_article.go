package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"stockmove/data"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/claims/draft"
)

// articleCheck is an article that check drafts and judges in one step.
type articleCheck struct {
	text draft.Article
	file data.Input
	day  eventstudy.Date
}

// readArticle reads the article that the arguments of check name; nil where they name a study.
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
	a.text, a.file, err = data.ReadArticle(data.FileRef(args[0]), s.in)
	return a, err
}

// draft adds the article and its statements to a study, and returns the verdicts on those that
// leave something open.
func (a *articleCheck) draft(in *data.Study) []claims.Verdict {
	d := drafted(a.text, a.day, in.Securities)
	ready, open := claimsOf(d)
	in.Claims = append(in.Claims, ready...)
	in.Inputs = append(in.Inputs, a.file)
	in.Title = "Statements of " + d.Article
	in.Warnings = append(in.Warnings, eventstudy.Warning{Code: "drafted", Where: d.Article,
		Text: fmt.Sprintf("%s found by rule in %s, and confirmed by nobody; %s left out",
			counted(len(d.Statements), "statement"), d.Article,
			counted(len(d.LeftOut), "figure"))})
	return open
}
