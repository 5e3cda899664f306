package synth

import (
	"bytes"
	"encoding/csv"
	"math"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// written returns the files of a panel by name.
func written(t *testing.T, s Spec) map[string][]byte {
	t.Helper()
	p, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range p.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		out[f.Name] = b.Bytes()
	}
	return out
}

func rows(t *testing.T, b []byte) [][]string {
	t.Helper()
	list, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return list[1:]
}

func num(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var plain = Spec{Securities: 40, Days: 900, Events: 400, Seed: 7, Effect: 0.02, Cluster: 0.25}

// TestSame: one Spec gives one set of bytes, whatever the processors; another seed gives others.
func TestSame(t *testing.T) {
	one := written(t, plain)
	before := runtime.GOMAXPROCS(1)
	two := written(t, plain)
	runtime.GOMAXPROCS(before)
	other := plain
	other.Seed++
	three := written(t, other)
	for name, b := range one {
		if !bytes.Equal(b, two[name]) {
			t.Errorf("%s differs on one processor", name)
		}
		if bytes.Equal(b, three[name]) {
			t.Errorf("%s is the same for another seed", name)
		}
	}
}

// TestTruth computes what truth.csv says from the prices alone: least squares of each security on
// the market gives its alpha, beta and sigma within four standard errors, and the mean residual of
// the event days is the effect. Prices have six digits, which is 1e-5 of a return at most.
func TestTruth(t *testing.T) {
	files := written(t, plain)
	level := map[string]float64{}
	var days []string
	for _, r := range rows(t, files["benchmark.csv"]) {
		level[r[0]] = num(t, r[1])
		days = append(days, r[0])
	}
	price := map[string]float64{} // adjusted close, by security and day
	for _, r := range rows(t, files["prices.csv"]) {
		price[r[0]+" "+r[1]] = num(t, r[6])
	}
	event := map[string]bool{}
	for _, r := range rows(t, files["events.csv"]) {
		event[r[0]+" "+r[1]] = true
	}
	sum, n := 0.0, 0
	for _, r := range rows(t, files["truth.csv"]) {
		id, alpha, beta, sigma := r[0], num(t, r[1]), num(t, r[2]), num(t, r[3])
		var x, y, on []float64
		for i := 1; i < len(days); i++ {
			m := level[days[i]]/level[days[i-1]] - 1
			s := price[id+" "+days[i]]/price[id+" "+days[i-1]] - 1
			if event[id+" "+days[i]] {
				on = append(on, s-alpha-beta*m)
			} else {
				x, y = append(x, m), append(y, s)
			}
		}
		a, b, s := line(x, y)
		k := float64(len(x))
		if math.Abs(b-beta) > 4*sigma/(0.01*math.Sqrt(k)) ||
			math.Abs(a-alpha) > 4*sigma/math.Sqrt(k) ||
			math.Abs(s/sigma-1) > 4/math.Sqrt(2*k) {
			t.Errorf("%s: least squares give %g, %g, %g; truth says %g, %g, %g",
				id, a, b, s, alpha, beta, sigma)
		}
		for _, v := range on {
			sum, n = sum+v, n+1
		}
	}
	// The mean sigma is 0.02.
	mean := sum / float64(n)
	if n != plain.Events || math.Abs(mean-plain.Effect) > 4*0.02/math.Sqrt(400) {
		t.Errorf("%d event days have the mean %g, want %d and %g",
			n, mean, plain.Events, plain.Effect)
	}
}

// line is the least-squares line of y on x, and the standard deviation about it.
func line(x, y []float64) (a, b, s float64) {
	n := float64(len(x))
	var mx, my, sxx, sxy float64
	for i := range x {
		mx, my = mx+x[i]/n, my+y[i]/n
	}
	for i := range x {
		sxx, sxy = sxx+(x[i]-mx)*(x[i]-mx), sxy+(x[i]-mx)*(y[i]-my)
	}
	b = sxy / sxx
	a = my - b*mx
	for i := range x {
		d := y[i] - a - b*x[i]
		s += d * d / (n - 2)
	}
	return a, b, math.Sqrt(s)
}

// TestSplitsAndGaps: the quoted close is twice the adjusted one before a split and equal to it from
// then on; the share of missing rows is as asked for, and none is next to an event.
func TestSplitsAndGaps(t *testing.T) {
	s := plain
	s.Gaps, s.Splits = 0.02, 0.5
	files := written(t, s)
	split := map[string]string{}
	splits := 0
	for _, r := range rows(t, files["truth.csv"]) {
		split[r[0]] = r[6]
		if r[6] != "" {
			splits++
		}
	}
	if splits < 10 || splits > 30 { // of 40 at one half: 3.2 standard deviations
		t.Errorf("%d of 40 securities are split", splits)
	}
	there := map[string]bool{}
	n := 0
	for _, r := range rows(t, files["prices.csv"]) {
		n++
		there[r[0]+" "+r[1]] = true
		want := 1.0
		if r[1] < split[r[0]] {
			want = 2
		}
		if ratio := num(t, r[5]) / num(t, r[6]); math.Abs(ratio/want-1) > 1e-4 {
			t.Fatalf("%s %s: close over adjusted close is %g, want %g", r[0], r[1], ratio, want)
		}
	}
	all := s.Securities * s.Days
	if gaps := float64(all-n) / float64(all); math.Abs(gaps-s.Gaps) > 0.003 {
		t.Errorf("%.4f of the rows are missing, want %g", gaps, s.Gaps)
	}
	p, _ := New(s)
	for _, e := range p.Events {
		for _, d := range []int{e.Day - 1, e.Day} {
			if !there[p.ID(e.Security)+" "+p.Dates[d].String()] {
				t.Errorf("no price of %s on %v, next to its event", p.ID(e.Security), p.Dates[d])
			}
		}
	}
}

// TestClusters: a quarter of 400 events lies on 100/25 common days.
func TestClusters(t *testing.T) {
	p, err := New(plain)
	if err != nil {
		t.Fatal(err)
	}
	days, n := map[int]bool{}, 0
	for _, e := range p.Events {
		if e.Clustered {
			days[e.Day] = true
			n++
		}
		if e.Day < Before || e.Day+After >= len(p.Dates) {
			t.Errorf("an event on day %d has no room", e.Day)
		}
	}
	if n != 100 || len(days) > 4 {
		t.Errorf("%d events on %d common days, want 100 on 4 at most", n, len(days))
	}
}

func TestCheck(t *testing.T) {
	for want, s := range map[string]Spec{
		"--securities is 0":   {Days: 400},
		"--days is 200":       {Securities: 1, Days: 200},
		"--events is 1000":    {Securities: 1, Days: 400, Events: 1000},
		"--effect is NaN":     {Securities: 1, Days: 400, Effect: math.NaN()},
		"--cluster is 2":      {Securities: 1, Days: 400, Cluster: 2},
		"--gaps is 0.6":       {Securities: 1, Days: 400, Gaps: 0.6},
		"--splits is -1":      {Securities: 1, Days: 400, Splits: -1},
		"more than 214748364": {Securities: 1 << 30, Days: 400},
	} {
		if _, err := New(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", s, err, want)
		}
	}
}
