# Reference values for single functions, base R 4.2.2: wilcox.test, binom.test, t.test, p.adjust, pnorm, and plain enumeration.
# Writes tests_vectors.csv: sample, quantity, value; the quantity "values" is the sample itself.
options(digits = 17)
set.seed(20250213)
rows <- list(); seen <- character()
put <- function(x, what, v) {
  x <- paste(sprintf("%.15g", x), collapse = " "); id <- match(x, seen)
  if (is.na(id)) { seen <<- c(seen, x); id <- length(seen); rows[[length(rows) + 1]] <<- c(id, "values", x) }
  rows[[length(rows) + 1]] <<- c(id, what, sprintf("%.17g", v))
}

samples <- list(round(rnorm(5, 0.01, 0.02), 4), round(rnorm(12, 0, 0.02), 5), round(rnorm(50, 0.004, 0.02), 6), round(rnorm(51, 0.004, 0.02), 6),
                round(rnorm(300, 0.001, 0.02), 7), c(0.01, 0.02, -0.01, 0.03, 0.02, 0, -0.04, 0.05), c(-0.02, -0.01, -0.03, -0.015))
for (x in samples) {
  nz <- x[x != 0]; n <- length(nz); exact <- n <= 50 && !anyDuplicated(abs(nz))
  for (alt in c("two.sided", "greater", "less")) {
    w <- suppressWarnings(wilcox.test(x, alternative = alt, exact = exact, correct = TRUE))
    put(x, paste("wilcoxon", alt), w$p.value)
    put(x, paste("sign", alt), binom.test(sum(nz > 0), n, alternative = alt)$p.value)
  }
  put(x, "wilcoxon W", w$statistic)
  walsh <- sort(outer(nz, nz, "+")[upper.tri(diag(n), diag = TRUE)] / 2)
  put(x, "wilcoxon estimate", median(walsh))
  if (exact) {
    k <- qsignrank(0.025, n); if (psignrank(k, n) > 0.025) k <- k - 1      # largest k with P(W <= k) <= 2.5 %
    put(x, "wilcoxon lo", if (k >= 0) walsh[k + 1] else NA)
    put(x, "wilcoxon hi", if (k >= 0) rev(walsh)[k + 1] else NA)
  }
  m <- length(x); k <- qbinom(0.025, m, 0.5); if (pbinom(k, m, 0.5) > 0.025) k <- k - 1
  put(x, "median", median(x))
  put(x, "median lo", if (k >= 0) sort(x)[k + 1] else NA)
  put(x, "median hi", if (k >= 0) rev(sort(x))[k + 1] else NA)
  ci <- t.test(x)$conf.int
  put(x, "t lo", ci[1]); put(x, "t hi", ci[2]); put(x, "t se", sd(x) / sqrt(m))
  # Hall's transformation inverted by root finding
  s <- sd(x); g <- m / (m - 1) / (m - 2) * sum(((x - mean(x)) / s)^3)
  hall <- function(S) sqrt(m) * (S + g * S^2 / 3 + g^2 * S^3 / 27 + g / (6 * m))
  root <- function(q) uniroot(function(S) hall(S) - q, c(-50, 50), tol = 1e-15, maxiter = 10000)$root
  q <- qt(0.975, m - 1)
  put(x, "skew lo", mean(x) - s * root(q)); put(x, "skew hi", mean(x) - s * root(-q))
}
# tails of a fair coin: throws, heads
for (nk in list(c(2, 2), c(12, 6), c(100, 61), c(1000, 900), c(1000, 399), c(2000, 1300), c(100000, 50500), c(100000, 53000)))
  for (alt in c("two.sided", "greater", "less")) put(nk, paste("coin", alt), binom.test(nk[2], nk[1], alternative = alt)$p.value)
# adjusted p-values
for (p in list(c(0.01, 0.02, 0.03, 0.5), c(0.04, 0.001, 0.04, NA, 0.9, 0.0004), c(0.7, 0.9), c(NA, 0.03))) {
  h <- p.adjust(p, "holm"); b <- p.adjust(p, "BH")
  for (i in seq_along(p)) { put(p, paste("holm", i), h[i]); put(p, paste("BH", i), b[i]) }
}
# power of a two-sided 5 % z test: N, effect, standard deviation (MacKinlay 1997, section 6)
for (n in c(1, 5, 10, 20, 50, 100, 200)) for (s in c(0.02, 0.04)) for (d in c(0.005, 0.01, 0.015, 0.02)) {
  z <- d * sqrt(n) / s
  put(c(n, d, s), "power", pnorm(qnorm(0.975) - z, lower.tail = FALSE) + pnorm(qnorm(0.025) - z))
}
# bootstrap by enumeration: all G^G samples of G dates; values are (date, SCAR) in turn
dates <- c(1, 1, 2, 3, 4, 5, 5); scar <- c(1.9, 0.4, -0.8, -0.3, 0.9, 2.2, -1.1)
stat <- function(v) if (sd(v) < 1e-12) sign(mean(v)) * Inf else sqrt(length(v)) * mean(v) / sd(v)
for (case in list(list(dates, scar), list(1:6, scar[1:6]))) {
  d <- case[[1]]; v <- case[[2]]; blocks <- split(v - mean(v), d); G <- length(blocks)
  tb <- apply(expand.grid(rep(list(seq_len(G)), G)), 1, function(k) stat(unlist(blocks[k])))
  x <- as.vector(rbind(d, v))
  put(x, "bootstrap two.sided", mean(abs(tb) >= abs(stat(v)))); put(x, "bootstrap greater", mean(tb >= stat(v)))
  put(x, "bootstrap less", mean(tb <= stat(v)))
}
out <- as.data.frame(do.call(rbind, rows)); names(out) <- c("sample", "quantity", "value")
write.csv(out, "tests_vectors.csv", row.names = FALSE, quote = FALSE)
