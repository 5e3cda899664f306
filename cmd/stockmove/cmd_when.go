package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/data/load"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// whenStatements are the statements whose days can be asked for, each with the kind of claim that
// it is and its words as a title. Each has a flag of its own, because a figure alone does not tell
// a move from a price. The title repeats the figure as it was typed, in the place of {figure}: one
// that rounds it would be another question.
var whenStatements = []struct {
	flag, usage, kind, title string
	of                       func(*claims.Statement) *string
}{
	{"move", "a move of a day, `PERCENT` as in -4.8%", "move", "A move of {figure} in {days}",
		func(st *claims.Statement) *string { return &st.Value }},
	{"level", "a price, `PRICE` as in 124.30", "level", "A price of {figure}",
		func(st *claims.Statement) *string { return &st.Value }},
	{"change", "a change since --since, `PERCENT`, or doubled, 2.5x", "change-since",
		"A change of {figure} since {start}",
		func(st *claims.Statement) *string { return &st.Value }},
	{"at-least", "that much or more, of a day or since --since, `PERCENT`", "move",
		"A move of at least {figure} in {days}",
		func(st *claims.Statement) *string { return &st.AtLeast }},
	{"highest-since", "the highest since `SINCE`: a day, 2022-01, 2022, year-start",
		"highest-since", "The highest since {start}",
		func(st *claims.Statement) *string { return &st.Since }},
	{"lowest-since", "the lowest since `SINCE`", "lowest-since", "The lowest since {start}",
		func(st *claims.Statement) *string { return &st.Since }},
}

// whenFlags are the flags of a statement whose days are asked for.
type whenFlags struct {
	figures      []string // of whenStatements
	since, basis string
	span         int
	days         dayFlags
}

func newWhenCmd(s streams) *cobra.Command {
	var f studyFlags
	var q whenFlags
	var format string
	c := &cobra.Command{
		Use:     "when --prices … STATEMENT",
		Short:   "Find the days on which a statement about a price is true",
		GroupID: "study",
		Long: `When turns a claim round: it lists the sessions on which a statement is true, by the
close or else by another price of the session, which is named. STATEMENT is one of --move,
--level, --change with --since, --at-least, --highest-since and --lowest-since. A figure is
written as in an article: its last digit decides how near is near enough.`,
		Example: `  stockmove when --prices AAPL=AAPL.csv --move -4.8%
  stockmove when --prices AAPL=AAPL.csv --change 40% --since year-start
  stockmove when --prices AAPL=AAPL.csv --highest-since 2022 --from 2025-01-01 --format csv`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := f.needPrices(); err != nil {
				return err
			}
			first, last, err := q.days.bounds(eventstudy.NewDate(1, 1, 1),
				eventstudy.NewDate(9999, 12, 31))
			if err != nil {
				return err
			}
			st, title, err := q.statement()
			if err != nil {
				return err
			}
			// The statement names no security: any of the files may be the one that it is true of.
			spec, err := f.spec(nil, s)
			if err != nil {
				return err
			}
			in, err := load.Load(c.Context(), spec)
			if err != nil {
				return err
			}
			found, err := find(st, in, first, last)
			if err != nil {
				return err
			}
			found.Statement = title
			return written(report.When(s.out, found, format))
		},
	}
	fl := c.Flags()
	f.set = fl
	// The flags stand in the help in the order of the table.
	q.figures = make([]string, len(whenStatements))
	for i, x := range whenStatements {
		fl.StringVar(&q.figures[i], x.flag, "", x.usage)
	}
	// The start is a flag of its own, because --at-least has a meaning without one.
	fl.StringVar(&q.since, "since", "", "start of a change, `SINCE`")
	// Ten sessions are two weeks; longer changes are named by their start.
	fl.IntVar(&q.span, "span", 1, "sessions that --move or --at-least spans, `N` from 1 to 10")
	fl.StringVar(&q.basis, "basis", "", "the price meant, `PRICE`: close, high, low or open")
	q.days.add(fl)
	addPrintout(c, &format)
	f.addInput("prices", "price files, `[ID=]PATH` (repeatable)")
	f.addInput("market", "where a security trades, `SECURITY=MIC` (repeatable)")
	f.addInputs("currency")
	f.read.add(c)
	complete(c, "basis", []string{"close", "high", "low", "open"})
	return c
}

// statement is what the flags say, without security and day, and its words. The flags become a
// statement as claims.toml would hold it, so that its figure is read by the same grammar and judged
// by the same code as an article's.
func (q *whenFlags) statement() (st claims.Statement, title string, err error) {
	var all, said []string
	figure := ""
	st = claims.Statement{Basis: q.basis, Since: q.since}
	for i, x := range whenStatements {
		all = append(all, "--"+x.flag)
		if q.figures[i] != "" {
			said = append(said, "--"+x.flag)
			figure, st.Kind, title = q.figures[i], x.kind, x.title
			*x.of(&st) = figure
		}
	}
	// At least so much since a day is a change and not a move of one day.
	if st.AtLeast != "" && q.since != "" {
		st.Kind, title = "change-since", "A change of at least {figure} since {start}"
	}
	// “More than doubled” is a ratio of two prices, and says itself that it is a change.
	if f, bad := claims.ParseQuantity(figure); bad == nil && f.Unit == claims.Multiple &&
		st.Kind == "change-since" && q.since != "" {
		st.Kind = "multiple"
		title = words.Upper(st.Value) + strings.TrimPrefix(title, "A change of {figure}")
	}
	switch {
	case len(said) == 0:
		err = usageError{"no statement is given", "one of " + strings.Join(all, ", ")}
	case len(said) > 1:
		err = usageError{strings.Join(said, " and ") + " are two statements",
			"ask for one at a time"}
	case st.Kind == "change-since" && q.since == "":
		err = usageError{"--change has no start",
			"name it: --since year-start, 2022-01-31, 2022-01 or 2022"}
	case st.Kind != "change-since" && st.Kind != "multiple" && q.since != "":
		err = usageError{"--since belongs to --change and --at-least",
			"--highest-since and --lowest-since name their own start"}
	case q.span < 1 || q.span > 10:
		err = usageError{fmt.Sprintf("--span is %d, and must be from 1 to 10", q.span), ""}
	case q.span > 1 && st.Kind != "move":
		err = usageError{"--span belongs to --move and --at-least", ""}
	}
	days, start := "a day", st.Since
	// Of several sessions the claim is of another kind, which counts in sessions.
	if q.span > 1 {
		days = fmt.Sprintf("%d sessions", q.span)
		st.Kind, st.Period = "period-move", days
	}
	if p, bad := claims.ParseSince(st.Since, eventstudy.UnixDay); bad == nil &&
		p.Grain == claims.YearStart {
		start = "the start of the year"
	}
	title = strings.NewReplacer("{figure}", figure, "{days}", days, "{start}", start).Replace(title)
	return st, strings.ReplaceAll(title, " -", " −"), err
}

// find looks a statement up on the securities of a study. The claim is dated to the last day of the
// prices, so that every start lies before it.
func find(st claims.Statement, in *load.Study, first, last eventstudy.Date) (report.Found, error) {
	st.Date = eventstudy.NoDate
	for _, s := range in.Securities {
		st.Securities = append(st.Securities, s.ID)
		if n := len(s.Prices.Dates); n > 0 {
			st.Date = max(st.Date, s.Prices.Dates[n-1])
		}
	}
	c, ps := claims.Parse(st)
	if ps != nil {
		return report.Found{}, usageError{ps.List[0].What, ps.List[0].Hint}
	}
	book := bookOf(in)
	if why := claims.Foreign(c, book); why != "" {
		return report.Found{}, usageError{"the figure is in another money: it takes " + why,
			"write it in the currency of the prices, or name theirs with --currency ID=USD"}
	}
	found := report.Found{Unit: c.Shape().Unit, Days: claims.Find(c, book, first, last)}
	// The days of several listings stand in one list by the calendar, as they are looked for.
	slices.SortStableFunc(found.Days, func(a, b claims.Reading) int {
		return int(a.ToDate) - int(b.ToDate)
	})
	return found, nil
}
