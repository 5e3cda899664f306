package report

import (
	"cmp"
	"encoding/json"
	"io"
	"strings"
)

// File is one file of the report folder; Name uses forward slashes and never leaves the folder. It
// writes itself when it is asked to, so that a folder of a gigabyte is never held in memory, and
// the one who writes it decides where and when.
type File struct {
	Name  string
	Write func(w io.Writer) error
}

// mostInWorkbook is the number of events above which a workbook is written only when it is asked
// for. Excel opens a million rows, but a workbook of that size takes longer to write than the rest
// of the report.
const mostInWorkbook = 10_000

// PictureFolder is the folder of the pictures in that of the report.
const PictureFolder = "charts"

// Folders are those that a report's folder holds.
var Folders = []string{PictureFolder, TableFolder}

// Output is a file that was written.
type Output struct {
	Name   string
	SHA256 string
	Size   int64
}

// Files lists what a report folder holds, in a fixed order: results.json, the tidy tables, the
// reports, the pictures. manifest.json comes last, from Manifest, when the others are written. The
// list hangs on the document alone, which lets a command check before the work begins whether any
// of the names is taken. What is written for programs comes first and what is written for people
// after it, and the pictures last, since they are the largest: a disk that fills up has then taken
// the numbers.
func Files(d *Document) []File {
	// Each file is written from the document alone, so that any of them can be written or left out
	// on its own.
	of := func(name string, write func(io.Writer, *Document) error) File {
		return File{name, func(w io.Writer) error { return write(w, d) }}
	}
	list := []File{of("results.json", JSON)}
	for _, t := range tables(d) {
		list = append(list, of(t.name+".csv", func(w io.Writer, d *Document) error {
			return t.of(d).csv(w, d.CSV)
		}))
	}
	for _, name := range []string{"md", "html", "pdf", "tex"} {
		format, _ := Formats.Lookup(name)
		list = append(list, of("report."+name, format.Write))
	}
	list = append(list, of("references.bib", BibTeX))
	list = append(list, tableFiles(d)...)
	if len(d.study().Outcomes) <= mostInWorkbook || d.Workbook {
		list = append(list, of("report.xlsx", xlsxFormat.Write))
	}
	for i, name := range pictureFiles(d) {
		// The bytes are taken here, since the document may be given other pictures before they are
		// written.
		list = append(list, Bytes(name, d.Pictures[i].Bytes))
	}
	return list
}

// Bytes is a file whose content is at hand.
func Bytes(name string, b []byte) File {
	return File{name, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}}
}

// pictureFiles returns the path of each picture in the report folder. Two charts of one name and
// event are told apart by a number, and the names are safe on every file system, whatever an event
// is called.
func pictureFiles(d *Document) []string {
	names := make([]string, len(d.Pictures))
	used := takenNames{}
	for i, p := range d.Pictures {
		base := cmp.Or(strings.TrimSuffix(p.File, ".png"), p.Name)
		names[i] = PictureFolder + "/" + used.fileName(base, "chart") + ".png"
	}
	return names
}

// manifestSchema begins the schema of every version of the manifest.
const manifestSchema = "stockmove/manifest/"

// ReadManifest returns the files that a manifest.json lists; ok is false for a file that is no
// manifest of stockmove. Any version of the manifest will do: what a report of an older program has
// left is still its own to replace.
func ReadManifest(b []byte) (outputs []Output, ok bool) {
	// Only what is replaced has to be known; the rest of a manifest is for people.
	var m struct {
		Schema  string
		Outputs []Output
	}
	if json.Unmarshal(b, &m) != nil || !strings.HasPrefix(m.Schema, manifestSchema) {
		return nil, false
	}
	return m.Outputs, true
}

// Manifest returns manifest.json: what was run, on which bytes, by which design, and what came out.
// It holds no time and no place, so that the same run gives the same manifest. Two runs can be
// compared by this one file: where it is equal, every other is.
func Manifest(d *Document, outputs []Output) []byte {
	var s scribe
	s.manifest(d, outputs)
	return append(s.b, '\n')
}

// manifest writes all of manifest.json.
func (s *scribe) manifest(d *Document, outputs []Output) {
	s.object()
	s.key("schema").str(manifestSchema + "v1")
	s.same(manifestSchema + "v1")
	s.key("version").str(d.Version)
	s.key("command").strings(d.Command)
	s.design("design", d.study())
	lines(s.key("inputs"), d.Inputs, func(m members, in *Input) { inputFields(m, in) })
	lines(s.key("outputs"), outputs, func(m members, o *Output) {
		m.text("name", o.Name)
		m.text("sha256", o.SHA256)
		m.int("size", int(o.Size))
	})
	s.endObject()
}
