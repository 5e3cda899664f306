package main

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stockmove/data/asked"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// studyFlags are the flags that run, check and chart share: they describe a study, or override the
// one that the argument names. The same flags mean the same on every command, for they are declared
// and read in one place; a command that has no use for some of them does not declare them.
type studyFlags struct {
	prices, benchmarks, factors, claims []string
	events, eventFiles, excluded        []string
	markets, zones, hours               []string

	title   string
	options []*optionFlag

	read        readFlags
	judging     claimFlags
	workers     int
	robust      bool          // declared by the commands that show it
	disclosures bool          // likewise
	residuals   bool          // likewise
	studies     int           // placebo studies that a chart shows
	article     *articleCheck // the article whose statements check judges; nil: none

	set *pflag.FlagSet
}

// add declares the flags on a command that also judges claims. Claims are data of a study like its
// prices, and stand in that group of the help.
func (f *studyFlags) add(c *cobra.Command) {
	f.addData(c)
	group(c, groupData, func() {
		c.Flags().StringArrayVar(&f.claims, "claims", nil, "what articles said, a `FILE.toml`")
	})
	group(c, groupData, func() { f.judging.add(c.Flags()) }, "*")
}

// addData declares the flags that say what is measured, and how.
func (f *studyFlags) addData(c *cobra.Command) { f.addChosen(c) }

// addChosen is addData with no more options of a design than those that are named, if any are. The
// order of the groups is that of a study: what it is of, how it is measured, how files are read.
func (f *studyFlags) addChosen(c *cobra.Command, options ...string) {
	c.Flags().SortFlags = false
	f.set = c.Flags()
	group(c, groupData, func() { f.addInputs(c) }, "factors", "exclude-days", "zone", "hours")
	group(c, groupStudy, func() { f.options = addOptions(c, options...) }, rareOptions()...)
	group(c, groupReading, func() {
		f.read.add(c)
		f.read.addFactors(c)
		f.read.addReturns(c)
	}, "*")
	group(c, groupOutput, func() {
		c.Flags().IntVar(&f.workers, "workers", 0,
			"processors to use, `N` (default all; never changes a result)")
	}, "*")
}

// addInputs declares the flags that name files, events and markets. Each may be given several
// times, for several listings, files and markets; a text in backquotes is what the help calls the
// value.
func (f *studyFlags) addInputs(c *cobra.Command) {
	for _, flag := range []struct {
		values      *[]string
		name, usage string
	}{
		{&f.prices, "prices", "price file of one or many securities, `[ID=]PATH`; a folder;" +
			" - for standard input (repeatable)"},
		{&f.benchmarks, "benchmark",
			"index or fund of a market, `[MARKET=][ID=]PATH`; further ones of a market are for" +
				" --robust (repeatable)"},
		{&f.factors, "factors", "factor returns, `PATH`: a daily file of Kenneth French's library" +
			" or any table (repeatable)"},
		{&f.events, "event", "the announcement, `[SECURITY@]DATE` or an instant such as" +
			" 2025-02-13T10:00:00+04:00 (repeatable)"},
		{&f.eventFiles, "events", "events from a `FILE`, CSV or BOOK.xlsx#SHEET; with columns" +
			" security,date[,id,group,time,label,estimation_first,estimation_last]"},
		{&f.excluded, "exclude-days", "days that no model is estimated on, a `FILE` with columns" +
			" date[,security] (repeatable)"},
		{&f.markets, "market", "where a security trades, `SECURITY=MIC` (XNYS, XNAS, XHKG, what " +
			"people call them, or a market of the study; repeatable)"},
		{&f.zones, "zone", "time zone of a market that is not built in, `MARKET=ZONE` as in" +
			" XLON=Europe/London"},
		{&f.hours, "hours", "its session, `MARKET=HH:MM-HH:MM` in local time"},
	} {
		c.Flags().StringArrayVar(flag.values, flag.name, nil, flag.usage)
	}
}

// The only error is of a flag that the command lacks, which the test of the completions would show.
func complete(c *cobra.Command, flag string, values []string) {
	_ = c.RegisterFlagCompletionFunc(flag,
		cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// spec reads the study that the arguments name, if any, and lays the flags over it.
func (f *studyFlags) spec(args []string, s streams) (*asked.Spec, error) {
	spec := &asked.Spec{}
	if len(args) == 1 {
		var err error
		if spec, err = asked.FindStudy(args[0]); err != nil {
			return nil, err
		}
	}
	spec.Stdin = s.in
	if err := f.choices(spec); err != nil {
		return nil, err
	}
	// Markets go before benchmarks, whose prefix may name one.
	for _, step := range []struct {
		values []string
		add    func(string) error
	}{
		{f.prices, spec.AddPrices}, {f.markets, spec.SetMarket}, {f.zones, spec.SetZone},
		{f.hours, spec.SetHours},
		{f.benchmarks, spec.AddBenchmark}, {f.factors, spec.AddFactors},
		{f.events, spec.AddEvent}, {f.eventFiles, spec.AddEvents}, {f.claims, spec.AddClaims},
		{f.excluded, spec.AddExcluded},
	} {
		for _, v := range step.values {
			if err := step.add(v); err != nil {
				return nil, err
			}
		}
	}
	return spec, f.judging.lay(spec, f.set)
}

// addTitle declares --title on the commands that print one.
func (f *studyFlags) addTitle(c *cobra.Command) {
	c.Flags().StringVar(&f.title, "title", "", "title of the report, `TEXT`")
}

// choices sets what the design flags say.
func (f *studyFlags) choices(spec *asked.Spec) error {
	setText(&spec.Title, f.title)
	for _, o := range f.options {
		if o.value == nil {
			continue
		}
		if err := spec.Choose(o.option, flagOf(o.option.Name), o.value); err != nil {
			return err
		}
	}
	if f.workers < 0 {
		return usageError{fmt.Sprintf("--workers is %d, and must be 0 or more", f.workers),
			"0 takes all processors"}
	}
	var err error
	spec.Read, err = f.read.reading(spec.Read)
	return err
}

func setText[T ~string](dst *T, v T) {
	if v != "" {
		*dst = v
	}
}

// asUsage turns the problem of a flag's value into a usage error. A value has been refused that
// stands on the command line: the exit code is that of a wrong command, and the hint names the
// flag.
func asUsage(err error) error {
	if ps, ok := err.(*eventstudy.Problems); ok && len(ps.List) == 1 {
		p := ps.List[0]
		if p.Key != "" {
			return usageError{"--" + p.Key + ": " + p.What, p.Hint}
		}
		return usageError{p.What, p.Hint}
	}
	return usageError{what: err.Error()}
}

// nearestFlag finds the flag of c whose name is closest to a mistyped one. Hidden flags are among
// the candidates too: who half remembers one shall be told of it.
func nearestFlag(c *cobra.Command, name string) string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return words.Near(name, names)
}
