package eventstudy

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// peerPanel is samplePanel whose peer Mom has no return on the days of the reference.
func peerPanel(t *testing.T) *Panel {
	p := samplePanel(t, nil)
	mom := slices.Clone(p.Series["Mom"].Return)
	for _, i := range []int{100, 101, 102, 103, 291} { // R counts rows from 1
		mom[i] = math.NaN()
	}
	p.Series["Mom"].Return = mom
	p.Order = append(p.Order, samplePeers...)
	return p
}

// TestPeerIndex holds the model against base R (testdata/peers_reference.R): index, estimates,
// prediction errors and partial correlations, with a peer that lacks some days.
func TestPeerIndex(t *testing.T) {
	want := map[string]float64{}
	for _, row := range readRows(t, "testdata/peers_reference.csv") {
		want[row["what"]] = number(t, row["value"])
	}
	o := sampleOutcome(t, peerPanel(t), "peer-index", nil)
	f := o.Fit
	got := map[string]float64{"sigma": f.Sigma, "r2": f.R2, "adj": f.Peers.AdjR2,
		"without": f.Peers.AdjR2Without}
	for k, name := range f.Terms {
		got[name], got["se_"+name] = f.Coef[k], f.SE[k]
	}
	for _, w := range o.Windows {
		key := fmt.Sprintf("[%+d %+d]", w.Window.First, w.Window.Last)
		got["car"+key], got["se"+key] = w.CAR, w.SE
	}
	for i, id := range f.Peers.IDs {
		got["corr "+id] = f.Peers.Corr[i]
	}
	if len(got) != len(want) || len(want) != 21 {
		t.Errorf("%d numbers, %d in the reference", len(got), len(want))
	}
	for what, v := range want {
		if off(got[what], v) > 1e-9 {
			t.Errorf("%s: %.12g, want %.12g", what, got[what], v)
		}
	}
	if !slices.Equal(f.Peers.IDs, samplePeers) || f.Peers.Chosen {
		t.Errorf("peers %v", f.Peers.IDs)
	}
	if !hasCode(o.Warnings, "peers_partial") || !hasCode(o.Day(1).Warnings, "peers_partial") ||
		hasCode(o.Day(0).Warnings, "peers_partial") {
		t.Errorf("missing returns of a peer are not told: %v, %v", o.Warnings, o.Day(1).Warnings)
	}
	// The closest by R's partial correlations, and no day after the estimation window has a say.
	order := slices.Clone(samplePeers)
	slices.SortFunc(order, func(a, b string) int {
		return int(1e9 * (math.Abs(want["corr "+b]) - math.Abs(want["corr "+a])))
	})
	for n := 1; n <= 5; n++ {
		p := peerPanel(t)
		for _, id := range samplePeers {
			r := slices.Clone(p.Series[id].Return)
			for i := 280; i < len(r); i++ {
				r[i] = p.Series["S"].Return[i]
			}
			p.Series[id].Return = r
		}
		auto := sampleOutcome(t, p, "peer-index", func(d *Design) {
			d.Peers = fmt.Sprint("auto:", n)
		})
		if got := auto.Fit.Peers.IDs; !slices.Equal(got, order[:n]) || !auto.Fit.Peers.Chosen {
			t.Errorf("auto:%d chooses %v, the closest are %v", n, got, order[:n])
		}
	}
}

// TestPeersLeftOut: what is no peer is left out, with its reason, and an event without peers
// leaves.
func TestPeersLeftOut(t *testing.T) {
	spoilt := func(p *Panel, d *Design) {
		p.Series["SMB"].Return = p.Series["S"].Return // the security under another name
		still := make([]float64, len(p.Lines[0].Days))
		p.Series["HML"].Return = still
		p.Series["RMW"].Security.Name, p.Series["S"].Security.Name = "acme PLC", "Acme plc"
		d.busy = map[string][]Date{"CMA": {p.Lines[0].Days[285]}}
		twin := slices.Clone(p.Series["S"].Return)
		for i := range twin {
			twin[i] += 1e-4 * math.Sin(float64(i))
		}
		p.Series["Mom"].Return = twin
	}
	of := func(peers string) (*Outcome, *Skip) {
		p := peerPanel(t)
		d := DefaultDesign()
		d.Model, _ = Models.Lookup("peer-index")
		d.Peers = peers
		spoilt(p, &d)
		return measure(p, Event{ID: "e", Security: "S", Date: p.Lines[0].Days[290]}, &d, &Work{})
	}
	_, skip := of("auto:3")
	if skip == nil || skip.Reason != NoPeers {
		t.Fatalf("no peer is left: %+v", skip)
	}
	o, skip := of("S,SMB,HML,CMA,Mom")
	if skip != nil {
		t.Fatal(skip)
	}
	// Named ones are the user's choice: an event of their own is a doubt, a twin is taken.
	if !slices.Equal(o.Fit.Peers.IDs, []string{"CMA", "Mom"}) ||
		!hasCode(o.Warnings, "peer_event") {
		t.Errorf("peers %v, %v", o.Fit.Peers.IDs, o.Warnings)
	}
	var why []string
	for _, l := range o.Fit.Peers.Left {
		why = append(why, l.ID+" "+l.Why)
	}
	if got := strings.Join(why, "; "); got != "SMB it has the returns of the security itself;"+
		" HML its price does not move in the estimation window" {
		t.Errorf("%s", got)
	}
	if _, skip = of("S"); skip == nil || skip.Reason != NoPeers {
		t.Errorf("the security is its own peer: %+v", skip)
	}
	p := peerPanel(t)
	d := DefaultDesign()
	d.Model, _ = Models.Lookup("peer-index")
	d.Peers = "auto:9"
	spoilt(p, &d)
	c := chooser{view: &View{Line: p.Lines[0], Design: &d}, panel: p, x: p.Series["S"], t0: 290}
	c.days = peerSample(c.view, c.x, 290, d.Estimation)
	var reasons []string
	for _, l := range c.closest(9).Left {
		reasons = append(reasons, l.Why)
	}
	for _, want := range []string{"another listing of the company", "taken for another listing",
		"an event of its own in the event window, on"} {
		if !slices.ContainsFunc(reasons, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("no reason %q in %q", want, reasons)
		}
	}
}

// TestPeersOfAStudy: a peer without prices is a problem of the design, one in another market is
// left out, and events of candidates count wherever they stand in the study.
func TestPeersOfAStudy(t *testing.T) {
	w := newWorld()
	w.secs = append(w.secs,
		Security{ID: "C", Market: "X", Prices: pricesOf("C", w.days, normals(9, 320, 0, 0.02))})
	w.design.Model, _ = Models.Lookup("peer-index")
	p, err := NewPanel([]Market{w.market}, w.secs, w.design)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = Run(context.Background(), p, []Event{w.event}, w.design); err == nil ||
		!strings.Contains(err.Error(), "needs peers, and none are named") {
		t.Errorf("without peers: %v", err)
	}
	w.design.Peers = "B,Z"
	if _, err = Run(context.Background(), p, []Event{w.event}, w.design); err == nil ||
		!strings.Contains(err.Error(), `no prices of the peer "Z"`) {
		t.Errorf("a peer without prices: %v", err)
	}
	w.design.Peers = "auto:2"
	r, err := Run(context.Background(), p,
		[]Event{w.event, {ID: "own", Security: "B", Date: w.days[305]}}, w.design)
	if err != nil || len(r.Outcomes) != 2 {
		t.Fatalf("%v %v", err, r.Skips)
	}
	if got := r.Outcomes[0].Fit.Peers.IDs; !slices.Equal(got, []string{"C"}) ||
		!hasCode(r.Outcomes[0].Warnings, "peers_few") {
		t.Errorf("peers %v, %v", got, r.Outcomes[0].Warnings)
	}
	for text, wrong := range map[string]bool{"auto:0": true, "auto:1001": true, "auto:x": true,
		"auto:1000": false, "A, B,A": false} {
		if p := OptionOf("peers").Check(text, "peers"); (p != nil) != wrong {
			t.Errorf("%q: %v", text, p)
		}
	}
	if got := NamedPeers("A, B,A,"); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("%q", got)
	}
}

// TestPeerIndexSize: on quiet days the error is smaller than that of the market model; on days on
// which the industry is three times as wild the market model takes its move for the event's, the
// peer index does not.
func TestPeerIndexSize(t *testing.T) {
	const studies, n = 250, 9
	d := DefaultDesign()
	d.Estimation, d.Windows, d.lean = Window{-110, -11}, []Window{{0, 0}}, true
	d.Event = Window{}
	rejected := map[string]int{}
	cal := weekdays(NewDate(2015, 1, 1), 130)
	for s := range studies {
		rm, industry := normals(uint64(7*s), 130, 0, 0.01), normals(uint64(7*s+1), 130, 0, 0.012)
		industry[120] *= 3
		var secs []Security
		for j := range n {
			e := normals(uint64(10_000*(j+1)+s), 130, 0, 0.015)
			for i := range e {
				e[i] += rm[i] + industry[i]
			}
			id := fmt.Sprint("S", j)
			secs = append(secs, Security{ID: id, Market: "X", Prices: pricesOf(id, cal, e)})
		}
		p, err := NewPanel([]Market{{ID: "X", Benchmark: pricesOf("M", cal, rm)}}, secs, d)
		if err != nil {
			t.Fatal(err)
		}
		d.Peers = "auto:8"
		for _, m := range []string{"market", "peer-index"} {
			d.Model, _ = Models.Lookup(m)
			o, skip := measure(p, Event{Security: "S0", Date: cal[120]}, &d, &Work{})
			if skip != nil {
				t.Fatal(skip)
			}
			if o.Windows[0].P < 0.05 {
				rejected[m]++
			}
		}
	}
	// Of the peers a ninth of the industry's variance over 8 stays in the index as noise: of a move
	// three times as wild a little is left, so that 5 % are exceeded slightly.
	if r := float64(rejected["peer-index"]) / studies; r < 0.02 || r > 0.10 {
		t.Errorf("the peer index rejects in %.3f", r)
	}
	if r := float64(rejected["market"]) / studies; r < 0.2 {
		t.Errorf("the market model rejects in %.3f of the wild days", r)
	}
	t.Logf("market %.3f, peer-index %.3f of %d", float64(rejected["market"])/studies,
		float64(rejected["peer-index"])/studies, studies)
}

// TestPeerGap: the return of a peer over two days is none of the day on which it ends.
func TestPeerGap(t *testing.T) {
	line := &Timeline{Days: weekdays(NewDate(2024, 1, 1), 2)}
	of := func(r float64, gap int32) *Series {
		return &Series{Line: line, Return: []float64{math.NaN(), r}, Gap: []int32{0, gap}}
	}
	p := &Peers{IDs: []string{"A", "B", "C"},
		series: []*Series{of(0.01, 0), of(0.5, 1), of(0.03, 0)}}
	if got, n := p.at(1); off(got, 0.02) > 1e-12 || n != 2 {
		t.Errorf("the index is %g of %d peers, want 0.02 of 2", got, n)
	}
}
