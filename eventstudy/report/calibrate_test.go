package report

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// calibrated is a calibration with every case: a test that keeps its level, one that does not, one
// that is not defined.
func calibrated() *eventstudy.Calibration {
	c := &eventstudy.Calibration{Studies: 1000, Events: 40, Seed: 3, Recommend: "bmp-adj"}
	for _, r := range []eventstudy.Rejections{
		{Test: "bmp", Rejected: 210, N: 1000, Rate: 0.21, CI: [2]float64{0.185, 0.237}},
		{Test: "bmp-adj", Rejected: 48, N: 1000, Rate: 0.048, CI: [2]float64{0.0356, 0.0632}},
		{Test: "calendar", Rate: nan, CI: [2]float64{nan, nan}},
	} {
		for _, l := range eventstudy.Levels {
			r.Level, r.Window = l, eventstudy.Window{First: -1, Last: 1}
			c.Rates = append(c.Rates, r)
		}
	}
	c.Placebos = []eventstudy.Placebo{{Event: "e1", Security: "BABA", CAR: 0.097,
		P: 9.0 / 492, N: 491}}
	c.Warnings = []eventstudy.Warning{{Code: "placebo_lost", Text: "1 event has no placebo"}}
	return c
}

func TestCalibrateText(t *testing.T) {
	write := func(c *eventstudy.Calibration) string {
		var b bytes.Buffer
		if err := Calibrate(&b, c, "study", "text"); err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(b.String(), "\u202f", " ")
	}
	text := write(calibrated())
	for _, want := range []string{
		"Take bmp-adj: in 1,000 placebo studies it rejects at 5 % in at most 4.8 % of them.",
		"21.0 (18.5 to 23.7) !", "4.8 (3.6 to 6.3)", "BABA", "0.018", "1 event has no placebo",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	none := calibrated()
	none.Recommend = ""
	if text := write(none); !strings.Contains(text, "No test keeps its 5 % level") {
		t.Errorf("without a recommendation:\n%s", text)
	}
	one := calibrated()
	one.Events, one.Recommend = 1, ""
	if text := write(one); strings.Contains(text, "No test") {
		t.Errorf("one event has no test to recommend:\n%s", text)
	}
	if err := Calibrate(&bytes.Buffer{}, one, "", "png"); err == nil {
		t.Error("no complaint of an unknown format")
	}
}

func TestCalibrateJSONAndCSV(t *testing.T) {
	var b bytes.Buffer
	if err := Calibrate(&b, calibrated(), "study", "json"); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema, Recommend string
		Rows              []struct {
			Test       string
			Window     [2]int
			Level      float64
			Rejections int
			N          int
			Rate       *float64
			CI         [2]*float64
		}
		Placebos []struct {
			ID string
			P  float64
			N  int
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	r := got.Rows[4]
	if got.Schema != "stockmove/calibrate/v1" || got.Recommend != "bmp-adj" || len(got.Rows) != 9 ||
		r.Test != "bmp-adj" || r.Window != [2]int{-1, 1} || r.Level != 0.05 || r.Rejections != 48 ||
		r.N != 1000 || *r.Rate != 0.048 || *r.CI[1] != 0.0632 {
		t.Errorf("%+v", got)
	}
	if got.Rows[8].Rate != nil || got.Rows[8].CI[0] != nil {
		t.Error("what is unknown is not null")
	}
	if p := got.Placebos[0]; p.ID != "e1" || p.N != 491 || math.Abs(p.P-9.0/492) > 1e-15 {
		t.Errorf("%+v", p)
	}
	b.Reset()
	if err := Calibrate(&b, calibrated(), "study", "csv"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if lines[0] != "test,first,last,level,rejections,n,rate,ci_low,ci_high" ||
		lines[5] != "bmp-adj,-1,1,0.05,48,1000,0.048,0.0356,0.0632" ||
		lines[9] != "calendar,-1,1,0.1,0,0,,," {
		t.Errorf("%q", lines)
	}
}
