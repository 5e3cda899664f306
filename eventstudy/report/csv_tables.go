package report

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// daysTable has a row for each event and day of its event window: the abnormal return with
// everything that it is made of. A day without a price keeps its row, with empty cells, so that
// every event has the same number of rows and offsets line up. Where return and move differ, the
// return covers more than the session or counts a dividend.
func daysTable(d *Document) tidy {
	list := d.study().Outcomes
	return tidy{
		names("event,security,offset,date,return,expected,ar,se,t,p,rank,rank_of,rank_p,gap," +
			"warnings,move"),
		len(list),
		func(c *cells, i int) {
			o := list[i]
			for k := range o.Days {
				day := &o.Days[k]
				c.text("event", o.Event.ID)
				c.text("security", o.Security)
				dayFields(c, day)
				c.int("gap", day.Gap)
				c.warnings(day.Warnings)
				c.num("move", day.Move)
				c.end()
			}
		},
	}
}

// windowsTable has a row for each event and window. The further columns of the events file stand at
// the end, so that the table can be regressed on them as it is.
func windowsTable(d *Document) tidy {
	list := d.study().Outcomes
	head := names(
		"event,security,group,day0,first,last,car,se,t,p,ci_low,ci_high,bhar,n,warnings," +
			"detectable,label,date,rank,rank_of,rank_p,rank_two,rank_upper,rank_lower," +
			"rank_apart,per_share,per_share_low,per_share_high,per_share_daily",
	)
	more := extras(list, nil, &head)
	return tidy{head, len(list), func(c *cells, i int) {
		o := list[i]
		for k := range o.Windows {
			x := &o.Windows[k]
			c.text("event", o.Event.ID)
			c.text("security", o.Security)
			c.text("group", o.Event.Group)
			c.date("day0", o.Day0)
			windowFields(c, x)
			c.warnings(x.Warnings)
			c.text("label", o.Event.Label)
			c.date("date", o.Event.RequestedDate())
			c.extras(o.Event, more)
			c.end()
		}
	}}
}

// fitsTable has a row for each event: day 0 and the model's estimates, a pair of columns for each
// term. Terms come from the fits, not from the model, since the factors of a file have names of
// their own; an event whose model lacks a term has two empty cells there. The columns of peers and
// of days left out are at the end for the same reason as new columns are: what reads the table by
// position goes on reading it.
func fitsTable(d *Document) tidy {
	list := d.study().Outcomes
	terms := allTerms(list)
	head := names("event,security,market,group,label,requested,day0,shift,model,first,last,n,df," +
		"sigma,r2,warnings")
	own := len(head)
	for _, t := range terms {
		head = append(head, t, t+"_se")
	}
	// From here on columns depend on the study, and stand behind those that never change.
	head = append(head, "excluded")
	if peered(list) {
		head = append(head, "peers")
	}
	head = append(head, names("mean_return,positive,skewness,kurtosis,autocorrelation,"+
		"stretched")...)
	return tidy{head, len(list), func(c *cells, i int) {
		o := list[i]
		f := o.ModelFit()
		if f == nil {
			f = &eventstudy.Fit{Sigma: nan, R2: nan, Moments: eventstudy.Moments{MeanReturn: nan,
				Positive: nan, Skewness: nan, Kurtosis: nan, Autocorrelation: nan}}
		}
		eventFields(c, o)
		c.text("model", f.Model)
		fitFields(c, f)
		c.warnings(o.Warnings)
		c.next = own // from here on in order: a factor may have the name of another column
		for _, t := range terms {
			v, se := term(f, t)
			c.num(t, v)
			c.num(t+"_se", se)
		}
		c.int("excluded", f.Excluded)
		momentFields(c, &f.Moments)
		if f.Peers != nil {
			c.list("peers", f.Peers.IDs)
		}
		c.int("stretched", f.Stretched)
		c.end()
	}}
}

// residualsTable has a row for each day of each event's estimation sample.
func residualsTable(d *Document) tidy {
	list := d.study().Outcomes
	return tidy{
		names("event,security,offset,date,return,residual,standardised"),
		len(list),
		func(c *cells, i int) {
			for _, x := range list[i].Residuals() {
				c.text("event", list[i].Event.ID)
				c.text("security", list[i].Security)
				c.int("offset", x.Offset)
				c.date("date", x.Date)
				nums(c, num{"return", x.Return}, num{"residual", x.Value},
					num{"standardised", x.Standardised})
				c.end()
			}
		},
	}
}

// testsTable has a row for each test, group and window, in the order in which they were
// carried out. Details of a test, which differ by test, stand in results.json but for two.
func testsTable(d *Document) tidy {
	return rowsOf("test,group,first,last,n,estimate,se,stat,dist,df,p,p_holm,p_bh,ci_low,ci_high,"+
		"warnings,headline,dates_ignored,r_bar,p_hat", d.study().Tests,
		func(c *cells, t *eventstudy.Result) {
			testFields(c, t)
			c.num("r_bar", t.Detail(eventstudy.MeanCorrelation))
			c.num("p_hat", t.Detail(eventstudy.ExpectedSign))
			c.warnings(t.Warnings)
		})
}

// aggregateTable has the mean of each group over each window, with the interval of the test that
// leads there.
func aggregateTable(d *Document) tidy {
	return rowsOf("group,first,last,n,caar,se,ci_low,ci_high,ci_of,warnings,detectable,"+
		"sd,skewness,kurtosis,q1,median,q3",
		d.study().Aggregate, func(c *cells, a *eventstudy.Aggregate) {
			meanFields(c, a)
			c.warnings(a.Warnings)
		})
}

// pathsTable has the average path of each group, a row for each day.
func pathsTable(d *Document) tidy {
	return rowsOf("group,offset,n,aar,caar,ci_low,ci_high,se,ci_of,dates_ignored",
		d.study().Path, func(c *cells, p *eventstudy.PathPoint) { pathFields(c, p) })
}

const claimColumns = "id,source,quote,security,securities,kind,date,verdict," +
	"claimed,measured,unit,reading,note,direction,claimed_low,claimed_high,plain_reading," +
	"plain_value,chance,holds_since,holds_since_value,correction,drafted"

// claimsTable has a row for each claim with its verdict and the figure that decided. measured is a
// fraction or a price, as the column unit says. The figure that the article gives is quoted text
// and not a number: "9.2%" and "nearly 9%" say different things of the same number.
func claimsTable(d *Document) tidy {
	return rowsOf(claimColumns, d.Claims, func(c *cells, v *claims.Verdict) {
		saidFields(c, v)
		if figure := asWritten(v.Claim); v.Claim.Target != nil && isFigure(figure) {
			c.figure("claimed", figure)
		} else {
			c.text("claimed", figure)
		}
		foundFields(c, v)
		p := plainOf(v)
		c.text("plain_reading", p.Name)
		c.num("plain_value", p.Value)
		c.date("holds_since", holdsOf(v).Date)
		c.num("holds_since_value", holdsOf(v).Value)
		noteFields(c, v)
		c.bool("drafted", v.Claim.Drafted)
	})
}

// readingsTable has a row for each reading of each claim, so that a doubted verdict can be followed
// to the two prices that it rests on. plain marks what the words themselves say, decides the
// reading that the verdict rests on: where they differ, the claim is true only on another reading.
func readingsTable(d *Document) tidy {
	return tidy{
		names("claim,reading,security,from_date,from,to_date,to,value,matches,plain,decides," +
			"detail,need,chance"),
		len(d.Claims),
		func(c *cells, i int) {
			v := &d.Claims[i]
			for k := range v.Readings {
				r := &v.Readings[k]
				c.text("claim", v.Claim.ID)
				c.text("reading", r.Name)
				readingFields(c, r)
				c.bool("decides", k == v.Decider)
				c.end()
			}
		},
	}
}

// skipsTable has a row for each event that left the study. date is the day asked for, even where no
// day 0 was found.
func skipsTable(d *Document) tidy {
	return rowsOf("id,security,date,reason,detail,pos", d.study().Skips,
		func(c *cells, k *eventstudy.Skip) { skipFields(c, k) })
}

// attritionTable has how many events were left after each step.
func attritionTable(d *Document) tidy {
	return rowsOf("step,left,lost,reason", d.study().Attrition,
		func(c *cells, a *eventstudy.AttritionStep) { stepFields(c, a) })
}
