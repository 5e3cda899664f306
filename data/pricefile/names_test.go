package pricefile

import (
	"strings"
	"testing"
)

// TestVendorNames reads headers as vendors write them: bossa.pl, CafeF, CoinGecko, Nasdaq
// Nordic, NSE's indices, Quandl, CryptoDataDownload, MetaTrader, Brazilian data sets, the
// Nikkei index, EventStudyTools and Borsa İstanbul, the exchange of Vienna.
func TestVendorNames(t *testing.T) {
	for _, x := range []struct{ header, row, id, fields string }{
		{"<TICKER>,<DTYYYYMMDD>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>", "KGHM,%s,1,2,3,4,5", "KGHM",
			"symbol date open high low close volume"},
		{"<Ticker>,<DTYYYYMMDD>,<OpenFixed>,<HighFixed>,<LowFixed>,<CloseFixed>,<Volume>",
			"VNM,%s,1,2,3,4,5", "VNM", "symbol date open high low close volume"},
		{"snapped_at,price,market_cap,total_volume", "%s,4,9,5", "f", "date close - volume"},
		{"Date;Bid;Ask;Opening price;High price;Low price;Closing price;Average price;Total" +
			" volume;Turnover;Trades", "%s;8;8;1;2;3;4;8;5;8;8", "f",
			"date - - open high low close - volume - -"},
		{"Date,Open,High,Low,Close,Shares Traded,Turnover (Rs. Cr)", "%s,1,2,3,4,5,9", "f",
			"date open high low close volume -"},
		{"Date,Open,High,Low,Last,Close,Total Trade Quantity,Turnover (Lacs)", "%s,1,2,3,9,4,5,9",
			"f", "date open high low - close volume -"},
		{"date,symbol,open,high,low,close,Volume BTC,Volume USDT", "%s,BTC/USDT,1,2,3,4,5,9",
			"BTC/USDT", "date symbol open high low close volume -"},
		{"<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<TICKVOLUME>,<SPREAD>", "%s,1,2,3,4,5,9", "f",
			"date open high low close volume -"},
		{"<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>",
			"%s\t1\t2\t3\t4\t5\t0\t1", "f", "date open high low close volume - -"},
		{"<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>",
			"%s\t1\t2\t3\t4\t9\t5\t1", "f", "date open high low close - volume -"},
		{"Data,codigo,abertura,max,min,fechamento,vol_quantidade", "%s,PETR4,1,2,3,4,5", "PETR4",
			"date symbol open high low close volume"},
		{"data,abertura,maxima,minima,fechamento,volume", "%s,1,2,3,4,5", "f",
			"date open high low close volume"},
		{"Date of Data,Close,Open,High,Low", "%s,4,1,2,3", "f", "date close open high low"},
		{"データ日付,終値,始値,高値,安値", "%s,4,1,2,3", "f", "date close open high low"},
		{"Firm,Date,Close", "Cincinnati,%s,4", "Cincinnati", "symbol date close"},
		{"Tarih,Şirket,Kapanış", "%s,AKBNK,4", "AKBNK", "date symbol close"},
		{"Datum;Eröffnungspreis;Tageshoch;Tagestief;Schlusspreis;Stückumsatz", "%s;1;2;3;4;5", "f",
			"date open high low close volume"},
		{"Date,OMXS30,Volume", "%s,4,5", "OMXS30", "date close volume"},
		{"\"time\",\"CAC 40\",\"volume\"", "%s,4,5", "CAC 40", "date close volume"},
		{"Date,AAPL,KL,Turnover", "%s,4,9,7", "AAPL", "date close close -"},
	} {
		text := x.header + "\n"
		for _, d := range []string{"2024-01-02", "2024-01-03", "2024-01-04"} {
			text += strings.Replace(x.row, "%s", d, 1) + "\n"
		}
		f := read(t, text, Options{})
		p := f.Prices[0]
		if got := fieldsOf(f); got != x.fields || p.ID != x.id || len(p.Dates) != 3 {
			t.Errorf("%s: %s, id %s", x.header, got, p.ID)
		}
		for i, v := range [][]float64{p.Open, p.High, p.Low, p.Close, p.Volume} {
			if v != nil && v[0] != float64(i+1) {
				t.Errorf("%s: series %d is %v", x.header, i, v)
			}
		}
	}
}
