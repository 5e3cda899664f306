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
// Lengths inside the package are points (1/72 inch) at the printed size; y grows
// upwards. The same document, selection and style give the same bytes on every
// run and at any GOMAXPROCS: there is no clock, no global state that a call
// changes, and no map is ranged over while drawing.
package charts
