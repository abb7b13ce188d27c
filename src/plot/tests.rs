use super::ticks::round_ticks;
use super::*;
use crate::primitives::BitArray;

fn histogram(pairs: &[(&str, u64)], keep: usize) -> Histogram {
    let bits = BitArray::from_counts(pairs);
    Histogram::of_most_frequent(&bits, &bits.tally(), keep)
}

fn drawn(pairs: &[(&str, u64)], keep: usize) -> String {
    let labels = Labels { vertical: "Counts", rest: "rest" };
    histogram_svg(&histogram(pairs, keep), (480, 280), labels, Style::default())
}

#[test]
fn the_most_frequent_outcomes_are_kept_in_the_order_of_their_labels() {
    let histogram = histogram(&[("00", 5), ("01", 1), ("10", 7), ("11", 5)], 2);
    let labels: Vec<&str> = histogram.bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(labels, ["00", "10"]);
    assert_eq!((histogram.rest_outcomes, histogram.rest_count), (2, 6));
}

#[test]
fn ticks_are_round_and_few() {
    let check = |top, expected: &[u64]| assert_eq!(round_ticks(top), expected, "up to {top}");
    check(0, &[0]);
    check(1, &[0, 1]);
    check(7, &[0, 2, 4, 6]);
    check(1087, &[0, 200, 400, 600, 800, 1000]);
    check(1_000_000, &[0, 200_000, 400_000, 600_000, 800_000, 1_000_000]);
    assert!(round_ticks(u64::MAX / 20).len() <= 6);
}

#[test]
fn every_bar_is_drawn_with_its_label_and_its_height_is_true_to_its_count() {
    let svg = drawn(&[("0", 250), ("1", 750)], 8);
    let heights: Vec<f64> = svg
        .lines()
        .filter(|line| line.contains(r##"fill="#0F62FE""##))
        .map(|line| line.split("height=\"").nth(1).unwrap().split('"').next().unwrap())
        .map(|height| height.parse().unwrap())
        .collect();
    assert_eq!(heights.len(), 2);
    assert!((heights[1] / heights[0] - 3.0).abs() < 0.05, "{heights:?}");
    for word in ["Counts", "250", "750"] {
        assert!(svg.contains(word), "{word} is missing");
    }
}

#[test]
fn the_rest_has_a_bar_of_its_own_only_when_there_is_one() {
    let pairs = [("00", 5), ("01", 1), ("10", 7)];
    assert!(drawn(&pairs, 2).contains("rest"));
    assert!(!drawn(&pairs, 3).contains("rest"));
}

#[test]
fn a_rest_that_would_dwarf_all_bars_is_drawn_broken() {
    let pieces = |pairs: &[(&str, u64)]| drawn(pairs, 1).matches(r##"fill="#8D8D8D""##).count();
    assert_eq!(pieces(&[("00", 5), ("01", 3), ("10", 4)]), 1);
    assert_eq!(pieces(&[("00", 5), ("01", 5), ("10", 5), ("11", 5)]), 2);
}

#[test]
fn a_plot_carries_no_style_attribute_which_a_strict_page_would_refuse() {
    assert!(!drawn(&[("0", 1)], 8).contains("style="));
}

#[test]
fn extreme_results_are_drawn_all_the_same() {
    assert!(drawn(&[], 8).ends_with("</svg>\n"));
    let wide = "01".repeat(60);
    let svg = drawn(&[(&wide, 1)], 8);
    assert!(!svg.contains(&wide) && svg.contains('…'));
}

#[test]
fn a_state_is_shown_by_basis_states_with_probability_and_phase() {
    use crate::math::C64;
    let amplitudes = [C64::new(0.6, 0.0), C64::new(0.0, -0.8), C64::new(1e-17, 1e-17), C64::ZERO];
    let rows = amplitude_rows(&amplitudes);
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["00", "01", "10", "11"]);
    assert!((rows[1].probability - 0.64).abs() < 1e-15);
    assert_eq!(rows[1].phase, Some(-std::f64::consts::FRAC_PI_2));
    assert_eq!(rows[1].direction, C64::new(0.0, -1.0));
    assert_eq!((rows[2].phase, rows[3].phase), (None, None));
    let kept: Vec<String> = most_probable(rows, 2).into_iter().map(|row| row.label).collect();
    assert_eq!(kept, ["00", "01"]);
}
