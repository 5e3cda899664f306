package draft

import "strconv"

// streak is a run of sessions that the words claim: "a fifth straight gain", "for a third day in a
// row", "a five-day losing streak". Its length is counted in sessions, whatever days lay between.
type streak struct {
	tok, end  int
	length    int
	direction string // "" where the words leave it to the verb
}

// Longer runs are written in figures or not at all.
var ordinals = map[string]int{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
	"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}

// “In a row” is read where it stands, since it comes behind its noun.
var straight = set("straight", "consecutive", "successive")

// streaks finds the runs of a sentence. Their words are used up: the “five” of a run is no figure,
// and its days are no span of one.
func streaks(ts []token) []streak {
	var out []streak
	for i := 0; i < len(ts); i++ {
		s, ok := streakAt(ts, i)
		if !ok {
			continue
		}
		out = append(out, s)
		i = s.end - 1
	}
	return out
}

// streakAt reads “fifth straight gain”, “third day in a row” and “five-day losing streak”. Runs of
// weeks and quarters are other claims, which no kind covers.
func streakAt(ts []token, i int) (streak, bool) {
	s := streak{tok: i, length: ordinals[ts[i].Low]}
	end := i + 1
	if s.length == 0 {
		// A number of more digits is a price or a year.
		text, stop := numberAt(ts, i)
		n, err := strconv.Atoi(text)
		if err != nil || len(text) > 2 {
			return s, false
		}
		s.length, end = n, stop
	}
	// One session is no run, and “first straight” no English.
	if s.length < 2 {
		return s, false
	}
	if low(ts, end) == "day" || low(ts, end) == "session" { // "five-day losing streak"
		way := map[string]string{"winning": "up", "losing": "down"}[low(ts, end+1)]
		if way != "" && low(ts, end+2) == "streak" {
			s.direction, s.end = way, end+3
			return s, true
		}
		if is(ts, end+1, "in", "a", "row") {
			s.end = end + 4
			return s, true
		}
		return s, false
	}
	if !straight[low(ts, end)] {
		return s, false
	}
	end++
	switch w := low(ts, end); {
	case gainWords[w]:
		s.direction = "up"
	case lossWords[w]:
		s.direction = "down"
	case w != "day" && w != "session" && w != "days" && w != "sessions":
		return s, false // weeks and quarters are other runs
	}
	s.end = end + 1
	return s, true
}
