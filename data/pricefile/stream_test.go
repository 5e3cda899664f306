package pricefile

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stockmove/eventstudy"
)

// sameFile holds two readings of one file against each other, to the last bit.
func sameFile(a, b *File) string {
	bits := cmp.Comparer(func(x, y float64) bool {
		return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y
	})
	return cmp.Diff(a, b, bits, cmp.AllowUnexported(File{}), cmpopts.EquateEmpty())
}

// streamed reads a file in small chunks, from a head of so many bytes on.
func streamed(path string, r io.Reader, from int64, opt Options) (*File, error) {
	opt.from, opt.chunk = from, 999
	return Read(path, r, opt)
}

// packedPrices reads a file in small chunks whose columns are packed while it is read, and unpacks
// what comes.
func packedPrices(path string, body []byte, from int64, opt Options) (f *File, packed int,
	err error) {
	opt.Packed = true
	if f, err = streamed(path, bytes.NewReader(body), from, opt); err != nil {
		return nil, 0, err
	}
	for i, p := range f.Prices {
		if p.Packed != nil {
			packed++
		}
		f.Prices[i] = p.Unpacked(new(eventstudy.PriceRoom))
	}
	return f, packed, nil
}

// whole reads a file that is held.
func whole(path string, body []byte, opt Options) (*File, error) {
	opt.from = -1
	return Read(path, bytes.NewReader(body), opt)
}

// alike fails when two readings differ, in what was read or in what was refused.
func alike(t *testing.T, what string, f, g *File, err, also error) {
	t.Helper()
	if fmt.Sprint(err) != fmt.Sprint(also) {
		t.Errorf("%s: streamed %v\nheld %v", what, also, err)
	} else if err == nil {
		if d := sameFile(f, g); d != "" {
			t.Errorf("%s: −held +streamed\n%s", what, d)
		}
	}
}

// Every file that the tests know gives the same when it is read in chunks: prices, evidence,
// findings, dropped rows, or the words in which it is refused.
func TestStreamIsTheSame(t *testing.T) {
	var files []string
	for _, dir := range []string{"testdata", sharedDir, "../../../shared/prices"} {
		list, _ := filepath.Glob(filepath.Join(dir, "*"))
		files = append(files, list...)
	}
	streams := 0
	for _, path := range files {
		body, err := os.ReadFile(path)
		if err != nil || len(body) > 4<<20 {
			continue
		}
		// The zone is asked for by the first row, before all rows are read.
		opt := Options{Location: func(string) *time.Location { return time.UTC }}
		f, err := whole(path, body, opt)
		// The head holds what the layout is found in.
		head := int64(1)
		for n := 0; n < headerLines+24 && int(head) < len(body); head++ {
			if body[head-1] == '\n' {
				n++
			}
		}
		g, also := streamed(path, bytes.NewReader(body), head, opt)
		alike(t, path, f, g, err, also)
		g, _, also = packedPrices(path, body, head, opt)
		alike(t, path+", packed prices", f, g, err, also)
		if int(head) < len(body) {
			streams++
		}
	}
	least := 10
	if _, err := os.Stat(sharedDir); err != nil {
		t.Log("the downloads are not beside the checkout: the fixtures alone are read")
		least = 2
	}
	if streams < least {
		t.Errorf("only %d files are longer than their heads", streams)
	}
}

// panelText is a panel of some securities by day or by security, with what a large file may hold:
// quotes on some lines, a blank line, zeros, rows without a price, an exact duplicate.
func panelText(byDay bool, rows int) string {
	var b strings.Builder
	b.WriteString("symbol,date,open,close,adj close,volume\n")
	for i := range rows {
		s, d := i/(rows/40+1), i%(rows/40+1)
		if byDay {
			s, d = i%40, i/40
		}
		id := fmt.Sprintf("S%02d", s)
		if i%97 == 96 {
			id = `"` + id + `"`
		}
		day := 2*365 + d + d/5*2
		c := fmt.Sprintf("%.4f", 20+float64((s*31+d*7)%997)/11)
		if i%211 == 210 {
			c = ""
		}
		fmt.Fprintf(&b, "%s,%04d-%02d-%02d,10.5,%s,%s,%d\n", id, 2000+day/336, 1+day%336/28,
			1+day%28, c, c, 1000+i)
		if i == rows/2 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// Panels in either order, from a file, a pipe and an archive, whatever the number of processors and
// the size of the head.
func TestStreamPanels(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // where nobody else leaves anything
	for name, text := range map[string]string{
		"by security": panelText(false, 1500),
		"by day":      panelText(true, 1500),
		"comma": strings.NewReplacer(",", ";", ".", ",").
			Replace(panelText(false, 1500)),
		"no end":    strings.TrimSuffix(panelText(false, 1500), "\n"),
		"cut off":   strings.TrimSuffix(panelText(false, 1500), ",2499\n"),
		"mark":      "\xef\xbb\xbf" + panelText(true, 1500),
		"late mark": panelText(false, 1500) + "S99,2001-01-01,\xe4,1,1,1\n",
		"nul":       panelText(false, 1500) + "S99,2001-01-01,\x00,1,1,1\n",
		"bad cell":  panelText(true, 1500) + "S99,2001-01-01,1,x,1,1\n",
		"no date":   panelText(true, 1500) + "S99,2001-13-01,1,2,1,1\n" + panelText(true, 40),
		"footer":    panelText(true, 1500) + "\nSource: an exchange\n",
		"twice":     panelText(true, 1500) + "S39,2002-03-05,10.5,1.0000,1.0000,1\n",
	} {
		body := []byte(text)
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write(body)
		w.Close()
		f, err := whole("p.csv", body, Options{})
		fz, errz := whole("p.csv", z.Bytes(), Options{})
		for _, cpus := range []int{1, 2, 8} {
			old := runtime.GOMAXPROCS(cpus)
			for _, head := range []int64{7000, 30000}[:1+cpus%2] {
				what := fmt.Sprintf("%s, %d processors, head %d", name, cpus, head)
				g, also := streamed("p.csv", bytes.NewReader(body), head, Options{})
				alike(t, what, f, g, err, also)
				g, also = streamed("p.csv", iotest.HalfReader(bytes.NewReader(body)),
					head, Options{})
				alike(t, what+", piped", f, g, err, also)
				g, also = streamed("p.csv", bytes.NewReader(z.Bytes()), head, Options{})
				alike(t, what+", packed", fz, g, errz, also)
				g, also = streamed("p.csv", iotest.HalfReader(bytes.NewReader(z.Bytes())), head,
					Options{})
				alike(t, what+", packed and piped", fz, g, errz, also)
				g, _, also = packedPrices("p.csv", body, head, Options{})
				alike(t, what+", packed prices", f, g, err, also)
			}
			runtime.GOMAXPROCS(old)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "stockmove-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Columns that are packed while they are read give the prices of those that are not: in the order
// of the securities, newest first, with holes and with rows that stand twice, with zeros and
// negative volumes, with days of two prices, and where the rows of a security lie all over the
// file.
func TestStreamPacked(t *testing.T) {
	head, rest, _ := strings.Cut(panelText(false, 12000), "\n")
	lines := strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	clean := slices.DeleteFunc(slices.Clone(lines), func(l string) bool {
		return strings.Contains(l, ",,") || l == ""
	})
	turned := slices.Clone(clean)
	slices.Reverse(turned)
	text := func(lines []string) string { return head + "\n" + strings.Join(lines, "\n") + "\n" }
	with := func(more string) string { return text(append(slices.Clone(clean), more)) }
	for name, x := range map[string]struct {
		text   string
		opt    Options
		packed int // securities
	}{
		"in order":     {text(clean), Options{}, 40},
		"newest first": {text(turned), Options{}, 40},
		"holes":        {text(lines), Options{}, 40},
		"by day":       {panelText(true, 12000), Options{}, 0},
		"zero":         {with("S39,2019-01-02,0,0,0,0"), Options{}, 40},
		"negative":     {with("S39,2019-01-02,-1,3,-3,-5"), Options{}, 40},
		"last again":   {with(clean[len(clean)-1]), Options{}, 40},
		"two prices":   {with("S39,2000-03-03,9,9,9,9"), Options{}, 40},
		"two, unknown": {with("S39,2000-03-03,9,9,9,9"), Options{Duplicates: DuplicatesUnknown},
			40},
		"no decimals": {with("S39,2019-01-02,1e300,1.2345678901234567,2,3"), Options{}, 40},
		"far apart":   {with("S00,2019-01-02,1,2,3,4"), Options{}, 0},
		"close alone": {text(clean), Options{Need: Close}, 40},
	} {
		f, err := whole("p.csv", []byte(x.text), x.opt)
		g, packed, also := packedPrices("p.csv", []byte(x.text), 7000, x.opt)
		alike(t, name, f, g, err, also)
		if err == nil && packed != x.packed {
			t.Errorf("%s: %d securities are packed, want %d", name, packed, x.packed)
		}
	}
}

// Of a streamed file only the columns are parsed that are asked for.
func TestStreamNeed(t *testing.T) {
	body := []byte(panelText(false, 1500))
	opt := Options{Need: AdjClose}
	f, err := streamed("p.csv", bytes.NewReader(body), 7000, opt)
	if err != nil {
		t.Fatal(err)
	}
	p := f.Prices[3]
	if p.AdjClose == nil || p.Close != nil || p.Open != nil || p.Volume != nil {
		t.Errorf("%v", p)
	}
	g, err := whole("p.csv", body, opt)
	if err != nil || g.Prices[3].Close != nil {
		t.Errorf("held: %v %v", g, err)
	}
	if d := cmp.Diff(g.Prices[3].AdjClose, p.AdjClose, cmpopts.EquateNaNs()); d != "" {
		t.Error(d)
	}
}

// The limit holds for what comes through a pipe and for what an archive unpacks to.
func TestStreamLimit(t *testing.T) {
	body := []byte(panelText(false, 1500))
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write(body)
	w.Close()
	for _, raw := range [][]byte{body, z.Bytes()} {
		opt := Options{MaxBytes: int64(len(body)) - 1}
		f, err := whole("p.csv", raw, opt)
		g, also := streamed("p.csv", iotest.HalfReader(bytes.NewReader(raw)), 7000, opt)
		alike(t, "limit", f, g, err, also)
		if err == nil {
			t.Error("read beyond the limit")
		}
	}
}
