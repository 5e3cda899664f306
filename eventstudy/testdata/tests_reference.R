# Reference values of the tests over N events, second program: base R 4.2.2 (lm, vcov, rank, cor, t.test, wilcox.test,
# binom.test, pt, pnorm). Reads tests_prices.csv and tests_events.csv; writes tests_reference_R.csv. Same conventions as tests_reference.py.
options(digits = 17)
px <- read.csv("tests_prices.csv", check.names = FALSE)
evs <- read.csv("tests_events.csv", colClasses = "character")
rel <- -5:5
windows <- list(c(0, 0), c(-1, 1), c(-5, 5), c(2, 3))

series <- function(id, rows) {            # return over the gap, and how many trading days it spans
  p <- px[rows, id]; ok <- which(!is.na(p))
  r <- g <- rep(NA_real_, length(p))
  r[ok[-1]] <- p[ok[-1]] / p[ok[-length(ok)]] - 1
  g[ok[-1]] <- diff(ok)
  data.frame(r = r, g = g)
}

measure <- function(e) {
  mk <- paste0("M", substr(e$security, 1, 1))
  rows <- which(!is.na(px[[mk]]))
  s <- series(e$security, rows); m <- series(mk, rows)$r
  t0 <- match(e$date, px$date[rows])
  lim <- if (e$first == "") c(-120, -11) else as.integer(c(e$first, e$last))
  est <- (t0 + lim[1]):(t0 + lim[2]); est <- est[!is.na(s$r[est]) & s$g[est] == 1]
  y <- s$r[est]; x <- m[est]
  if (e$model == "market-adjusted") {
    res <- y - x; df <- length(est) - 1; s2 <- var(res); a <- 0; b <- 1; V <- matrix(0, 2, 2)
  } else {
    fit <- if (e$model == "market") lm(y ~ x) else lm(y ~ 1)
    res <- residuals(fit); df <- df.residual(fit); s2 <- sum(res^2) / df
    a <- coef(fit)[[1]]; b <- if (e$model == "market") coef(fit)[[2]] else 0
    V <- matrix(0, 2, 2); k <- nrow(vcov(fit)); V[1:k, 1:k] <- vcov(fit)
  }
  spans <- lapply(rel, function(k) { t <- t0 + k; if (is.na(s$r[t])) NULL else (t - s$g[t] + 1):t })
  ar <- sapply(seq_along(rel), function(j) if (is.null(spans[[j]])) NA else s$r[t0 + rel[j]] - sum(a + b * m[spans[[j]]]))
  daily <- ar / sqrt(s$g[t0 + rel])       # for the ranks by day
  vr <- function(j) { ts <- unlist(spans[j]); d <- c(length(ts), sum(m[ts])); s2 * length(ts) + as.numeric(t(d) %*% V %*% d) }
  list(off = est - t0, res = unname(res), est = rows[est], M = length(est), df = df, s = sqrt(s2), ar = ar, daily = daily, vr = vr, day = rows[t0 + rel])
}

lines <- list()
put <- function(study, test, w, n, est, stat, df, two, up, lo)
  lines[[length(lines) + 1]] <<- c(study, test, w[1], w[2], n, sprintf("%.17g", c(est, stat, df, two, up, lo)))
pn <- function(study, test, w, n, est, z) put(study, test, w, n, est, z, NA, 2 * pnorm(-abs(z)), pnorm(z, lower.tail = FALSE), pnorm(z))
ptt <- function(study, test, w, n, est, t, df) put(study, test, w, n, est, t, df, 2 * pt(-abs(t), df), pt(t, df, lower.tail = FALSE), pt(t, df))

signed <- function(E) {                   # Corrado and Zivney: signs about the event's own median
  long <- do.call(rbind, lapply(E, function(e) {
    v <- c(e$res, e$daily); o <- c(e$off, rel); o <- o[!is.na(v)]; v <- v[!is.na(v)]
    data.frame(o = o, u = sign(v - median(v)))
  }))
  x <- tapply(long$u, long$o, function(u) sum(u) / sqrt(length(u)))
  list(x = x, s = sqrt(mean(x^2)))
}

ranked <- function(E, scaled) {           # long form: one row for each event and day, then aggregate by day
  sdx <- sapply(seq_along(rel), function(j) sd(sapply(E, function(e) e$daily[j] / e$s), na.rm = TRUE))
  long <- do.call(rbind, lapply(E, function(e) {
    v <- c(e$res, e$daily); o <- c(e$off, rel)
    if (scaled) v <- v / e$s / c(rep(1, length(e$res)), sdx)
    o <- o[!is.na(v)]; v <- v[!is.na(v)]
    data.frame(o = o, u = rank(v) / (1 + length(v)) - 0.5)
  }))
  x <- tapply(long$u, long$o, function(u) sum(u) / sqrt(length(u)))
  list(x = x, s = sqrt(mean(x^2)))
}

for (study in unique(evs$study)) {
  all <- lapply(split(evs[evs$study == study, ], seq_len(sum(evs$study == study))), measure)
  rk <- list(corrado = ranked(all, FALSE), `rank-z` = ranked(all, TRUE), `corrado-zivney` = signed(all))
  for (w in windows) {
    js <- which(rel >= w[1] & rel <= w[2])
    E <- Filter(function(e) any(!is.na(e$ar[js])), all)
    n <- length(E); L <- length(js)
    car <- sapply(E, function(e) sum(e$ar[js], na.rm = TRUE))
    scar <- car / sqrt(sapply(E, function(e) e$vr(js[!is.na(e$ar[js])])))
    pn(study, "sum-of-variances", w, n, mean(car),
       mean(car) / sqrt(sum(sapply(E, function(e) e$vr(js[!is.na(e$ar[js])]))) / n^2))
    tt <- t.test(car)
    put(study, "cross", w, n, tt$estimate, tt$statistic, tt$parameter, tt$p.value,
        t.test(car, alternative = "greater")$p.value, t.test(car, alternative = "less")$p.value)
    z <- (car - mean(car)) / sd(car); g <- n * sum(z^3) / (n - 1) / (n - 2); S <- mean(car) / sd(car)
    ptt(study, "skew", w, n, mean(car), sqrt(n) * (((1 + g * S / 3)^3 - 1) / g + g / (6 * n)), n - 1)
    aar <- tapply(unlist(lapply(E, `[[`, "res")), unlist(lapply(E, `[[`, "off")), function(v) if (2 * length(v) >= n) mean(v) else NA)
    aar <- aar[!is.na(aar)]
    ptt(study, "crude", w, n, mean(car), mean(car) / sqrt(L * var(as.numeric(aar))), length(aar) - 1)
    f <- sapply(E, `[[`, "df"); pz <- sum(scar) / sqrt(sum(f / (f - 2)))
    pn(study, "patell", w, n, mean(car), pz)
    b <- t.test(scar); bt <- unname(b$statistic)
    put(study, "bmp", w, n, mean(car), bt, n - 1, b$p.value, t.test(scar, alternative = "greater")$p.value, t.test(scar, alternative = "less")$p.value)
    wt <- outer(1:n, 1:n, Vectorize(function(i, j) {
      k <- length(intersect(E[[i]]$day[js], E[[j]]$day[js])) / L
      if (k == 0) return(0)
      common <- intersect(E[[i]]$est, E[[j]]$est)
      k * cor(E[[i]]$res[match(common, E[[i]]$est)], E[[j]]$res[match(common, E[[j]]$est)])
    }))
    r <- mean(wt[upper.tri(wt)])
    pn(study, "patell-adj", w, n, mean(car), pz / sqrt(1 + (n - 1) * r))
    ptt(study, "bmp-adj", w, n, mean(car), bt * sqrt((1 - r) / (1 + (n - 1) * r)), n - 1)
    for (k in names(rk)) pn(study, k, w, n, mean(car), sum(rk[[k]]$x[as.character(rel[js])]) / (sqrt(L) * rk[[k]]$s))
    gl <- do.call(rbind, lapply(seq_len(n), function(i) {
      v <- c(E[[i]]$res / E[[i]]$s, scar[i] / sd(scar))
      data.frame(o = c(E[[i]]$off, 0), u = rank(v) / (length(v) + 1) - 0.5)
    }))
    ub <- tapply(gl$u, gl$o, mean); nt <- tapply(gl$u, gl$o, length); Tn <- length(ub)
    Z <- ub[["0"]] / sqrt(sum(nt / n * ub^2) / Tn)
    ptt(study, "grank-t", w, n, mean(car), Z * sqrt((Tn - 2) / (Tn - 1 - Z^2)), Tn - 2)
    Ti <- sapply(E, `[[`, "M") + 1
    pn(study, "grank-z", w, n, mean(car), ub[["0"]] / sqrt(mean((Ti - 1) / (Ti + 1)) / (12 * n)))
    up <- sum(car > 0)
    put(study, "sign", w, n, median(car), up, NA, binom.test(up, n)$p.value,
        binom.test(up, n, alternative = "greater")$p.value, binom.test(up, n, alternative = "less")$p.value)
    p <- mean(sapply(E, function(e) mean(e$res > 0)))
    pn(study, "gsign", w, n, mean(car), (up - n * p) / sqrt(n * p * (1 - p)))
    wx <- wilcox.test(car, conf.int = TRUE)
    put(study, "wilcoxon", w, n, wx$estimate, wx$statistic, NA, wx$p.value,
        wilcox.test(car, alternative = "greater")$p.value, wilcox.test(car, alternative = "less")$p.value)
    held <- do.call(rbind, lapply(seq_len(n), function(i) data.frame(i = i, j = js, d = E[[i]]$day[js])[!is.na(E[[i]]$ar[js]), ]))
    pv <- sapply(split(held, held$d), function(h) {
      m <- nrow(h)
      ll <- do.call(rbind, lapply(h$i, function(i) data.frame(t = E[[i]]$est, e = E[[i]]$res)))
      eb <- tapply(ll$e, ll$t, function(v) if (2 * length(v) >= m) mean(v) else NA); eb <- eb[!is.na(eb)]
      K <- mean(sapply(h$i, function(i) E[[i]]$M - E[[i]]$df))
      fac <- mean(mapply(function(i, j) E[[i]]$vr(j) / E[[i]]$s^2, h$i, h$j))
      p <- mean(mapply(function(i, j) E[[i]]$ar[j], h$i, h$j))
      c(p, p / sqrt(var(eb) * (length(eb) - 1) / (length(eb) - K) * fac))
    })
    D <- ncol(pv)
    nd <- table(held$d)
    tot <- sum(sapply(split(held, held$i), function(h) {
      e <- E[[h$i[1]]]; q <- 1 / sqrt(as.numeric(nd[as.character(h$d)])); own <- sum(sapply(h$j, e$vr)); m <- nrow(h)
      if (m < 2) 0 else (e$vr(h$j) - own) / (m - 1) / own * (sum(outer(q, q)) - sum(q^2))
    }))
    if (D > 1) {
      cb <- tot / D / (D - 1) / max(1, var(pv[2, ]))
      ptt(study, "calendar", w, n, mean(pv[1, ]), sqrt(D) * mean(pv[2, ]) / sd(pv[2, ]) * sqrt((1 - cb) / (1 + (D - 1) * cb)), D - 1)
    }
  }
}
out <- as.data.frame(do.call(rbind, lines))
names(out) <- c("study", "test", "first", "last", "n", "estimate", "stat", "df", "two", "upper", "lower")
write.csv(out, "tests_reference_R.csv", row.names = FALSE, quote = FALSE)
