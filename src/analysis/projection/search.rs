//! The lowest point of a function over a box, without derivatives (Nelder & Mead 1965).

/// Looks no further once the corners are this close in value, as a share of it ...
const CLOSE: f64 = 1e-12;
/// ... or after so many looks.
const LOOKS: usize = 400;
const STEP: f64 = 0.2;

/// A point of the unit box, with the function's value there.
type Corner = (Vec<f64>, f64);

/// The lowest point found from each of `starts`, and its value; `None` without a start.
pub(super) fn lowest(of: impl Fn(&[f64]) -> f64, starts: &[Vec<f64>]) -> Option<Corner> {
    starts.iter().map(|start| descend(&of, start)).min_by(|a, b| a.1.total_cmp(&b.1))
}

fn descend(of: &impl Fn(&[f64]) -> f64, start: &[f64]) -> Corner {
    let look = |point: Vec<f64>| {
        let value = of(&point);
        (point, if value.is_nan() { f64::INFINITY } else { value })
    };
    let mut best = look(start.to_vec());
    let mut others: Vec<Corner> = (0..start.len()).map(|axis| look(stepped(start, axis))).collect();
    let mut looks = others.len() + 1;
    while looks < LOOKS {
        others.sort_by(|a, b| a.1.total_cmp(&b.1));
        if let Some(first) = others.first_mut().filter(|first| first.1 < best.1) {
            std::mem::swap(first, &mut best);
        }
        let Some(mut worst) = others.pop() else { break };
        if worst.1 - best.1 <= CLOSE * best.1.abs() {
            break;
        }
        let second = others.last().map_or(best.1, |corner| corner.1);
        let centre = centre(&best, &others);
        let reflected = look(towards(&centre, &worst.0, -1.0));
        looks += 1;
        if reflected.1 < best.1 {
            let further = look(towards(&centre, &worst.0, -2.0));
            looks += 1;
            others.push(if further.1 < reflected.1 { further } else { reflected });
            continue;
        }
        if reflected.1 < second {
            others.push(reflected);
            continue;
        }
        if reflected.1 < worst.1 {
            worst = reflected;
        }
        let inside = look(towards(&centre, &worst.0, 0.5));
        looks += 1;
        if inside.1 < worst.1 {
            others.push(inside);
            continue;
        }
        others.push(worst);
        for corner in &mut others {
            *corner = look(towards(&best.0, &corner.0, 0.5));
        }
        looks += others.len();
    }
    others.into_iter().fold(best, |best, corner| if corner.1 < best.1 { corner } else { best })
}

/// The start, one step along an axis and inside the box.
fn stepped(start: &[f64], axis: usize) -> Vec<f64> {
    let step = |value: f64| if value + STEP > 1.0 { value - STEP } else { value + STEP };
    let point = start.iter().enumerate();
    point.map(|(at, &value)| if at == axis { step(value) } else { value }).collect()
}

/// The middle of all corners but the worst.
fn centre(best: &Corner, others: &[Corner]) -> Vec<f64> {
    let mut sum = best.0.clone();
    for (point, _) in others {
        for (sum, value) in sum.iter_mut().zip(point) {
            *sum += value;
        }
    }
    let corners = others.len() as f64 + 1.0;
    sum.into_iter().map(|sum| sum / corners).collect()
}

/// The point at `share` of the way from one point to another, put back into the box.
fn towards(from: &[f64], to: &[f64], share: f64) -> Vec<f64> {
    from.iter().zip(to).map(|(from, to)| (from + share * (to - from)).clamp(0.0, 1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_a_minimum_inside_and_one_on_the_edge() {
        let bowl = |at: &[f64]| {
            let (x, y) = (at[0] - 0.3, at[1] - 0.6);
            x * x + 3.0 * y * y + x * y + 1.0
        };
        let (point, value) = lowest(bowl, &[vec![0.9, 0.1]]).unwrap();
        assert!((value - 1.0).abs() < 1e-9);
        assert!((point[0] - 0.3).abs() < 1e-4 && (point[1] - 0.6).abs() < 1e-4);
        let slope = |at: &[f64]| 2.0 + at[0] + (at[1] - 0.5).powi(2);
        let (point, value) = lowest(slope, &[vec![0.5, 0.5]]).unwrap();
        assert!(point[0] < 1e-6 && (value - 2.0).abs() < 1e-6);
    }

    #[test]
    fn without_an_axis_the_start_is_the_answer() {
        assert_eq!(lowest(|_| 7.0, &[vec![]]), Some((vec![], 7.0)));
        assert_eq!(lowest(|_| 7.0, &[]), None);
    }
}
