package report

import (
	"bufio"
	"io"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// Schema names the form of results.json.
const Schema = "stockmove/results/v1"

func init() { Formats.Register(jsonFormat{}) }

// jsonFormat writes results.json: fractions, ISO dates, null for what is unknown, the
// shortest decimals that read back as the same numbers, keys in a fixed order.
type jsonFormat struct{}

func (jsonFormat) Info() eventstudy.Info {
	return eventstudy.Info{Name: "json", Title: "everything, for programs", Order: 30,
		Formula: "schema " + Schema + "; fractions, not per cent; ISO dates; null is unknown",
		Use: "for scripts and notebooks: each number in full precision, with the warnings " +
			"that touch it"}
}

// JSON writes results.json. Events are streamed: memory does not grow with their number.
func JSON(w io.Writer, d *Document) error {
	bw := bufio.NewWriterSize(w, 1<<16)
	var s scribe
	if err := s.results(bw, d); err != nil {
		return err
	}
	s.b = append(s.b, '\n')
	if _, err := bw.Write(s.b); err != nil {
		return err
	}
	return bw.Flush()
}

// results writes all of results.json; the events go to w, with what stands before them.
func (s *scribe) results(w io.Writer, d *Document) error {
	r := d.study()
	s.object()
	s.key("schema").str(Schema)
	s.same(Schema)
	s.design("study", r)
	s.inputs(d)
	many := len(r.Outcomes) > mostInJSON && !d.EventsJSON
	if many || s.trace != nil {
		s.maybe("events_in").strings(eventFiles)
		s.doubtKinds(r.Outcomes)
	}
	if !many {
		if err := s.events(w, r.Outcomes); err != nil {
			return err
		}
	}
	s.groups(r)
	s.differences(r)
	s.skips(r)
	s.claims(d)
	s.disclosures(d.Disclosures)
	s.robust(d.Robust)
	s.maybe("attrition").array()
	for _, a := range r.Attrition {
		s.lineObject()
		s.key("step").str(a.Step)
		s.key("left").int(a.Left)
		s.key("lost").int(a.Lost)
		s.key("reason").orNull(string(a.Reason))
		s.endObject()
	}
	s.endArray()
	s.key("answers").texts(d.Answers)
	s.key("summary").texts(d.Summary)
	s.key("warnings").warnings(allWarnings(d))
	s.endObject()
	return nil
}

// mostInJSON is how many events results.json holds at most, unless it is asked for all of them.
// Of many it names the files that do, which a program reads faster.
const mostInJSON = 2000

// eventFiles are the tables that hold every event.
var eventFiles = []string{"days.csv", "windows.csv", "fits.csv"}

// events streams the events to w, after all that was written before.
func (s *scribe) events(w io.Writer, list []*eventstudy.Outcome) error {
	s.maybe("events").array()
	if s.trace != nil {
		s.event(list[0])
		s.endArray()
		return nil
	}
	base := append([]frame(nil), s.stack...) // where each event starts from, for the workers
	if _, err := w.Write(s.b); err != nil {
		return err
	}
	// Each event is encoded on its own, at the depth at which it will stand, by whichever
	// worker is free.
	err := stream(w, len(list), func(b []byte, i int) []byte {
		e := scribe{b: b, stack: make([]frame, len(base), len(base)+4)}
		copy(e.stack, base)
		e.stack[len(base)-1].items = i
		e.event(list[i])
		return e.b
	})
	s.b = s.b[:0]
	s.stack[len(s.stack)-1].items = len(list)
	s.endArray()
	return err
}

// Write writes results.json.
func (jsonFormat) Write(w io.Writer, d *Document) error { return JSON(w, d) }

// WriteClaims writes the part of results.json that the claims need.
func (jsonFormat) WriteClaims(w io.Writer, d *Document) error {
	var s scribe
	s.object()
	s.key("schema").str(Schema)
	s.design("study", d.study())
	s.inputs(d)
	s.claims(d)
	s.key("answers").texts(d.Answers)
	s.key("summary").texts(d.Summary)
	s.key("warnings").warnings(allWarnings(d))
	s.endObject()
	_, err := w.Write(append(s.b, '\n'))
	return err
}

// design writes the design in full, under names that are those of study.toml and the flags. Workers
// is left out: it never changes a result, and results must not change with it.
func (s *scribe) design(key string, r *eventstudy.Report) {
	g := &r.Design
	s.key(key).object()
	s.key("title").str(r.Title)
	for i := range eventstudy.Options {
		o := &eventstudy.Options[i]
		s.key(o.Name).option(o.Value(g))
		if o.Names != nil {
			s.oneOf(o.Names())
		}
		if o.Dated {
			s.orDates()
		}
	}
	s.endObject()
}

// option writes a value of a design; a model that is not chosen is null.
func (s *scribe) option(v any) {
	switch v := v.(type) {
	case string:
		s.orNull(v)
	case int:
		s.int(v)
	case uint64:
		s.uint(v)
	case float64:
		s.num(v)
	case eventstudy.Window:
		s.window(v)
	case eventstudy.Dates:
		s.dates(v)
	case []string:
		s.lineArray()
		for _, name := range v {
			s.str(name)
		}
		s.endArray()
	case []eventstudy.Window:
		s.lineArray()
		for _, w := range v {
			s.window(w)
		}
		s.endArray()
	}
}

// inputs writes each file with its checksum, how it was read and everything suspicious in it.
func (s *scribe) inputs(d *Document) {
	s.key("inputs").array()
	for _, in := range d.Inputs {
		s.object()
		s.input(in)
		s.key("returns_basis").orNull(string(returnsBasis(d.study(), in)))
		s.key("findings").array()
		for _, f := range in.Findings {
			s.lineObject()
			s.key("code").str(f.Code)
			s.key("text").str(f.Text)
			s.key("dates").lineArray()
			for _, day := range f.Dates {
				s.date(day)
			}
			s.endArray()
			s.key("fatal").bool(f.Fatal)
			s.jumps(f.Jumps)
			s.endObject()
		}
		s.endArray()
		s.endObject()
	}
	s.endArray()
}

// jumps writes where prices are not comparable and by how much; most findings have none.
func (s *scribe) jumps(list []eventstudy.Jump) {
	if len(list) == 0 {
		return
	}
	s.maybe("jumps").array()
	for _, j := range list {
		s.lineObject()
		s.key("date").date(j.Date)
		s.key("factor").num(j.Factor)
		s.key("sure").bool(j.Sure)
		s.key("returns").bool(j.Returns)
		s.endObject()
	}
	s.endArray()
}

// input writes what results.json and the manifest both say of a file.
func (s *scribe) input(in Input) {
	s.key("id").orNull(in.ID)
	s.key("role").str(in.Role)
	s.key("path").str(in.Path)
	s.key("sha256").orNull(in.SHA256)
	s.key("dialect").orNull(in.Dialect)
	s.key("basis").orNull(string(in.Basis))
	s.key("first").date(in.First)
	s.key("last").date(in.Last)
	s.key("rows").int(in.Rows)
}

// skips writes each event that left, with its reason and its place in the file that asked for it.
func (s *scribe) skips(r *eventstudy.Report) {
	s.maybe("skips").array()
	for _, k := range r.Skips {
		s.lineObject()
		s.key("id").str(k.Event.ID)
		s.key("security").str(k.Event.Security)
		s.key("date").date(k.Event.RequestedDate())
		s.key("reason").str(string(k.Reason))
		s.key("detail").str(k.Detail)
		s.key("pos").orNull(k.Event.Pos.String())
		s.key("requested").str(k.Event.Requested())
		s.key("group").str(k.Event.Group)
		s.key("label").orNull(k.Event.Label)
		s.extra(k.Event.Extra)
		s.endObject()
	}
	s.endArray()
}

// claims writes each verdict with all readings. security is the listing that decided, or the first
// one named where none did; securities are all that the claim names.
func (s *scribe) claims(d *Document) {
	s.key("claims").array()
	for i := range d.Claims {
		v := &d.Claims[i]
		s.object()
		s.key("id").str(v.Claim.ID)
		s.key("source").str(v.Claim.Source)
		s.key("quote").str(v.Claim.Quote)
		s.key("security").orNull(listing(v))
		s.key("securities").strings(v.Claim.Securities)
		s.key("kind").str(v.Claim.Kind)
		s.key("date").date(v.Claim.Date)
		s.key("verdict").str(string(v.Status))
		s.oneOf(asStrings(claims.Statuses))
		s.key("claimed").orNull(asWritten(v.Claim))
		lo, hi := ends(v.Claim)
		s.key("claimed_low").num(lo)
		s.key("claimed_high").num(hi)
		s.key("direction").orNull(v.Claim.Way.String())
		s.key("measured").num(v.Measured)
		s.key("unit").orNull(string(v.Unit))
		s.key("reading").orNull(v.Reading())
		s.key("chance").num(chanceOf(v))
		s.plain(v.Plain(""))
		s.key("readings").array()
		for _, r := range v.Readings {
			s.reading(r)
		}
		s.endArray()
		s.key("note").str(v.Note)
		s.key("correction").orNull(v.Correction)
		s.holds(v.Holds)
		s.meant(v.Meant)
		s.key("drafted").bool(v.Claim.Drafted)
		s.key("warnings").warnings(v.Warnings)
		s.endObject()
	}
	s.endArray()
}

// reading writes one reading on one line; detail and need stand only where there is something to
// say.
func (s *scribe) reading(r claims.Reading) {
	s.lineObject()
	s.key("name").str(r.Name)
	s.key("security").str(r.Security)
	s.key("from_date").date(r.FromDate)
	s.key("from").num(r.From)
	s.key("to_date").date(r.ToDate)
	s.key("to").num(r.To)
	s.key("value").num(r.Value)
	s.key("matches").bool(r.Matches)
	s.key("chance").num(agreesByChance(&r))
	s.key("plain").bool(r.Plain)
	if r.Detail != "" {
		s.maybe("detail").str(r.Detail)
	}
	if r.Need != "" {
		s.maybe("need").str(r.Need)
	}
	s.endObject()
}

// plain writes what the words say, null where nothing was measured by them.
func (s *scribe) plain(r *claims.Reading) {
	s.key("plain").orNone()
	if r == nil {
		s.null()
		return
	}
	s.lineObject()
	s.key("reading").str(r.Name)
	s.key("value").num(r.Value)
	s.key("date").date(r.ToDate)
	s.key("matches").bool(r.Matches)
	s.endObject()
}

// holds writes since when a superlative holds: null for other kinds and where the file has no
// session with a figure as large.
func (s *scribe) holds(h *claims.Holds) {
	s.key("holds_since").orNone()
	if h == nil || h.Date == eventstudy.NoDate {
		s.null()
		return
	}
	s.lineObject()
	s.key("date").date(h.Date)
	s.key("value").num(h.Value)
	s.endObject()
}

// meant writes the days on which the words of a claim that fails would be true.
func (s *scribe) meant(list []claims.Meant) {
	s.key("meant").array()
	for _, m := range list {
		s.lineObject()
		s.key("security").str(m.Security)
		s.key("date").date(m.Date)
		s.key("value").num(m.Value)
		s.endObject()
	}
	s.endArray()
}

// texts writes paragraphs, a line each.
func (s *scribe) texts(list []string) {
	s.array()
	for _, v := range list {
		s.str(v)
	}
	s.endArray()
}

// warnings writes a list of warnings, a line each; an empty list is [].
func (s *scribe) warnings(list []eventstudy.Warning) {
	s.array()
	for _, w := range list {
		s.lineObject()
		s.key("code").str(w.Code)
		s.key("text").str(w.Text)
		s.key("where").str(w.Where)
		s.endObject()
	}
	s.endArray()
}
