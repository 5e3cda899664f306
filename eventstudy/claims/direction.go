package claims

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
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
	popped popping shoot shoots shot shooting zoom zooms zoomed zooming boost boosts boosted
	boosting strengthen strengthens strengthened strengthening firmed firming appreciate
	appreciates appreciated appreciating ascend ascends ascended ascending edge-up tick-up explode
	explodes exploded exploding vault vaults vaulted vaulting swell swells swelled swelling
	outperform outperforms outperformed outperforming outpace outpaces outpaced outpacing uptick
	upswing upturn rallying upside`)

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
	descending selloff sell-off downturn downtick sag sags sagged sagging topple topples toppled
	toppling soften softens softened softening halve halves halved halving`)

// pairs are two words that mean otherwise than their parts: "up to 9 %" gives no direction.
var pairs = map[string]Direction{"up to": Unstated, "gave up": Down, "gives up": Down,
	"give up":   Down,
	"giving up": Down, "gave back": Down, "took off": Up, "takes off": Up, "put on": Up,
	"puts on": Up,
	"end up":  Unstated, "ended up": Unstated, "sold off": Down, "sell off": Down,
	"pulled back":  Down,
	"pulling back": Down, "made up": Unstated, "caught up": Unstated, "shot up": Up,
	"down to": Unstated,
	"up from": Up, "down from": Down, "low of": Unstated, "set off": Unstated,
	"kicked off": Unstated,
	"a lift":     Up, "lost out": Unstated, "share up": Up, "tick up": Up, "edged up": Up,
	"edged down": Down,
	"inched up":  Up, "inched down": Down, "ticked up": Up, "ticked down": Down}

// directions holds the words of both lists.
var directions = func() map[string]Direction {
	m := map[string]Direction{}
	for _, w := range Rising {
		m[w] = Up
	}
	for _, w := range Falling {
		m[w] = Down
	}
	return m
}()

// token is a word or a number of a quote, with the clause that it stands in.
type token struct {
	text    string
	clause  int
	number  *big.Rat // nil of a word
	spelled bool     // the number is written in words
}

// tokens splits a quote at spaces, and into clauses at its punctuation; a comma or a dot inside a
// number is part of it.
func tokens(quote string) (out []token) {
	clause := 0
	for _, f := range strings.Fields(normalise(quote)) {
		f = strings.TrimLeftFunc(f, func(r rune) bool {
			return strings.ContainsRune(`"'“‘„«(*_[`, r)
		})
		body := strings.TrimRightFunc(f, func(r rune) bool {
			return strings.ContainsRune(`"'”’»)*_],;:.!?…`, r)
		})
		tail := f[len(body):]
		if body == "" || strings.Trim(body, "-—") == "" {
			clause++
			continue
		}
		for k, part := range strings.Split(body, "—") {
			if k > 0 {
				clause++
			}
			if part == "" {
				continue
			}
			t := token{text: strings.TrimSuffix(part, "'s"), clause: clause}
			if strings.ContainsFunc(part, unicode.IsDigit) {
				t.number = numberIn(part)
			}
			out = append(out, t)
		}
		if strings.ContainsAny(tail, ",;:.!?…)") {
			clause++
		}
	}
	return out
}

// numberIn is the number of a token such as "hk$124.3", "9.2%" or "-3.5", its sign dropped.
func numberIn(s string) *big.Rat {
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	i, j := strings.IndexFunc(s, digit), strings.LastIndexFunc(s, digit)
	if i < 0 {
		return nil
	}
	return plainRat(s[i : j+1])
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

// spell marks the numbers in words, each at its first word.
func spell(ts []token) []token {
	for i := range ts {
		const longest = 5 // "two hundred and twenty one"
		var words []string
		for _, t := range ts[i:min(i+longest, len(ts))] {
			words = append(words, strings.Split(strings.TrimSuffix(t.text, "fold"), "-")...)
		}
		if digits, n := Spelled(words); n > 0 && ts[i].number == nil {
			ts[i].number, ts[i].spelled = plainRat(digits), true
		}
	}
	return ts
}

// mentions are the places of a figure among the tokens of its quote. A number in words is one only
// where the figure is in words itself: "two analysts" are not the 2 % of "fell 2 %".
func mentions(ts []token, figure string) (at []int) {
	want := slices.IndexFunc(spell(tokens(figure)), func(t token) bool { return t.number != nil })
	if want < 0 {
		return nil
	}
	f := spell(tokens(figure))[want]
	if f.spelled {
		ts = spell(slices.Clone(ts))
	}
	for i, t := range ts {
		if t.number != nil && t.number.Cmp(f.number) == 0 {
			at = append(at, i)
		}
	}
	return at
}

// sense is the direction of the word at i; a pair of words goes before its parts. ok is false where
// the word has none.
func sense(ts []token, i int) (Direction, bool) {
	for _, j := range []int{i - 1, i} {
		if j >= 0 && j+1 < len(ts) {
			if d, ok := pairs[ts[j].text+" "+ts[j+1].text]; ok {
				return d, d != Unstated
			}
		}
	}
	d, ok := directions[ts[i].text]
	return d, ok
}

// DirectionOf reads the direction of a figure from the words: that of the verb nearest to it in its
// clause; where its clause has none, that of all the verbs of the quote if they agree. A quote
// without the figure says nothing of it. conflict reports two opposite verbs at one figure.
func DirectionOf(quote, figure string) (d Direction, conflict bool) {
	ts := tokens(quote)
	there := mentions(ts, figure)
	for _, at := range there {
		found, both := nearestVerb(ts, at)
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
		if x, ok := sense(ts, i); ok {
			if d != Unstated && x != d {
				return Unstated, false
			}
			d = x
		}
	}
	return d, false
}

// nearestVerb is the direction of the verb nearest to token at within its clause, the one before it
// where two are as near. both reports an opposite one beside it: "rose or fell 2 %".
func nearestVerb(ts []token, at int) (d Direction, both bool) {
	best := -1
	for i, t := range ts {
		x, ok := sense(ts, i)
		if !ok || t.clause != ts[at].clause {
			continue
		}
		if best < 0 || distance(i, at) < distance(best, at) {
			best, d = i, x
		}
	}
	if best < 0 {
		return Unstated, false
	}
	for _, step := range []int{-2, 2} {
		i := best + step
		if i < 0 || i >= len(ts) || ts[best+step/2].text != "or" {
			continue
		}
		if x, ok := sense(ts, i); ok && x != d {
			return Unstated, true
		}
	}
	return d, false
}

func distance(a, b int) int { return max(a-b, b-a) }

// Closing, opening and Reaching are the words that fix the price of the day.
var (
	Closing = []string{"closed", "closing", "closes", "ended", "ending", "ends", "finished",
		"finishing", "finishes", "settled", "settling"}
	opening  = []string{"opened", "opening", "opens"}
	Reaching = []string{"touched", "touching", "touches", "hit", "hitting", "hits", "intraday",
		"intra-day", "peaked", "peaking"}
)

// FixedOf reads the price that the words around a figure name: "closed", "at the close" and "ended"
// name the close; "as much as", "touched", "hit" and "intraday" the high, or the low of a fall. It
// is "" where they name none, and where the figure does not stand in the quote.
func FixedOf(quote, figure string, way Direction) Side {
	ts := tokens(quote)
	far := High
	if way == Down {
		far = Low
	}
	var side Side
	best := len(ts) + 1
	for _, at := range mentions(ts, figure) {
		for i := range ts {
			if ts[i].clause != ts[at].clause || distance(i, at) >= best {
				continue
			}
			if s := fixedBy(ts, i, far); s != "" {
				side, best = s, distance(i, at)
			}
		}
	}
	return side
}

// fixedBy is the price that the word at i names.
func fixedBy(ts []token, i int, far Side) Side {
	word := func(k int) string {
		if k < 0 || k >= len(ts) {
			return ""
		}
		return ts[k].text
	}
	w := word(i)
	switch {
	case slices.Contains(Closing, w),
		w == "close" && word(i-1) == "the" && (word(i-2) == "at" || word(i-2) == "by"):
		return Close
	case slices.Contains(opening, w), w == "open" && word(i-1) == "the" && word(i-2) == "at":
		return Open
	case slices.Contains(Reaching, w) && word(i+1) != "by",
		w == "much" && word(i-1) == "as" && word(i+1) == "as":
		for k := i; k < len(ts) && ts[k].clause == ts[i].clause; k++ {
			if ts[k].text == "low" {
				return Low
			}
		}
		return far
	}
	return ""
}
