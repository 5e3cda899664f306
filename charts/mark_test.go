package charts

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// Every picture bears the mark, in every format, and one of another program does not.
func TestMarked(t *testing.T) {
	doc := documentOf(t, "three")
	pic, err := Render("ar", doc, Selection{}, Style{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(pic.Bytes)); err != nil || !Marked(pic.Bytes) {
		t.Errorf("png: marked is %v, %v", Marked(pic.Bytes), err)
	}
	for _, format := range []string{"svg", "pdf"} {
		pic, err := Vector("ar", doc, Selection{}, Style{}, format)
		if err != nil || !Marked(pic.Bytes) {
			t.Errorf("%s: marked is %v, %v", format, Marked(pic.Bytes), err)
		}
	}
	var other bytes.Buffer
	if err := png.Encode(&other, image.NewRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{
		"png": other.Bytes(), "svg": []byte("<?xml version=\"1.0\"?>\n<svg></svg>"),
		"pdf": []byte("%PDF-1.3\n/Producer (FPDF 1.7)\n"), "empty": nil,
		"text": []byte("my notes on <!-- stockmove -->"),
		// A mark after the pixels is content of another program.
		"png with the mark in its pixels": append(other.Bytes(), pngMark...),
	} {
		if Marked(b) {
			t.Errorf("%s: taken for a picture of stockmove", name)
		}
	}
}
