package report

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"stockmove/eventstudy"
)

// pdfFile is a PDF as a reader finds it: through its table of offsets (ISO 32000-1, 7.5.4).
type pdfFile struct {
	objects map[int]string // the text of each object, its stream apart
	streams map[int][]byte // inflated
}

func readPDF(t *testing.T, b []byte) pdfFile {
	t.Helper()
	if !bytes.HasPrefix(b, []byte("%PDF-1.")) || !bytes.HasSuffix(b, []byte("%%EOF\n")) {
		t.Fatalf("%d bytes that begin %.8q and end %q are no PDF", len(b), b, b[max(0, len(b)-8):])
	}
	m := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(b)
	if m == nil {
		t.Fatal("no startxref")
	}
	at, _ := strconv.Atoi(string(m[1]))
	lines := strings.Split(string(b[at:]), "\n")
	var n int
	if lines[0] != "xref" {
		t.Fatalf("at %d stands %q, not the table of offsets", at, lines[0])
	}
	if _, err := fmt.Sscanf(lines[1], "0 %d", &n); err != nil {
		t.Fatal(err)
	}
	f := pdfFile{map[int]string{}, map[int][]byte{}}
	for i := 1; i < n; i++ {
		off, _ := strconv.Atoi(lines[2+i][:10])
		head := fmt.Sprintf("%d 0 obj\n", i)
		if !bytes.HasPrefix(b[off:], []byte(head)) {
			t.Fatalf("object %d is not at %d", i, off)
		}
		body := b[off+len(head):]
		if k := bytes.Index(body, []byte("stream\n")); k >= 0 &&
			k < bytes.Index(body, []byte("endobj")) {
			f.objects[i] = string(body[:k])
			var size int
			if m := regexp.MustCompile(`/Length (\d+)`).FindStringSubmatch(f.objects[i]); m != nil {
				size, _ = strconv.Atoi(m[1])
			}
			data := body[k+7 : k+7+size]
			if !bytes.HasPrefix(body[k+7+size:], []byte("\nendstream")) {
				t.Fatalf("the stream of object %d is not %d bytes long", i, size)
			}
			if strings.Contains(f.objects[i], "/FlateDecode") {
				r, err := zlib.NewReader(bytes.NewReader(data))
				if err != nil {
					t.Fatalf("object %d: %v", i, err)
				}
				if data, err = io.ReadAll(r); err != nil {
					t.Fatalf("object %d: %v", i, err)
				}
			}
			f.streams[i] = data
			continue
		}
		f.objects[i] = string(body[:bytes.Index(body, []byte("endobj"))])
	}
	return f
}

// count is how many objects hold a text.
func (f pdfFile) count(s string) int {
	n := 0
	for _, o := range f.objects {
		if strings.Contains(o, s) {
			n++
		}
	}
	return n
}

var pdfEscapes = strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")", `\r`, "\r")

func fromUTF16(s string) string {
	s = pdfEscapes.Replace(s)
	var u []uint16
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}

// text is what stands on the pages, in the order in which it was drawn, a line for each piece.
func (f pdfFile) text() string {
	var b strings.Builder
	shown := regexp.MustCompile(`(?s)Td \((.*?)\) Tj ET`)
	for i := 1; i <= len(f.objects); i++ {
		if s, ok := f.streams[i]; ok && bytes.Contains(s, []byte(" Tj ET")) {
			for _, m := range shown.FindAllSubmatch(s, -1) {
				b.WriteString(fromUTF16(string(m[1])) + "\n")
			}
		}
	}
	return b.String()
}

func pdfOf(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdfFormat.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chinese is the sample with names that the font cannot write.
func chinese() *Document {
	d := sample()
	hk := &eventstudy.Series{Security: eventstudy.Security{ID: "9988.HK", Name: "阿里巴巴"}}
	d.Panel = &eventstudy.Panel{Order: []string{"9988.HK"},
		Series: map[string]*eventstudy.Series{"9988.HK": hk}}
	d.Title, d.Claims[0].Claim.Quote = "阿里 2025", "上涨9.2%，מניה 𝛼"
	return d
}

// crash is the sample with numbers at the ends of what is possible.
func crash() *Document {
	d := sample()
	for i, v := range []float64{math.NaN(), math.Inf(1), -0.6, 1e9} {
		o := sampleOutcome(fmt.Sprint("x", i),
			"AN-UNREASONABLY-LONG-TICKER.OF-SOME-EXCHANGE-"+strings.Repeat("Q", 80), "X", v)
		o.Event.Label = strings.Repeat("a label without an end ", 30)
		d.Outcomes = append(d.Outcomes, o)
	}
	d.Skips[0].Detail = strings.Repeat("a reason longer than a page ", 900)
	d.Summary = append(d.Summary, strings.Repeat("word ", 3000), strings.Repeat("W", 3000))
	return d
}

// blank is the sample with texts of spaces.
func blank() *Document {
	d := sample()
	d.Title, d.Version, d.Summary = " ", " ", []string{" ", "\u00a0", "\u0304"}
	for _, o := range d.Outcomes {
		o.Event.ID, o.Event.Label, o.Security = " ", "\u200d", " "
	}
	for i := range d.Claims {
		d.Claims[i].Claim.ID, d.Claims[i].Claim.Quote, d.Claims[i].Note = " ", " ", " "
	}
	d.Groups = []string{" ", ""}
	d.Pictures[0].Title, d.Pictures[0].Alt = " ", " "
	return d
}

// book is the sample with an answer of more than a hundred pages.
func book() *Document {
	d := sample()
	d.Summary = []string{"A long answer.", strings.Repeat("word ", 100_000)}
	return d
}

// wall is a table of more columns than a page has room for.
func wall() *Document {
	d := sample()
	for i := range 40 {
		d.Outcomes[0].Fit.Terms = append(d.Outcomes[0].Fit.Terms, fmt.Sprintf("beta_factor_%d", i))
		d.Outcomes[0].Fit.Coef = append(d.Outcomes[0].Fit.Coef, 1.25)
		d.Outcomes[0].Fit.SE = append(d.Outcomes[0].Fit.SE, 0.5)
	}
	return d
}

var pdfDocuments = map[string]func() *Document{
	"sample": sample, "hostile": hostile, "Chinese": chinese, "crash": crash, "wall": wall,
	"blank": blank, "book": book, "empty": func() *Document { return &Document{} },
	"5 events":     func() *Document { return crowd(5, 21) },
	"40 events":    func() *Document { return crowd(40, 21) },
	"2,000 events": func() *Document { return crowd(2000, 21) },
}
