package main

import (
	"fmt"
	"strconv"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// problemHint says what to do about a problem. The core tells those of a design by codes: here they
// are worded with flags, or with keys where the problem stands in a study file. The remedies are
// those that the core proposes as values, so that what is advised is what would have been accepted.
func problemHint(p *eventstudy.Problem) string {
	name, set := flagOf, flagSet
	if p.Pos.Line > 0 {
		name, set = func(option string) string { return option }, keySet
	}
	switch p.Code {
	// The core proposes a window that would do; the hint writes it as it has to be typed.
	case eventstudy.WindowOutside, eventstudy.NoDay0:
		return p.Hint + ": " + set("event_window", p.Remedy)
	case eventstudy.WindowsOverlap:
		return p.Hint + ": " + set("estimation", p.Remedy)
	case eventstudy.EstimationShort:
		return fmt.Sprintf("lengthen it with %s, or ask for fewer with %s", name("estimation"),
			name("min_obs"))
	case eventstudy.NeedsVolume:
		return "choose --model mean, or a benchmark with volumes"
	case eventstudy.NeedsShares:
		return fmt.Sprintf("give the shares outstanding with --shares %s=NUMBER, or choose %s",
			p.Given, set("response", string(eventstudy.ResponseVolume)))
	case eventstudy.NeedsPeers:
		return fmt.Sprintf("name them with %s, or let it choose with %s", set("peers", "A,B"),
			set("peers", "auto:10"))
	case eventstudy.PeerUnknown:
		return "give its prices with --prices " + p.Given + "=PATH, or leave it out of " +
			name("peers")
	case eventstudy.NotWithThin:
		return fmt.Sprintf("leave %s out, or use %s", name("thin"), set("model", "market"))
	case eventstudy.NotWithDates:
		return fmt.Sprintf("leave %s out, or give the window in trading days: %s", name(p.Option),
			set("estimation", eventstudy.OptionOf("estimation").Default))
	case eventstudy.NoWindow:
		return "as in " + set("windows", p.Remedy)
	case eventstudy.BasisMissing:
		return fmt.Sprintf("use %s, or a file that has them", flagSet("price_basis", p.Remedy))
	// A market that is named is the one that lacks a benchmark: the prefix gives it to that one.
	case eventstudy.NeedsBenchmark:
		market := ""
		if p.Market != "" {
			market = p.Market + "="
		}
		return "name an index or fund with --benchmark " + market +
			"SPY=SPY.csv, or choose --model mean"
	// Factors come from files that have to be downloaded first, so that the hint says which.
	case eventstudy.NeedsFactors:
		return "name a daily file of Kenneth French's library or any CSV of factor returns with " +
			"--factors"
	case eventstudy.NeedsFactor:
		return "name one more file with --factors: files are joined by day"
	case eventstudy.NeedsMarket:
		return "name an index or fund with --benchmark, or a file that has the column with " +
			"--factors"
	case eventstudy.MarketUndefined:
		return "add a [[market]] of that id to the study, or use --market"
	}
	return p.Hint
}

// flagSet writes the choice of a value as a flag. It can be pasted behind the command that failed.
func flagSet(option string, v any) string { return flagOf(option) + " " + optionText(v) }

// keySet writes the choice of a value as a line of a study file. It can be pasted into the file as
// it stands, so lists and texts have the brackets and quotes of TOML.
func keySet(option string, v any) string {
	switch v := v.(type) {
	case eventstudy.Window:
		return option + " = " + pairOf(v)
	case eventstudy.Dates:
		return fmt.Sprintf("%s = [%v, %v]", option, v.First, v.Last)
	case []eventstudy.Window:
		return fmt.Sprintf("%s = [%s]", option, lists.Join(v, ", ", pairOf))
	case []string:
		return fmt.Sprintf("%s = [%s]", option, lists.Join(v, ", ", strconv.Quote))
	case string:
		return fmt.Sprintf("%s = %q", option, v)
	}
	return fmt.Sprintf("%s = %v", option, v)
}

// pairOf is a window as TOML has it.
func pairOf(w eventstudy.Window) string { return fmt.Sprintf("[%d, %d]", w.First, w.Last) }

// skipHint says what can be done about the reason of the first event that left. The first event
// stands for all: where reasons differ, its remedy is the one to try before the next.
func skipHint(r *eventstudy.Report) string {
	switch first := r.Skips[0]; first.Reason {
	case eventstudy.SecurityUnknown:
		if near := words.Near(first.Event.Security, r.Panel.Order); near != "" {
			return fmt.Sprintf(
				"did you mean %s? an event names its security as --prices ID=PATH does", near)
		}
		return "name the security in --prices ID=PATH as the event names it"
	// An instant needs the hours of an exchange before it can be a day, which a bare date does not.
	case eventstudy.Day0NotFound:
		x := r.Panel.Series[first.Event.Security]
		if first.Event.At != nil && x != nil && x.Line.Market.Hours == nil {
			return fmt.Sprintf("give --market %s=XNYS (or XNAS, XHKG), the clock of another with"+
				" --zone and --hours, or a date", first.Event.Security)
		}
		return "check the date, or download prices that cover it; stockmove inspect FILE shows " +
			"first and last day"
	case eventstudy.NotTraded:
		return "choose another --day-rule, or check the date"
	case eventstudy.EstimationTooShort:
		return "download a longer history, shorten --estimation, " + withoutSample(r, first)
	// Three remedies are named, for which of them is right depends on whether the days exist.
	case eventstudy.EventWindowIncomplete:
		return "narrow --event-window (and --window), download more days, or keep what there is " +
			"with --incomplete partial"
	case eventstudy.ConstantReturns, eventstudy.SingularFit:
		return "look at the files with stockmove inspect; another --model may be estimable"
	case eventstudy.NoPeers:
		return "give --prices of securities that trade on the same days, or choose --model market"
	// The event left because that was asked for, which the hint can take back.
	case eventstudy.OverlapSkipped:
		return "keep overlapping events with --overlap keep"
	}
	return ""
}

// withoutSample says how an event is measured whose estimation window is too short: on fewer days,
// or by a model of returns that needs none and can be had with the files that are given.
func withoutSample(r *eventstudy.Report, k eventstudy.Skip) string {
	const fewer = "say how few days suffice with --min-obs"
	if r.Design.Response.Other() {
		return "or " + fewer
	}
	model := "raw"
	if x := r.Panel.Series[k.Event.Security]; x != nil && x.Line.Market.Benchmark != nil {
		model = "market-adjusted"
	}
	return fewer + ", or take --model " + model + ", which needs none"
}
