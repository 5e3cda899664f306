"""Reference values of the tests over N events, from the papers' formulas, with numpy matrices and scipy tails.
Reads tests_prices.csv and tests_events.csv; writes tests_reference_numpy.csv. numpy 1.24.2, scipy 1.10.1.

Conventions: estimation [-120,-11] unless the event has its own, event window [-5,5], simple returns; a return that spans
missing days is out of the estimation sample, and in the event window is held against the expectation of all days that it
spans; the two rank tests by day divide it by the root of their number."""
import csv
import itertools
import math
import numpy as np
from scipy import stats

rows = list(csv.DictReader(open("tests_prices.csv")))
cal = [r["date"] for r in rows]
P = {c: np.array([float(r[c]) if r[c] else np.nan for r in rows]) for c in rows[0] if c != "date"}
EV = range(-5, 6)
WINDOWS = [(0, 0), (-1, 1), (-5, 5), (2, 3)]


def line(sec):  # trading days of the security's market: positions on cal on which its benchmark has a price
    return np.flatnonzero(~np.isnan(P["M" + sec.lstrip("M")[0]]))


def returns(sec):
    p = P[sec][line(sec)]
    r, back = np.full(len(p), np.nan), np.zeros(len(p), int)
    have = np.flatnonzero(~np.isnan(p))
    r[have[1:]] = p[have[1:]] / p[have[:-1]] - 1
    back[have[1:]] = np.diff(have)
    return r, back  # back = 1 on an ordinary day


class Ev:
    def __init__(self, sec, date, model, first, last):
        days = line(sec)
        self.day0 = cal.index(date)
        t0 = int(np.flatnonzero(days == self.day0)[0])
        r, back = returns(sec)
        m, _ = returns("M" + sec[0])
        est = [t for t in range(t0 + first, t0 + last + 1) if back[t] == 1 and not np.isnan(r[t])]
        row = {"market": lambda t: [1.0, m[t]], "mean": lambda t: [1.0], "market-adjusted": lambda t: []}[model]
        off = (lambda t: m[t]) if model == "market-adjusted" else (lambda t: 0.0)
        X = np.array([row(t) for t in est]).reshape(len(est), -1)
        y = np.array([r[t] - off(t) for t in est])
        if X.shape[1]:
            b = np.linalg.lstsq(X, y, rcond=None)[0]
            e = y - X @ b
            self.f = len(est) - X.shape[1]
            s2 = e @ e / self.f
            G = np.linalg.inv(X.T @ X)
        else:
            b, e, G = np.zeros(0), y, np.zeros((0, 0))
            self.f = len(est) - 1
            s2 = np.var(y, ddof=1)
        self.s = math.sqrt(s2)
        self.resid = {t - t0: v for t, v in zip(est, e)}
        self.bydate = {int(days[t]): v for t, v in zip(est, e)}
        self.ar, self.span, self.rows = {}, {}, {}
        for k in EV:
            t = t0 + k
            if np.isnan(r[t]):
                continue
            ts = range(t - back[t] + 1, t + 1)
            self.ar[k] = r[t] - sum(off(u) + np.array(row(u)) @ b for u in ts)
            self.span[k] = list(ts)
        self.daily = {k: v / math.sqrt(len(self.span[k])) for k, v in self.ar.items()}
        self.date_of = {k: int(days[t0 + k]) for k in EV}
        self.M = len(est)

        def var(ks):
            ts = [u for k in ks for u in self.span[k]]
            c = np.array([row(u) for u in ts]).sum(axis=0) if X.shape[1] else np.zeros(0)
            return s2 * (len(ts) + c @ G @ c)
        self.var = var

    def car(self, w):
        ks = [k for k in range(w[0], w[1] + 1) if k in self.ar]
        if not ks:
            return None
        c = sum(self.ar[k] for k in ks)
        return c, c / math.sqrt(self.var(ks))


studies = {}
for e in csv.DictReader(open("tests_events.csv")):
    first, last = (int(e["first"]), int(e["last"])) if e["first"] else (-120, -11)
    studies.setdefault(e["study"], []).append(Ev(e["security"], e["date"], e["model"], first, last))

out = []


def put(study, test, w, n, est, stat, df, up, lo, two=None):
    if two is None:
        two = min(1.0, 2 * min(up, lo))
    out.append([study, test, w[0], w[1], n] + [("%.17g" % v if v is not None else "") for v in (est, stat, df, two, up, lo)])


def norm(study, test, w, n, est, z):
    put(study, test, w, n, est, z, None, stats.norm.sf(z), stats.norm.cdf(z))


def stud(study, test, w, n, est, t, df):
    put(study, test, w, n, est, t, df, stats.t.sf(t, df), stats.t.cdf(t, df))


def rbar(evs, w):
    tot, n = 0.0, len(evs)
    for a, b in itertools.combinations(evs, 2):
        da = {a.date_of[k] for k in range(w[0], w[1] + 1)}
        db = {b.date_of[k] for k in range(w[0], w[1] + 1)}
        if not da & db:
            continue
        common = sorted(set(a.bydate) & set(b.bydate))
        rho = np.corrcoef([a.bydate[d] for d in common], [b.bydate[d] for d in common])[0, 1]
        tot += rho * len(da & db) / math.sqrt(len(da) * len(db))
    return tot / (n * (n - 1) / 2)


def mean_ranks(evs, scaled):
    """Matrix events x days of U, NaN where an event has no such day; returns sqrt(N_t) kbar_t by day and S."""
    offs = sorted({k for e in evs for k in e.resid}) + list(EV)
    sd = {k: np.std([e.daily[k] / e.s for e in evs if k in e.ar], ddof=1) for k in EV}
    U = np.full((len(evs), len(offs)), np.nan)
    for i, e in enumerate(evs):
        v = np.array([e.resid.get(k, np.nan) if k < -5 else e.daily.get(k, np.nan) for k in offs])
        if scaled:
            v = v / e.s / np.array([sd.get(k, 1.0) for k in offs])
        ok = ~np.isnan(v)
        U[i, ok] = stats.rankdata(v[ok]) / (1 + ok.sum()) - 0.5
    nt = (~np.isnan(U)).sum(axis=0)
    x = np.sqrt(nt) * np.nanmean(U, axis=0)
    return dict(zip(offs, x)), math.sqrt(np.mean(x ** 2))


def mean_signs(evs):
    """sqrt(N_t) times the mean sign about each event's median (Corrado and Zivney 1992), and S."""
    by_day = {}
    for e in evs:
        days = {**e.resid, **e.daily}
        mid = np.median(list(days.values()))
        for k, v in days.items():
            by_day.setdefault(k, []).append(np.sign(v - mid))
    x = {k: math.sqrt(len(g)) * np.mean(g) for k, g in by_day.items()}
    return x, math.sqrt(np.mean(np.square(list(x.values()))))


for study, evs in studies.items():
    ranks = {name: mean_ranks(evs, sc) for name, sc in (("corrado", False), ("rank-z", True))}
    ranks["corrado-zivney"] = mean_signs(evs)
    for w in WINDOWS:
        E = [e for e in evs if e.car(w)]
        n = len(E)
        car, scar = np.array([e.car(w) for e in E]).T
        caar = car.mean()
        L = w[1] - w[0] + 1
        stud(study, "cross", w, n, caar, math.sqrt(n) * caar / car.std(ddof=1), n - 1)
        S = caar / car.std(ddof=1)
        gam = n / ((n - 1) * (n - 2)) * np.sum(((car - caar) / car.std(ddof=1)) ** 3)
        stud(study, "skew", w, n, caar, math.sqrt(n) * (S + gam * S ** 2 / 3 + gam ** 2 * S ** 3 / 27 + gam / (6 * n)), n - 1)
        offs = sorted({k for e in E for k in e.resid})
        A = np.array([[e.resid.get(k, np.nan) for k in offs] for e in E])
        keep = (~np.isnan(A)).sum(axis=0) * 2 >= n
        aar = np.nanmean(A[:, keep], axis=0)
        stud(study, "crude", w, n, caar, caar / (math.sqrt(L) * aar.std(ddof=1)), keep.sum() - 1)
        norm(study, "sum-of-variances", w, n, caar, caar / math.sqrt(np.sum((car / scar) ** 2) / n ** 2))
        z = scar.sum() / math.sqrt(sum(e.f / (e.f - 2) for e in E))
        norm(study, "patell", w, n, caar, z)
        b = math.sqrt(n) * scar.mean() / scar.std(ddof=1)
        stud(study, "bmp", w, n, caar, b, n - 1)
        r = rbar(E, w)
        norm(study, "patell-adj", w, n, caar, z / math.sqrt(1 + (n - 1) * r))
        stud(study, "bmp-adj", w, n, caar, b * math.sqrt((1 - r) / (1 + (n - 1) * r)), n - 1)
        for name, (x, s) in ranks.items():
            norm(study, name, w, n, caar, sum(x[k] for k in range(w[0], w[1] + 1)) / (math.sqrt(L) * s))
        # generalised ranks: columns are the estimation offsets and the extra day
        G = np.full((n, len(offs) + 1), np.nan)
        for i, e in enumerate(E):
            v = np.array([e.resid.get(k, np.nan) / e.s for k in offs] + [scar[i] / scar.std(ddof=1)])
            ok = ~np.isnan(v)
            G[i, ok] = stats.rankdata(v[ok]) / (ok.sum() + 1) - 0.5
        nt, ub = (~np.isnan(G)).sum(axis=0), np.nanmean(G, axis=0)
        T = len(ub)
        zz = ub[-1] / math.sqrt(np.mean(nt / n * ub ** 2))
        stud(study, "grank-t", w, n, caar, zz * math.sqrt((T - 2) / (T - 1 - zz ** 2)), T - 2)
        Ti = np.array([e.M + 1 for e in E])
        norm(study, "grank-z", w, n, caar, ub[-1] / math.sqrt(np.sum((Ti - 1) / (12 * (Ti + 1)))) * n)
        pos = int((car > 0).sum())
        put(study, "sign", w, n, float(np.median(car)), pos, None, stats.binomtest(pos, n, alternative="greater").pvalue,
            stats.binomtest(pos, n, alternative="less").pvalue, stats.binomtest(pos, n).pvalue)
        p = np.mean([np.mean(np.array(list(e.resid.values())) > 0) for e in E])
        norm(study, "gsign", w, n, caar, (pos - n * p) / math.sqrt(n * p * (1 - p)))
        wx = {alt: stats.wilcoxon(car, alternative=alt, mode="exact") for alt in ("greater", "less", "two-sided")}
        hl = float(np.median([(car[i] + car[j]) / 2 for i in range(n) for j in range(i, n)]))
        put(study, "wilcoxon", w, n, hl, wx["greater"].statistic, None, wx["greater"].pvalue, wx["less"].pvalue, wx["two-sided"].pvalue)
        # calendar-time portfolio
        zs, ps = [], []
        for d in sorted({e.date_of[k] for e in E for k in range(w[0], w[1] + 1) if k in e.ar}):
            held = [(e, k) for e in E for k in range(w[0], w[1] + 1) if e.date_of[k] == d and k in e.ar]
            m = len(held)
            ebar = []
            for t in sorted({t for e, _ in held for t in e.bydate}):
                v = [e.bydate[t] for e, _ in held if t in e.bydate]
                if 2 * len(v) >= m:
                    ebar.append(np.mean(v))
            ebar = np.array(ebar)
            K = np.mean([e.M - e.f for e, _ in held])
            V = np.sum((ebar - ebar.mean()) ** 2) / (len(ebar) - K) * np.mean([e.var([k]) / e.s ** 2 for e, k in held])
            ps.append(np.mean([e.ar[k] for e, k in held]))
            zs.append(ps[-1] / math.sqrt(V))
        D = len(zs)
        nd = {}
        for e in E:
            for k in range(w[0], w[1] + 1):
                if k in e.ar:
                    nd[e.date_of[k]] = nd.get(e.date_of[k], 0) + 1
        tot = 0.0
        for e in E:
            ks = [k for k in range(w[0], w[1] + 1) if k in e.ar]
            if len(ks) > 1:
                own = sum(e.var([k]) for k in ks)
                h = (e.var(ks) - own) / (len(ks) * (len(ks) - 1)) / (own / len(ks))
                tot += h * sum(1 / math.sqrt(nd[e.date_of[a]] * nd[e.date_of[b]]) for a in ks for b in ks if a != b)
        if D > 1:
            c = tot / (D * (D - 1)) / max(1.0, np.var(zs, ddof=1))
            stud(study, "calendar", w, n, np.mean(ps),
                 math.sqrt(D) * np.mean(zs) / np.std(zs, ddof=1) * math.sqrt((1 - c) / (1 + (D - 1) * c)), D - 1)

with open("tests_reference_numpy.csv", "w", newline="") as f:
    o = csv.writer(f, lineterminator="\n")
    o.writerow(["study", "test", "first", "last", "n", "estimate", "stat", "df", "two", "upper", "lower"])
    o.writerows(out)
