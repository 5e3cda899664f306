package main

import (
	"fmt"
	"slices"

	"stockmove/charts"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// checkPick refuses a picture of what the study does not have; what it has and could not measure is
// the chart's to say.
func checkPick(sel charts.Selection, doc *report.Document) error {
	var events, groups []string
	for _, o := range doc.Outcomes {
		events, groups = append(events, o.Event.ID), append(groups, o.Event.Group)
	}
	// An event that left the study is one of it all the same: that it could not be measured is for
	// the chart to say.
	for _, s := range doc.Skips {
		events, groups = append(events, s.Event.ID), append(groups, s.Event.Group)
	}
	said := lists.Of(doc.Claims, func(v claims.Verdict) string { return v.Claim.ID })
	for _, pick := range []struct {
		kind, name string
		names      []string
	}{
		{"event", sel.Event, events}, {"security", sel.Security, doc.Panel.Order},
		{"group", sel.Group, groups}, {"claim", sel.Claim, said},
	} {
		if err := among(pick.kind, pick.name, pick.names); err != nil {
			return err
		}
	}
	return nil
}

// among complains about a name that is none of names; empty picks nothing. A name that picks
// nothing would be answered with another picture than the one that was asked for.
func among(kind, name string, names []string) error {
	// An event of several securities comes once for each of them and is named once.
	once := slices.DeleteFunc(lists.Once(names), func(n string) bool { return n == "" })
	if name == "" || slices.Contains(once, name) {
		return nil
	}
	// A study without labels, groups or claims has nothing that could be picked by that flag.
	hint := fmt.Sprintf("the study has no %s of a name", kind)
	if len(once) > 0 {
		hint = meant(name, once, "there is "+words.Names(once))
	}
	return usageError{fmt.Sprintf("--pick-%s: the study has no %s %q", kind, kind, name), hint}
}
