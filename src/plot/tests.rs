use super::axis::Axis;
use super::*;
use crate::primitives::{BitArray, Outcome};

/// Runs with these counts.
struct Runs(Vec<(BitArray, Vec<Outcome>)>);

impl Runs {
    fn new(runs: &[&[(&str, u64)]]) -> Self {
        let run = |counts: &&[(&str, u64)]| {
            let bits = BitArray::from_counts(counts);
            let outcomes = bits.outcomes();
            (bits, outcomes)
        };
        Self(runs.iter().map(run).collect())
    }

    fn histogram(&self, keep: usize, order: &Order) -> Histogram {
        self.histogram_in(keep, order, BitOrder::ZeroRight)
    }

    fn histogram_in(&self, keep: usize, order: &Order, bits: BitOrder) -> Histogram {
        let runs: Vec<RunCounts<'_>> =
            self.0.iter().map(|(bits, outcomes)| RunCounts { bits, outcomes }).collect();
        Histogram::new(&runs, keep, order, bits)
    }
}

fn labels(histogram: &Histogram) -> Vec<&str> {
    histogram.bars.iter().map(|bar| bar.label.as_str()).collect()
}

const FOUR: &[(&str, u64)] = &[("000", 5), ("001", 1), ("011", 7), ("110", 5)];

#[test]
fn the_most_frequent_outcomes_are_kept_whatever_the_order() {
    #[track_caller]
    fn check(order: &Order, bits: BitOrder, expected: [&str; 3]) {
        let histogram = Runs::new(&[FOUR]).histogram_in(3, order, bits);
        assert_eq!(labels(&histogram), expected, "{order:?}, {bits:?}");
        assert_eq!((histogram.rest_outcomes, &histogram.rest_counts[..]), (1, &[1][..]));
    }
    let (right, left) = (BitOrder::ZeroRight, BitOrder::ZeroLeft);
    check(&Order::Value, right, ["000", "011", "110"]);
    check(&Order::ValueDescending, right, ["110", "011", "000"]);
    // Turned they read 000, 011, 110, and their labels stay as they are.
    check(&Order::Value, left, ["000", "110", "011"]);
    check(&Order::Count, right, ["011", "000", "110"]);
    check(&Order::CountAscending, right, ["000", "110", "011"]);
    check(&Order::Hamming("111".to_owned()), right, ["011", "110", "000"]);
    check(&Order::Hamming("10".to_owned()), right, ["000", "011", "110"]);
    check(&Order::Hamming("no bitstring at all".to_owned()), right, ["000", "011", "110"]);
}

#[test]
fn the_rest_is_right_for_every_number_that_is_kept() {
    let runs = Runs::new(&[FOUR, &[("001", 30), ("111", 10)]]);
    for order in [Order::Value, Order::Count, Order::Hamming("000".to_owned())] {
        for keep in 0..7 {
            let histogram = runs.histogram(keep, &order);
            assert_eq!(histogram.bars.len(), keep.min(5));
            assert_eq!(histogram.num_outcomes(), 5);
            assert_eq!(histogram.totals, [18, 40]);
            for run in 0..2 {
                let shown: u64 = histogram.bars.iter().map(|bar| bar.counts[run]).sum();
                assert_eq!(shown + histogram.rest_counts[run], histogram.totals[run], "{keep}");
            }
        }
    }
}

#[test]
fn runs_are_compared_on_one_set_of_outcomes_by_shares() {
    // The second run has a tenth of the shots, and counts as much.
    let runs = Runs::new(&[&[("00", 600), ("01", 400)], &[("10", 45), ("11", 55)]]);
    let histogram = runs.histogram(3, &Order::Value);
    let counts: Vec<(&str, &[u64])> =
        histogram.bars.iter().map(|bar| (bar.label.as_str(), &bar.counts[..])).collect();
    assert_eq!(counts, [("00", &[600, 0][..]), ("10", &[0, 45]), ("11", &[0, 55])]);
    assert_eq!((histogram.rest_outcomes, &histogram.rest_counts[..]), (1, &[400, 0][..]));
}

#[test]
fn equally_frequent_outcomes_are_kept_from_the_smallest() {
    let runs = Runs::new(&[&[("00", 2), ("01", 2), ("10", 2), ("11", 2)]]);
    assert_eq!(labels(&runs.histogram(2, &Order::CountAscending)), ["00", "01"]);
}

#[test]
fn bitstrings_of_different_lengths_are_different_outcomes() {
    let runs = Runs::new(&[&[("0", 1), ("1", 1)], &[("00", 1), ("11", 1)], &[("", 3)]]);
    assert_eq!(labels(&runs.histogram(9, &Order::Value)), ["", "0", "1", "00", "11"]);
}

#[test]
fn there_are_four_runs_at_most() {
    let runs = Runs::new(&[FOUR; 6]);
    assert_eq!(runs.histogram(9, &Order::Value).totals.len(), MAX_RUNS);
    assert_eq!(Runs::new(&[]).histogram(9, &Order::Value), Histogram::default());
}

#[test]
fn bits_are_turned_and_named_in_both_orders() {
    #[track_caller]
    fn check(order: BitOrder, bits: &str, shown: &str, names: &str) {
        assert_eq!(order.text(bits), shown);
        assert_eq!(order.text(shown), bits);
        assert_eq!(order.names(bits.len() as u32, |bit| format!("q{bit}")), names);
    }
    check(BitOrder::ZeroRight, "110", "110", "q2 q1 q0");
    check(BitOrder::ZeroLeft, "110", "011", "q0 q1 q2");
    check(BitOrder::ZeroRight, "1100000", "1100000", "q6 q5 … q1 q0");
    check(BitOrder::ZeroLeft, "1100000", "0000011", "q0 q1 … q5 q6");
    check(BitOrder::ZeroLeft, "", "", "");
}

#[test]
fn ticks_are_round_and_few() {
    #[track_caller]
    fn check(axis: Axis, expected: &[&str]) {
        let ticks = axis.ticks();
        let texts: Vec<&str> = ticks.iter().map(|tick| tick.text.as_str()).collect();
        assert_eq!(texts, expected);
        assert!(
            ticks
                .windows(2)
                .all(|pair| axis.fraction(pair[0].value) < axis.fraction(pair[1].value))
        );
    }
    check(Axis::of_heights(0.0).whole(), &["0", "1"]);
    check(Axis::of_heights(7.0), &["0", "2", "4", "6"]);
    check(Axis::of_heights(1.0), &["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    check(Axis::of_heights(2.0).whole(), &["0", "1", "2"]);
    check(Axis::of_heights(1007.0), &["0", "200", "400", "600", "800", "1000"]);
    check(Axis::around([-1.0, 1.0].into_iter()), &["-1.0", "-0.5", "0.0", "0.5", "1.0"]);
    check(Axis::around([0.0, 6.5].into_iter()), &["0", "2", "4", "6"]);
    check(Axis::around([3.0].into_iter()), &["2", "3", "4"]);
    check(Axis::around(std::iter::empty()), &["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    check(Axis::around([1e-9, 3e-9].into_iter()), &["1e-9", "1.5e-9", "2e-9", "2.5e-9", "3e-9"]);
    check(Axis::of_magnitudes(1.0, 40.0).whole(), &["1", "2", "5", "10", "20", "50"]);
    check(
        Axis::of_magnitudes(3.0, 900_000.0),
        &["1", "10", "100", "1000", "10000", "100000", "1000000"],
    );
    check(Axis::of_magnitudes(0.002, 0.9), &["0.001", "0.01", "0.1", "1"]);
}

#[test]
fn axes_of_any_numbers_have_few_ticks_and_places_between_their_ends() {
    let extremes = [0.0, -0.0, 5e-324, 1e-310, 1e-300, 1.0, -1.0, 1e300, f64::MAX, f64::MIN];
    for low in extremes {
        for high in extremes {
            let axes = [
                Axis::around([low, high].into_iter()),
                Axis::of_heights(high),
                Axis::of_magnitudes(low, high),
            ];
            for axis in axes {
                assert!(axis.ticks().len() <= 30, "{axis:?}");
                for value in [low, high, f64::NAN, f64::INFINITY] {
                    assert!((0.0..=1.0).contains(&axis.fraction(value)), "{value} on {axis:?}");
                }
            }
        }
    }
}

#[test]
fn numbers_are_short() {
    #[track_caller]
    fn check(value: f64, text: &str) {
        assert_eq!(number(value), text);
    }
    check(0.0, "0");
    check(-0.0, "0");
    check(0.5, "0.5");
    check(-1.0, "-1");
    check(std::f64::consts::PI, "3.141593");
    check(1_048_576.0, "1048576");
    check(1.25e-7, "1.250e-7");
    check(1e22, "1.000e22");
    assert_eq!(
        (share(0.25), share(0.0), share(1e-6)),
        ("0.2500".into(), "0.0000".into(), "1.0e-6".into())
    );
}

fn view(measure: Measure, scale: Scale) -> HistogramView {
    HistogramView { measure, scale, bits: BitOrder::ZeroRight }
}

const NAMES: [&str; MAX_RUNS] = ["first", "second", "third", "fourth"];

fn drawn_as(histogram: &Histogram, view: HistogramView, style: Style) -> Picture {
    let words = HistogramWords {
        vertical: "Counts",
        horizontal: "c[1] c[0]",
        rest: "rest",
        runs: &NAMES[..histogram.totals.len()],
    };
    histogram_picture(histogram, view, words, 480, style)
}

fn drawn(runs: &[&[(&str, u64)]], keep: usize) -> String {
    let histogram = Runs::new(runs).histogram(keep, &Order::Value);
    drawn_as(&histogram, HistogramView::default(), Style::page()).svg
}

/// The numbers of an attribute in the rectangles of a colour.
fn numbers_of(svg: &str, color: &str, attribute: &str) -> Vec<f64> {
    let (fill, attribute) = (format!("fill=\"{color}\""), format!(" {attribute}=\""));
    let rects = svg.lines().filter(|line| line.starts_with("<rect") && line.contains(&fill));
    let number =
        |line: &str| line.split(&attribute).nth(1).unwrap().split('"').next().unwrap().parse();
    rects.map(|line| number(line).unwrap()).collect()
}

#[test]
fn every_bar_is_drawn_with_its_label_and_its_height_is_true_to_its_count() {
    let svg = drawn(&[&[("0", 250), ("1", 750)]], 8);
    let heights = numbers_of(&svg, "#0F62FE", "height");
    assert_eq!(heights.len(), 2);
    assert!((heights[1] / heights[0] - 3.0).abs() < 0.05, "{heights:?}");
    for word in ["Counts", "c[1] c[0]", "250", "750"] {
        assert!(svg.contains(word), "{word} is missing");
    }
    for title in ["0: 250 (0.2500)", "1: 750 (0.7500)"] {
        assert!(svg.contains(&format!("<title>{title}</title>")), "{title} is missing");
    }
}

#[test]
fn probabilities_make_runs_with_different_shots_equally_high() {
    let runs = Runs::new(&[&[("0", 100), ("1", 100)], &[("0", 10), ("1", 10)]]);
    let histogram = runs.histogram(8, &Order::Value);
    let heights = |measure| {
        let svg = drawn_as(&histogram, view(measure, Scale::Linear), Style::page()).svg;
        // The legend has a mark of each run, 12 pixels high, before the bars.
        let of = |color| numbers_of(&svg, color, "height")[1..].to_vec();
        (of("#0F62FE"), of("#9F1853"))
    };
    let (first, second) = heights(Measure::Probability);
    assert_eq!(first, second);
    let (first, second) = heights(Measure::Counts);
    assert!((first[0] / second[0] - 10.0).abs() < 1.0, "{first:?} {second:?}");
}

#[test]
fn on_a_logarithmic_scale_equal_ratios_are_equally_high() {
    let histogram =
        Runs::new(&[&[("00", 10), ("01", 100), ("10", 1000)]]).histogram(8, &Order::Value);
    let svg = drawn_as(&histogram, view(Measure::Counts, Scale::Log), Style::page()).svg;
    let heights = numbers_of(&svg, "#0F62FE", "height");
    assert!(((heights[2] - heights[1]) - (heights[1] - heights[0])).abs() <= 2.0, "{heights:?}");
    assert!(heights[0] > 10.0, "{heights:?}");
}

#[test]
fn runs_are_told_apart_by_a_legend_and_by_stripes() {
    let runs: [&[(&str, u64)]; 4] = [&[("0", 1000)]; 4];
    let svg = drawn(&runs, 8);
    for name in NAMES {
        assert!(svg.contains(&format!("<title>{name}\n0: 1000 (1.0000)</title>")), "{name}");
    }
    let stripes = |count: usize| drawn(&runs[..count], 8).matches(r##"stroke="#FFFFFF""##).count();
    assert_eq!(stripes(1), 0);
    assert!(stripes(2) > 10);
    assert!(stripes(3) > 2 * stripes(2));
    // The bars of the fourth run are empty.
    assert_eq!(stripes(4), stripes(3));
    assert_eq!(svg.matches(r##"stroke="#B28600""##).count(), 2);
    assert!(!drawn(&runs[..1], 8).contains("first"));
}

#[test]
fn the_rest_has_a_bar_of_its_own_only_when_there_is_one() {
    let pairs: &[(&str, u64)] = &[("00", 5), ("01", 1), ("10", 7)];
    assert!(drawn(&[pairs], 2).contains("rest"));
    assert!(!drawn(&[pairs], 3).contains("rest"));
}

#[test]
fn a_rest_that_would_dwarf_all_bars_is_drawn_broken() {
    let pieces = |pairs: &[(&str, u64)]| drawn(&[pairs], 1).matches(r##"fill="#8D8D8D""##).count();
    assert_eq!(pieces(&[("00", 5), ("01", 3), ("10", 4)]), 1);
    assert_eq!(pieces(&[("00", 5), ("01", 5), ("10", 5), ("11", 5)]), 2);
}

#[test]
fn bars_are_labelled_in_the_order_that_is_asked_for() {
    let histogram = Runs::new(&[&[("001", 5)]]).histogram(8, &Order::Value);
    let turned = HistogramView { bits: BitOrder::ZeroLeft, ..HistogramView::default() };
    let svg = drawn_as(&histogram, turned, Style::page()).svg;
    assert!(svg.contains("<title>100: 5 (1.0000)</title>") && !svg.contains("001"));
}

fn lines() -> Vec<Line> {
    let point = |(x, y, error)| Point { x, y, error };
    vec![
        Line {
            name: "ZZ".to_owned(),
            points: [(1.0, 0.5, 0.1), (0.0, 1.0, 0.1)].map(point).to_vec(),
        },
        Line {
            name: "X<Y>".to_owned(),
            points: [(0.0, -1.0, 0.0), (1.0, f64::NAN, 0.0)].map(point).to_vec(),
        },
    ]
}

const AXES: AxisNames<'static> =
    AxisNames { horizontal: "theta (rad)", vertical: "Value", below: "" };

#[test]
fn lines_go_from_left_to_right_with_error_bars_and_titles() {
    let svg = line_picture(&lines(), AXES, 480, Style::page()).svg;
    let polylines = |color: &str| -> Vec<&str> {
        let stroke = format!("stroke=\"{color}\"");
        svg.lines().filter(|line| line.starts_with("<polyline") && line.contains(&stroke)).collect()
    };
    // The mark in the legend, the line, and three strokes for each of two error bars.
    assert_eq!(polylines("#0F62FE").len(), 8);
    let line = polylines("#0F62FE")[1].split("points=\"").nth(1).unwrap();
    let xs: Vec<i32> =
        line.split(' ').filter_map(|point| point.split_once(',')?.0.parse().ok()).collect();
    assert!(xs.len() == 2 && xs[0] < xs[1], "{line}");
    // Of the other line one exact point is left.
    assert_eq!(polylines("#9F1853").len(), 1);
    assert_eq!(svg.matches("<polygon").count(), 2);
    for word in
        ["theta (rad)", "<title>ZZ\ntheta (rad): 1\nValue: 0.5 ± 0.1</title>", "X&lt;Y&gt;\n"]
    {
        assert!(svg.contains(word), "{word} is missing");
    }
}

#[test]
fn a_heat_map_has_a_cell_for_each_value_and_a_legend() {
    let map = HeatMap {
        columns: vec![0.0, 1.0, 2.0],
        rows: vec![0.0, 0.5],
        values: vec![-1.0, 0.0, 1.0, 0.0, f64::NAN, 1.0],
    };
    let svg = heat_picture(&map, AXES, "ZZ", 480, Style::page()).svg;
    let titles = svg.matches("<title>").count();
    assert_eq!(titles, 5);
    assert!(svg.contains("<title>theta (rad): 2\nValue: 0.5\nZZ: 1</title>"));
    // The lowest value is the darkest colour, at the bottom left, and so is the legend's end.
    assert_eq!(numbers_of(&svg, "#440154", "height").len(), 2);
    assert_eq!(numbers_of(&svg, "#FDE725", "height").len(), 3);
    let (dark, light) = (numbers_of(&svg, "#440154", "x")[0], numbers_of(&svg, "#FDE725", "x")[0]);
    assert!(dark < light);
}

#[test]
fn what_stands_below_a_plot_is_in_the_picture_and_makes_it_higher() {
    let map = HeatMap { columns: vec![0.0], rows: vec![0.0], values: vec![1.0] };
    let drawn = |below| {
        let names = AxisNames { below, ..AXES };
        [
            line_picture(&lines(), names, 480, Style::file()),
            heat_picture(&map, names, "Value", 480, Style::file()),
        ]
    };
    let below = "ZI + XX (q1 q0)";
    for (without, with) in drawn("").into_iter().zip(drawn(below)) {
        assert!(with.height > without.height);
        assert!(with.svg.contains(below) && !without.svg.contains(below));
    }
    let long = "Z".repeat(200);
    for picture in drawn(&long) {
        assert!(picture.svg.contains("ZZ…ZZ") && !picture.svg.contains(&long));
    }
}

#[test]
fn a_plot_carries_no_style_attribute_which_a_strict_page_would_refuse() {
    let histogram = Runs::new(&[FOUR]).histogram(2, &Order::Value);
    let map = HeatMap { columns: vec![0.0], rows: vec![0.0], values: vec![1.0] };
    for picture in [
        drawn_as(&histogram, HistogramView::default(), Style::page()),
        line_picture(&lines(), AXES, 480, Style::page()),
        heat_picture(&map, AXES, "ZZ", 480, Style::page()),
    ] {
        assert!(!picture.svg.contains("style="));
        assert!(picture.svg.ends_with("</svg>\n") || picture.svg.ends_with("</svg>"));
    }
}

#[test]
fn a_file_has_paper_behind_the_plot_and_a_page_has_not() {
    let histogram = Runs::new(&[FOUR]).histogram(2, &Order::Value);
    let papers = |style| {
        let picture = drawn_as(&histogram, HistogramView::default(), style);
        numbers_of(&picture.svg, "#FFFFFF", "height").contains(&f64::from(picture.height))
    };
    assert!(papers(Style::file()) && !papers(Style::page()));
}

#[test]
fn extreme_results_are_drawn_all_the_same() {
    let wide = "01".repeat(60);
    let svg = drawn(&[&[(&wide, 1)]], 8);
    assert!(!svg.contains(&format!(">\n{wide}\n<")) && svg.contains('…'));
    assert!(svg.contains(&format!("<title>{wide}: 1")));
    let (empty, many) =
        (Runs::new(&[]), Runs::new(&[&[("0", u64::from(u16::MAX))] as &[(&str, u64)]; 4]));
    for scale in [Scale::Linear, Scale::Log] {
        for measure in [Measure::Counts, Measure::Probability] {
            for runs in [&empty, &many] {
                for keep in [0, 1] {
                    let histogram = runs.histogram(keep, &Order::Value);
                    for width in [0, 1, 100] {
                        let words =
                            HistogramWords { vertical: "", horizontal: "", rest: "", runs: &NAMES };
                        histogram_picture(
                            &histogram,
                            view(measure, scale),
                            words,
                            width,
                            Style::page(),
                        );
                    }
                }
            }
        }
    }
    for value in [f64::MAX, f64::MIN, f64::INFINITY, f64::NAN, 5e-324] {
        let point = Point { x: value, y: -value, error: value };
        let line = Line { name: String::new(), points: vec![point, Point { x: 0.0, ..point }] };
        line_picture(&vec![line; 20], AXES, 100, Style::page());
        let map =
            HeatMap { columns: vec![value], rows: vec![value; 3], values: vec![value, -value] };
        heat_picture(&map, AXES, "", 100, Style::page());
    }
    heat_picture(
        &HeatMap { columns: vec![], rows: vec![], values: vec![1.0] },
        AXES,
        "",
        0,
        Style::page(),
    );
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
