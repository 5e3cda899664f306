# Scans the listing r of models.csv a second time, in R alone: Rscript scan_reference.R > scan_reference.csv
# rolling: lm() on rows t-60 .. t-11, predict.lm with its standard error for t; whole: rstudent() of one
# lm() on rows 101 .. 200 and the prediction of each from all others. p.adjust() over the days of a scan.
D <- read.csv("models.csv", check.names = FALSE)
cat("fit,row,expected,ar,se,t,p,rank,bh,by,holm\n")
rows <- 101:200
E <- S <- T <- P <- K <- numeric()
for (t in rows) {
  est <- (t - 60):(t - 11)
  fit <- lm(r ~ rm, D[est, ])
  q <- predict(fit, D[t, ], se.fit = TRUE)
  se <- sqrt(q$se.fit^2 + q$residual.scale^2)
  z <- (D$r[t] - q$fit) / se
  own <- resid(fit) / (summary(fit)$sigma * sqrt(1 - 2 / 50))
  E <- c(E, q$fit); S <- c(S, se); T <- c(T, z); P <- c(P, 2 * pt(-abs(z), q$df)); K <- c(K, 1 + sum(abs(own) >= abs(z)))
}
line <- function(fit) {
  A <- cbind(E, D$r[rows] - E, S, T, P, K, p.adjust(P, "BH"), p.adjust(P, "BY"), p.adjust(P, "holm"))
  for (i in seq_along(rows)) cat(fit, ",", rows[i], ",", paste(sprintf("%.15g", A[i, ]), collapse = ","), "\n", sep = "")
}
line("rolling")
W <- D[rows, ]
fit <- lm(r ~ rm, W)
T <- rstudent(fit)
E <- S <- numeric()
for (i in seq_along(rows)) {
  out <- lm(r ~ rm, W[-i, ])
  q <- predict(out, W[i, ], se.fit = TRUE)
  E <- c(E, q$fit); S <- c(S, sqrt(q$se.fit^2 + q$residual.scale^2))
}
P <- 2 * pt(-abs(T), fit$df.residual - 1)
K <- sapply(T, function(z) sum(abs(T) >= abs(z)))
line("whole")
