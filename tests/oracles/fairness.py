"""What scipy and numpy make of units that are to be compared fairly.

Reads a list of cases from standard input and writes an answer for each:
{"limits": {measure, centre, base}} gives the exact limits at 95% and 99.8%, between whole numbers as in Spiegelhalter
(2005), A.1.1; {"units": {measure, events, bases}} gives the overdispersion with a tenth of the deviations winsorised at
either end, the empirical-Bayes means (Marshall 1991) and their 95% intervals.
"""

import json
import sys

import numpy
from scipy import stats


def limit(distribution, p, base):
    reached = distribution.ppf(p)
    part = (distribution.cdf(reached) - p) / (distribution.cdf(reached) - distribution.cdf(reached - 1))
    return (reached - part) / base


def limits(measure, centre, base):
    distribution = stats.poisson(centre * base) if measure == "rate" else stats.binom(round(base), centre)
    ends = [limit(distribution, p, base) for p in (0.025, 0.975, 0.001, 0.999)]
    top = 1.0 if measure == "share" else numpy.inf
    return [min(max(end, 0.0), top) for end in ends]


def units(measure, events, bases):
    events, bases = numpy.array(events, float), numpy.array(bases, float)
    ratios, centre = events / bases, events.sum() / bases.sum()
    variances = (centre if measure == "rate" else centre * (1 - centre)) / bases
    deviations = (ratios - centre) / numpy.sqrt(variances)
    cut = int(0.1 * len(deviations))
    ordered = numpy.sort(deviations)
    winsorised = numpy.clip(deviations, ordered[cut], ordered[len(ordered) - 1 - cut])
    spread = (bases * (ratios - centre) ** 2).sum() / bases.sum()
    average = bases.mean()
    if measure == "rate":
        variance = max(spread - centre / average, 0.0)
    else:
        variance = max((spread - centre * (1 - centre) / average) / (1 - 1 / average), 0.0)
    if variance == 0.0:
        return {"factor": (winsorised**2).mean(), "means": [centre] * len(events), "intervals": None}
    if measure == "rate":
        posterior = stats.gamma(centre**2 / variance + events, scale=1 / (centre / variance + bases))
    else:
        size = centre * (1 - centre) / variance - 1
        posterior = stats.beta(centre * size + events, (1 - centre) * size + bases - events)
    intervals = numpy.stack([posterior.ppf(0.025), posterior.ppf(0.975)], axis=1)
    return {"factor": (winsorised**2).mean(), "means": posterior.mean().tolist(), "intervals": intervals.tolist()}


CASES = {"limits": limits, "units": units}
json.dump([CASES[kind](**case) for one in json.load(sys.stdin) for kind, case in one.items()], sys.stdout)
