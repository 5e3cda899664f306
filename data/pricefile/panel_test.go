package pricefile

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stockmove/eventstudy"
)

// drawnPanel is several securities on common days; NaN where one was not traded.
type drawnPanel struct {
	ids    []string
	days   []eventstudy.Date
	close  [][]float64 // by security and day
	volume [][]float64
}

func drawPanel(t *rapid.T) drawnPanel {
	var p drawnPanel
	p.ids = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"AAPL", "9988.HK", "BRK-B", "C",
		"LOW", "V", "0700", "T", "^HSI", "SAP GY Equity", "600519.SH", "腾讯控股", "A&B"}), 2, 6,
		rapid.ID).Draw(t, "ids")
	d := eventstudy.NewDate(2024, 1, 1)
	for range rapid.IntRange(3, 30).Draw(t, "days") {
		for d.Weekend() {
			d++
		}
		p.days = append(p.days, d)
		d++
	}
	for range p.ids {
		var c, v []float64
		from := rapid.IntRange(0, len(p.days)-2).Draw(t, "listed")
		for i := range p.days {
			// No two halts in a row: so many days without a price would be weekly bars, and a
			// panel with prices on one day only is refused when no name tells a price.
			halted := i > from+1 && !math.IsNaN(c[i-1]) &&
				rapid.IntRange(0, 9).Draw(t, "halt") == 0
			if i < from || halted {
				c, v = append(c, math.NaN()), append(v, math.NaN())
				continue
			}
			c = append(c, float64(rapid.IntRange(100, 99999).Draw(t, "price"))/100)
			v = append(v, float64(rapid.IntRange(0, 1e6).Draw(t, "volume")))
		}
		p.close, p.volume = append(p.close, c), append(p.volume, v)
	}
	return p
}

func cellOf(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return fmt.Sprint(v)
}

// levels writes the panel with a line of fields and a line of tickers, in either order.
func (p drawnPanel) levels(t *rapid.T) string {
	fields, tickers := []string{"Price"}, []string{"Ticker"}
	index := strings.Repeat(",", 2*len(p.ids))
	byTicker := rapid.Bool().Draw(t, "grouped by ticker")
	volumes := [][]float64{}
	add := func(field string, k int, v []float64) {
		fields, tickers, volumes = append(fields, field), append(tickers, p.ids[k]),
			append(volumes, v)
	}
	for k := range p.ids {
		add("Close", k, p.close[k])
		if byTicker {
			add("Volume", k, p.volume[k])
		}
	}
	if !byTicker {
		for k := range p.ids {
			add("Volume", k, p.volume[k])
		}
	}
	lines := []string{strings.Join(fields, ","), strings.Join(tickers, ","), "Date" + index}
	switch {
	case byTicker:
		lines[0], lines[1] = lines[1], lines[0]
	case rapid.Bool().Draw(t, "two lines"): // pandas 1: the name of the index in the first line
		lines = []string{"Date," + strings.Join(fields[1:], ","), "," +
			strings.Join(tickers[1:], ",")}
	}
	for i, d := range p.days {
		line := d.String()
		for _, v := range volumes {
			line += "," + cellOf(v[i])
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// joined writes the panel with names such as Close_AAPL or "('Close', 'AAPL')".
func (p drawnPanel) joined(t *rapid.T) string {
	form := rapid.SampledFrom([]string{"%[1]s_%[2]s", "%[2]s_%[1]s", "%[2]s %[1]s", "%[1]s|%[2]s",
		"\"('%[1]s', '%[2]s')\"", "\"('%[2]s', '%[1]s')\""}).Draw(t, "form")
	lines := []string{"Date"}
	for _, id := range p.ids {
		lines[0] += "," + fmt.Sprintf(form, "Close", id) + "," + fmt.Sprintf(form, "Volume", id)
	}
	for i, d := range p.days {
		line := d.String()
		for k := range p.ids {
			line += "," + cellOf(p.close[k][i]) + "," + cellOf(p.volume[k][i])
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// long writes a row for each security and day, in any order.
func (p drawnPanel) long(t *rapid.T) string {
	var rows []string
	for k, id := range p.ids {
		for i, d := range p.days {
			if !math.IsNaN(p.close[k][i]) {
				rows = append(rows, fmt.Sprintf("%v,%s,%v,%v", d, id, p.close[k][i],
					p.volume[k][i]))
			}
		}
	}
	rows = rapid.Permutation(rows).Draw(t, "rows")
	return "date,symbol,close,volume\n" + strings.Join(rows, "\n")
}

// values writes closes alone, a column for each security.
func (p drawnPanel) values(t *rapid.T) string {
	lines := []string{rapid.SampledFrom([]string{"Date", "", "日期", "observation_date"}).Draw(t,
		"date name") + "," + strings.Join(p.ids, ",")}
	for i, d := range p.days {
		line := d.String()
		for k := range p.ids {
			line += "," + cellOf(p.close[k][i])
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// TestPanels reads the same securities back from every shape of a panel.
func TestPanels(t *testing.T) {
	for name, write := range map[string]func(drawnPanel,
		*rapid.T) string{"levels": drawnPanel.levels, "joined": drawnPanel.joined,
		"long": drawnPanel.long, "values": drawnPanel.values} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p := drawPanel(t)
				text := write(p, t)
				f, err := Read("p.csv", strings.NewReader(text), Options{})
				if err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
				var ids []string
				for _, q := range f.Prices {
					ids = append(ids, q.ID)
					k := slices.Index(p.ids, q.ID)
					if k < 0 {
						t.Fatalf("%q is none of %q\n%s", q.ID, p.ids, text)
					}
					p.same(t, k, q)
					if name != "values" {
						p.sameVolumes(t, k, q)
					}
				}
				if name != "long" && !slices.Equal(ids, p.ids) || len(ids) != len(p.ids) {
					t.Fatalf("securities %q, want %q\n%s", ids, p.ids, text)
				}
			})
		})
	}
}

// same holds the days and closes of a security against those that were drawn.
func (p drawnPanel) same(t *rapid.T, k int, q *eventstudy.Prices) {
	n := 0
	for i, d := range p.days {
		if math.IsNaN(p.close[k][i]) {
			continue
		}
		if n >= len(q.Dates) || q.Dates[n] != d || q.Close[n] != p.close[k][i] {
			t.Fatalf("%s: day %v is missing or wrong", q.ID, d)
		}
		n++
	}
	if n != len(q.Dates) {
		t.Fatalf("%s: %d days, want %d", q.ID, len(q.Dates), n)
	}
}

// sameVolumes does the same for the volumes of those days.
func (p drawnPanel) sameVolumes(t *rapid.T, k int, q *eventstudy.Prices) {
	n := 0
	for i, v := range p.volume[k] {
		if math.IsNaN(p.close[k][i]) {
			continue
		}
		if q.Volume[n] != v {
			t.Fatalf("%s: the volume of %v is %v, want %v", q.ID, q.Dates[n], q.Volume[n], v)
		}
		n++
	}
}

// TestDayEach reads a panel in which each security has a price on a day of its own: the file is not
// of a single day.
func TestDayEach(t *testing.T) {
	f := read(t, "Date,AAPL,9988.HK\n2024-01-01,1,\n2024-01-02,,1\n2024-01-03,,\n", Options{})
	if len(f.Prices) != 2 {
		t.Errorf("%d securities", len(f.Prices))
	}
}
