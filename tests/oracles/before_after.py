"""What statsmodels, numpy and scipy make of a monthly series before and after a month.

Reads a list of cases {values, first, before} from standard input, `first` being the month of the year of the first
value, from 0, and writes for each: "plain", the lags and for each coefficient its value, its standard error and its 95%
interval by ordinary least squares with Newey and West's covariance; "weighed", the posterior of step, bend and average
change under autocorrelations of 0 to 1, with full covariance matrices: values, intervals, tail probabilities.
"""

import json
import sys

import numpy
import statsmodels.api as sm
from scipy import optimize, stats

PARTS = 50


def design(months, first, before):
    at = numpy.arange(months)
    after = (at >= before).astype(float)
    columns = [numpy.ones(months), at, after, (at - before) * after]
    if months >= 24:
        circle = 2 * numpy.pi * (at + first) / 12
        columns += [numpy.cos(circle), numpy.sin(circle)]
    return numpy.column_stack(columns)


def plain(values, columns):
    lags = int(numpy.floor(4 * (len(values) / 100) ** (2 / 9)))
    covariance = {"maxlags": lags, "use_correction": True}
    fit = sm.OLS(values, columns).fit(cov_type="HAC", cov_kwds=covariance, use_t=True)
    ends = fit.conf_int()
    return {"lags": lags, "coefficients": [[*row] for row in zip(fit.params, fit.bse, ends[:, 0], ends[:, 1])]}


def assumed(values, columns, autocorrelation):
    """Value and covariance of the coefficients, and the logarithm of the restricted likelihood."""
    months, terms = columns.shape
    apart = numpy.abs(numpy.subtract.outer(numpy.arange(months), numpy.arange(months)))
    scatter = autocorrelation**apart / (1 - autocorrelation**2)
    inverse = numpy.linalg.inv(scatter)
    inner = columns.T @ inverse @ columns
    value = numpy.linalg.solve(inner, columns.T @ inverse @ values)
    left = values - columns @ value
    squares = left @ inverse @ left
    free = months - terms
    log = -0.5 * (numpy.linalg.slogdet(scatter)[1] + numpy.linalg.slogdet(inner)[1] + free * numpy.log(squares))
    return value, numpy.linalg.inv(inner) * squares / free, log


def weighed(values, columns, before):
    free = len(values) - columns.shape[1]
    grid = (numpy.arange(PARTS) + 0.5) / PARTS
    parts = [assumed(values, columns, autocorrelation) for autocorrelation in grid]
    logs = numpy.array([part[2] for part in parts])
    weights = numpy.exp(logs - logs.max())
    weights /= weights.sum()
    middle = (len(values) - before - 1) / 2
    effects = []
    for steps, bends in [(1, 0), (0, 1), (1, middle)]:
        sum_ = numpy.zeros(columns.shape[1])
        sum_[2:4] = steps, bends
        at = numpy.array([sum_ @ value for value, _, _ in parts])
        error = numpy.sqrt([sum_ @ covariance @ sum_ for _, covariance, _ in parts])
        below = lambda x: weights @ stats.t.cdf((x - at) / error, free)
        far = 100 * error.max()
        ends = [optimize.brentq(lambda x: below(x) - p, at.min() - far, at.max() + far, xtol=1e-12) for p in (0.025, 0.975)]
        effects.append([weights @ at, *ends, 2 * min(below(0), 1 - below(0))])
    tails = []
    for value, covariance, _ in parts:
        change = value[2:4]
        tails.append(stats.f.sf(change @ numpy.linalg.solve(covariance[2:4, 2:4], change) / 2, 2, free))
    return {"effects": effects, "p": weights @ tails, "autocorrelation": weights @ grid}


def answer(values, first, before):
    values = numpy.array(values, float)
    columns = design(len(values), first, before)
    return {"plain": plain(values, columns), "weighed": weighed(values, columns, before)}


json.dump([answer(**case) for case in json.load(sys.stdin)], sys.stdout)
