package charts

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"stockmove/eventstudy/typeset"
)

func TestVector(t *testing.T) {
	doc := documentOf(t, "three")
	for _, name := range Charts.Names() {
		for _, format := range []string{"svg", "pdf"} {
			pic, err := Vector(name, doc, Selection{}, Style{}, format)
			var none *NoData
			if errors.As(err, &none) {
				continue
			}
			if err != nil {
				t.Fatalf("%s.%s: %v", name, format, err)
			}
			a := pic.Bytes
			again, _ := Vector(name, doc, Selection{}, Style{}, format)
			if !bytes.Equal(a, again.Bytes) {
				t.Errorf("%s.%s differs from run to run", name, format)
			}
			switch format {
			case "svg":
				if err := wellFormed(a); err != nil {
					t.Errorf("%s.svg: %v", name, err)
				}
				words := strings.Join(svgTexts(t, a), " ")
				if first := strings.Fields(pic.Title)[0]; !strings.Contains(words, first) {
					t.Errorf("%s.svg: no %q among its texts", name, first)
				}
			case "pdf":
				if !bytes.HasPrefix(a, []byte("%PDF-")) ||
					!bytes.Contains(a, []byte("/ToUnicode")) {
					t.Errorf("%s.pdf is no PDF whose text can be searched", name)
				}
			}
		}
	}
	if _, err := Vector("ar", doc, Selection{}, Style{}, "gif"); err == nil ||
		!strings.Contains(err.Error(), `"gif"`) {
		t.Errorf("got %v", err)
	}
}

// svgTexts are the texts of an SVG, in their order.
func svgTexts(t *testing.T, b []byte) (out []string) {
	t.Helper()
	var doc struct {
		Text []string `xml:"text"`
	}
	if err := xml.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Text
}

// Every text of a picture stands in the SVG at its place, and the font that comes with it has all
// its letters.
func TestSVGText(t *testing.T) {
	doc := documentOf(t, "three")
	pic, err := Vector("ar", doc, Selection{}, Style{}, "svg")
	if err != nil {
		t.Fatal(err)
	}
	d, err := compose("ar", doc, Selection{}, Style{medium: typeset.Letters})
	if err != nil {
		t.Fatal(err)
	}
	d.on(func(*Canvas, Style) {})
	texts := svgTexts(t, pic.Bytes)
	for i, x := range d.c.texts {
		if i >= len(texts) || texts[i] != x.Text {
			t.Fatalf("text %d of %d is not %q", i, len(texts), x.Text)
		}
	}
	fonts := regexp.MustCompile(`base64,([^"]+)"`).FindAllSubmatch(pic.Bytes, -1)
	if len(fonts) != 2 {
		t.Fatalf("%d fonts, want regular and bold", len(fonts))
	}
	var buf sfnt.Buffer
	for _, m := range fonts {
		ttf, err := base64.StdEncoding.DecodeString(string(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		f, err := sfnt.Parse(ttf)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range "on" { // in the bold title and in the subtitle alike
			if g, err := f.GlyphIndex(&buf, r); err != nil || g == 0 {
				t.Errorf("no %q in the font: %v", r, err)
			}
		}
	}
	if len(pic.Bytes) > 120_000 {
		t.Errorf("%d bytes: the fonts are whole", len(pic.Bytes))
	}
}

func wellFormed(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
