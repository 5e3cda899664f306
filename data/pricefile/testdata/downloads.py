#!/usr/bin/env python3
"""Writes downloads/: sixty days of invented prices in shapes that downloads have, one file each, and
expected.csv with what a reader must find, taken from the numbers of this script. Python 3 standard library only."""
import csv, datetime, os, random
os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "downloads"))
random.seed(20250221)

class Bar:
    pass

def bars(start, n=60, level=182.0, step=1, weekends=False):
    out, day, close = [], datetime.date.fromisoformat(start), level
    while len(out) < n:
        if weekends or day.weekday() < 5:
            b = Bar(); b.d = day; b.i = len(out)
            b.o = close * (1 + random.uniform(-.008, .008)); b.c = close = close * (1 + random.uniform(-.02, .02))
            b.h, b.l = max(b.o, b.c) * 1.004, min(b.o, b.c) * .996
            b.o, b.h, b.l, b.c = (round(x, 2) for x in (b.o, b.h, b.l, b.c))
            b.v = random.randrange(400_000, 9_000_000)
            out.append(b)
        day += datetime.timedelta(days=step)
    return out

EXPECTED = []

def put(name, lines, seen, dialect, basis, enc="utf-8"):
    """seen are the bars that a reader must find, in time order."""
    open(name, "wb").write(("\n".join(lines) + "\n").encode(enc))
    EXPECTED.append([name, dialect, basis, len(seen), seen[0].d, seen[-1].d, seen[0].c, seen[-1].c, ""])

def refused(name, lines, word):
    """word stands in the reason of the refusal."""
    open(name, "wb").write(("\n".join(lines) + "\n").encode())
    EXPECTED.append([name, "", "", 0, "", "", "", "", word])

def ohlc(b): return f"{b.o},{b.h},{b.l},{b.c}"
B = bars("2019-11-04")
DOWN = B[::-1]
investing = '"Date","Price","Open","High","Low","Vol.","Change %"'

def monthly(months):
    rows = []
    for y in range(2024, 2004, -1):
        for m in months:
            rows.append(f'"{m:02d}/01/{y}","{2000+y%7*31+m:,}.07","{2001+m:,}.38","2,461.74","1,281.11","15.16M","2.94%"')
    return rows
refused("investing-monthly.csv", [investing] + monthly(range(12, 0, -1)), "monthly")
refused("investing-quarterly.csv", [investing] + monthly((10, 7, 4, 1)), "quarterly")

whole = bars("2016-01-25", level=51000.0)
for b in whole: b.o, b.h, b.l, b.c = (round(x) for x in (b.o, b.h, b.l, b.c))
put("google-upper.csv", ["DATE,CLOSE,HIGH,LOW,OPEN,VOLUME"] + [f"{b.d},{b.c},{b.h},{b.l},{b.o},{b.v}" for b in whole], whole, "", "unknown")
qfq = bars("2010-01-04", level=104.0)
for b in qfq: b.o, b.h, b.l, b.c = (round(x * 1.00371, 4) for x in (b.o, b.h, b.l, b.c))
put("tushare-forward.csv", [",ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount"]
    + [f"{59-b.i},600519.SH,{b.d:%Y%m%d},{ohlc(b)},{b.c},0.07,0.07,{b.v/100:.2f},{b.v*b.c/1000:.3f}" for b in qfq[::-1]], qfq, "tushare", "unknown")
put("stooq-index-old.csv", ["Date,Open,High,Low,Close,Volume"] + [f"{b.d},{ohlc(b)}" + (f",{b.v}" if b.i >= 40 else "") for b in B], B, "stooq", "unknown")
finam = "<TICKER>;<PER>;<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>"
put("finam-yymmdd.txt", [finam] + [f"GAZP;D;{b.d:%y%m%d};000000;{b.o};{b.h};{b.l};{b.c};{b.v}" for b in B], B, "finam", "unknown")
put("digits-ddmmyyyy.csv", ["Symbol,Date,Open,High,Low,Close,Volume"] + [f"20MICRONS,{b.d:%d%m%Y},{ohlc(b)},{b.v}" for b in B], B, "", "unknown")
old = bars("1950-01-03", level=16.66)
put("tradingview-1950.csv", ["time,open,high,low,close,Volume,Volume MA"]
    + [f"{(b.d - datetime.date(1970, 1, 1)).days * 86400 + 52200},{ohlc(b)},{b.v},63000" for b in old], old, "tradingview", "unknown")
put("nikkei-en.csv", ["Date of Data,Close,Open,High,Low"] + [f"{b.d:%Y/%m/%d},{b.c},{b.o},{b.h},{b.l}" for b in B], B, "", "unknown")
put("nikkei-jp.csv", ["データ日付,終値,始値,高値,安値"] + [f"{b.d:%Y/%m/%d},{b.c},{b.o},{b.h},{b.l}" for b in B], B, "", "unknown", enc="shift-jis")
put("bossa.csv", ["<TICKER>,<DTYYYYMMDD>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>"] + [f"PKOBP,{b.d:%Y%m%d},{ohlc(b)},{b.v}" for b in B], B, "", "unknown")
put("cafef.csv", ["<Ticker>,<DTYYYYMMDD>,<OpenFixed>,<HighFixed>,<LowFixed>,<CloseFixed>,<Volume>"]
    + [f"FPT,{b.d:%Y%m%d},{ohlc(b)},{b.v}" for b in DOWN], B, "", "unknown")
coin = bars("2023-03-01", level=23140.0, weekends=True)
put("coingecko.csv", ["snapped_at,price,market_cap,total_volume"] + [f"{b.d} 00:00:00 UTC,{b.c},{b.c*19e6:.1f},{b.v}.5" for b in coin], coin, "", "unknown")
refused("no-header-three.csv", [f"Cincinnati;{b.d:%d.%m.%Y};{b.c:.4f}" for b in B], "--column date=2 --column close=3 --column symbol=1")
refused("no-header-two.csv", [f"{b.d},{b.c}" for b in B], "--column date=1 --column close=2")
put("midnight.csv", ["Date,Close"] + [f"{b.d} 00:00:00,{b.c}" for b in B], B, "", "unknown")
put("named-close.csv", ["date,vix_close"] + [f"{b.d},{b.c}" for b in B], B, "", "unknown")
put("highcharts.csv", ['"time","CAC 40","volume"'] + [f'"{b.d}",{b.c},{b.v}' for b in B], B, "", "unknown")
put("named-volume.csv", ["Date,OMXS30,Volume"] + [f"{b.d},{b.c},{b.v}" for b in B], B, "", "unknown")
put("nasdaq-com.csv", ["Date,Close,Volume,Open,High,Low"]
    + [f'{b.d:%m/%d/%Y},${b.c:.2f},"{b.v:,}",${b.o:.2f},${b.h:.2f},${b.l:.2f}' for b in DOWN], B, "nasdaq-close", "split")
twice = [f"{b.d},{b.c}" for b in B] + [f"{b.d},{b.c*1.1:.2f}" for b in B[:30]]
refused("two-prices.csv", ["Date,Close"] + twice, "different prices")
put("same-twice.csv", ["Date,Close"] + [f"{b.d},{b.c}" for b in B] + [f"{b.d},{b.c + 1.4e-14!r}" for b in B[:30]], B, "", "unknown")
put("nordic-volume.csv", ["Date,Open,High,Low,Close,Total volume"] + [f"{b.d},{ohlc(b)},{b.v}" for b in B], B, "", "unknown")
put("brazil.csv", ["data,codigo,abertura,maxima,minima,fechamento,volume"] + [f"{b.d},PETR4,{ohlc(b)},{b.v}" for b in B], B, "", "unknown")
put("chinese-names.csv", ["日期,贵州茅台,五粮液"] + [f"{b.d},{b.c},{b.c/9:.2f}" for b in B], B, "", "unknown")
carried = bars("2021-01-01", weekends=True)
for a, b in zip(carried, carried[1:]):
    if b.d.weekday() >= 5: b.o, b.h, b.l, b.c = a.o, a.h, a.l, a.c
put("carried.csv", ["Date,Open,High,Low,Close"] + [f"{b.d},{ohlc(b)}" for b in carried], carried, "", "unknown")

with open("expected.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["file", "dialect", "basis", "days", "first", "last", "first_close", "last_close", "refused"])
    w.writerows(EXPECTED)
