package charts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestVector(t *testing.T) {
	doc := documentOf(t, "three")
	for _, name := range Charts.Names() {
		for _, format := range []string{"svg", "pdf"} {
			a, err := Vector(name, doc, Selection{}, Style{}, format)
			var none *NoData
			if errors.As(err, &none) {
				continue
			}
			if err != nil {
				t.Fatalf("%s.%s: %v", name, format, err)
			}
			b, _ := Vector(name, doc, Selection{}, Style{}, format)
			if !bytes.Equal(a, b) {
				t.Errorf("%s.%s differs from run to run", name, format)
			}
			switch format {
			case "svg":
				if err := wellFormed(a); err != nil {
					t.Errorf("%s.svg: %v", name, err)
				}
				if !bytes.Contains(a, []byte("<title>")) || bytes.Contains(a, []byte("<text")) {
					t.Errorf("%s.svg has no title, or text that needs a font", name)
				}
			case "pdf":
				if !bytes.HasPrefix(a, []byte("%PDF-")) || bytes.Contains(a, []byte("/FontFile")) {
					t.Errorf("%s.pdf is not a PDF of outlines", name)
				}
			}
		}
	}
	if _, err := Vector("ar", doc, Selection{}, Style{}, "gif"); err == nil || !strings.Contains(err.Error(), `"gif"`) {
		t.Errorf("got %v", err)
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
