package pricefile

import (
	"strings"
	"time"
	"unicode"

	"stockmove/eventstudy"
)

// Fields is a set of the value columns of a price file.
type Fields uint8

// The value columns that can be asked for; the date and the ticker are always read.
const (
	Open Fields = 1 << iota
	High
	Low
	Close
	AdjClose
	Volume

	// AllFields asks for every column, and so does the zero value.
	AllFields = Open | High | Low | Close | AdjClose | Volume
)

// Options settle what a file leaves open. The zero value lets the file speak for itself. A flag of
// the program is behind each of them, and names the way out in every error that a file could
// settle.
type Options struct {
	DateOrder string            // "", "ymd", "mdy", "dmy" or "roc", years of the Republic of China
	Decimal   string            // "", "." or ","
	Encoding  string            // "", "utf-8", "gb18030", …, see Encodings
	Delimiter string            // "", ",", ";", "tab" or "|"
	Columns   map[string]string // field (see ColumnFields) to header name as written in the file
	// Duplicates says what days with two different prices are: "" refuses the file,
	// DuplicatesUnknown makes them unknown.
	Duplicates string
	MaxBytes   int64  // limit of the input, and of what it decompresses to; 0 is DefaultMaxBytes
	ID         string // the security; in a file of several it chooses one of them
	// Location returns the zone of the exchange on which a security trades, for files that
	// stamp their days with epoch seconds; nil, or a nil result, means the zone is unknown.
	Location func(security string) *time.Location
	// Holds says what the values are; empty is prices. ReturnUnits are those of returns, Percent or
	// Decimal, empty where their sizes are to tell.
	Holds       Contents
	ReturnUnits string
	Need        Fields // columns to parse; 0 is all
	// Packed says that the prices of a large panel may be handed out packed, see
	// eventstudy.Prices.
	Packed bool

	from  int64 // size from which a file is streamed: 0 is streamFrom, −1 never
	chunk int   // of a stream: 0 is chunkSize
	sheet bool  // numbers stand as numbers: Decimal is theirs and not the user's
}

// DefaultMaxBytes is the limit of input that applies when Options sets none.
const DefaultMaxBytes = 2 << 30

// ColumnFields are the keys of Options.Columns.
var ColumnFields = []string{"date", "open", "high", "low", "close", "adj", "volume", "symbol",
	ignored}

// ignored is the field of a column that the user says is nothing to read.
const ignored = "ignore"

// File is one price file as it was read, and why it was read so.
type File struct {
	Path    string // as the user named it
	SHA256  string // of the bytes as given, before decompression
	Dialect string // name of the Dialect
	Title   string // the text above the header, empty when there is none

	Encoding  string // "utf-8", "gb18030", …
	Delimiter string // ",", ";", "tab" or "|"
	DateOrder string // "ymd", "mdy", "dmy", "month name", "epoch" or "serial"
	Decimal   string // "." or ","
	Basis     eventstudy.Basis
	Evidence  []Evidence // one entry for each decision, in the order in which they were taken
	Columns   []Column   // the header, left to right

	Prices  []*eventstudy.Prices // in the order of the file
	Rows    int                  // lines from the first day to the end that are not blank
	Kept    int                  // days kept, over all securities
	Dropped []Drop               // why the others were not
	// doubts about the whole file; those of one security are in its Prices
	Findings []eventstudy.Finding

	guessed bool         // the encoding is the likeliest of several
	events  map[int]bool // lines of dividends and splits among the days
}

// Evidence is one decision about the file and its reason.
type Evidence struct {
	// "encoding", "delimiter", "header", "date order", "decimal mark", "price column", "basis", …
	Decision string `json:"decision"`
	Choice   string `json:"choice"`
	Why      string `json:"why"` // plain words, lower case, no full stop
}

// Column is one column of the header and the field that it was taken for.
type Column struct {
	Header string `json:"header"` // as written, without quotes and outer spaces
	// a key of ColumnFields, "return" for CRSP's, "splits", or empty when the column is not used
	Field string `json:"field"`
}

// Drop counts the rows that were left out for one reason.
type Drop struct {
	Reason string // "no closing price", "footer", "exact duplicate", …
	Count  int
	First  eventstudy.Pos
}

// because notes a decision. The words may quote the file, so control characters, which could
// command a terminal, are taken out.
func (f *File) because(decision, choice, why string) {
	f.Evidence = append(f.Evidence, Evidence{decision, printable(choice), printable(why)})
}

// printable replaces control characters and the like.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) && r != '\u00a0' && r != '\u202f' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// drop counts rows that were left out; first is the place of the first of them. The first place of
// all is kept, because parts of a file are counted in their order.
func (f *File) drop(reason string, count int, first eventstudy.Pos) {
	if count == 0 {
		return
	}
	for i := range f.Dropped {
		if f.Dropped[i].Reason == reason {
			f.Dropped[i].Count += count
			return
		}
	}
	f.Dropped = append(f.Dropped, Drop{reason, count, first})
}
