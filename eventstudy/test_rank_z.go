package eventstudy

func init() { Tests.Register(rankZTest) }

// rankZTest is Corrado's test on standardised abnormal returns whose event days are also divided by
// their spread over events, so that a variance that rises with the event does not push the ranks
// outwards. Standardising by s alone would change nothing, since a positive factor keeps the ranks
// of one event.
var rankZTest = &groupTest{sample: (*Abnormal).sample, dist: Normal,
	doubts: ofMeanRanks | fewSpread | skewed, judge: judgeRanks(scaledRanks),
	info: Info{Name: "rank-z", Order: 100, Title: "rank test, robust to event-induced variance",
		Null: "the abnormal returns of the window rank like those of any other days",
		Formula: "z = Σ_{t in window} k̄_t/(√L·S),  as corrado, on AR_it/s_i;\n" +
			"each day of the event window is divided also by the standard deviation over events " +
			"of AR_it/s_i,\nunless it equals estimation days of its event, as a day without " +
			"trading does: it keeps that tie",
		Assumes: "as corrado, but the variance may rise on event days, in one proportion for all " +
			"events",
		Use: "fat tails together with event-induced variance",
		Avoid: "skewed returns, since dividing by a noisy spread moves the median: 6–9 % instead " +
			"of 5 % at a skewness of 0.95, 11–12 at 1.75 (corrado bears them); fewer than 20 " +
			"events (9–11 % at N = 5, 6–8 at N = 10); correlated events, whose spread " +
			"understates (6 % at ρ = 0.1, 7–8 at 0.3); an event variance that differs by event " +
			"(2 %); long windows, where it rejects too seldom (4 % at L = 21); windows of " +
			"different dates that overlap (13–21 %)",
		DF: "standard normal; T counts the estimation days and the whole event window",
		References: []string{"Corrado & Zivney, The specification and power of the sign test in " +
			"event study hypothesis tests using daily stock returns, JFQA 27:465–478, 1992",
			"Cowan, Nonparametric event study tests, Review of Quantitative Finance and " +
				"Accounting 2:343–358, 1992 (windows)"}}}
