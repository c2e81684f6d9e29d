//! All candidates side by side: where they disagree, none of them can be sure.

use super::Method;
use super::forecast::Forecast;
use super::smoothing::Smoothing;

/// What each candidate makes of a series; those that it is too short for are missing.
pub(super) struct Panel {
    forecasts: Vec<(Method, Forecast)>,
    learnt: Vec<Smoothing>,
}

impl Panel {
    /// Asks every candidate for the `count` months after `series`. What was learnt of a shorter series tells where to
    /// look first.
    pub(super) fn ask(series: &[f64], count: usize, before: Option<&Self>) -> Self {
        let mut panel = Self { forecasts: Vec::new(), learnt: Vec::new() };
        for method in Method::CANDIDATES {
            let forecast = match method {
                Method::Smoothing(form) => {
                    let near = before.and_then(|before| {
                        before.learnt.iter().find(|learnt| learnt.form() == form)
                    });
                    Smoothing::fit(form, series, near).map(|learnt| {
                        let forecast = learnt.forecast(count);
                        panel.learnt.push(learnt);
                        forecast
                    })
                }
                method => method.forecast(series, count),
            };
            panel.forecasts.extend(forecast.map(|forecast| (method, forecast)));
        }
        panel
    }

    pub(super) fn of(&self, method: Method) -> Option<&Forecast> {
        let mut forecasts = self.forecasts.iter();
        forecasts.find(|(other, _)| *other == method).map(|(_, forecast)| forecast)
    }

    /// The standard deviation of the candidates' means for the month `ahead`, from 1.
    pub(super) fn disagreement_of(&self, ahead: usize) -> f64 {
        self.disagreement(|forecast| forecast.means.get(ahead - 1).copied().unwrap_or_default())
    }

    /// The standard deviation of what the candidates make of the sum of the first `count` months, of the first of which
    /// only the share `open` is still to come.
    pub(super) fn disagreement_of_sum(&self, count: usize, open: f64) -> f64 {
        self.disagreement(|forecast| {
            let months = forecast.means.iter().take(count).enumerate();
            months.map(|(place, mean)| if place == 0 { open * mean } else { *mean }).sum()
        })
    }

    fn disagreement(&self, of: impl Fn(&Forecast) -> f64) -> f64 {
        let said: Vec<f64> = self.forecasts.iter().map(|(_, forecast)| of(forecast)).collect();
        if said.is_empty() {
            return 0.0;
        }
        let mean = said.iter().sum::<f64>() / said.len() as f64;
        let squares: f64 = said.iter().map(|said| (said - mean).powi(2)).sum();
        (squares / said.len() as f64).sqrt()
    }
}
