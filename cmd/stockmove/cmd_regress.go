package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/regress"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// regressFlags say what is regressed on what. They are texts until the files are read: which
// columns there are is known only then.
type regressFlags struct {
	y, x, cluster, weights, se, characteristics string
}

func newRegressCmd(s streams) *cobra.Command {
	var f studyFlags
	var q regressFlags
	var format string
	var picture besides
	c := &cobra.Command{
		Use:     "regress [STUDY]",
		Short:   "Explain the abnormal returns of many events by columns of the events file",
		GroupID: "study",
		Long: `Regress explains the cumulative abnormal returns of a study's events by what is known
of them: least squares on columns of the events file or of --characteristics, a table with a
row for each event (column id) or security. Columns of names enter as a dummy for each
value but the first. Events that lack a value are left out, counted and named.`,
		Example: `  stockmove regress my-study/ --y car:-1,1 --x "log(mcap),leverage,group"
  stockmove regress my-study/ --y car:-1,1 --x size --cluster date,security
  stockmove regress my-study/ --x size --characteristics firms.csv --weights random
  stockmove regress my-study/ --x size,leverage --chart coefficients.png --size single`,
		RunE: func(c *cobra.Command, args []string) error {
			o, windows, err := q.options()
			if err != nil {
				return wrongFlag(err)
			}
			spec, err := f.spec(args, s)
			if err != nil {
				return err
			}
			if err := q.lay(spec, &o, windows); err != nil {
				return err
			}
			if err := picture.check(c, s, spec.Paths()); err != nil {
				return err
			}
			doc, err := measured(c.Context(), spec, &f, s)
			if err != nil {
				return err
			}
			if windows == nil {
				o.Window = doc.Design.Windows[0]
			}
			r, err := regress.Of(doc.Report, o)
			if err != nil {
				return wrongFlag(err)
			}
			doc.Regression = r
			if err := picture.draw(c.Context(), "coefficients", doc, spec.Paths(), s); err != nil {
				return err
			}
			return written(report.Regress(s.out, r, format))
		},
	}
	ofStudy(c)
	f.addData(c)
	group(c, groupData, func() {
		c.Flags().StringVar(&q.characteristics, "characteristics", "",
			"what is known of events or securities, a `FILE.csv` with a column id or security")
	})
	group(c, groupStudy, func() { q.add(c) })
	addPrintout(c, &format)
	picture.add(c)
	groupedHelp(c)
	return c
}

// The words that a flag takes are read off the registries of errors and weights, so that a new
// estimator needs no word here.
func (q *regressFlags) add(c *cobra.Command) {
	fl := c.Flags()
	fl.StringVar(&q.y, "y", "car", "what is explained, `KIND[:FIRST,LAST]`: "+
		words.ListWith(regress.Kinds, "or")+" over a window (default the study's first)")
	fl.StringVar(&q.x, "x", "", "by which columns, `A,B`, each also as log(A) or factor(A)")
	fl.StringVar(&q.cluster, "cluster", "",
		"columns whose values the events of a cluster share, `A[,B]`: date, security or any other")
	fl.StringVar(&q.weights, "weights", "none", "weights of the events, `KIND`: "+
		words.ListWith(regress.Weightings.Names(), "or"))
	fl.StringVar(&q.se, "se", "", "standard errors, `KIND`: "+
		words.ListWith(regress.Errors.Names(), "or")+" (default hc3, cluster with --cluster)")
	complete(c, "weights", regress.Weightings.Names())
	complete(c, "se", regress.Errors.Names())
}

// options reads the flags; windows is nil where the study says which. The window of --y is read
// like that of --event-window, so that both accept the same spellings.
func (q *regressFlags) options() (o regress.Options, windows []eventstudy.Window, err error) {
	kind, window, ok := strings.Cut(q.y, ":")
	o.Y = regress.Kind(kind)
	if err := offered("abnormal return", kind, regress.Kinds); err != nil {
		return o, nil, err
	}
	if ok {
		var f optionFlag
		f.option = eventstudy.OptionOf("event_window")
		if err := f.Set(window); err != nil {
			return o, nil, usageError{fmt.Sprintf("--y %q: %v", q.y, err), "write --y car:-1,1"}
		}
		o.Window = f.value.(eventstudy.Window)
		windows = []eventstudy.Window{o.Window}
	}
	if q.x == "" {
		return o, nil, usageError{"--x names no column that could explain the abnormal returns",
			"give --x size,group with columns of the events file or of --characteristics"}
	}
	if o.X, err = regress.ParseTerms(q.x); err != nil {
		return o, nil, err
	}
	if q.cluster != "" {
		o.Cluster = lists.Of(strings.Split(q.cluster, ","), strings.TrimSpace)
	}
	if q.se != "" {
		if err := offered("kind of standard error", q.se, regress.Errors.Names()); err != nil {
			return o, nil, err
		}
	}
	if err := offered("kind of weights", q.weights, regress.Weightings.Names()); err != nil {
		return o, nil, err
	}
	o.Errors, o.Weights = q.se, q.weights
	return o, windows, o.Check()
}

// lay puts the window and the table into the study.
func (q *regressFlags) lay(spec *asked.Spec, o *regress.Options,
	windows []eventstudy.Window) error {
	spec.Claims = nil // nothing is judged here
	if q.characteristics != "" {
		spec.Characteristics = input.FileRef(q.characteristics)
	}
	if o.Y == regress.AV {
		own := spec.Design["response"] // a flag; what a file says is overridden as by one
		if own.Called == flagOf("response") && !spec.OfVolumes() {
			return usageError{fmt.Sprintf("--y av is abnormal volume, and --response %s is not",
				own.Value), "leave one of them out"}
		}
		if !spec.OfVolumes() {
			err := spec.Choose(eventstudy.OptionOf("response"), "--y av",
				string(eventstudy.ResponseVolume))
			if err != nil {
				return err
			}
		}
	}
	if windows == nil {
		return nil
	}
	return spec.Choose(eventstudy.OptionOf("windows"), "--y", windows)
}

// wrongFlag makes a problem of what was asked for an error of the command line, by its flag.
func wrongFlag(err error) error {
	var p *regress.Problem
	if !errors.As(err, &p) {
		return err
	}
	return usageError{"--" + p.Option + ": " + p.What, p.Hint}
}
