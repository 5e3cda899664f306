package eventstudy

func init() { Tests.Register(corradoZivneyTest) }

// corradoZivneyTest counts signs against each event's own median, so that skewed returns have as
// many of one sign as of the other, and measures the spread of the mean sign over time as corrado
// does that of the mean rank.
var corradoZivneyTest = &groupTest{sample: (*Abnormal).sample, dist: Normal,
	doubts: ofMeanRanks, judge: judgeRanks(medianSigns),
	info: Info{Name: "corrado-zivney", Order: 145, Title: "Corrado and Zivney's sign test",
		Null: "the abnormal returns of the window lie above their event's median as often as any " +
			"others",
		Formula: "z = Σ_{t in window} √N_t·Ḡ_t/(√L·S),  S² = (1/T) Σ_{all T days} N_t·Ḡ_t²\n" +
			"Ḡ_t = mean over the N_t events that have the day of G_it = sign(AR_it − median_i), " +
			"the median over the event's estimation and event days\n" +
			"an AR over n days enters divided by √n",
		Assumes: "abnormal returns of one event are independent over days and have one median",
		Use: "outliers, fat tails and skewed returns; one or few days; events on one " +
			"date; a variance that rises with the event, since signs have no size",
		Avoid: "windows of different dates that overlap (11–19 % instead of 5 %); missing " +
			"prices of events that share days (9–11 %); long windows: signs about a median add " +
			"up to about zero, so that the test rejects too seldom (4 % at L = 21, 2 after 60 " +
			"estimation days); half of the prices stale (3 % and less); weaker than corrado's " +
			"ranks where returns are near normal",
		DF: "standard normal; T counts the estimation days and the whole event window",
		References: []string{"Corrado & Zivney, The specification and power of the sign test in " +
			"event study hypothesis tests using daily stock returns, JFQA 27:465–478, 1992"}}}
