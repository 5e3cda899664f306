package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/charts"
	"stockmove/data/asked"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/claims/draft"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/regress"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// kinds is what list and explain know, in the order in which a name is looked up. What can be
// explained ranges over the registries, so that a method of tomorrow is listed without a line here;
// the cases declare themselves alike.
func kinds() []kind {
	return []kind{
		{"models", "model", infos(&eventstudy.Models)},
		{"tests", "test", infos(&eventstudy.Tests)},
		{"comparisons", "comparison", infos(&eventstudy.Comparisons)},
		{"errors", "standard error", infos(&regress.Errors)},
		{"weights", "weighting", infos(&regress.Weightings)},
		{"charts", "chart", infos(&charts.Charts)},
		{"claims", "claim kind", infos(&claims.Kinds)},
		{"dialects", "dialect", infos(&pricefile.Dialects)},
		{"cases", "case", caseInfos()},
		{"", "rules of", []eventstudy.Info{draft.Rules()}}, // there is one, and no list of it
	}
}

type kind struct {
	plural, singular string
	infos            []eventstudy.Info
}

// Registries of different interfaces have only their declarations in common, and these are all that
// a list shows.
func infos[M eventstudy.Method](r *eventstudy.Registry[M]) []eventstudy.Info {
	return lists.Of(r.All(), M.Info)
}

// A case is no method, and its declaration is made up of what the case says of itself.
func caseInfos() []eventstudy.Info {
	// What a case is about is its use, as the manual of a method says when to take it.
	return lists.Of(asked.Cases(), func(k asked.Case) eventstudy.Info {
		return eventstudy.Info{Name: k.Name, Title: k.Title, Use: k.About}
	})
}

// One noun a list: what a list is of stands in the same words in explain and in the manual.
func newListCmd(s streams) *cobra.Command {
	names := listed()
	return &cobra.Command{
		Use:       "list " + strings.Join(names, "|"),
		Short:     "List models, tests, errors and weights, charts, claim kinds, dialects or cases",
		GroupID:   "help",
		Example:   "  stockmove list tests",
		ValidArgs: names,
		Args:      oneArg("name what to list"),
		RunE: func(c *cobra.Command, args []string) error {
			for _, k := range kinds() {
				if k.plural == args[0] {
					return written(report.List(s.out, k.singular, k.infos))
				}
			}
			return unknownName("list", args[0], names)
		},
	}
}

// Where a name stands in several lists, all that bear it are explained, in the order of the lists.
func newExplainCmd(s streams) *cobra.Command {
	return &cobra.Command{
		Use: "explain NAME",
		Short: "Explain a model, test, chart, claim kind or dialect: formula, null hypothesis, " +
			"use, reference",
		GroupID: "help",
		Example: "  stockmove explain bmp\n  stockmove explain market",
		Args:    oneArg("name what to explain"),
		ValidArgsFunction: func(*cobra.Command, []string,
			string) ([]string, cobra.ShellCompDirective) {
			return explainable(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			found := false
			for _, k := range kinds() {
				for _, in := range k.infos {
					if in.Name != args[0] {
						continue
					}
					// Two methods of one name are told apart by their kinds, which their headings
					// begin with.
					if found {
						s.out.Write([]byte("\n"))
					}
					found = true
					if err := report.Explain(s.out, k.singular, in); err != nil {
						return written(err)
					}
				}
			}
			if !found {
				// The names are too many to be listed in a hint; the lists of them are few.
				hint := "stockmove list " + words.ListWith(listed(), "or") + " shows the names"
				return usageError{fmt.Sprintf("unknown name %q", args[0]),
					meant(args[0], explainable(), hint)}
			}
			return nil
		},
	}
}

// listed are the lists that there are.
func listed() (names []string) {
	for _, k := range kinds() {
		if k.plural != "" {
			names = append(names, k.plural)
		}
	}
	return names
}

// Names that stand in two lists come twice, which neither completion nor the search for a near one
// minds.
func explainable() []string {
	var names []string
	for _, k := range kinds() {
		for _, in := range k.infos {
			names = append(names, in.Name)
		}
	}
	return names
}
