// Package charts draws the pictures of a study at print quality: a
// report.Document in, a PNG (or SVG, PDF) out.
//
// A chart is one file that declares and registers itself. It composes a Figure:
// the message of its title, a subtitle, notes and panels, all from the numbers of
// the document; the layout of every figure, its type, colours, axes and the
// placing of labels are shared. Text is wrapped by measured width, labels are
// placed where nothing else stands, and the canvas keeps the box of every text it
// draws, so that tests can hold the picture to its own rules.
//
// The files are of these kinds:
//
//   - chart_*.go are the charts, a file each, with their declaration; those of claims have their
//     words and rows in session*.go, claim*.go, the specification curve its rows in specrows.go;
//   - subject.go, many.go, false.go, spans.go and source.go say what a picture is about: one event
//     with its securities, many events, returns that the data call false, the files it rests on;
//   - figure.go, captions.go, style.go and theme.go lay a figure out at a size and in a theme;
//   - canvas.go, text.go, axis.go, lines.go and scale.go draw on it, and keep labels apart;
//   - png.go, svg.go, pdf.go and inline.go are the backends, pen.go what they have in common; the
//     pixels of a PNG and its file are package pixels';
//   - charts.go, plan.go and views.go are what the commands call: one picture, all that a study
//     can fill, and the same once more for the inside of a page.
//
// Words are part of a picture here: a title states what was found and no more than the tests
// allow, and every figure has a text that says the same to who cannot see it.
//
// Lengths inside the package are points (1/72 inch) at the printed size; y grows
// upwards. The same document, selection and style give the same bytes on every
// run and at any GOMAXPROCS: there is no clock, no global state that a call
// changes, and no map is ranged over while drawing.
package charts
