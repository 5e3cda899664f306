package eventstudy

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Peers are the securities whose mean return the model peer-index reads for one event.
type Peers struct {
	IDs    []string // in the order given, or the closest first
	Chosen bool     // inside of the estimation window, by Corr
	// of each its partial correlation with the security, given the benchmark, over the estimation
	// days
	Corr []float64
	Left []LeftPeer // named, or closer than the last that was chosen, and left out
	// AdjR2 is R² of the model adjusted for its parameters, AdjR2Without that of the market model
	// on the same days; NaN where only windows are wanted.
	AdjR2, AdjR2Without float64

	series []*Series
}

// LeftPeer is a security that is no peer of an event, and why.
type LeftPeer struct{ ID, Why string }

// at is the peer index of timeline day t: the mean over the n peers that have a return of that day
// alone. NaN where none has.
func (p *Peers) at(t int) (mean float64, n int) {
	sum := 0.0
	if p != nil {
		for _, x := range p.series {
			if r := x.alone(t); r == r {
				sum += r
				n++
			}
		}
	}
	return sum / float64(n), n
}

// alone is the return of day t where it covers no other day, else NaN.
func (x *Series) alone(t int) float64 {
	if x.Gap[t] > 0 {
		return math.NaN()
	}
	return x.Return[t]
}

// peerChoice is what Design.Peers says: names, or how many to choose.
type peerChoice struct {
	ids  []string
	auto int
}

// mostPeers bounds what a slip of the finger asks for.
const mostPeers = 1000

// autoPeers begins a choice of peers by their returns.
const autoPeers = "auto:"

// NamedPeers returns the securities that a choice of peers names; nil where they are to be chosen.
func NamedPeers(text string) []string {
	c, _ := parsePeers(text)
	return c.ids
}

// parsePeers reads "A,B,C" or "auto:10"; wrong says what is not right about the text.
func parsePeers(text string) (c peerChoice, wrong string) {
	if n, ok := strings.CutPrefix(text, autoPeers); ok {
		k, err := strconv.Atoi(n)
		if err != nil || k < 1 || k > mostPeers {
			return c, fmt.Sprintf("%q is no number of peers from 1 to %d", n, mostPeers)
		}
		return peerChoice{auto: k}, ""
	}
	seen := map[string]bool{}
	for _, id := range strings.Split(text, ",") {
		if id = strings.TrimSpace(id); id != "" && !seen[id] {
			seen[id] = true
			c.ids = append(c.ids, id)
		}
	}
	if len(c.ids) > mostPeers {
		return c, fmt.Sprintf("%d peers are more than %d", len(c.ids), mostPeers)
	}
	return c, ""
}

// wrongPeers says what is wrong with a choice of peers.
func wrongPeers(text string) string {
	_, wrong := parsePeers(text)
	return wrong
}

// knows reports the first peer that the study names and has no prices of.
func (d *Design) knows(p *Panel) *Problem {
	if !d.Model.Needs().Peers {
		return nil
	}
	for _, id := range NamedPeers(d.Peers) {
		if p.Series[id] == nil {
			return OptionOf("peers").problem(Problem{Code: PeerUnknown, Given: id,
				What: fmt.Sprintf("there are no prices of the peer %q", id),
				Hint: "give its prices too, or leave it out"})
		}
	}
	return nil
}

// occasions are the days 0 of the events, by security: a security with an event of its own is no
// measure of what would have been without one. Nil for a model that reads no peers.
func (d *Design) occasions(p *Panel, events []Event) map[string][]Date {
	if !d.Model.Needs().Peers {
		return nil
	}
	out := map[string][]Date{}
	for _, e := range events {
		if x := p.Series[e.Security]; x != nil {
			if t, reason, _ := dayZero(e, x, d.DayRule); reason == "" {
				out[e.Security] = append(out[e.Security], x.Line.Days[t])
			}
		}
	}
	return out
}

// busy is the first event of a security within the event window around day t0, NoDate without one.
func (d *Design) busyOn(x *Series, t0 int) Date {
	days := x.Line.Days
	first, last := max(t0+d.Event.First, 0), min(t0+d.Event.Last, len(days)-1)
	for _, day := range d.busy[x.Security.ID] {
		if day >= days[first] && day <= days[last] {
			return day
		}
	}
	return NoDate
}
