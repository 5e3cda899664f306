package asked

import (
	"errors"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stockmove/data/calendar"
	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/schema"
	"stockmove/eventstudy/words"
)

// ParseStudy reads a study.toml. Relative paths in it are relative to the file; nothing
// that it names is opened yet. All that is wrong with it comes back together as a
// Problems, each with its line and column.
func ParseStudy(ref input.Ref) (*Spec, error) {
	body, sum, err := ref.Read(nil, input.MaxText)
	if err != nil {
		return nil, err
	}
	return ParseText(ref, body, sum)
}

// ParseText reads the text of a study, whose sum the caller has taken.
func ParseText(ref input.Ref, body []byte, sum string) (*Spec, error) {
	doc, t, err := parseTOML(ref.Shown, body)
	if err != nil {
		return nil, err
	}
	s := &Spec{Name: folderName(ref), Source: ref, Sum: sum}
	s.keys(ref, t)
	s.checkNames(doc)
	if err := doc.ps.Err(); err != nil {
		return nil, err
	}
	return s, nil
}

// keys reads all keys of the file. The order of reading is the order of the known keys in hints,
// which is that of the documentation.
func (s *Spec) keys(ref input.Ref, t *tomlTable) {
	s.Title = t.str("title")
	s.Notes = t.strs("notes")
	for i := range eventstudy.Options {
		s.option(t, &eventstudy.Options[i])
	}
	s.Chance = t.number("chance")
	t.between("chance", 0, 1)
	if s.Chance != nil && !(*s.Chance > 0 && *s.Chance < 1) {
		t.fault("chance", "0.05 is the default", "chance is %g, and must lie between 0 and 1",
			*s.Chance)
	}
	s.Factors = t.files(ref, "factors")
	s.Claims = t.files(ref, "claims")
	s.EventFiles = t.files(ref, "events")
	s.Excluded = t.files(ref, "exclude_days")
	if r := t.table("read"); r != nil {
		s.parseReading(r)
	}
	for _, m := range t.tables("market") {
		s.Markets = append(s.Markets, parseMarket(ref, m))
	}
	for _, m := range t.tables("security") {
		s.Securities = append(s.Securities, parseSecurity(ref, m))
	}
	for _, m := range t.tables("event") {
		s.Events = append(s.Events, parseEvent(m, len(s.Events)))
	}
	t.done()
}

// files reads the names of files, relative to the study file.
func (t *tomlTable) files(study input.Ref, key string) (refs []input.Ref) {
	for _, name := range t.strs(key) {
		refs = append(refs, study.Sibling(name).NamedAt(t.where(key)))
	}
	return refs
}

// prices reads the name of a file of prices, which a security and a benchmark must have.
func (t *tomlTable) prices(study input.Ref) (ref input.Ref) {
	if name := t.required("prices"); name != "" {
		ref = study.Sibling(name).NamedAt(t.where("prices"))
	}
	return ref
}

// folderName names a study after its folder; a study on the standard input has none. It names the
// folder of a report, so that two studies in two folders do not overwrite each other's.
func folderName(ref input.Ref) string {
	if ref.Stdin() {
		return ""
	}
	if ref.FS != nil {
		return path.Base(path.Dir(ref.Path))
	}
	full, err := filepath.Abs(ref.Path)
	if err != nil {
		full = ref.Path
	}
	if name := filepath.Base(filepath.Dir(full)); name != string(filepath.Separator) {
		return name
	}
	return ""
}

// parseReading reads [read], the study's form of the flags on how to read files.
func (s *Spec) parseReading(t *tomlTable) {
	s.Read = Reading{
		DateOrder:   t.oneOf("date_order", []string{"dmy", "mdy", "ymd", "roc"}),
		Decimal:     t.oneOf("decimal", []string{".", ","}),
		Encoding:    t.str("encoding"),
		Delimiter:   t.str("delimiter"),
		FactorUnits: t.oneOf("factor_units", []string{"percent", "decimal"}),
		Input:       pricefile.Contents(t.oneOf("input", pricefile.AllContents)),
		ReturnUnits: t.oneOf("return_units", []string{pricefile.Percent, pricefile.Decimal}),
		Duplicates:  t.oneOf("duplicates", []string{pricefile.DuplicatesUnknown}),
	}
	if n := t.integer("max_bytes"); n != nil {
		s.Read.MaxBytes = int64(*n)
	}
	if c := t.table("columns"); c != nil {
		s.Read.Columns = map[string]string{}
		for _, field := range pricefile.ColumnFields {
			if header := c.str(field); header != "" {
				s.Read.Columns[field] = header
			}
		}
		c.done()
	}
	t.done()
}

// parseMarket reads [[market]]. Its hours are built once to see that they can be: a zone
// that does not exist is better told here than when all prices have been read.
func parseMarket(ref input.Ref, t *tomlTable) MarketSpec {
	m := MarketSpec{
		ID: t.required("id"), Name: t.str("name"),
		Zone: t.str("zone"), Open: t.str("open"), Close: t.str("close"),
		Pos: t.doc.pos(t.path),
	}
	for _, b := range t.oneOrMore("benchmark") {
		index := parseBenchmark(ref, b)
		switch {
		case m.Benchmark == nil:
			m.Benchmark = index
		case m.Benchmark.has(index):
			b.fault("prices", "leave one out", "the benchmark %q stands twice", index.Prices.Shown)
		default:
			m.Benchmark.Others = append(m.Benchmark.Others, index)
		}
	}
	t.note("holidays", schema.List(schema.Dates(), 0))
	if days, ok := t.get("holidays"); ok {
		items, ok := days.([]any)
		if !ok {
			t.wrong("holidays", "a list of days, [2025-02-13]", days)
		}
		for i, v := range items {
			if d, ok := t.dateOf(sub("holidays", i), v); ok {
				m.Holidays = append(m.Holidays, d)
			}
		}
	}
	t.done()
	// A market of one's own, with its clock, may be called as one likes.
	if mic, ok := exchange(m.ID); ok && (m.Zone == "" || strings.EqualFold(m.ID, mic)) {
		m.ID = mic
	}
	if _, err := m.Hours(); err != nil && m.ID != "" {
		var problem *input.UsageError
		errors.As(err, &problem)
		t.fault("id", problem.Hint, "%s", problem.What)
	}
	return m
}

// parseBenchmark reads one index of a market. Its id may be left out, since the file may tell it.
func parseBenchmark(ref input.Ref, t *tomlTable) *BenchmarkSpec {
	b := &BenchmarkSpec{
		ID: pricefile.CleanID(t.str("id")), Name: t.str("name"), Currency: t.currency(),
		Pos: t.doc.pos(t.path),
	}
	b.Prices = t.prices(ref)
	t.done()
	return b
}

// parseSecurity reads [[security]]; what its market is called is checked when all markets
// are known.
func parseSecurity(ref input.Ref, t *tomlTable) SecuritySpec {
	s := SecuritySpec{
		ID: pricefile.CleanID(t.required("id")), Name: t.str("name"), Market: t.str("market"),
		Currency: t.currency(),
		Pos:      t.doc.pos(t.path),
	}
	s.Prices = t.prices(ref)
	s.Shares = t.shares("shares")
	t.done()
	return s
}

// shares reads 2.4e9 or { 2025-01-01 = 2.4e9 }: how many shares there are, at all times or from a
// day on. The days are sorted here, since the keys of a TOML table have no order.
func (t *tomlTable) shares(key string) (out []eventstudy.Shares) {
	v, ok := t.get(key)
	t.note(key, &schema.Schema{Either: []*schema.Schema{schema.Of(schema.Number),
		{Types: []string{schema.Object}, Extra: schema.Of(schema.Number)}}})
	if !ok {
		return nil
	}
	if n, ok := numberOf(v); ok && isCount(n) {
		return []eventstudy.Shares{{Count: n}}
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrong(key, "a number of shares, 2.4e9, or the numbers by the day from which they hold, "+
			"{ 2025-01-01 = 2.4e9 }", v)
		return nil
	}
	for _, day := range slices.Sorted(maps.Keys(m)) {
		d, err := eventstudy.ParseDate(day)
		count, _ := numberOf(m[day])
		if err != nil || !isCount(count) {
			t.fault(key, "shares = { 2025-01-01 = 2.4e9 }", "not a day and a number of shares: %q",
				day)
			continue
		}
		out = append(out, eventstudy.Shares{From: d, Count: count})
	}
	slices.SortFunc(out, func(a, b eventstudy.Shares) int { return int(a.From) - int(b.From) })
	return out
}

// parseEvent reads [[event]]; an event without an id is named after its day or instant. A time
// without an offset cannot be written in TOML's own types beside a day, so that date and at are two
// keys.
func parseEvent(t *tomlTable, n int) EventSpec {
	e := EventSpec{
		ID: t.str("id"), Group: t.str("group"), Label: t.str("label"),
		Securities: t.ids("securities"),
		At:         t.instant("at"), Pos: t.doc.pos(t.path),
	}
	t.estimation(&e)
	e.Date, _ = t.date("date")
	// Asked of the table and not of the values: one of a wrong type is there all the same.
	_, hasAt := t.m["at"]
	_, hasDate := t.m["date"]
	switch {
	case hasAt && hasDate:
		t.fault("date", "keep at when the time of day is known, date otherwise",
			"an event has either date or at, not both")
	case !hasAt && !hasDate:
		t.fault("id", "add date = 2025-02-13 or at = 2025-02-13T10:00:00+04:00",
			"event %d has neither date nor at", n+1)
	}
	if e.ID == "" {
		e.ID = EventID(e)
	}
	t.done()
	return e
}

// estimation reads an event's own estimation window.
func (t *tomlTable) estimation(e *EventSpec) {
	o := eventstudy.OptionOf("estimation")
	v := t.chosen(o)
	if v == nil {
		return
	}
	if p := o.Check(v, o.Name); p != nil {
		t.fault(o.Name, p.Hint, "%s", p.What)
	}
	e.SetEstimation(v)
}

// SetEstimation takes offsets or dates.
func (e *EventSpec) SetEstimation(v any) {
	switch v := v.(type) {
	case eventstudy.Window:
		e.Estimation = &v
	case eventstudy.Dates:
		e.Dates = v
	}
}

// EventID names an event that has no name after what was asked for.
func EventID(e EventSpec) string {
	switch {
	case e.At != nil:
		return e.At.Format(time.RFC3339)
	case e.Clock != nil:
		return e.Date.String() + " " + ClockText(*e.Clock)
	}
	return e.Date.String()
}

// currency reads a code of three letters; claims are held against it.
func (t *tomlTable) currency() string {
	c := strings.ToUpper(t.str("currency"))
	if c != "" && !isCurrency(c) {
		t.fault("currency", "write the code of three letters, such as \"USD\" or \"HKD\"",
			"not a currency: %q", t.str("currency"))
	}
	return c
}

// required reads a text that must be there.
func (t *tomlTable) required(key string) string {
	s := t.str(key)
	t.must(key)
	if v, ok := t.m[key]; !ok || v == "" {
		t.fault(key, "", "%s is missing", key)
	}
	return s
}

// checkNames finds names that are used twice or lead nowhere, and windows that do not fit. What is
// wrong with a name is told at its place. Windows come last, and only where all else is right: half
// a design fits nothing.
func (s *Spec) checkNames(doc *tomlDoc) {
	markets := map[string]bool{}
	for i, m := range s.Markets {
		if markets[m.ID] && m.ID != "" {
			doc.ps.Add(doc.pos(sub("market", i)+".id"), "", "market %q stands twice", m.ID)
		}
		markets[m.ID] = true
	}
	seen := map[string]bool{}
	for i, x := range s.Securities {
		if seen[x.ID] && x.ID != "" {
			doc.ps.Add(doc.pos(sub("security", i)+".id"), "", "security %q stands twice", x.ID)
		}
		seen[x.ID] = true
		mic, known := exchange(x.Market)
		if known && !markets[x.Market] {
			x.Market = mic
		}
		s.Securities[i].Market = x.Market
		switch {
		case x.Market == "" && len(s.Markets) > 1:
			doc.ps.Add(x.Pos,
				"add market = \""+s.Markets[0].ID+"\" or another of "+words.Names(s.marketIDs()),
				"security %q does not say which of the markets it trades in", x.ID)
		case x.Market != "" && !markets[x.Market] && !known:
			doc.ps.Add(doc.pos(sub("security", i)+".market"),
				"the markets are "+words.Names(append(s.marketIDs(), calendar.Known()...)),
				"unknown market %q", x.Market)
		}
	}
	events := map[string]bool{}
	for i, e := range s.Events {
		if events[e.ID] {
			doc.ps.Add(doc.pos(sub("event", i)+".id"), "give each event an id of its own",
				"event %q stands twice", e.ID)
		}
		events[e.ID] = true
		for j, id := range e.Securities {
			if !seen[id] {
				doc.ps.Add(doc.pos(sub(sub("event", i)+".securities", j)),
					"the securities are "+words.Names(s.SecurityIDs()), "unknown security %q", id)
			}
		}
	}
	if doc.ps.Err() != nil {
		return // windows that could not be read cannot be compared
	}
	// The defaults are part of what is checked: a narrow event window alone may contradict
	// the usual estimation window. What the model lacks is known when all files are read.
	_, _, err := s.Settle(nil)
	var faults *eventstudy.Problems
	if errors.As(err, &faults) {
		p := faults.List[0]
		// When a default is at fault, the key that it collides with is the one to point at.
		if _, ok := doc.places[p.Key]; !ok {
			p.Key = "event_window"
		}
		p.Pos = doc.pos(p.Key)
		doc.ps.Merge(faults)
	}
}
