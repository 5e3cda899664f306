package eventstudy

func init() { Tests.Register(corradoTest) }

// corradoTest asks whether the days of the window rank high or low among all days of their own
// events. The spread of the mean rank is measured over time, so correlation between events on one
// day is in it. Ranks have no outliers: one wild day counts as the highest rank and no more.
var corradoTest = &groupTest{sample: (*Abnormal).sample, dist: Normal,
	doubts: ofMeanRanks, judge: judgeRanks(rawRanks),
	info: Info{Name: "corrado", Order: 90, Title: "Corrado's rank test",
		Null: "the abnormal returns of the window rank like those of any other days",
		Formula: "z = Σ_{t in window} k̄_t/(√L·S),  S² = (1/T) Σ_{all T days} k̄_t²\n" +
			"k̄_t = mean over events of U_it = K_it/(1 + T_i) − ½,  K_it the rank of AR_it among " +
			"the event's estimation and event days\n" +
			"days that only N_t of the events have enter with weight √N_t; equal AR share their " +
			"mean rank; an AR over n days enters divided by √n",
		Assumes: "abnormal returns of one event are exchangeable over days without an event",
		Use: "fat tails, skewed returns and outliers, one or few days; few events; events on " +
			"one date",
		Avoid: "event-induced variance, 7–9 % instead of 5 % when it doubles (use rank-z or " +
			"grank-t); long windows: ranks add up to a constant, so the variance of their sum is " +
			"smaller by 1 − L/T and the test rejects too seldom (4 % instead of 5 % at L = 21, 2 " +
			"after 60 estimation days); windows of different dates that overlap (13–20 %); " +
			"missing prices of events that share days (10 %)",
		DF: "standard normal; T counts the estimation days and the whole event window",
		References: []string{"Corrado, A nonparametric test for abnormal security-price " +
			"performance in event studies, J. Financial Economics 23:385–395, 1989",
			"Cowan, Nonparametric event study tests, Review of Quantitative Finance and " +
				"Accounting 2:343–358, 1992 (windows)",
			"Corrado & Zivney, The specification and power of the sign test in event study " +
				"hypothesis tests using daily stock returns, JFQA 27:465–478, 1992 (missing " +
				"days, ties)",
			"Maynes & Rumsey, Conducting event studies with thinly traded stocks, J. Banking & " +
				"Finance 17:145–157, 1993 (returns over several days)"}}}
