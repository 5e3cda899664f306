# Reference of the differences between groups, base R 4.2.2 (lm, vcov, t.test, oneway.test). Reads
# tests_prices.csv and tests_events.csv, measures as tests_reference.R does; writes
# difference_reference.csv. Groups take turns: the first event is of a, the second of b, ….
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


rows <- list()
put <- function(study, method, w, groups, est, se, stat, df, df2, p)
  rows[[length(rows) + 1]] <<- c(study, method, w[1], w[2], groups, sprintf("%.17g", c(est, se, stat, df, df2, p)))
for (study in unique(evs$study)) {
  ev <- evs[evs$study == study, ]
  measured <- lapply(split(ev, seq_len(nrow(ev))), measure)
  for (w in windows) {
    j <- which(rel >= w[1] & rel <= w[2])
    has <- sapply(measured, function(e) any(!is.na(e$ar[j])))   # the others have nothing to average
    all <- measured[has]; dates <- ev$date[has]
    n <- length(all)
    car <- sapply(all, function(e) sum(e$ar[j], na.rm = TRUE))
    se <- sapply(all, function(e) sqrt(e$vr(j)))
    two <- rep(1:2, length.out = nrow(ev))[has]; three <- rep(1:3, length.out = nrow(ev))[has]
    tt <- t.test(car[two == 1], car[two == 2])
    put(study, "welch", w, 2, tt$estimate[1] - tt$estimate[2], tt$stderr, tt$statistic, tt$parameter, NA, tt$p.value)
    ow <- oneway.test(car ~ factor(three))
    put(study, "welch", w, 3, NA, NA, ow$statistic, ow$parameter[1], ow$parameter[2], ow$p.value)
    # the series of differences, date by date, on calendar rows of the price file
    v <- df <- c()
    for (d in unique(dates)) {
      here <- which(dates == d)
      m <- matrix(NA_real_, nrow(px), length(here))
      for (k in seq_along(here)) m[all[[here[k]]]$est, k] <- all[[here[k]]]$res
      part <- 0
      keep <- rep(TRUE, nrow(px))
      for (g in 1:2) {
        mine <- m[, two[here] == g, drop = FALSE]
        if (ncol(mine) == 0) next
        keep <- keep & rowSums(!is.na(mine)) * 2 >= ncol(mine) & rowSums(!is.na(mine)) > 0
        part <- part + (if (g == 1) 1 else -1) * ncol(mine) / sum(two == g) * rowMeans(mine, na.rm = TRUE)
      }
      r <- part[keep]
      free <- length(r) - mean(sapply(all[here], function(e) e$M - e$df))
      factor <- mean(sapply(here, function(i) se[i]^2 / all[[i]]$s^2))
      v <- c(v, sum((r - mean(r))^2) / free * factor); df <- c(df, free)
    }
    est <- mean(car[two == 1]) - mean(car[two == 2])
    free <- sum(v)^2 / sum(v^2 / df)
    t <- est / sqrt(sum(v))
    put(study, "series", w, 2, est, sqrt(sum(v)), t, free, NA, 2 * pt(-abs(t), free))
  }
}
out <- as.data.frame(do.call(rbind, rows))
names(out) <- c("study", "method", "first", "last", "groups", "estimate", "se", "stat", "df", "df2", "p")
write.csv(out, "difference_reference.csv", row.names = FALSE, quote = FALSE)
