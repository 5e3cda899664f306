#!/usr/bin/env python3
"""Estimates every model on models.csv without any code of the project: python3 models_reference.py > models_reference.txt

Day 0 is row 290 (from 0), the estimation window rows 40 … 279, as in a study with [-250,-11].
Least squares by numpy.linalg.lstsq, variances by s²(L + c'(X'X)⁻¹c) with numpy.linalg.inv of the scaled cross products.
GARCH: the likelihood of Bollerslev & Ghysels (1996), first order conditions solved by scipy.optimize.root with
derivatives by complex steps, Hessian by central differences of those.
"""
import os, sys
import numpy as np, scipy
from scipy.optimize import minimize, root
from scipy.stats import t as student

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "models.csv")) as fh:
    names = fh.readline().strip().split(",")
    D = dict(zip(names, np.loadtxt(fh, delimiter=",").T))
r, rm, rf = D["r"], D["rm"], D["RF"]
ZERO, EST = 290, np.arange(40, 280)
WINDOWS = [(0, 0), (-1, 1), (-10, 10)]


def put(model, name, value):
    print(model, name, repr(float(value)))


def judge(model, resid_of, var_of, df):
    """resid_of(days) -> abnormal returns; var_of(days) -> variance of their sum."""
    for a, b in WINDOWS:
        days = np.arange(ZERO + a, ZERO + b + 1)
        car, v = resid_of(days).sum(), var_of(days)
        put(model, f"car[{a},{b}]", car)
        put(model, f"var[{a},{b}]", v)
        put(model, f"p[{a},{b}]", 2 * student.sf(abs(car) / np.sqrt(v), df))


def ols(model, y, X, terms, est=EST):
    """y and X on all days; the expected return is that of y."""
    A, b = X[est], y[est]
    coef, *_ = np.linalg.lstsq(A, b, rcond=None)
    e = b - A @ coef
    df = len(b) - A.shape[1]
    s2 = e @ e / df
    S = np.sqrt((A ** 2).sum(0))
    V = np.linalg.inv((A / S).T @ (A / S)) / np.outer(S, S)
    for k, term in enumerate(terms):
        put(model, term, coef[k])
        put(model, "se_" + term, np.sqrt(s2 * V[k, k]))
    put(model, "sigma", np.sqrt(s2))
    put(model, "r2", 1 - e @ e / ((b - b.mean()) ** 2).sum())
    put(model, "n", len(b))

    def var(days):
        c = X[days].sum(0)
        return s2 * (len(days) + c @ V @ c)

    judge(model, lambda days: y[days] - X[days] @ coef, var, df)
    return coef, e, V


print(f"# numpy {np.__version__}, scipy {scipy.__version__}, python {sys.version.split()[0]}")
one = np.ones_like(r)
cols = lambda *n: np.column_stack([one] + [D[k] for k in n])
ols("capm", r - rf, cols("Mkt-RF"), ["alpha", "beta"])
ols("capm-benchmark", r - rf, np.column_stack([one, rm - rf]), ["alpha", "beta"])
for m, k in {"ff3": 3, "ff5": 5}.items():
    f = ["Mkt-RF", "SMB", "HML", "RMW", "CMA"][:k]
    ols(m, r - rf, cols(*f), ["alpha"] + f)
for m, f in {"carhart": ["Mkt-RF", "SMB", "HML", "Mom"], "ff6": ["Mkt-RF", "SMB", "HML", "RMW", "CMA", "Mom"]}.items():
    ols(m, r - rf, cols(*f), ["alpha"] + f)
f = names[2:8]
ols("factors", r - rf, cols(*f), ["alpha"] + f)
ols("factors-plain", r, cols(*f), ["alpha"] + f)

# Dimson with n leads and lags, as a plain regression; beta is the sum.
for n in (1, 2):
    ks = list(range(-n, n + 1))
    X = np.full((len(r), 2 * n + 2), np.nan)
    X[:, 0] = 1
    for j, k in enumerate(ks):
        for t in range(max(0, -k), len(r) - max(0, k)):
            X[t, j + 1] = rm[t + k]
    m = f"dimson{n}"
    A, b = X[EST], r[EST]
    coef, *_ = np.linalg.lstsq(A, b, rcond=None)
    e = b - A @ coef
    df = len(b) - A.shape[1]
    s2 = e @ e / df
    V = np.linalg.inv(A.T @ A)
    w = np.concatenate([[0], np.ones(2 * n + 1)])
    put(m, "alpha", coef[0]); put(m, "se_alpha", np.sqrt(s2 * V[0, 0]))
    put(m, "beta", w @ coef); put(m, "se_beta", np.sqrt(s2 * (w @ V @ w)))
    for j, k in enumerate(ks):
        if k:
            put(m, f"beta[{k:+d}]", coef[j + 1]); put(m, f"se_beta[{k:+d}]", np.sqrt(s2 * V[j + 1, j + 1]))
    put(m, "sigma", np.sqrt(s2)); put(m, "n", len(b))

    def var(days):
        c = X[days].sum(0)
        return s2 * (len(days) + c @ V @ c)

    judge(m, lambda days: r[days] - X[days] @ coef, var, df)

# Scholes & Williams (1977): slopes and autocorrelation over the inner rows, residuals over all.
i = EST[1:-1]
slope = lambda k: np.cov(r[i], rm[i + k])[0, 1] / np.var(rm[i + k], ddof=1)
rho = np.corrcoef(rm[i], rm[i - 1])[0, 1]
beta = (slope(-1) + slope(0) + slope(1)) / (1 + 2 * rho)
alpha = r[i].mean() - beta * rm[i].mean()
e = r[EST] - alpha - beta * rm[EST]
s2 = e @ e / (len(EST) - 2)
z = rm[i - 1] + rm[i] + rm[i + 1]
Z, X = np.column_stack([np.ones(len(i)), z]), np.column_stack([np.ones(len(i)), rm[i]])
A = np.linalg.inv(Z.T @ X)
V = A @ (Z.T @ Z) @ A.T
for k, (term, c) in enumerate((("alpha", alpha), ("beta", beta))):
    put("scholes-williams", term, c); put("scholes-williams", "se_" + term, np.sqrt(s2 * V[k, k]))
put("scholes-williams", "sigma", np.sqrt(s2))


def var(days):
    c = np.array([len(days), rm[days].sum()])
    return s2 * (len(days) + c @ V @ c)


judge("scholes-williams", lambda d: r[d] - alpha - beta * rm[d], var, len(EST) - 2)


# GARCH(1,1) errors.
def path(th, y, X):
    e = y - X @ th[:-3]
    w, a, b = th[-3:]
    s2 = (e * e).mean()
    h = np.empty(len(y), dtype=th.dtype)
    h[0] = w + (a + b) * s2
    for t in range(1, len(y)):
        h[t] = w + a * e[t - 1] ** 2 + b * h[t - 1]
    return e, h


def loglik(th, y, X):
    e, h = path(th, y, X)
    return -0.5 * (np.log(2 * np.pi) + np.log(h) + e * e / h).sum()


def gradient(th, y, X):
    g = np.empty(len(th))
    for k in range(len(th)):
        c = th.astype(complex)
        c[k] += 1e-30j
        g[k] = loglik(c, y, X).imag / 1e-30
    return g


def garch(y, X, start):
    n, K = X.shape
    b0, *_ = np.linalg.lstsq(X, y, rcond=None)
    v = np.var(y - X @ b0)
    S = np.concatenate([np.sqrt(v) / np.sqrt((X ** 2).mean(0)), [v, 1, 1]])  # units of the parameters
    th0 = np.concatenate([b0, [v * (1 - start[0] - start[1]), *start]])

    def bad(u):
        q = u * S
        return np.inf if q[-3] <= 0 or q[-2] < 0 or q[-1] < 0 or q[-2] + q[-1] >= 1 else -loglik(q, y, X)

    u = minimize(bad, th0 / S, method="Nelder-Mead", options=dict(maxiter=40000, maxfev=40000, xatol=1e-9, fatol=1e-11)).x
    sol = root(lambda u: gradient(u * S, y, X) * S, u, tol=1e-13)
    th = sol.x * S
    H = np.empty((K + 3, K + 3))
    for k in range(K + 3):
        d = np.zeros(K + 3); d[k] = 1e-5 * max(abs(th[k]), 1e-2 * S[k])
        H[k] = (gradient(th + d, y, X) - gradient(th - d, y, X)) / (2 * d[k])
    cov = np.linalg.inv(-(H + H.T) / 2 * np.outer(S, S)) * np.outer(S, S)
    return th, cov


X = np.column_stack([one, rm])
th, cov = garch(r[EST], X[EST], (0.1, 0.7))
for k, term in enumerate(("alpha", "beta", "omega", "arch", "garch")):
    put("garch", term, th[k]); put("garch", "se_" + term, np.sqrt(cov[k, k]))
e, h = path(th, r[EST], X[EST])
put("garch", "loglik", loglik(th, r[EST], X[EST]))
put("garch", "sigma", np.sqrt(e @ e / (len(EST) - 5)))
w, a, b = th[2:]
hs = dict(zip(EST, h))
resid = r - X @ th[:2]
for t in range(EST[-1] + 1, ZERO + 11):
    # residuals are known up to the day before the event window, then only their expected squares
    e2 = resid[t - 1] ** 2 if t - 1 < ZERO - 10 else hs[t - 1]
    hs[t] = w + a * e2 + b * hs[t - 1]


def var(days):
    c = X[days].sum(0)
    return sum(hs[t] for t in days) + c @ cov[:2, :2] @ c


judge("garch", lambda d: resid[d], var, len(EST) - 5)

# Newey & West (1987) standard errors of the market model: Bartlett weights, factor M/(M − K).
A, y = X[EST], r[EST]
b, *_ = np.linalg.lstsq(A, y, rcond=None)
e = y - A @ b
V = np.linalg.inv(A.T @ A)
for lags in (1, 5, int(4 * (len(y) / 100) ** (2 / 9))):
    G = (A * e[:, None])
    S = G.T @ G
    for l in range(1, lags + 1):
        C = G[l:].T @ G[:-l]
        S += (1 - l / (lags + 1)) * (C + C.T)
    N = V @ S @ V * len(y) / (len(y) - 2)
    put(f"hac{lags}", "se_alpha", np.sqrt(N[0, 0])); put(f"hac{lags}", "se_beta", np.sqrt(N[1, 1]))

# Ljung & Box (1978) over 10 lags and Engle's (1982) LM test over 5 lags, on the market model's residuals.
from scipy.stats import chi2
c = e - e.mean()
rho = np.array([(c[l:] * c[:-l]).sum() / (c * c).sum() for l in range(1, 11)])
Q = len(e) * (len(e) + 2) * (rho ** 2 / (len(e) - np.arange(1, 11))).sum()
put("ljung-box", "stat", Q); put("ljung-box", "p", chi2.sf(Q, 10))
s = e * e
L = np.column_stack([np.ones(len(s) - 5)] + [s[5 - l:-l] for l in range(1, 6)])
d, *_ = np.linalg.lstsq(L, s[5:], rcond=None)
u = s[5:] - L @ d
lm = len(u) * (1 - u @ u / ((s[5:] - s[5:].mean()) ** 2).sum())
put("arch-lm", "stat", lm); put("arch-lm", "p", chi2.sf(lm, 5))

# Trade-to-trade returns (Maynes & Rumsey 1993): the stock has no price on every seventh day and on 100 and 101.
none = set(range(5, 320, 7)) | {100, 101}
none -= set(range(278, 302))
Y, Xs, W, at = [], [], [], []
last = 0
for t in range(1, 320):
    if t in none:
        continue
    span = np.arange(last + 1, t + 1)
    last = t
    if 40 <= t <= 279:
        q = np.sqrt(len(span))
        Y.append((np.prod(1 + r[span]) - 1) / q); Xs.append([len(span) / q, rm[span].sum() / q]); W.append(q); at.append(t)
Y, Xs, W = np.array(Y), np.array(Xs), np.array(W)
b, *_ = np.linalg.lstsq(Xs, Y, rcond=None)
e = Y - Xs @ b
s2 = e @ e / (len(Y) - 2)
V = np.linalg.inv(Xs.T @ Xs)
m = (Y * W).sum() / (W * W).sum()
put("thin", "n", len(Y)); put("thin", "alpha", b[0]); put("thin", "beta", b[1])
put("thin", "se_alpha", np.sqrt(s2 * V[0, 0])); put("thin", "se_beta", np.sqrt(s2 * V[1, 1])); put("thin", "sigma", np.sqrt(s2))
put("thin", "r2", 1 - e @ e / ((Y - m * W) ** 2).sum())
days = np.arange(ZERO - 1, ZERO + 2)
c = X[days].sum(0)
put("thin", "car[-1,1]", (r[days] - X[days] @ b).sum()); put("thin", "var[-1,1]", s2 * (3 + c @ V @ c))
