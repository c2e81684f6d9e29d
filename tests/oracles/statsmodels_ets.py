"""What statsmodels makes of monthly series: forecasts of ETS models and how sure it is of them.

Reads a list of {series, model, ahead, parameters} from standard input and writes for each
{mean, deviation, sum_deviation, squares}: `parameters` are weights and beginnings by statsmodels' names, taken as they
are; with null statsmodels looks for the likeliest itself.
"""

import json
import sys
import warnings

import numpy
import pandas
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

MODELS = {
    "ETS(A,N,N)": {},
    "ETS(A,Ad,N)": {"trend": "add", "damped_trend": True},
    "ETS(A,N,A)": {"seasonal": "add", "seasonal_periods": 12},
    "ETS(A,Ad,A)": {"trend": "add", "damped_trend": True, "seasonal": "add", "seasonal_periods": 12},
}


# The search may end in a valley that is not the lowest: it begins at several places, and the likeliest end counts.
STARTS = (None, 0.05, 0.5, 0.9)


def likeliest(model):
    ends = []
    for alpha in STARTS:
        start = dict(zip(model.param_names, model.start_params))
        start["smoothing_level"] = start["smoothing_level"] if alpha is None else alpha
        start = numpy.array([start[name] for name in model.param_names])
        ends.append(model.fit(start_params=start, disp=False, maxiter=2_000))
    return min(ends, key=lambda end: end.sse)


def answer(series, model, ahead, parameters):
    model = ETSModel(pandas.Series(series), error="add", **MODELS[model])
    if parameters is None:
        fitted = likeliest(model)
    else:
        fitted = model.smooth(numpy.array([parameters[name] for name in model.param_names]))
    predicted = fitted.get_prediction(len(series), len(series) + ahead - 1)

    def path(errors):
        return numpy.asarray(fitted.simulate(ahead, anchor="end", random_errors=errors)).ravel()

    # What a surprise of one in each month adds to the sum.
    still = path(numpy.zeros((ahead, 1)))
    added = [path(numpy.eye(ahead)[:, [month]]).sum() - still.sum() for month in range(ahead)]
    return {
        "mean": list(numpy.asarray(predicted.predicted_mean)),
        "deviation": list(numpy.sqrt(numpy.asarray(predicted.forecast_variance))),
        "sum_deviation": float(numpy.sqrt(fitted.mse * numpy.sum(numpy.square(added)))),
        "squares": float(fitted.sse),
    }


warnings.simplefilter("ignore")
json.dump([answer(**question) for question in json.load(sys.stdin)], sys.stdout)
