# Reference of power.go, base R: pt with a noncentrality, power.t.test, uniroot. Writes power_reference.csv.
options(digits = 17)
rows <- list()
put <- function(what, tail, df, x, y, value)
  rows[[length(rows) + 1]] <<- c(what, tail, df, x, y, sprintf("%.17g", value))
power <- function(delta, df, tail, alpha = 0.05) {
  if (tail == "upper") return(pt(qt(1 - alpha, df), df, delta, lower.tail = FALSE))
  if (tail == "lower") return(pt(-qt(1 - alpha, df), df, delta))
  c <- qt(1 - alpha / 2, df)
  pt(c, df, delta, lower.tail = FALSE) + pt(-c, df, delta)
}
for (df in c(3, 5, 28, 98, 238, 998)) for (tail in c("two-sided", "upper", "lower"))
  for (delta in c(-1, 0, 0.5, 1.5, 2.8, 4)) put("power", tail, df, delta, "", power(delta, df, tail))
for (df in c(3, 28, 98, 238)) for (tail in c("two-sided", "upper"))
  put("detectable", tail, df, "", "",
      uniroot(function(d) power(d, df, tail) - 0.8, c(0, 50), tol = 1e-14)$root)
# a sample of n with one standard deviation: power.t.test with the wrong sign counted, too
for (n in c(5, 20, 80)) for (delta in c(0.2, 0.5, 1))
  put("mean", "two-sided", n, delta, 1,
      power.t.test(n, delta, 1, type = "one.sample", strict = TRUE)$power)
for (delta in c(0.2, 0.5, 1)) put("needed", "two-sided", "", delta, 1,
  ceiling(power.t.test(NULL, delta, 1, power = 0.8, type = "one.sample", strict = TRUE)$n))
# two one-sided tests by the interval: the largest end of the 1 - 2p interval lies on the bound
for (df in c(28, 238)) for (est in c(-0.7, 0, 0.3)) for (bound in c(0.5, 1.5, 3))
  put("equivalence", "two-sided", df, est, bound,
      max(pt((est + bound), df, lower.tail = FALSE), pt((est - bound), df)))
out <- as.data.frame(do.call(rbind, rows))
names(out) <- c("what", "tail", "df", "x", "y", "value")
write.csv(out, "power_reference.csv", row.names = FALSE, quote = FALSE)
