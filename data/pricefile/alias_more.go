package pricefile

// Names of statistical offices and central banks (SDMX), of AmiBroker, of the exchanges of Brazil
// and Nairobi, of MOEX, of collections of several stocks, and of what is never a price.
func init() {
	speak("en", roleDate, "timeperiod date/time")
	speak("en", roleClose, "dayprice|obsvalue lastcloseprice lastclosingprice crtprice")
	speak("en", roleVolume, "volumn")
	speak("en", roleSymbol, "stocksymbol tickersymbol stockid stockcode||stock|country")
	speak("en", roleOther, `12mlow 12mhigh 52whigh 52wlow week52high week52low previous adjust
		companyname createdat updatedat`)
	speak("en", roleDate, "publisheddate quotedate")
	// Yahoo's page explains two columns within their names.
	speak("en", roleClose, "closeclosepriceadjustedforsplits")
	speak("en", roleAdj, "adjcloseadjustedclosepriceadjustedforsplitsanddividendand/or"+
		"capitalgaindistributions")
	speak("en", roleClose, "closingpricevwap prcraw|lasttransactionprice||current currentprice")
	speak("en", roleOpen, "openingpricevwap")
	speak("en", roleHigh, "highestprice|maximumprice maxprice")
	speak("en", roleLow, "lowestprice|minimumprice minprice")
	speak("en", roleVolume, "totalsharestraded")
	speak("en", roleSymbol, "paper sharecode")
	speak("en", roleOther, `prcadj temp temperature humidity rain rainfall precipitation`)
	speak("en", roleVolume, "tradedquantity")
	speak("en", roleOpen, "|start")
	speak("en", roleHigh, "hight")
	speak("zh", roleAdj, "后复权价 前复权价 後復權價 前復權價")
	speak("en", roleClose, "||rate kursśredni kurssredni")
	speak("en", roleOther, `julday julianday jday wdy weekday dayofweek drawdown zmiana perchange
		tradedamount`)
	speak("nl", roleClose, "slot slotkoers sluiting")
	speak("nl", roleOpen, "openen opening openingskoers")
	speak("nl", roleHigh, "hoog hoogste")
	speak("nl", roleLow, "laag laagste")
	speak("sv", roleClose, "slutkurs stängning|slut")
	speak("sv", roleOpen, "öppning öppningskurs")
	speak("sv", roleHigh, "högst högsta")
	speak("sv", roleLow, "lägst lägsta")
	speak("es", roleDate, "vigenciadesde")
	speak("es", roleClose, "||valor")
	speak("es", roleHigh, "maximo")
	speak("es", roleOther, "unidad vigenciahasta")
	speak("pt", roleDate, "|dia")
	speak("pt", roleSymbol, "codneg ativo papel")
	speak("pt", roleOpen, "preabe")
	speak("pt", roleHigh, "premax")
	speak("pt", roleLow, "premin")
	speak("pt", roleClose, "preult")
	speak("pt", roleVolume, "quatot")
	speak("pt", roleOther, "premed preofc preofv preexe totneg voltot codbdi fatcot medio")
	speak("en", roleSoft, `
		return returns rtn rtns logreturn logreturns logret dailyreturn dailyreturns pctreturn
		simplereturn grossreturn pe p/e per pb p/b ps p/s eps roe roa roic roi roce d/e
		debttoequity quickratio currentratio cashratio debtratio dividendyield netmargin
		grossmargin ebitdamargin evebitda ev/ebitda peratio pbratio psratio`)
}
