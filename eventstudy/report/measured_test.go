package report

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// otherStudy is a study of a response that is no return, of three events.
func otherStudy(t *testing.T, of eventstudy.Response) *Document {
	t.Helper()
	d := eventstudy.DefaultDesign()
	d.Response, d.Windows = of, []eventstudy.Window{{}, {First: -1, Last: 1}}
	var days []eventstudy.Date
	for x := eventstudy.NewDate(2023, 1, 2); len(days) < 320; x++ {
		if !x.Weekend() {
			days = append(days, x)
		}
	}
	prices := func(id string, k float64) *eventstudy.Prices {
		p := &eventstudy.Prices{ID: id, Basis: eventstudy.Total, Dates: days}
		level := 100.0
		for i := range days {
			x := float64(i)
			level *= 1 + 0.01*math.Sin(k*x*x+x)
			p.Close = append(p.Close, level)
			p.Volume = append(p.Volume, math.Exp(10+math.Sin(k*x*x*1.3+2*x)))
		}
		return p
	}
	m := eventstudy.Market{ID: "X", Benchmark: prices("M", 0.7)}
	var secs []eventstudy.Security
	var events []eventstudy.Event
	for i, id := range []string{"A", "B", "C"} {
		secs = append(secs, eventstudy.Security{ID: id, Market: "X",
			Prices: prices(id, 0.3+0.11*float64(i))})
		events = append(events, eventstudy.Event{ID: "e" + id, Security: id, Date: days[280+10*i]})
	}
	p, err := eventstudy.NewPanel([]eventstudy.Market{m}, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := eventstudy.Run(t.Context(), p, events, d)
	if err != nil || len(r.Outcomes) != 3 {
		t.Fatalf("%v %v", err, r.Skips)
	}
	return &Document{Report: r, Details: true}
}

// TestOtherResponses: a report of volume or volatility speaks of what it measures, writes
// logarithms without a per cent sign, and has no buy-and-hold return.
func TestOtherResponses(t *testing.T) {
	for of, want := range map[eventstudy.Response][]string{
		eventstudy.ResponseVolume: {"log of the shares traded", "CAV", "AAV", "CAAV",
			"Cumulative abnormal volume by window",
			"times the expected volume", "Log volume", "Times"},
		eventstudy.ResponseVolatility: {"log of the squared abnormal return over its forecast " +
			"variance", "CALV",
			"CAALV", "Cumulative abnormal log variance by window", "times its forecast variance",
			"block-rank"},
	} {
		d := otherStudy(t, of)
		for _, name := range []string{"text", "md", "html"} {
			f, _ := Formats.Lookup(name)
			var b bytes.Buffer
			if err := f.Write(&b, d); err != nil {
				t.Fatal(err)
			}
			text := b.String()
			if i := strings.Index(text, "Methods"); i > 0 && name == "text" {
				text = text[:i]
			}
			flat := strings.Join(strings.Fields(text), " ")
			for _, w := range want {
				if !strings.Contains(flat, w) {
					t.Errorf("%s of %s lacks %q", name, of, w)
				}
			}
			if name != "text" {
				continue
			}
			for _, wrong := range []string{"BHAR", "CAAR ", " CAR ", " AR "} {
				if strings.Contains(flat, wrong) {
					t.Errorf("%s of %s speaks of %q:\n%s", name, of, wrong, text)
				}
			}
			for _, line := range strings.Split(text, "\n") {
				plain := strings.NewReplacer("5\u202f%", "", "95\u202f%", "").Replace(line)
				if strings.Contains(plain, "\u202f%") && !strings.Contains(line, "α") &&
					of == eventstudy.ResponseVolume {
					t.Errorf("%s writes per cent: %s", of, line)
				}
			}
		}
		// In the results a day says of what it is a multiple, and no window a buy-and-hold return.
		f, _ := Formats.Lookup("json")
		var b bytes.Buffer
		if err := f.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Study  struct{ Response string }
			Events []struct {
				Fit     struct{ Model string }
				Days    []struct{ AR, Return, Times float64 }
				Windows []struct{ Bhar *float64 }
			}
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		day, o := got.Events[1].Days[10], d.Outcomes[1]
		times := math.Exp(day.AR)
		if of == eventstudy.ResponseVolatility { // U(ν − 2)/ν
			df := float64(o.ModelFit().DF)
			times = math.Exp(day.Return) * (df - 2) / df
		}
		if got.Study.Response != string(of) || got.Events[1].Fit.Model != "market" ||
			math.Abs(day.Times-times) > 1e-12*times || got.Events[1].Windows[0].Bhar != nil {
			t.Errorf("%s: %+v", of, day)
		}
	}
}
