package pricefile

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
)

// guessed drops from a guessed panel what the names or the values show to be no security, and
// refuses it where they cast doubt on the others too. A table of features has names in small
// letters, as some panels of tickers have, so there the values must be those of prices. A guess
// that is wrong would make a security of every column of a table of weather or of ratios, and a
// study of it. So a name may cast itself out, and a value may cast out all.
func (l *layout) guessed(f *File, roles []role) error {
	var cols []int
	tickers := false // a name that is no field's
	for c, r := range roles {
		if r == roleClose {
			cols = append(cols, c)
			tickers = tickers || !fieldish(l.names[c])
		}
	}
	if err := l.unnamedBars(f, cols); err != nil {
		return err
	}
	var out []string
	for _, c := range cols {
		name := l.names[c]
		of, derived := "", false
		if len(cols) > 1 && small(name) {
			of, derived = l.derived(c, cols)
		}
		switch {
		case fieldish(name) && !(capitals(name) && tickers):
			out = append(out, quote(name))
		case derived:
			out = append(out, quote(name)+" (of "+quote(of)+")")
		case len(cols) > 1 && small(name):
			row, what := l.noPrices(c)
			if row < 0 {
				continue
			}
			return eventstudy.Fault(eventstudy.Pos{File: f.Path, Line: l.rows[row].line},
				"name the column of prices with --column close=NAME",
				"no name tells a price, and the columns cannot all be securities: %s in %s",
				what, quote(name))
		default:
			continue
		}
		roles[c] = roleNone
	}
	if len(out) > 0 && len(out) < len(cols) {
		f.because("price column", "not "+strings.Join(out, ", "),
			"the name is made of words for fields; --column close=NAME reads such a column")
	}
	return nil
}

// derived reports a name that is another column's with words for fields: temp_max of temp. A
// rolling mean or a lag of a column has its name within its own.
func (l *layout) derived(c int, cols []int) (string, bool) {
	name := nameWords(l.names[c])
	for _, o := range cols {
		other := strings.Join(nameWords(l.names[o]), " ")
		if o == c || other == "" {
			continue
		}
		whole := strings.Join(name, " ")
		rest, ok := strings.CutPrefix(whole, other+" ")
		if !ok {
			rest, ok = strings.CutSuffix(whole, " "+other)
		}
		if ok && fieldish(rest) {
			return l.names[o], true
		}
	}
	return "", false
}

// noPrices returns the first of the rows at the top whose value no price has after the one before
// it, and says what it is; −1 where all may be prices. A price is above zero and does not grow or
// fall to the threefold from one row to the next, but for one in forty; marks out of a hundred are
// whole numbers. One step in forty is let pass, since splits are such steps and a top of the file
// has few rows.
func (l *layout) noPrices(c int) (row int, what string) {
	prev, prevText := math.NaN(), ""
	whole, rows, odd, most, last := true, 0, 0, 0.0, -1
	first := -1
	for k := l.data; k < len(l.rows); k++ {
		text := l.rows[k].cell(c)
		v := number(text)
		if math.IsNaN(v) {
			continue
		}
		rows++
		if v < 0 || v == 0 && prev > 0 || v > 3*prev || v < prev/3 {
			if odd++; odd == 1 {
				first, what = k, fmt.Sprintf("%s after %s", quote(text), quote(prevText))
			}
		}
		if v > 0 {
			prev, prevText = v, text
		}
		whole = whole && v == math.Trunc(v)
		most = max(most, v)
		last = k
	}
	if odd*40 > rows {
		return first, what
	}
	if whole && most <= 100 && rows >= 5 {
		return last, "whole numbers up to a hundred, the last " + quote(prevText)
	}
	return -1, ""
}

// severalDays refuses a panel of one day whose columns nothing but their names takes for
// securities: a table of levels or of weights looks the same. Several days would show columns that
// move as prices do.
func (b *body) severalDays(prices []*eventstudy.Prices) error {
	if !b.plan.value {
		return nil
	}
	for _, p := range prices {
		if len(p.Dates) > 1 || p.First() != prices[0].First() {
			return nil
		}
	}
	return eventstudy.Fault(b.pos(0), "name the column of prices with --column close=NAME",
		"no name tells a price, and a single day does not show which columns are securities: %s",
		quoted(b.plan.wide, 16))
}
