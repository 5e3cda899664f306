"""Intervals of the mean abnormal return by the leading tests, with numpy and scipy; writes interval_reference.csv.
Reads the events as tests_reference.py defines them (everything above its first result). numpy 1.24.2, scipy 1.10.1.

bmp      (mean(SCAR) +- t SE) * mean sqrt(Var CAR), SE = sd(SCAR)/sqrt(N)
bmp-adj  the same with SE * sqrt((1 + (N-1) r)/(1 - r)) (Kolari & Pynnonen 2010)
calendar L * (mean(z) +- t SE) * mean sqrt(V_d), SE = sd(z)/sqrt(D) * sqrt((1 + (D-1) c)/(1 - c))
two-sided at 95 %; the bounds of the one-sided alternatives are at 95 % each."""
exec(open("tests_reference.py").read().split("\nout = []")[0])

WINDOWS = [(0, 0), (-1, 1), (-5, 5), (2, 3), (-5, -5), (-5, -2), (-5, 0), (-5, 3)]
rows = []


def quantile(p, df):  # t.ppf holds ten digits; a Newton step brings the others
    x = stats.t.ppf(p, df)
    for _ in range(2):
        x += (stats.t.sf(x, df) - (1 - p)) / stats.t.pdf(x, df)
    return x


def put(study, test, w, mid, se, df):
    q, q1 = quantile(0.975, df), quantile(0.95, df)
    rows.append([study, test, w[0], w[1]] + ["%.17g" % v for v in (se, mid - q * se, mid + q * se, mid - q1 * se, mid + q1 * se)])


def correlation(E, w):
    tot = 0.0
    for a, b in itertools.combinations(E, 2):
        da = {a.date_of[k] for k in range(w[0], w[1] + 1)}
        db = {b.date_of[k] for k in range(w[0], w[1] + 1)}
        if da & db:
            days = sorted(set(a.bydate) & set(b.bydate))
            x, y = (np.array([e.bydate[d] for d in days]) for e in (a, b))
            x, y = x - x.mean(), y - y.mean()
            tot += (x @ y) / math.sqrt((x @ x) * (y @ y)) * len(da & db) / math.sqrt(len(da) * len(db))
    return tot / (len(E) * (len(E) - 1) / 2)


def portfolio(E, w):
    """z_d and sqrt(V_d) by calendar day, and the correlation c of the days."""
    held = {}
    for e in E:
        for k in range(w[0], w[1] + 1):
            if k in e.ar:
                held.setdefault(e.date_of[k], []).append((e, k))
    z, unit = [], []
    for d in sorted(held):
        m = len(held[d])
        byday = {}
        for e, _ in held[d]:
            for t, v in e.bydate.items():
                byday.setdefault(t, []).append(v)
        means = np.array([np.mean(v) for v in byday.values() if 2 * len(v) >= m])
        K = np.mean([e.M - e.f for e, _ in held[d]])
        V = ((means - means.mean()) ** 2).sum() / (len(means) - K) * np.mean([e.var([k]) / e.s ** 2 for e, k in held[d]])
        z.append(np.mean([e.ar[k] for e, k in held[d]]) / math.sqrt(V))
        unit.append(math.sqrt(V))
    D, tot = len(z), 0.0
    for e in E:
        ks = [k for k in range(w[0], w[1] + 1) if k in e.ar]
        if len(ks) > 1:
            own = sum(e.var([k]) for k in ks)
            h = (e.var(ks) - own) / (len(ks) * (len(ks) - 1)) / (own / len(ks))
            root = [1 / math.sqrt(len(held[e.date_of[k]])) for k in ks]
            tot += h * (sum(root) ** 2 - sum(r * r for r in root))
    return np.array(z), np.array(unit), tot / (D * (D - 1)) if D > 1 else 0.0


for study, evs in studies.items():
    for w in WINDOWS:
        E = [e for e in evs if e.car(w)]
        n = len(E)
        car, scar = np.array([e.car(w) for e in E]).T
        unit = np.mean(car / scar)
        se = scar.std(ddof=1) / math.sqrt(n)
        put(study, "bmp", w, unit * scar.mean(), unit * se, n - 1)
        r = correlation(E, w)
        put(study, "bmp-adj", w, unit * scar.mean(), unit * se * math.sqrt((1 + (n - 1) * r) / (1 - r)), n - 1)
        z, unit, c = portfolio(E, w)
        D = len(z)
        if D > 1:
            L = w[1] - w[0] + 1
            sd = z.std(ddof=1)
            c /= max(1.0, sd * sd)
            put(study, "calendar", w, L * unit.mean() * z.mean(), L * unit.mean() * sd / math.sqrt(D) * math.sqrt((1 + (D - 1) * c) / (1 - c)), D - 1)

with open("interval_reference.csv", "w", newline="") as f:
    o = csv.writer(f, lineterminator="\n")
    o.writerow(["study", "test", "first", "last", "se", "low", "high", "upper_low", "lower_high"])
    o.writerows(rows)
