package claims

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// counted is a count in words with its noun: "three gains", "72 gains". A note with a hundred
// rivals in words would be unreadable, so large numbers stay in figures.
func counted(n int, noun string) string {
	if n != 1 {
		noun = words.Plural(noun)
	}
	return words.Number(n) + " " + noun
}

// recordText writes what a record is claimed to be, with since when and its figure.
func (c *Claim) recordText(what string) string {
	if what += c.sinceText(); c.Target != nil {
		what += " (" + c.Target.Text + ")"
	}
	return what
}

// word is what the notes call it.
func (k record) word() string { return k.way.word("highest", "lowest") }

// “Price” leaves open which; where the words fix the close the record is one of closes.
func (k record) phrase(c *Claim) string {
	if c.Fixed == Close {
		return c.recordText("the " + k.word() + " close")
	}
	return c.recordText("the " + k.word() + " price")
}

// name says what is held against what, for an intraday price beside closes is the commonest way in
// which a record is none.
func (record) name(_ *Claim, w Way) string {
	return fmt.Sprintf("%s against %s", sideNoun(w.Side), words.Plural(sideNoun(w.Past)))
}

// say leaves the rivals to the detail, so that a list of readings is not a list of rivals too.
func (k record) say(c *Claim, l *Listing, r *Reading) string {
	if r.Rivals != nil {
		r.Detail = k.detail(c, l, r)
	}
	switch r.Side {
	case Close:
		return fmt.Sprintf("closed at %s on %s", l.Money(r.To), day(r.ToDate))
	case Adjusted:
		return fmt.Sprintf("with dividends taken out of the past the close of %s, %s",
			day(r.ToDate), l.Money(r.To))
	}
	return fmt.Sprintf("%s of %s, %s", owner(r.Side), day(r.ToDate), l.Money(r.To))
}

// detail names the prices that the level must beat: those that it does not, else the best that it
// does.
func (k record) detail(c *Claim, l *Listing, r *Reading) string {
	rs, what := r.Rivals, sideNoun(r.Past)
	than := k.way.word("as high or higher", "as low or lower")
	best := fmt.Sprintf("%s on %s", l.Money(rs.Best), day(rs.BestDate))
	switch {
	case rs.BestDate == eventstudy.NoDate:
		return ""
	case rs.Count == 0:
		return fmt.Sprintf("the %s %s in between is %s", k.word(), what, best)
	case rs.Count == 1:
		return fmt.Sprintf("the %s of %s is %s", what, best, than)
	}
	s := fmt.Sprintf("%s%s are %s, among them %s", counted(rs.Count, what),
		c.stretchText(), than, best)
	i, ok := l.Row(rs.LastInside)
	if !ok || r.Session != 0 || r.Rank >= OtherListing {
		return s
	}
	j, _ := l.Row(r.ToDate)
	return s + fmt.Sprintf("; the last is %s on %s", l.Money(l.from(r.Past, i, j)),
		day(rs.LastInside))
}

// stretchText names the sessions that a record must beat.
func (c *Claim) stretchText() string {
	switch {
	case c.Since != "":
		return " after " + c.Start.Text
	case c.window.unit == everything:
		return " before"
	}
	return " of the " + words.Counted(c.window.n, c.window.unit) + " before"
}

// word is what the notes call it.
func (k extreme) word() string { return k.way.word("gain", "loss") }

// One-day tells these records from those of weeks and months.
func (k extreme) phrase(c *Claim) string { return c.recordText("the largest one-day " + k.word()) }

// A gain is called close-to-close or by its intraday price, on both sides.
func (k extreme) name(_ *Claim, w Way) string {
	kind := func(s Side) string {
		if s == Close {
			return "close-to-close " + k.word()
		}
		return "intraday " + string(s) + " " + k.word()
	}
	return fmt.Sprintf("%s against %s", kind(w.Side), words.Plural(kind(w.Past)))
}

// What was measured is a move, and is said as one.
func (k extreme) say(c *Claim, l *Listing, r *Reading) string {
	if r.Rivals != nil {
		r.Detail = k.detail(c, r)
	}
	return (move{}).say(c, l, r)
}

// detail counts the sessions that stand in the way and shows the three largest; of a record that
// stands it names the runner-up.
func (k extreme) detail(c *Claim, r *Reading) string {
	rs, what := r.Rivals, k.word()
	if r.Past != Close {
		what = "intraday " + what
	}
	on := func(v float64, d eventstudy.Date) string {
		return percent(v, apart(v, r.Value)) + " on " + day(d)
	}
	ahead := fmt.Sprintf("%s after %s %s as large or larger", counted(rs.Count, what),
		c.Start.Text, agree(rs.Count, "is", "are"))
	switch {
	case rs.Count == 0 && rs.BestDate == eventstudy.NoDate:
		return ""
	case rs.Count == 0 && k.way.sign()*rs.Best <= 0:
		return fmt.Sprintf("there is no %s in between", what)
	case rs.Count == 0:
		return fmt.Sprintf("the largest %s in between is %s", what,
			percent(rs.Best, apart(rs.Best, r.Value)))
	case rs.Count == 1:
		return fmt.Sprintf("%s: %s", ahead, on(rs.Best, rs.BestDate))
	case r.Session != 0 || r.Rank >= OtherListing:
		return fmt.Sprintf("%s, up to %s", ahead, on(rs.Best, rs.BestDate))
	}
	var shown []string
	for _, x := range rs.top {
		shown = append(shown, on(x.value, x.day))
	}
	return fmt.Sprintf("%s, above all %s; the last on %s", ahead, words.List(shown),
		day(rs.LastInside))
}

// “High” and “low” are the words of the trade for these windows; closing is said where of says it.
func (k span) phrase(c *Claim) string {
	what := string(k.way.far())
	if k.extremeOf(c) == Close && c.Of != "" {
		what = "closing " + what
	}
	return c.recordText("the " + c.window.adjective() + " " + what)
}

// adjective is a window before its noun, "52-week".
func (o stretch) adjective() string {
	if o.unit == everything {
		return "all-time"
	}
	return fmt.Sprintf("%d-%s", o.n, o.unit)
}

// A window of sessions is told from one of the calendar.
func (k span) name(c *Claim, w Way) string { return k.record.name(c, w) + w.Base.sessions() }

// sessions names a window that is counted in sessions where the words count in weeks.
func (b Base) sessions() string {
	if b.Key == 1 {
		return ", " + b.Text
	}
	return ""
}

// word is what the notes call the period.
func (k periods) word() string { return k.way.word("best", "worst") }

// The claim names its period, the verdict its dates.
func (k periods) phrase(c *Claim) string {
	return c.recordText("the " + k.word() + " " + c.over.unit)
}

// There is but one reading: like periods, close to close.
func (periods) name(*Claim, Way) string { return "change of the period against like periods" }

// say names the last day of a period, by which readers find a week or a month; the rival is shown
// beside it with as many decimals as tell the two apart.
func (k periods) say(c *Claim, l *Listing, r *Reading) string {
	unit := c.over.unit
	if rs := r.Rivals; rs != nil && rs.BestDate != eventstudy.NoDate {
		best := fmt.Sprintf("%s, up to %s", percent(rs.Best, apart(rs.Best, r.Value)),
			day(rs.BestDate))
		r.Detail = fmt.Sprintf("the %s %s in between is %s", k.word(), unit, best)
		if rs.Count > 0 {
			r.Detail = fmt.Sprintf("%s after %s %s as large a %s or larger: the %s %s",
				counted(rs.Count, unit), c.Start.Text, agree(rs.Count, "has", "have"),
				extreme(k).word(), k.word(), best)
		}
	}
	return fmt.Sprintf("%s %s in the %s up to %s (%s after %s on %s)", gainedOrLost(r.Value),
		c.size(r.Value), unit, day(r.ToDate), l.Money(r.To), l.Money(r.From), day(r.FromDate))
}

// Above a low and below a high are one kind, told apart by the direction.
func (k fromExtreme) phrase(c *Claim) string {
	far := c.Way.other().far()
	relation := map[Side]string{Low: "above", High: "below"}[far]
	return fmt.Sprintf("%s %s the %s %s", c.Target.Text, relation, c.window.adjective(), far)
}

// Whether the extreme is one of closes is what articles differ in.
func (k fromExtreme) name(c *Claim, w Way) string {
	return fmt.Sprintf("close against the %s of the window%s%s", c.Way.other().far(), byCloses(w),
		w.Base.sessions())
}

// byCloses marks an extreme that is one of closes.
func byCloses(w Way) string {
	if w.Past == Close {
		return " by closes"
	}
	return ""
}

// The distance is said together with the extreme and its day.
func (fromExtreme) say(c *Claim, l *Listing, r *Reading) string {
	return sayDistance(c, l, r)
}

// sayDistance says how far a close is from the extreme before it. A price that is itself the
// extreme lies on it, and is neither above nor below.
func sayDistance(c *Claim, l *Listing, r *Reading) string {
	far := string(c.Way.other().far())
	if r.Past == Close {
		far = c.Way.word("lowest close", "highest close")
	}
	how := ", which is"
	switch distance := c.size(r.Value); {
	case r.Value < 0:
		how = ", " + distance + " below"
	case r.Value > 0:
		how = ", " + distance + " above"
	}
	window := words.Counted(52, "week")
	switch {
	case r.Base.Key == 1:
		window = r.Base.Text
	case c.window.unit != "":
		window = words.Counted(c.window.n, c.window.unit)
	}
	return fmt.Sprintf("closed at %s on %s%s the %s of the %s up to then, %s on %s", l.Money(r.To),
		day(r.ToDate), how, far, window, l.Money(r.From), day(r.FromDate))
}

// The word of the article is what is claimed.
func (regime) phrase(c *Claim) string {
	if c.Value == "correction" {
		return "a correction"
	}
	return "a " + c.Value + " market"
}

// The threshold is the kind’s own, so a reading differs in the extreme alone.
func (k regime) name(c *Claim, w Way) string {
	return fmt.Sprintf("close against the last %s%s", k.ahead(c).Way.other().far(), byCloses(w))
}

// The measured distance shows how clear the case is: −20.1 % and −35 % are both a bear market.
func (regime) say(c *Claim, l *Listing, r *Reading) string {
	return sayDistance((regime{}).ahead(c), l, r)
}

// Numbers of sessions are written in words up to twelve, as newsrooms do.
func (streak) phrase(c *Claim) string {
	what := c.Way.word("gain", "loss")
	if c.Length == 1 {
		return "a run of one " + what
	}
	return fmt.Sprintf("a run of %s %s", words.Number(c.Length), words.Plural(what))
}

// “The fifth straight gain” claims five and not six; at least so many is the other reading.
func (streak) name(c *Claim, w Way) string {
	if w.Base.Key == 1 {
		return "at least so many sessions in a row"
	}
	return "sessions in a row, close to close"
}

// A run of none and one of one have sentences of their own, since “on one sessions in a row” is no
// English.
func (streak) say(c *Claim, l *Listing, r *Reading) string {
	rose := c.Way.word("rose", "fell")
	switch r.Value {
	case 0:
		return fmt.Sprintf("%s on %s: no run ends on that day",
			c.Way.word("did not rise", "did not fall"), day(r.ToDate))
	case 1:
		return fmt.Sprintf("%s on %s (%s after %s), and not on the session before", rose,
			day(r.ToDate), l.Money(r.To), l.Money(r.From))
	}
	return fmt.Sprintf("%s on %s sessions in a row up to %s, to %s from %s on %s", rose,
		words.Number(int(r.Value)), day(r.ToDate), l.Money(r.To), l.Money(r.From), day(r.FromDate))
}

// An unchanged close ends a run, and is named because many would count across it.
func sayFlat(l *Listing, i int) string {
	return fmt.Sprintf("an unchanged close on %s broke the run", day(l.Days[i]))
}

// Against an average or as a record: the two are worded apart.
func (volume) phrase(c *Claim) string {
	if c.Since != "" {
		return c.recordText("the heaviest volume")
	}
	return c.Target.Text + " the average volume"
}

// The length of the average is part of the reading’s name, since it is what services differ in.
func (volume) name(c *Claim, w Way) string {
	if c.Since != "" {
		return "volume against volumes"
	}
	return fmt.Sprintf("volume against the mean of %d sessions", w.Base.Key)
}

// say gives the numbers of shares with the ratio.
func (volume) say(c *Claim, l *Listing, r *Reading) string {
	had := fmt.Sprintf("had a volume of %s on %s", shareCount(r.To), day(r.ToDate))
	if c.Since == "" {
		return fmt.Sprintf("%s, %s the mean of the %d sessions before, %s",
			had, times(r.Value), r.Base.Key, shareCount(r.From))
	}
	if rs := r.Rivals; rs != nil && rs.BestDate != eventstudy.NoDate {
		best := fmt.Sprintf("%s on %s", shareCount(rs.Best), day(rs.BestDate))
		r.Detail = "the heaviest in between is " + best
		if rs.Count > 0 {
			r.Detail = fmt.Sprintf("%s after %s %s as heavy a volume or heavier, up to %s",
				counted(rs.Count, "session"), c.Start.Text, agree(rs.Count, "has", "have"), best)
		}
	}
	return had
}

// shareCount writes a number of shares.
func shareCount(v float64) string { return words.Count(int(math.Round(v))) }
