package claims

import (
	"math/big"
	"slices"
	"strings"
)

// Rising and Falling are the words that give a figure its direction, in every tense and as nouns.
var Rising = strings.Fields(`
	rise rises rose risen rising gain gains gained gaining jump jumps jumped jumping surge surges
	surged surging up add adds added adding soar soars soared soaring climb climbs climbed climbing
	advance advances advanced advancing rally rallies rallied rallying lift lifts lifted lifting
	increase increases increased increasing leap leaps leaped leapt leaping spike spikes spiked
	spiking skyrocket skyrockets skyrocketed skyrocketing rocket rockets rocketed rocketing bounce
	bounces bounced bouncing rebound rebounds rebounded rebounding recover recovers recovered
	recovering recoup recoups recouped recouping grow grows grew grown growing higher pop pops
	popped popping zoom zooms zoomed zooming boost boosts boosted
	boosting firmer stronger strengthen strengthens strengthened strengthening firmed firming
	appreciate appreciates appreciated appreciating ascend ascends ascended ascending explode
	explodes exploded exploding vault vaults vaulted vaulting swell swells swelled swelling
	outperform outperforms outperformed outperforming outpace outpaces outpaced outpacing uptick
	upswing upturn rallying upside appreciation`)

// Words that fall in some uses only (“cut”, “contract”) are left out: a wrong direction condemns a
// true figure, a missing one asks.
var Falling = strings.Fields(`
	fall falls fell fallen falling lose loses lost losing loss losses slide slides slid sliding
	slump slumps slumped slumping plunge plunges plunged plunging drop drops dropped dropping down
	off shed sheds shedding tumble tumbles tumbled tumbling sink sinks sank sunk sinking decline
	declines declined declining retreat retreats retreated retreating decrease decreases decreased
	decreasing slip slips slipped slipping dip dips dipped dipping dive dives dived dove diving
	crash crashes crashed crashing collapse collapses collapsed collapsing plummet plummets
	plummeted plummeting nosedive nosedives nosedived nosediving tank tanks tanked tanking skid
	skids skidded skidding ease eases eased easing lower weaken weakens weakened weakening shrink
	shrinks shrank shrunk shrinking crater craters cratered cratering underperform underperforms
	underperformed underperforming lag lags lagged lagging trail trails trailed trailing depreciate
	depreciates depreciated depreciating stumble stumbles stumbled stumbling swoon swoons swooned
	swooning wipe wipes wiped wiping erase erases erased erasing descend descends descended
	descending selloff downturn downtick sag sags sagged sagging topple topples toppled
	toppling depreciation soften softens softened softening halve halves halved halving
	softer weaker`)

// pairs are two words that mean otherwise than their parts: "up to 9 %" gives no direction, and
// "put on" does although neither word has one.
var pairs = func() map[string]Direction {
	m := map[string]Direction{}
	for way, list := range map[Direction]string{
		Up: `took off, takes off, put on, puts on, putting on, shot up, shoot up, shoots up,
			shooting up, up from, a lift, share up, tick up, ticks up, ticked up, edge up, edges up,
			edged up, inch up, inched up`,
		Down: `gave up, gives up, give up, giving up, gave back, gives back, sold off, sell off,
			sells off, pulled back, pulling back, down from, edge down, edged down, inched down,
			ticked down`,
		Unstated: `up to, down to, low of, high of, end up, ended up, made up, caught up, set off,
			kicked off, lost out`,
	} {
		for _, p := range strings.Split(list, ",") {
			m[strings.Join(strings.Fields(p), " ")] = way
		}
	}
	return m
}()

// directions holds the words of both lists.
var directions = func() map[string]Direction {
	m := map[string]Direction{}
	for way, words := range map[Direction][]string{Up: Rising, Down: Falling} {
		for _, w := range words {
			m[w] = way
		}
	}
	return m
}()

// figuresOf are the numbers of a quote by the token that they begin at, in digits or, where words
// are taken for numbers too, in words: "two analysts" are not the 2 % of "fell 2 %".
func figuresOf(ts []Token, spelled bool) map[int]*big.Rat {
	out := map[int]*big.Rat{}
	for i := range ts {
		switch digits, n := spelledAt(ts, i); {
		case ts[i].Kind == Number:
			out[i] = plainRat(ts[i].Low)
		case spelled && n > 0:
			out[i] = plainRat(digits)
		}
	}
	return out
}

// spelledAt is the number in words that begins at token i, in digits, and how many tokens it takes.
// "Threefold" is one as well.
func spelledAt(ts []Token, i int) (digits string, n int) {
	const longest = 5 // "two hundred and twenty one"
	var said []string
	for _, t := range ts[i:min(i+longest, len(ts))] {
		said = append(said, strings.TrimSuffix(t.Low, "fold"))
	}
	return Spelled(said)
}

// plainRat is a number as it is written, nil where it is none.
func plainRat(s string) *big.Rat {
	digits, _, err := plainNumber(s, Price)
	if err != nil {
		return nil
	}
	r, _ := new(big.Rat).SetString(digits)
	return r
}

// mentions are the places of a figure among the tokens of its quote, by its value: an article may
// write 1,234.5 where the claim has 1234.5.
func mentions(ts []Token, figure string) (at []int) {
	fs := Tokens(normalise(figure))
	spelled := !slices.ContainsFunc(fs, func(t Token) bool { return t.Kind == Number })
	own := figuresOf(fs, spelled)
	var want *big.Rat
	for i := range fs {
		if want = own[i]; want != nil {
			break
		}
	}
	if want == nil {
		return nil
	}
	in := figuresOf(ts, spelled)
	for i := range ts {
		if f := in[i]; f != nil && f.Cmp(want) == 0 {
			at = append(at, i)
		}
	}
	return at
}

// Sense is the direction of the word at i, Unstated where it has none; a pair of words goes before
// its parts.
func Sense(ts []Token, i int) Direction {
	for _, j := range []int{i - 1, i} {
		if d, ok := pairs[LowAt(ts, j)+" "+LowAt(ts, j+1)]; ok {
			return d
		}
	}
	return directions[LowAt(ts, i)]
}

// DirectionOf reads the direction of a figure from the words: that of the verb nearest to it in its
// clause; where its clause has none, that of all the verbs of the quote if they agree. A quote
// without the figure says nothing of it. conflict reports two opposite verbs at one figure.
func DirectionOf(quote, figure string) (d Direction, conflict bool) {
	ts := Tokens(normalise(quote))
	there := mentions(ts, figure)
	for _, at := range there {
		found, both := VerbNear(ts, at, at)
		switch {
		case both || found != Unstated && d != Unstated && found != d:
			return Unstated, true
		case found != Unstated:
			d = found
		}
	}
	if d != Unstated || len(there) == 0 {
		return d, false
	}
	for i := range ts {
		if x := Sense(ts, i); x != Unstated {
			if d != Unstated && x != d {
				return Unstated, false
			}
			d = x
		}
	}
	return d, false
}

// stands reports whether the words right before a figure say that something stood at it, "to", "at"
// or "of"; signs and names of its currency may stand between.
func stands(quote, figure string) bool {
	ts := Tokens(normalise(quote))
	for _, at := range mentions(ts, figure) {
		for i := at - 1; i >= max(at-4, 0) && Sense(ts, i) == Unstated; i-- {
			if w := ts[i].Low; w == "to" || w == "at" || w == "of" {
				return true
			}
		}
	}
	return false
}

// VerbNear is the direction of the word nearest to the tokens [first, last] within their clause, of
// the one before them where two are as near; Unstated where the clause has none. both reports an
// opposite one beside it: "rose or fell 2 %".
func VerbNear(ts []Token, first, last int) (d Direction, both bool) {
	best := -1
	away := func(i int) int { return max(first-i, i-last) }
	for i, t := range ts {
		if t.Clause != ts[first].Clause || i >= first && i <= last {
			continue
		}
		if x := Sense(ts, i); x != Unstated && (best < 0 || away(i) < away(best)) {
			best, d = i, x
		}
	}
	if best < 0 {
		return Unstated, false
	}
	for _, step := range []int{-2, 2} {
		if LowAt(ts, best+step/2) != "or" {
			continue
		}
		if x := Sense(ts, best+step); x != Unstated && x != d {
			return Unstated, true
		}
	}
	return d, false
}

// Closing, opening and reaching are the words that fix the price of the day.
var (
	Closing = []string{"closed", "closing", "closes", "ended", "ending", "ends", "finished",
		"finishing", "finishes", "settled", "settling"}
	toClose  = []string{"close", "end", "finish", "settle"}
	opening  = []string{"opened", "opening", "opens"}
	reaching = []string{"touched", "touching", "touches", "hit", "hitting", "hits", "intraday",
		"intra", "peaked", "peaking", "briefly", "temporarily", "momentarily"}
)

// FixedOf reads the price that the words around a figure name: "closed", "at the close" and "ended"
// name the close; "as much as", "touched", "hit" and "intraday" the high, or the low of a fall. It
// is "" where they name none, and where the figure does not stand in the quote.
func FixedOf(quote, figure string, way Direction) Side {
	ts := Tokens(normalise(quote))
	for _, at := range mentions(ts, figure) {
		if s := FixedAt(ts, at, way); s != "" {
			return s
		}
	}
	return ""
}

// FixedAt is the price that the nearest word of the clause of token at names, "" for none.
func FixedAt(ts []Token, at int, way Direction) (side Side) {
	best := len(ts) + 1
	for i := range ts {
		if ts[i].Clause != ts[at].Clause || max(i-at, at-i) >= best {
			continue
		}
		if s := fixedBy(ts, i, way.far()); s != "" {
			side, best = s, max(i-at, at-i)
		}
	}
	return side
}

// AtOnePoint reports whether the words at i say that a price was met at some moment.
func AtOnePoint(ts []Token, i int) bool {
	return Is(ts, i, "at", "one", "point") || Is(ts, i, "at", "one", "stage") ||
		Is(ts, i, "at", "one", "time")
}

// fixedBy is the price that the word at i names. "Close", "end", "finish" and "settle" are verbs
// behind "to" ("rose 2 % to close at $5"); as nouns they name a price only where something happened
// at it, and not where something is counted from it ("up from the close").
func fixedBy(ts []Token, i int, far Side) Side {
	w, before := LowAt(ts, i), LowAt(ts, i-1)
	at := before == "the" && (LowAt(ts, i-2) == "at" || LowAt(ts, i-2) == "by")
	switch {
	case slices.Contains(Closing, w), w == "close" && at,
		slices.Contains(toClose, w) && before == "to":
		return Close
	case slices.Contains(opening, w), w == "open" && at:
		return Open
	case slices.Contains(reaching, w) && LowAt(ts, i+1) != "by", Is(ts, i-1, "as", "much", "as"),
		AtOnePoint(ts, i-1), w == "once" && Sense(ts, i+1) != Unstated:
		for k := i; k < len(ts) && ts[k].Clause == ts[i].Clause; k++ {
			if ts[k].Low == "low" {
				return Low
			}
		}
		return far
	}
	return ""
}
