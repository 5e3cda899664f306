package report

import (
	"strings"

	"stockmove/eventstudy"
)

// daysTable has a row for each event and day of its event window: the abnormal return with
// everything that it is made of. A day without a price keeps its row, with empty cells, so that
// every event has the same number of rows and offsets line up.
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
				c.text(o.Event.ID)
				c.text(o.Security)
				c.int(day.Offset)
				c.date(day.Date)
				for _, v := range [...]float64{day.Return, day.Expected, day.AR, day.SE,
					day.T, day.P} {
					c.num(v)
				}
				if day.RankOf > 0 {
					c.int(day.Rank)
					c.int(day.RankOf)
					c.num(day.RankP)
				} else {
					c.empty(3)
				}
				c.int(day.Gap)
				c.warnings(day.Warnings)
				c.num(day.Move)
				c.end()
			}
		},
	}
}

// windowsTable has a row for each event and window. The window stands in two columns of
// whole numbers, first and last, because a cell like "[-1,1]" would have to be taken apart again.
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
			c.text(o.Event.ID)
			c.text(o.Security)
			c.text(o.Event.Group)
			c.date(o.Day0)
			c.window(x.Window)
			for _, v := range [...]float64{x.CAR, x.SE, x.T, x.P, x.CI[0], x.CI[1], x.BHAR} {
				c.num(v)
			}
			c.int(x.N)
			c.warnings(x.Warnings)
			c.num(x.Detectable)
			c.text(o.Event.Label)
			c.date(o.Event.RequestedDate())
			c.ranks(x)
			c.nums(x.PerShare, x.PerShareCI[0], x.PerShareCI[1], x.PerShareDaily)
			c.extras(o.Event, more)
			c.end()
		}
	}}
}

// fitsTable has a row for each event: day 0 and the model's estimates, a pair of columns for each
// term. Terms come from the fits, not from the model, since the factors of a file have names of
// their own; an event whose model lacks a term has two empty cells there.
func fitsTable(d *Document) tidy {
	list := d.study().Outcomes
	terms := allTerms(list)
	head := names("event,security,market,group,label,requested,day0,shift,model,first,last,n,df," +
		"sigma,r2,warnings")
	for _, t := range terms {
		head = append(head, t, t+"_se")
	}
	head = append(head, "excluded")
	peers := peered(list)
	if peers {
		head = append(head, "peers")
	}
	return tidy{head, len(list), func(c *cells, i int) {
		o := list[i]
		f := o.ModelFit()
		if f == nil {
			f = &eventstudy.Fit{Sigma: nan, R2: nan}
		}
		for _, s := range [...]string{o.Event.ID, o.Security, o.Market, o.Event.Group,
			o.Event.Label, o.Event.Requested()} {
			c.text(s)
		}
		c.date(o.Day0)
		c.int(o.Shift)
		c.text(f.Model)
		c.date(f.First)
		c.date(f.Last)
		c.int(f.N)
		c.int(f.DF)
		c.num(f.Sigma)
		c.num(f.R2)
		c.warnings(o.Warnings)
		for _, t := range terms {
			v, se := term(f, t)
			c.num(v)
			c.num(se)
		}
		c.int(f.Excluded)
		if peers && f.Peers != nil {
			c.text(strings.Join(f.Peers.IDs, " "))
		} else if peers {
			c.empty(1)
		}
		c.end()
	}}
}

// testsTable has a row for each test, group and window, in the order in which they were
// carried out. Details of a test, which differ by test, stand in results.json only.
func testsTable(d *Document) tidy {
	list := d.study().Tests
	return tidy{
		names("test,group,first,last,n,estimate,se,stat,dist,df,p,p_holm,p_bh,ci_low,ci_high," +
			"warnings,headline,dates_ignored"),
		len(list),
		func(c *cells, i int) {
			t := &list[i]
			c.text(t.Test)
			c.text(t.Group)
			c.window(t.Window)
			c.int(t.N)
			c.num(t.Estimate)
			c.num(t.SE)
			c.num(t.Stat)
			c.text(string(t.Dist))
			for _, v := range [...]float64{t.DF, t.P, t.PHolm, t.PBH, t.CI[0], t.CI[1]} {
				c.num(v)
			}
			c.warnings(t.Warnings)
			c.bool(t.Headline)
			c.bool(t.DatesIgnored)
			c.end()
		},
	}
}

// aggregateTable has the mean of each group over each window, with the interval of the test that
// leads there.
func aggregateTable(d *Document) tidy {
	list := d.study().Aggregate
	return tidy{
		names("group,first,last,n,caar,se,ci_low,ci_high,ci_of,warnings,detectable"),
		len(list),
		func(c *cells, i int) {
			a := list[i]
			c.text(a.Group)
			c.window(a.Window)
			c.int(a.N)
			for _, v := range [...]float64{a.CAAR, a.SE, a.CI[0], a.CI[1]} {
				c.num(v)
			}
			c.text(a.CIOf)
			c.warnings(a.Warnings)
			c.num(a.Detectable)
			c.end()
		},
	}
}

// pathsTable has the average path of each group, a row for each day.
func pathsTable(d *Document) tidy {
	list := d.study().Path
	return tidy{
		names("group,offset,n,aar,caar,ci_low,ci_high,se,ci_of,dates_ignored"),
		len(list),
		func(c *cells, i int) {
			p := list[i]
			c.text(p.Group)
			c.int(p.Offset)
			c.int(p.N)
			for _, v := range [...]float64{p.AAR, p.CAAR, p.CI[0], p.CI[1], p.SE} {
				c.num(v)
			}
			c.text(p.CIOf)
			c.bool(p.DatesIgnored)
			c.end()
		},
	}
}

const claimColumns = "id,source,quote,security,securities,kind,date,verdict," +
	"claimed,measured,unit,reading,note,direction,claimed_low,claimed_high,plain_reading," +
	"plain_value,chance,holds_since,holds_since_value,correction,drafted"

// claimsTable has a row for each claim with its verdict and the figure that decided. measured is a
// fraction or a price, as the column unit says.
func claimsTable(d *Document) tidy {
	return tidy{names(claimColumns), len(d.Claims), func(c *cells, i int) {
		v := &d.Claims[i]
		c.text(v.Claim.ID)
		c.text(v.Claim.Source)
		c.text(v.Claim.Quote)
		c.text(listing(v))
		c.text(strings.Join(v.Claim.Securities, " "))
		c.text(v.Claim.Kind)
		c.date(v.Claim.Date)
		c.text(string(v.Status))
		if figure := asWritten(v.Claim); v.Claim.Target != nil && isFigure(figure) {
			c.figure(figure)
		} else {
			c.text(figure)
		}
		c.num(v.Measured)
		c.text(string(v.Unit))
		c.text(v.Reading())
		c.text(v.Note)
		c.text(v.Claim.Way.String())
		lo, hi := ends(v.Claim)
		c.num(lo)
		c.num(hi)
		p := plainOf(v)
		c.text(p.Name)
		c.num(p.Value)
		c.num(chanceOf(v))
		c.date(holdsOf(v).Date)
		c.num(holdsOf(v).Value)
		c.text(v.Correction)
		c.bool(v.Claim.Drafted)
		c.end()
	}}
}

// readingsTable has a row for each reading of each claim, so that a doubted verdict can be
// followed to the two prices that it rests on.
func readingsTable(d *Document) tidy {
	return tidy{
		names("claim,reading,security,from_date,from,to_date,to,value,matches,plain,decides," +
			"detail,need,chance"),
		len(d.Claims),
		func(c *cells, i int) {
			v := &d.Claims[i]
			for k, r := range v.Readings {
				c.text(v.Claim.ID)
				c.text(r.Name)
				c.text(r.Security)
				c.date(r.FromDate)
				c.num(r.From)
				c.date(r.ToDate)
				c.num(r.To)
				c.num(r.Value)
				c.bool(r.Matches)
				c.bool(r.Plain)
				c.bool(k == v.Decider)
				c.text(r.Detail)
				c.text(r.Need)
				c.num(agreesByChance(&r))
				c.end()
			}
		},
	}
}

// skipsTable has a row for each event that left the study. date is the day asked for, even where no
// day 0 was found.
func skipsTable(d *Document) tidy {
	list := d.study().Skips
	return tidy{names("id,security,date,reason,detail,pos"), len(list), func(c *cells, i int) {
		k := &list[i]
		c.text(k.Event.ID)
		c.text(k.Event.Security)
		c.date(k.Event.RequestedDate())
		c.text(string(k.Reason))
		c.text(k.Detail)
		c.text(k.Event.Pos.String())
		c.end()
	}}
}

// attritionTable has how many events were left after each step.
func attritionTable(d *Document) tidy {
	list := d.study().Attrition
	return tidy{names("step,left,lost,reason"), len(list), func(c *cells, i int) {
		c.text(list[i].Step)
		c.int(list[i].Left)
		c.int(list[i].Lost)
		c.text(string(list[i].Reason))
		c.end()
	}}
}
