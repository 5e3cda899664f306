package report

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// eventFields is which event was measured, where, and on which day. requested is what the study
// asked for and day0 what it came to: where the exchange was closed or the news came after the
// close, they differ, and shift says by how many calendar days.
func eventFields(r record, o *eventstudy.Outcome) {
	r.text("event", o.Event.ID)
	r.text("security", o.Security)
	r.text("market", o.Market)
	r.text("group", o.Event.Group)
	r.text("label", o.Event.Label)
	r.text("requested", o.Event.Requested())
	r.date("day0", o.Day0)
	r.int("shift", o.Shift)
}

// dayFields is a day of the event window. The rank is there only where the day has one. All numbers
// are fractions, as they were computed: per cent is for readers, and a factor of a hundred in a
// file is found too late.
func dayFields(r record, d *eventstudy.Day) {
	r.int("offset", d.Offset)
	r.date("date", d.Date)
	nums(r, num{"return", d.Return}, num{"expected", d.Expected}, num{"ar", d.AR}, num{"se", d.SE},
		num{"t", d.T}, num{"p", d.P})
	if d.RankOf > 0 {
		r.maybe().int("rank", d.Rank)
		r.maybe().int("rank_of", d.RankOf)
		r.maybe().num("rank_p", d.RankP)
	}
}

// windowFields is what is measured over a window. car is the sum of the abnormal returns, bhar the
// product of the gross returns less that of the expected ones; detectable is the smallest true
// effect that the test finds four times in five. The ranks and the amounts per share are there only
// where prices and estimation days allow them.
func windowFields(r record, w *eventstudy.WindowResult) {
	r.window("window", w.Window)
	nums(r, num{"car", w.CAR}, num{"se", w.SE}, num{"t", w.T}, num{"p", w.P})
	r.interval(ofCI, w.CI)
	r.num("bhar", w.BHAR)
	r.int("n", w.N)
	r.num("detectable", w.Detectable)
	if w.RankOf > 0 {
		r.maybe().int("rank", w.Rank)
		r.maybe().int("rank_of", w.RankOf)
		r.maybe().num("rank_p", w.RankP)
		r.maybe().int("rank_two", w.RankTwo)
		r.maybe().int("rank_upper", w.RankUpper)
		r.maybe().int("rank_lower", w.RankLower)
		r.maybe().int("rank_apart", w.RankApart)
	}
	r.num("per_share", w.PerShare)
	r.interval(ofPerShare, w.PerShareCI)
	r.num("per_share_daily", w.PerShareDaily)
}

// fitFields is how well a model fits, and on how much. first and last bound the days that were
// used, which may be fewer than the window asks for; excluded counts those that were left out
// because they were named.
func fitFields(r record, x *eventstudy.Fit) {
	r.num("sigma", x.Sigma)
	r.num("r2", x.R2)
	r.int("n", x.N)
	r.int("df", x.DF)
	r.date("first", x.First)
	r.date("last", x.Last)
}

// momentFields describe the estimation sample of a model.
func momentFields(r record, x *eventstudy.Moments) {
	nums(r, num{"mean_return", x.MeanReturn}, num{"positive", x.Positive},
		num{"skewness", x.Skewness}, num{"kurtosis", x.Kurtosis},
		num{"autocorrelation", x.Autocorrelation})
}

// testFields is the result of a test.
func testFields(r record, t *eventstudy.Result) {
	r.text("test", t.Test)
	r.text("group", t.Group)
	r.window("window", t.Window)
	r.int("n", t.N)
	nums(r, num{"estimate", t.Estimate}, num{"se", t.SE}, num{"stat", t.Stat})
	r.known("dist", string(t.Dist))
	r.num("df", t.DF)
	r.num("p", t.P)
	r.interval(ofCI, t.CI)
	r.num("p_holm", t.PHolm)
	r.num("p_bh", t.PBH)
	r.bool("headline", t.Headline)
	r.bool("dates_ignored", t.DatesIgnored)
}

// meanFields is the mean of a group over a window. The group "" is that of all events. The interval
// is that of the test in ci_of, which for a standardised one is centred on another mean than caar.
func meanFields(r record, a *eventstudy.Aggregate) {
	r.text("group", a.Group)
	r.window("window", a.Window)
	r.int("n", a.N)
	r.num("caar", a.CAAR)
	r.num("se", a.SE)
	r.interval(ofCI, a.CI)
	r.known("ci_of", a.CIOf)
	nums(r, num{"detectable", a.Detectable}, num{"sd", a.SD}, num{"skewness", a.Skewness},
		num{"kurtosis", a.Kurtosis}, num{"q1", a.Q1}, num{"median", a.Median}, num{"q3", a.Q3})
}

// pathFields is a day of the average path of a group. The interval holds for the sum up to that day
// taken by itself: neighbouring days share most of theirs.
func pathFields(r record, p *eventstudy.PathPoint) {
	r.text("group", p.Group)
	r.int("offset", p.Offset)
	r.int("n", p.N)
	r.num("aar", p.AAR)
	r.num("caar", p.CAAR)
	r.interval(ofCI, p.CI)
	r.num("se", p.SE)
	r.known("ci_of", p.CIOf)
	r.bool("dates_ignored", p.DatesIgnored)
}

// differenceFields is how two groups compare, or all of them at once, without names. df2 is known
// only of the test of all groups, which is an F.
func differenceFields(r record, x *eventstudy.Difference) {
	r.window("window", x.Window)
	r.text("a", x.A)
	r.text("b", x.B)
	r.int("n_a", x.NA)
	r.int("n_b", x.NB)
	nums(r, num{"estimate", x.Estimate}, num{"se", x.SE}, num{"stat", x.Stat}, num{"df", x.DF},
		num{"df2", x.DF2}, num{"p", x.P})
	r.interval(ofCI, x.CI)
	r.num("p_holm", x.PHolm)
	r.text("method", x.Method)
}

// skipFields is an event that left the study: why, and where it was asked for. The reason is one of
// a fixed list, for programs to count; the detail has the numbers behind it, for people.
func skipFields(r record, k *eventstudy.Skip) {
	r.text("id", k.Event.ID)
	r.text("security", k.Event.Security)
	r.date("date", k.Event.RequestedDate())
	r.text("reason", string(k.Reason))
	r.text("detail", k.Detail)
	r.known("pos", k.Event.Pos.String())
}

// stepFields is how many events were left after a step.
func stepFields(r record, a *eventstudy.AttritionStep) {
	r.text("step", a.Step)
	r.int("left", a.Left)
	r.int("lost", a.Lost)
	r.known("reason", string(a.Reason))
}

// inputFields is a file that entered the study. The checksum is that of the bytes before anything
// was unpacked or decoded, so that anyone can compute it.
func inputFields(r record, in *Input) {
	r.known("id", in.ID)
	r.text("role", in.Role)
	r.text("path", in.Path)
	r.known("sha256", in.SHA256)
	r.known("dialect", in.Dialect)
	r.known("basis", string(in.Basis))
	r.date("first", in.First)
	r.date("last", in.Last)
	r.int("rows", in.Rows)
}

// saidFields is what was said, of what, and the verdict. security is the listing that decided, or
// the first one named where none did; securities are all that the claim names.
func saidFields(r record, v *claims.Verdict) {
	r.text("id", v.Claim.ID)
	r.text("source", v.Claim.Source)
	r.text("quote", v.Claim.Quote)
	r.known("security", listing(v))
	r.list("securities", v.Claim.Securities)
	r.text("kind", v.Claim.Kind)
	r.date("date", v.Claim.Date)
	r.word("verdict", string(v.Status), asStrings(claims.Statuses))
}

// foundFields is what was claimed as an interval, and what was measured by the reading that
// decided. An end that is open is unknown here: "at least 9 %" has no upper one. chance is the
// share of ordinary days on which the words would agree by that reading, and is known of readings
// that rescue a claim alone.
func foundFields(r record, v *claims.Verdict) {
	lo, hi := ends(v.Claim)
	r.num("claimed_low", lo)
	r.num("claimed_high", hi)
	r.known("direction", v.Claim.Way.String())
	r.num("measured", v.Measured)
	r.known("unit", string(v.Unit))
	r.known("reading", v.Reading())
	r.num("chance", chanceOf(v))
}

// noteFields is the verdict in words.
func noteFields(r record, v *claims.Verdict) {
	r.text("note", v.Note)
	r.known("correction", v.Correction)
}

// readingFields is one reading of a claim, with the two prices that it rests on. Both prices stand
// with their days, so that the figure can be checked with the price file in hand.
func readingFields(r record, x *claims.Reading) {
	r.text("security", x.Security)
	r.date("from_date", x.FromDate)
	r.num("from", x.From)
	r.date("to_date", x.ToDate)
	r.num("to", x.To)
	r.num("value", x.Value)
	r.bool("matches", x.Matches)
	r.num("chance", agreesByChance(x))
	r.bool("plain", x.Plain)
	if x.Detail != "" {
		r.maybe().text("detail", x.Detail)
	}
	if x.Need != "" {
		r.maybe().text("need", x.Need)
	}
}
