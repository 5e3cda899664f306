package pricefile

// Investing.com writes one layout in the language, date order and decimal mark of the page. Its
// pages are one in form and differ in words: "Price" or "Último" is the close, and stands before
// the open. 141.264 on the Portuguese page is 141,264, and 10,074 on the Spanish one is 10.074, so
// the language decides the mark only where no other row does. The names are those of the site's own
// pages, folded; the pages of two languages may share some of them, but never all.
func init() {
	for i, d := range []struct{ lang, title, header string }{
		{"", "Investing.com's historical data", "date price open high low vol change%"},
		{"-pt", "Investing.com's historical data in Portuguese",
			"data último abertura máxima mínima vol var%"},
		{"-es", "Investing.com's historical data in Spanish",
			"fecha último apertura máximo mínimo vol"},
		{"-de", "Investing.com's historical data in German", "datum zuletzt eröffn hoch tief vol"},
		{"-fr", "Investing.com's historical data in French",
			"date dernier ouv plushaut plusbas vol"},
		{"-it", "Investing.com's historical data in Italian",
			"data ultimo apertura massimo minimo vol"},
		{"-tr", "Investing.com's historical data in Turkish",
			"tarih şimdi açılış yüksek düşük hac"},
		{"-ru", "Investing.com's historical data in Russian", "дата цена откр макс мин объём"},
		{"-zh", "Investing.com's historical data in Chinese", "日期 收盘 开盘 高 低 交易量 涨跌幅"},
		{"-ja", "Investing.com's historical data in Japanese", "日付け 終値 始値 高値 安値 出来高"},
		{"-vi", "Investing.com's historical data in Vietnamese", "ngày lầncuối mở cao thấp kl"},
		{"-id", "Investing.com's historical data in Indonesian",
			"tanggal terakhir pembukaan tertinggi terendah vol"},
		{"-th", "Investing.com's historical data in Thai",
			"วันเดือนปี ล่าสุด ราคาเปิด สูงสุด ต่ำสุด ปริมาณ"},
		{"-hk", "Investing.com's historical data in traditional Chinese", "日期 收市 開市 高 低 成交量"},
		{"-ko", "Investing.com's historical data in Korean", "날짜 종가 시가 고가 저가 거래량 변동%"},
	} {
		Dialects.Register(Dialect{Name: "investing" + d.lang, Title: d.title, Order: 40 + i,
			Sources: "investing.com, Historical Data",
			Trap: "a mark before three digits is decimal on one page and groups thousands on" +
				" another; rows on exchange holidays occur",
			Header: d.header, Judge: sharesOnly(
				"Investing.com's prices of shares are adjusted for splits, not for dividends")})
	}
}
