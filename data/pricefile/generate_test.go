package pricefile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// generated is a file with everything that the reader must find in it.
type generated struct {
	bytes  []byte
	days   []eventstudy.Date
	values map[role][]float64
	dates  string // the layout
	dec    byte
	nulls  int // holiday rows
	twins  int // exact duplicates
	blanks int
	footer int
	desc   bool
}

// headers are names of the columns in several languages, the date first.
var headers = []map[role]string{
	{roleDate: "Date", roleOpen: "Open", roleHigh: "High", roleLow: "Low", roleClose: "Close",
		roleAdj: "Adj Close", roleVolume: "Volume"},
	{roleDate: "timestamp", roleOpen: "open", roleHigh: "high", roleLow: "low", roleClose: "close",
		roleAdj: "adjusted_close", roleVolume: "volume"},
	{roleDate: "Exchange Date", roleOpen: "Open", roleHigh: "High", roleLow: "Low",
		roleClose: "Close", roleAdj: "adjClose", roleVolume: "Volume"},
	{roleDate: "日期", roleOpen: "开盘", roleHigh: "最高", roleLow: "最低", roleClose: "收盘",
		roleAdj: "后复权收盘价", roleVolume: "成交量"},
	{roleDate: "日期", roleOpen: "開盤價", roleHigh: "最高價", roleLow: "最低價", roleClose: "收盤價",
		roleAdj: "調整後收盤價", roleVolume: "成交股數"},
	{roleDate: "Datum", roleOpen: "Eröffn.", roleHigh: "Hoch", roleLow: "Tief",
		roleClose: "Schlusskurs", roleAdj: "Adj. Close", roleVolume: "Volumen"},
	{roleDate: "Data", roleOpen: "Abertura", roleHigh: "Máxima", roleLow: "Mínima",
		roleClose: "Último", roleAdj: "Adj Close", roleVolume: "Vol."},
	{roleDate: "Дата", roleOpen: "Откр.", roleHigh: "Макс.", roleLow: "Мин.", roleClose: "Цена",
		roleAdj: "Adj Close", roleVolume: "Объём"},
}

var layouts = []struct{ name, layout, order string }{
	{"iso", "2006-01-02", "ymd"}, {"slash", "2006/1/2", "ymd"}, {"compact", "20060102", "ymd"},
	{"mdy", "01/02/2006", "mdy"}, {"mdyshort", "1/2/06", "mdy"},
	{"dmy", "02/01/2006", "dmy"}, {"dot", "02.01.2006", "dmy"},
	{"dash", "2-Jan-2006", "month name"}, {"words", "Jan 02, 2006", "month name"},
	{"cjk", "2006年1月2日", "ymd"}, {"korean", "2006- 01- 02", "ymd"},
	{"stamp", "2006-01-02 00:00:00+08:00", "ymd"}, {"z", "2006-01-02T00:00:00.000Z", "ymd"},
	{"close", "02/01/2006 15:04:05", "dmy"},
}

// generate draws a file of at least four weekdays and prices of two decimals, of which
// enough exceed a thousand and have a mark that can be told.
func generate(t *rapid.T) generated {
	g := generated{values: map[role][]float64{}}
	n := rapid.IntRange(6, 40).Draw(t, "days")
	d := eventstudy.NewDate(rapid.IntRange(1990, 2030).Draw(t, "year"),
		rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
	for len(g.days) < n {
		if !d.Weekend() && rapid.IntRange(0, 29).Draw(t, "holiday") > 0 {
			g.days = append(g.days, d)
		}
		d++
	}
	roles := []role{roleClose}
	for _, r := range []role{roleOpen, roleHigh, roleLow, roleAdj, roleVolume} {
		if rapid.Bool().Draw(t, "column") {
			roles = append(roles, r)
		}
	}
	roles = rapid.Permutation(roles).Draw(t, "columns")
	price := float64(rapid.IntRange(100, 200000).Draw(t, "price")) / 100
	for _, r := range roles {
		for range n {
			v := math.Round(price*(90+float64(rapid.IntRange(0, 20).Draw(t, "value")))) / 100
			if r == roleVolume {
				v = float64(rapid.IntRange(0, 5e7).Draw(t, "volume"))
			}
			g.values[r] = append(g.values[r], max(v, 0.01))
			if r == roleVolume {
				g.values[r][len(g.values[r])-1] = v
			}
		}
	}
	head := rapid.SampledFrom(headers).Draw(t, "language")
	l := rapid.SampledFrom(layouts).Draw(t, "layout")
	g.dates, g.dec = l.order, rapid.SampledFrom([]byte{'.', ','}).Draw(t, "decimal")
	group := rapid.SampledFrom([]string{"", ",", ".", "'", "\u00a0", "\u202f"}).Draw(t, "group")
	if group == string(g.dec) {
		group = ""
	}
	delim := rapid.SampledFrom(cell.Delimiters).Draw(t, "delimiter")
	all := rapid.Bool().Draw(t, "quote all")
	gap := rapid.SampledFrom([]string{"", " "}).Draw(t, "gap")
	sign := rapid.SampledFrom([]string{"", "$", "€", "HK$"}).Draw(t, "currency")
	cell := func(s string) string {
		if all || strings.ContainsRune(s, rune(delim)) {
			return `"` + s + `"`
		}
		return s
	}
	number := func(r role, v float64) string {
		if r == roleVolume {
			return grouped(strconv.FormatFloat(v, 'f', -1, 64), g.dec, group)
		}
		return sign + grouped(strconv.FormatFloat(v, 'f', 2, 64), g.dec, group)
	}
	join := func(cells []string) string { return strings.Join(cells, string(delim)+gap) }
	line := func(date string, f func(r role) string) string {
		cells := []string{cell(date)}
		for _, r := range roles {
			cells = append(cells, cell(f(r)))
		}
		return join(cells)
	}
	var body []string
	day := func(i int) string {
		y, m, d := g.days[i].YMD()
		return eventstudy.NewDate(y, m, d).At(16*60, timeUTC).Format(l.layout)
	}
	for i := range n {
		text := line(day(i), func(r role) string { return number(r, g.values[r][i]) })
		body = append(body, text)
		switch rapid.IntRange(0, 40).Draw(t, "extra") {
		case 0:
			body = append(body, text)
			g.twins++
		case 1:
			body = append(body, "")
			g.blanks++
		}
	}
	mark := rapid.SampledFrom([]string{"null", "", "N/A", "-", "#N/A N/A", "NaN", "."}).Draw(t,
		"missing")
	if rapid.Bool().Draw(t, "holiday row") {
		y, m, d := (g.days[n-1] + 1).YMD()
		body = append(body, line(eventstudy.NewDate(y, m, d).At(16*60, timeUTC).Format(l.layout),
			func(role) string { return mark }))
		g.nulls++
		if (g.days[n-1] + 1).Weekend() {
			g.nulls--
			body = body[:len(body)-1]
		}
	}
	if g.desc = rapid.Bool().Draw(t, "newest first"); g.desc {
		for i, j := 0, len(body)-1; i < j; i, j = i+1, j-1 {
			body[i], body[j] = body[j], body[i]
		}
		for len(body) > 0 && body[0] == "" { // a blank line above the data is none of the body
			body = body[1:]
			g.blanks--
		}
	}
	var lines []string
	for range rapid.IntRange(0, 3).Draw(t, "preamble") {
		lines = append(lines, "a title without columns")
	}
	names := []string{cell(head[roleDate])}
	for _, r := range roles {
		names = append(names, cell(head[r]))
	}
	lines = append(append(lines, join(names)), body...)
	if rapid.Bool().Draw(t, "footer") {
		lines = append(lines, "Source: somebody", "")
		g.footer, g.blanks = 1, g.blanks+0
	}
	eol := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
	text := strings.Join(lines, eol)
	if rapid.Bool().Draw(t, "last line end") {
		text += eol
	}
	g.bytes = encode(t, text)
	return g
}

// encode writes the text in an encoding that has all its characters.
func encode(t *rapid.T, text string) []byte {
	encs := []encoding.Encoding{encoding.Nop, unicode.UTF8BOM,
		unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}
	switch {
	case strings.Contains(text, "收盘"):
		encs = append(encs, simplifiedchinese.GB18030)
	case strings.Contains(text, "收盤價"):
		encs = append(encs, traditionalchinese.Big5)
	}
	b, err := rapid.SampledFrom(encs).Draw(t, "encoding").NewEncoder().Bytes([]byte(text))
	if err != nil { // a sign that the encoding lacks
		return []byte(text)
	}
	return b
}

// grouped writes a plain number with a decimal mark and groups of three.
func grouped(s string, dec byte, group string) string {
	whole, frac, ok := strings.Cut(s, ".")
	if group != "" {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + group + whole[i:]
		}
	}
	if ok {
		whole += string(dec) + frac
	}
	return whole
}

// check holds what was read against what was written.
func (g generated) check(t *rapid.T, f *File) {
	if len(f.Prices) != 1 {
		t.Fatalf("%d securities", len(f.Prices))
	}
	p := f.Prices[0]
	if len(p.Dates) != len(g.days) {
		t.Fatalf("%d days, want %d; dropped %v", len(p.Dates), len(g.days), f.Dropped)
	}
	for i, d := range p.Dates {
		if d != g.days[i] {
			t.Fatalf("day %d is %v, want %v", i, d, g.days[i])
		}
	}
	for r, got := range map[role][]float64{roleOpen: p.Open, roleHigh: p.High, roleLow: p.Low,
		roleClose: p.Close, roleAdj: p.AdjClose, roleVolume: p.Volume} {
		want := g.values[r]
		if len(got) != len(want) {
			t.Fatalf("%s: %d values, want %d", r.field(), len(got), len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%s[%d] is %v, want %v", r.field(), i, got[i], want[i])
			}
		}
	}
	if f.DateOrder != g.dates {
		t.Fatalf("date order %q, want %q", f.DateOrder, g.dates)
	}
	count := map[string]int{}
	for _, d := range f.Dropped {
		count[d.Reason] = d.Count
	}
	if count["exact duplicate"] != g.twins || count["no closing price"] != g.nulls ||
		count["footer"] != g.footer {
		t.Fatalf("dropped %v, want %d duplicates, %d without a price, %d footers", f.Dropped,
			g.twins, g.nulls, g.footer)
	}
}

// TestGenerated reads files over every option of the layout.
func TestGenerated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := generate(t)
		f, err := Read("g.csv", strings.NewReader(string(g.bytes)), Options{})
		if err != nil {
			t.Fatalf("%v\n%s", err, g.bytes)
		}
		g.check(t, f)
	})
}

// TestGeneratedWithOptions gives the reader what it would have found, which must change nothing.
func TestGeneratedWithOptions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := generate(t)
		opt := Options{ID: "X"}
		if rapid.Bool().Draw(t, "give order") && (g.dates == "mdy" || g.dates == "dmy") {
			opt.DateOrder = g.dates
		}
		if rapid.Bool().Draw(t, "give mark") {
			opt.Decimal = string(g.dec)
		}
		f, err := Read("g.csv", strings.NewReader(string(g.bytes)), opt)
		if err != nil {
			t.Fatalf("%v\n%s", err, g.bytes)
		}
		g.check(t, f)
		if f.Prices[0].ID != "X" {
			t.Fatalf("id %q", f.Prices[0].ID)
		}
	})
}

// TestCarefulAndFast holds the two ways of cutting lines against each other.
func TestCarefulAndFast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := generate(t)
		f := &File{Path: "g.csv"}
		text, err := decode(f, g.bytes, "", headerScore)
		if err != nil {
			t.Fatal(err)
		}
		// Lines of any shape, too: the cutters must agree on what is wrong.
		if rapid.Bool().Draw(t, "noise") {
			text = append(text, rapid.StringOfN(rapid.RuneFrom([]rune(",;. \t|x15-\r\n")), 0, 80,
				-1).Draw(t, "tail")...)
		}
		text = []byte(strings.ReplaceAll(string(text), `"`, ""))
		lay, _ := findLayout(text, Options{})
		if lay == nil {
			t.Skip("no layout without the quotes")
		}
		b, err := lay.open(f, text, Options{})
		if err != nil {
			t.Skip("refused")
		}
		for _, dec := range []byte{'.', ','} {
			one := scan(text[b.off:], b.plan, manner{delim: b.delim, dec: dec, columns: forMark})
			two := scan(text[b.off:], b.plan,
				manner{delim: b.delim, dec: dec, columns: forMark, quoted: true})
			sameTables(t, one, two)
		}
	})
}

func sameTables(t *rapid.T, one, two *table) {
	if fmt.Sprint(one.stamps) != fmt.Sprint(two.stamps) ||
		fmt.Sprint(one.faults) != fmt.Sprint(two.faults) ||
		fmt.Sprint(one.ids) != fmt.Sprint(two.ids) || fmt.Sprint(one.ev) != fmt.Sprint(two.ev) ||
		one.more != two.more {
		t.Fatalf("stamps, faults, ids or evidence differ:\n%v\n%v\n%v\n%v", one.stamps, two.stamps,
			one.faults, two.faults)
	}
	for k := range one.vals {
		for r := range one.vals[k] {
			if one.stamps[r].Dated() && !equal(one.vals[k][r], two.vals[k][r]) {
				t.Fatalf("column %d row %d: %v and %v", k, r, one.vals[k][r], two.vals[k][r])
			}
		}
	}
}

// TestChunks proves that cutting the body in parts changes nothing.
func TestChunks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "date,symbol,close\n"
		for range rapid.IntRange(1, 60).Draw(t, "rows") {
			text += fmt.Sprintf("2024-01-%02d,%s,%s\n", rapid.IntRange(1, 31).Draw(t, "d"),
				rapid.SampledFrom([]string{"A", "B", "C", "D"}).Draw(t, "s"),
				rapid.SampledFrom([]string{"1.5", "2", "x", "3,4", ""}).Draw(t, "p"))
		}
		lay, _ := findLayout([]byte(text), Options{})
		b, err := lay.open(&File{}, []byte(text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		data := []byte(text)[b.off:]
		whole := scan(data, b.plan, manner{delim: ',', dec: '.'})
		for _, n := range []int{2, 3, 7} {
			got := scanChunks(chunks(data, n), b.plan, manner{delim: ',', dec: '.'})
			long := false // such a line has no ticker: its cells may be shifted
			for _, f := range whole.faults {
				long = long || f.kind == faultLong
			}
			if !long && fmt.Sprint(got.ids, got.syms) != fmt.Sprint(whole.ids, whole.syms) {
				t.Fatalf("%v %v\n%v %v", got.ids, got.syms, whole.ids, whole.syms)
			}
			sameTables(t, got, whole)
		}
	})
}
