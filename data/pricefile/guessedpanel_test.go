package pricefile

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestFieldNames reads headers as the exchange of Ghana, a copy of CRSP's file, quotes of both
// sides and tables of features have them: no word for a field becomes a security.
func TestFieldNames(t *testing.T) {
	for _, x := range []struct {
		name, text string
		want       string // IDs and the close of the first day, or a part of the refusal
	}{
		{"Accra", "Date,Share Code,Year High (GHS),Year Low (GHS),Previous Closing Price VWAP" +
			" (GHS)," +
			"Opening Price (GHS),Closing Price VWAP (GHS),Price Change (GHS),Closing Bid Price" +
			" (GHS)," +
			"Closing Offer Price (GHS),Total Shares Traded,Last Transaction Price (GHS)\n" +
			"2024-01-02,ABC,9,1,4,5,6,1,5.9,6.1,70,6.2\n" +
			"2024-01-03,ABC,9,1,4,5,6.5,1,5.9,6.1,70,6.3\n", "ABC 6"},
		{"a copy of CRSP", "DlyCalDt;DlyRet;prc_raw;prc_adj;tri;openprc;vol\n" +
			"2024-01-02;0.01;145.5;140.5;99.1;148.25;8164\n" +
			"2024-01-03;0.01;146.5;141.5;99.2;148.25;8164\n", "f 145.5"},
		{"quotes", "Date,Bid Price,Ask Price,Volume\n2024-01-02,1.5,1.6,7\n2024-01-03,1.5,1.6,7\n",
			"no closing price"},
		{"bars of quotes", "time,Ask Close,Bid Close\n2024-01-02,2.6,2.5\n2024-01-03,2.7,2.6\n",
			"no closing price"},
		{"quotes in capitals", "Date,BID,ASK\n2024-01-02,2.6,2.5\n2024-01-03,2.7,2.6\n",
			"no closing price"},
		{"means", "Date,Average Price,Minimum Price,Maximum Price\n2024-01-02,2,1,3\n" +
			"2024-01-03,2.1,1,3\n", "no closing price"},
		{"joined by marks", "date,raw_close,mid_close\n2024-01-02,2.1,2.5\n2024-01-03,2.1,3.5\n",
			"no closing price"},
		{"in camel case", "date,priorClose,bidClose\n2024-01-02,2.1,2.5\n2024-01-03,2.1,3.5\n",
			"no closing price"},
		{"a ticker among tickers", "Date,BID_Close,AAPL_Close\n2024-01-02,2.1,150\n" +
			"2024-01-03,2.2,151\n", "BID 2.1, AAPL 150"},
		{"a ticker that is low", "Date,LOW_Close,LOW_Volume\n2024-01-02,2.1,150\n" +
			"2024-01-03,2.2,151\n", "LOW 2.1"},
		{"a total among tickers", "Date,AAPL Close,Total Close\n2024-01-02,2.1,150\n" +
			"2024-01-03,2.2,151\n", "AAPL 2.1"},
		{"a mean among columns", "Date,Wool,Corn,Average\n2024-01-02,2.1,1.5,1.8\n" +
			"2024-01-03,2.2,1.51,1.9\n", "Wool 2.1, Corn 1.5"},
		{"a mean in capitals", "Date,WOOL,AVG\n2024-01-02,2.1,1.5\n2024-01-03,2.2,1.51\n",
			"WOOL 2.1, AVG 1.5"},
		{"features", "date,coffee,dollar,drops,heat,heat_max\n" +
			"2024-01-02,220.5,1.87,0.4,21.4,28.1\n" +
			"2024-01-03,221.5,1.88,0.0,21.9,28.2\n",
			`f.csv:3: no name tells a price, and the columns cannot all be securities: "0.0"` +
				` after "0.4" in "drops"`},
		{"marks", "date,bean_30,bean_100\n2024-01-02,4,40\n2024-01-03,5,41\n2024-01-04,6,42\n" +
			"2024-01-05,7,43\n2024-01-08,8,100\n", "whole numbers up to a hundred"},
		{"tickers in small letters",
			"date,spy,tsla,normalized_spy\n2024-01-02,111.5,20.95,20.95\n" +
				"2024-01-03,111.6,20.55,20.948\n", "spy 111.5, tsla 20.95"},
		{"a day of wild prices", "date,wti_oil,gas\n2024-01-02,18.31,1.78\n" +
			"2024-01-03,-36.98,1.78\n" +
			weekdayRows(eventstudy.NewDate(2024, 1, 4), 40, "18.5,1.9"), "wti_oil 18.31, gas 1.78"},
		{"wild prices", "date,wti_oil,gas\n2024-01-02,18.31,1.78\n2024-01-03,-36.98,1.78\n" +
			weekdayRows(eventstudy.NewDate(2024, 1, 4), 10, "18.5,1.9"), `"-36.98" after "18.31"`},
		{"one name in small letters", "date,wig20\n2024-01-02,0\n2024-01-03,7\n2024-01-04,8\n",
			"wig20 7"},
		{"levels of one day", "time,CallWall,PutWall,HVL\n2024-01-02,340.5,350.25,329.5\n",
			`single day does not show which columns are securities: "CallWall", "PutWall", "HVL"`},
	} {
		f, err := Read("f.csv", strings.NewReader(x.text), Options{})
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			var all []string
			for _, p := range f.Prices {
				all = append(all, fmt.Sprint(p.ID, " ", p.Close[0]))
			}
			got = strings.Join(all, ", ")
		}
		if err == nil && got != x.want || err != nil && !strings.Contains(got, x.want) {
			t.Errorf("%s: %s\nwant %s", x.name, got, x.want)
		}
	}
}

// weekdayRows writes a row of the same values for each of n weekdays.
func weekdayRows(from eventstudy.Date, n int, values string) string {
	var b strings.Builder
	for _, d := range weekdaysFrom(from, n) {
		fmt.Fprintf(&b, "%v,%s\n", d, values)
	}
	return b.String()
}
