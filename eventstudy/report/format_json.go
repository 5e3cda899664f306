package report

import (
	"bufio"
	"io"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// Schema names the form of results.json.
const Schema = "stockmove/results/v1"

func init() { Formats.Register(jsonFormat) }

// jsonFormat writes results.json: fractions, ISO dates, null for what is unknown, the
// shortest decimals that read back as the same numbers, keys in a fixed order.
var jsonFormat = Format{
	About: eventstudy.Info{Name: "json", Title: "everything, for programs", Order: 30,
		Formula: "schema " + Schema + "; fractions, not per cent; ISO dates; null is unknown",
		Use: "for scripts and notebooks: each number in full precision, with the warnings " +
			"that touch it"},
	Write: JSON, Claims: jsonOfClaims,
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

// results writes all of results.json; the events go to w, with what stands before them. The order
// of the keys is that of the flow: the design, what was read, what was measured, what it comes to.
// New keys may come between; none changes its meaning within a version of the schema.
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
	s.skips(r)
	s.claims(d)
	s.disclosures(d.Disclosures)
	s.robust(d.Robust)
	lines(s.maybe("attrition"), r.Attrition,
		func(m members, a *eventstudy.AttritionStep) { stepFields(m, a) })
	s.key("answers").texts(d.Answers)
	s.key("summary").texts(d.Summary)
	s.key("warnings").warnings(allWarnings(d))
	s.endObject()
	return nil
}

// mostInJSON is how many events results.json holds at most, unless it is asked for all of them. Of
// many it names the files that do, which a program reads faster. Above some tens of megabytes a
// JSON file is read by few programs in one go, and every event is in the tables.
const mostInJSON = 2000

// eventFiles are the tables that hold every event.
var eventFiles = []string{"days.csv", "windows.csv", "fits.csv"}

// events streams the events to w, after all that was written before. They are the only part whose
// size grows with the study, and the only one that is not held in memory.
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

// jsonOfClaims writes the part of results.json that the claims need. It has the schema of the whole
// file: a program that reads verdicts need not know which command wrote them.
func jsonOfClaims(w io.Writer, d *Document) error {
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
// is left out: it never changes a result, and results must not change with it. It ranges over the
// table of options, as the flags and the reader of study.toml do, so that a design can be copied
// out of a result and run again.
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
	case bool:
		s.bool(v)
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
		s.strings(v)
	case []eventstudy.Window:
		s.lineArray()
		for _, w := range v {
			s.window(w)
		}
		s.endArray()
	}
}

// inputs writes each file with its checksum, how it was read and everything suspicious in it. What
// was found in a file stands with the file, whether it touches an event or not: nothing that the
// doctor has seen is kept back.
func (s *scribe) inputs(d *Document) {
	s.key("inputs").array()
	for i := range d.Inputs {
		in := &d.Inputs[i]
		s.object()
		inputFields(members{s}, in)
		s.key("returns_basis").orNull(string(returnsBasis(d.study(), *in)))
		lines(s.key("findings"), in.Findings, func(m members, f *eventstudy.Finding) {
			m.text("code", f.Code)
			m.text("text", f.Text)
			m.key("dates").lineArray()
			for _, day := range f.Dates {
				s.date(day)
			}
			m.endArray()
			m.bool("fatal", f.Fatal)
			m.jumps(f.Jumps)
		})
		s.endObject()
	}
	s.endArray()
}

// jumps writes where prices are not comparable and by how much; most findings have none.
func (s *scribe) jumps(list []eventstudy.Jump) {
	if len(list) == 0 {
		return
	}
	lines(s.maybe("jumps"), list, func(m members, j *eventstudy.Jump) {
		m.date("date", j.Date)
		m.num("factor", j.Factor)
		m.bool("sure", j.Sure)
		m.bool("returns", j.Returns)
	})
}

// skips writes each event that left, with its reason and its place in the file that asked for it.
func (s *scribe) skips(r *eventstudy.Report) {
	lines(s.maybe("skips"), r.Skips, func(m members, k *eventstudy.Skip) {
		skipFields(m, k)
		m.text("requested", k.Event.Requested())
		m.text("group", k.Event.Group)
		m.known("label", k.Event.Label)
		m.extra(k.Event.Extra)
	})
}

// claims writes each verdict with all readings.
func (s *scribe) claims(d *Document) {
	s.key("claims").array()
	for i := range d.Claims {
		v, m := &d.Claims[i], members{s}
		s.object()
		saidFields(m, v)
		m.known("claimed", asWritten(v.Claim))
		foundFields(m, v)
		s.plain(v.Plain(""))
		lines(s.key("readings"), v.Readings, func(m members, r *claims.Reading) {
			m.text("name", r.Name)
			readingFields(m, r)
		})
		noteFields(m, v)
		s.holds(v.Holds)
		lines(s.key("meant"), v.Meant, func(m members, x *claims.Meant) {
			m.text("security", x.Security)
			m.date("date", x.Date)
			m.num("value", x.Value)
		})
		m.bool("drafted", v.Claim.Drafted)
		s.key("warnings").warnings(v.Warnings)
		s.endObject()
	}
	s.endArray()
}

// plain writes what the words say, null where nothing was measured by them. It stands beside the
// reading that decides, because the two together are what a correction needs: what was said, and
// what would have been right.
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

// texts writes paragraphs, a line each.
func (s *scribe) texts(list []string) {
	s.array()
	for _, v := range list {
		s.str(v)
	}
	s.endArray()
}

// warnings writes a list of warnings, a line each; an empty list is [].
func (s *scribe) warnings(list []eventstudy.Warning) { lines(s, list, warningFields) }

// onLine writes warnings on the line of the number that they are about.
func (s *scribe) onLine(list []eventstudy.Warning) {
	s.lineArray()
	for i := range list {
		s.lineObject()
		warningFields(members{s}, &list[i])
		s.endObject()
	}
	s.endArray()
}

func warningFields(m members, w *eventstudy.Warning) {
	m.text("code", w.Code)
	m.text("text", w.Text)
	m.text("where", w.Where)
}
