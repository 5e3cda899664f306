package report

import (
	"fmt"
	"strings"

	"stockmove/eventstudy/words"
)

// How much a terminal shows of a study of any size; everything else is asked for by --details.
const (
	briefEvents = 30
	briefDoubts = 6
	briefSkips  = 10
	briefGroups = 4
)

// terminal lays out what `run` prints.
func terminal(d *Document) page {
	if d.Details {
		return whole(d)
	}
	return brief(d)
}

// brief lays out a screenful: the answer, the claims and the events a row each, the averages with
// their test, what is doubtful, and where the rest is.
func brief(d *Document) page {
	p := page{Title: title(d), Sub: subtitle(d)}
	p.add("answer", "", answer(d))
	if len(d.Claims) > 0 {
		blocks := []block{{Table: claimSummary(d)}}
		if len(d.Summary) == 0 {
			blocks = append([]block{{Para: tally(d.Claims) + "."}}, blocks...)
		}
		p.add("claims", "Claims", blocks)
	}
	p.add("events", "Events", briefEventRows(d))
	p.add("disclosures", "Date by date", disclosures(d))
	p.add("average", "Average over events", briefMeans(d))
	p.add("robustness", "Robustness", robustness(d))
	if skips := d.study().Skips; len(skips) > 0 {
		p.add("attrition", "Events in and out", []block{{Table: skipTable(skips, briefSkips)}})
	}
	p.add("data", "Doubts about the data", briefFindings(d))
	p.add("rest", "", []block{{Para: elsewhere(d)}})
	return p
}

// briefEventRows is the table of events without the explanation of its columns, which the full
// report has.
func briefEventRows(d *Document) []block {
	list := d.study().Outcomes
	if len(list) == 0 {
		return nil
	}
	t := eventTable(d.study(), list[:min(len(list), briefEvents)])
	t.Foot = ""
	if n := len(list) - briefEvents; n > 0 {
		t.Foot = fmt.Sprintf("%s more are in events.csv.", words.Count(n))
	}
	return []block{{Table: t}}
}

// briefMeans is the table of means of all events and of a few groups.
func briefMeans(d *Document) []block {
	if !averaged(d) {
		return nil
	}
	r := d.study()
	groups := groupsOf(r)
	var out []block
	// Of many groups the mean of all is shown, and where the others are.
	if n := len(groups); n > briefGroups {
		out = append(out, block{Para: fmt.Sprintf(
			"The %d groups are in aggregate.csv and tests.csv.", n-1)})
		groups = groups[:1]
	}
	t := meanTable(r, groups)
	t.Foot = ""
	return append(out, tabled(t)...)
}

// briefFindings are the first of the doubts about the data.
func briefFindings(d *Document) []block {
	list := findings(d)
	// One doubt more takes no more room than a line that counts it.
	if n := len(list) - briefDoubts; n > 1 {
		list = append(list[:briefDoubts:briefDoubts],
			fmt.Sprintf("%s more with --details", words.Count(n)))
	}
	return listOf(list)
}

// elsewhere says what a screenful leaves out, and how it is had.
func elsewhere(d *Document) string {
	parts := []string{"--details prints the days, models and data too"}
	if len(d.Claims) > 0 {
		parts = append(parts, "stockmove check every reading of each claim")
	}
	return "More: " + strings.Join(parts, "; ") + "."
}
