package regress

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

func readRows(t testing.TB, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = r[i]
		}
		out = append(out, row)
	}
	return out
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var day = eventstudy.Window{First: 0, Last: 0}

// event is a measured event: its abnormal return, the variance of its forecast error, and columns
// as "name=value".
func event(id string, y, v float64, columns ...string) *eventstudy.Outcome {
	o := &eventstudy.Outcome{Event: eventstudy.Event{ID: id}, Security: "S" + id}
	o.Windows = []eventstudy.WindowResult{{Window: day, CAR: y, SE: math.Sqrt(v), BHAR: y / 2,
		N: 1}}
	for _, c := range columns {
		name, value, _ := strings.Cut(c, "=")
		o.Event.Extra = append(o.Event.Extra, eventstudy.Field{Name: name, Value: value})
	}
	return o
}

func report(list ...*eventstudy.Outcome) *eventstudy.Report {
	return &eventstudy.Report{Outcomes: list, Design: eventstudy.DefaultDesign()}
}

// sampleReport is testdata/sample.csv as a measured study.
func sampleReport(t testing.TB) *eventstudy.Report {
	r := report()
	for i, row := range readRows(t, "testdata/sample.csv") {
		o := event(fmt.Sprint(i+1), number(t, row["y"]), number(t, row["v"]),
			"size="+row["size"], "lev="+row["lev"], "ind="+row["ind"])
		o.Security = row["firm"]
		d, err := eventstudy.ParseDate(row["date"])
		if err != nil {
			t.Fatal(err)
		}
		o.Day0, o.T0 = d, int(d)
		r.Outcomes = append(r.Outcomes, o)
	}
	return r
}

func terms(t testing.TB, list string) []Term {
	t.Helper()
	x, err := ParseTerms(list)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// figure finds a number of a result by the names of reference.csv.
func figure(r *Result, what, name string) float64 {
	for _, c := range r.Coefficients {
		if c.Name == name {
			return map[string]float64{"estimate": c.Estimate, "se": c.SE, "p": c.P, "high": c.CI[1],
				"vif": c.VIF, "sd": c.SD}[what]
		}
	}
	for _, h := range r.Leverage {
		if strings.HasPrefix(h.Event, name+" ") {
			return h.Leverage
		}
	}
	return map[string]float64{"r2": r.R2, "adjusted": r.Adjusted, "sigma": r.Sigma,
		"bp":   r.Spread.Stat,
		"bp_p": r.Spread.P, "f": r.F.Stat, "f_p": r.F.P, "tau2": r.Tau2, "q": r.Q}[what]
}

// TestReference holds estimates, standard errors of every kind with every kind of weights,
// p-values, intervals and diagnostics against R's lm, sandwich, lmtest and metafor
// (testdata/reference.R).
func TestReference(t *testing.T) {
	rep := sampleReport(t)
	made := map[string]*Result{}
	leverage := map[string]int{}
	for _, row := range readRows(t, "testdata/reference.csv") {
		key := row["weights"] + " " + row["se"]
		if made[key] == nil {
			o := Options{Y: CAR, Window: day, X: terms(t, "log(size),lev,ind"),
				Weights: row["weights"]}
			switch row["se"] {
			case "classical", "hc1", "hc3":
				o.Errors = row["se"]
			case "date":
				o.Cluster = []string{"date"}
			case "date+security":
				o.Cluster = []string{"date", "security"}
			}
			r, err := Of(rep, o)
			if err != nil {
				t.Fatal(err)
			}
			made[key] = r
		}
		got, want := figure(made[key], row["what"], row["name"]), number(t, row["value"])
		if e := math.Abs(got-want) / math.Abs(want); !(e <= 1e-9) {
			t.Errorf("%v: %.12g", row, got)
		}
		if row["what"] == "leverage" {
			leverage[row["weights"]]++
		}
	}
	for _, w := range Weightings.Names() {
		if got := len(made[w+" "].Leverage); got != leverage[w] {
			t.Errorf("%s: %d events of high leverage, want %d", w, got, leverage[w])
		}
	}
	if len(made) != 18 {
		t.Errorf("%d regressions compared, want 18", len(made))
	}
}

// TestLongley holds coefficients and their classical errors against NIST's certified values for a
// sample whose columns are nearly dependent.
func TestLongley(t *testing.T) {
	text, err := os.ReadFile("../testdata/nist/Longley.txt")
	if err != nil {
		t.Fatal(err)
	}
	var beta, sd []float64
	rep := report()
	columns := 0
	for _, line := range strings.Split(string(text), "\n") {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
		case f[0] == "beta":
			beta, sd = append(beta, number(t, f[1])), append(sd, number(t, f[2]))
		case f[0] == "data":
			var x []string
			for k, v := range f[2:] {
				x = append(x, fmt.Sprintf("x%d=%s", k+1, v))
			}
			columns = len(x)
			rep.Outcomes = append(rep.Outcomes, event(fmt.Sprint(len(rep.Outcomes)), number(t,
				f[1]), 1, x...))
		}
	}
	if columns != 6 || len(beta) != 7 {
		t.Fatalf("%d columns, %d coefficients", columns, len(beta))
	}
	r, err := Of(rep, Options{Y: CAR, Window: day, X: terms(t, "x1,x2,x3,x4,x5,x6"),
		Errors: "classical"})
	if err != nil {
		t.Fatal(err)
	}
	for j, c := range r.Coefficients {
		if e := math.Abs(c.Estimate/beta[j] - 1); e > 1e-9 {
			t.Errorf("%s: %.12g, certified %.12g", c.Name, c.Estimate, beta[j])
		}
		if e := math.Abs(c.SE/sd[j] - 1); e > 1e-9 {
			t.Errorf("error of %s: %.12g, certified %.12g", c.Name, c.SE, sd[j])
		}
	}
}
