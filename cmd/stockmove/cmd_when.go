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
)

// whenFlags are the flags of a statement whose days are asked for. Each kind of statement has a
// flag of its own, because a figure alone does not tell a move from a price.
type whenFlags struct {
	move, level, change, atLeast, highest, lowest string
	since, basis                                  string
	span                                          int
	days                                          dayFlags
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
			if err := offered("format", format, report.PrintoutFormats); err != nil {
				return err
			}
			if len(f.prices) == 0 {
				return usageError{"there are no prices to look through", "give --prices [ID=]PATH"}
			}
			first, last, err := q.days.bounds(eventstudy.NewDate(1, 1, 1),
				eventstudy.NewDate(9999, 12, 31))
			if err != nil {
				return err
			}
			st, err := q.statement()
			if err != nil {
				return err
			}
			spec, err := f.spec(nil, s)
			if err != nil {
				return err
			}
			in, err := load.Load(c.Context(), spec)
			if err != nil {
				return err
			}
			found, err := q.find(st, in, first, last)
			if err != nil {
				return err
			}
			return written(report.When(s.out, found, format))
		},
	}
	fl := c.Flags()
	f.set = fl
	fl.StringVar(&q.move, "move", "", "a move of a day, `PERCENT` as in -4.8%")
	fl.StringVar(&q.level, "level", "", "a price, `PRICE` as in 124.30")
	fl.StringVar(&q.change, "change", "", "a change since --since, `PERCENT`")
	fl.StringVar(&q.atLeast, "at-least", "",
		"that much or more, of a day or since --since, `PERCENT`")
	fl.StringVar(&q.highest, "highest-since", "",
		"the highest since `SINCE`: a day, 2022-01, 2022, year-start")
	fl.StringVar(&q.lowest, "lowest-since", "", "the lowest since `SINCE`")
	fl.StringVar(&q.since, "since", "", "start of a change, `SINCE`")
	fl.IntVar(&q.span, "span", 1, "sessions that --move or --at-least spans, `N` from 1 to 10")
	fl.StringVar(&q.basis, "basis", "", "the price meant, `PRICE`: close, high, low or open")
	q.days.add(fl)
	addPrintout(c, &format)
	fl.StringArrayVar(&f.prices, "prices", nil, "price files, `[ID=]PATH` (repeatable)")
	fl.StringArrayVar(&f.markets, "market", nil,
		"where a security trades, `SECURITY=MIC` (repeatable)")
	fl.StringArrayVar(&f.judging.currencies, "currency", nil,
		"currency of its prices, `SECURITY=USD` (repeatable)")
	f.read.add(c)
	complete(c, "basis", []string{"close", "high", "low", "open"})
	return c
}

// statement is what the flags say, without security and day. The flags become a statement as
// claims.toml would hold it, so that its figure is read by the same grammar and judged by the same
// code as an article's.
func (q *whenFlags) statement() (claims.Statement, error) {
	var said []string
	st := claims.Statement{Basis: q.basis, Since: q.since}
	for _, f := range []struct {
		flag, value, kind string
		set               *string
	}{
		{"move", q.move, "move", &st.Value}, {"level", q.level, "level", &st.Value},
		{"change", q.change, "change-since", &st.Value},
		{"at-least", q.atLeast, "move", &st.AtLeast},
		{"highest-since", q.highest, "highest-since", &st.Since},
		{"lowest-since", q.lowest, "lowest-since", &st.Since},
	} {
		if f.value != "" {
			said = append(said, "--"+f.flag)
			*f.set, st.Kind = f.value, f.kind
		}
	}
	// At least so much since a day is a change and not a move of one day.
	if q.atLeast != "" && q.since != "" {
		st.Kind = "change-since"
	}
	switch {
	case len(said) == 0:
		return st, usageError{"no statement is given",
			"one of --move, --level, --change, --at-least, --highest-since, --lowest-since"}
	case len(said) > 1:
		return st,
			usageError{strings.Join(said, " and ") + " are two statements", "ask for one at a time"}
	case q.change != "" && q.since == "":
		return st, usageError{"--change has no start",
			"name it: --since year-start, 2022-01-31, 2022-01 or 2022"}
	case q.since != "" && q.change == "" && q.atLeast == "":
		return st, usageError{"--since belongs to --change and --at-least",
			"--highest-since and --lowest-since name their own start"}
	case q.span < 1 || q.span > 10:
		return st, usageError{fmt.Sprintf("--span is %d, and must be from 1 to 10", q.span), ""}
	case q.span > 1 && st.Kind != "move":
		return st, usageError{"--span belongs to --move and --at-least", ""}
	// Of several sessions the claim is of another kind, which counts in sessions.
	case q.span > 1:
		st.Kind, st.Period = "period-move", fmt.Sprintf("%d sessions", q.span)
	}
	return st, nil
}

// find looks the statement up on the securities of a study. The claim is dated to the last day of
// the prices, so that every start lies before it.
func (q *whenFlags) find(st claims.Statement, in *load.Study,
	first, last eventstudy.Date) (report.Found, error) {
	st.Date = eventstudy.NoDate
	for _, s := range in.Securities {
		st.Securities = append(st.Securities, s.ID)
		if n := len(s.Prices.Dates); n > 0 {
			st.Date = max(st.Date, s.Prices.Dates[n-1])
		}
	}
	found := report.Found{Price: q.level != "" || q.highest != "" || q.lowest != ""}
	c, ps := claims.Parse(st)
	if ps != nil {
		return found, usageError{ps.List[0].What, ps.List[0].Hint}
	}
	book := bookOf(in)
	if why := claims.Foreign(c, book); why != "" {
		return found, usageError{"the figure is in another money: it takes " + why,
			"write it in the currency of the prices, or name theirs with --currency ID=USD"}
	}
	found.Statement = strings.ReplaceAll(q.words(), " -", " −")
	found.Days = claims.Find(c, book, first, last)
	slices.SortStableFunc(found.Days, func(a, b claims.Reading) int {
		return int(a.ToDate) - int(b.ToDate)
	})
	return found, nil
}

// words is the statement as a title. It repeats the figure as it was typed: a title that rounds it
// would be another question.
func (q *whenFlags) words() string {
	since := ""
	if q.since != "" {
		since = " since " + inWords(q.since)
	}
	days := "a day"
	if q.span > 1 {
		days = fmt.Sprintf("%d sessions", q.span)
	}
	switch {
	case q.move != "":
		return "A move of " + q.move + " in " + days
	case q.level != "":
		return "A price of " + q.level
	case q.change != "":
		return "A change of " + q.change + since
	case q.atLeast != "" && since != "":
		return "A change of at least " + q.atLeast + since
	case q.atLeast != "":
		return "A move of at least " + q.atLeast + " in " + days
	case q.highest != "":
		return "The highest since " + inWords(q.highest)
	}
	return "The lowest since " + inWords(q.lowest)
}

// inWords is a start as a title has it.
func inWords(since string) string {
	if since == "year-start" {
		return "the start of the year"
	}
	return since
}
