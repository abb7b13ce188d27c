use super::geometry::{COLUMN, Geometry, Pane, ROW};
use super::shape::{Hue, Ink};
use super::svg::color;
use super::{Ground, Scene, reading, to_svg, toggle_at};
use crate::circuit::*;
use crate::editor::Layout;
use crate::ui::i18n::Texts;
use crate::ui::state::Cell;

/// The picture of a circuit, folded after so many columns.
fn picture_of(circuit: &Circuit, opened: &[usize], fold: Option<usize>, ground: Ground) -> String {
    let layout = Layout::with_open(circuit, &opened.iter().copied().collect());
    let geometry = Geometry {
        num_qubits: circuit.num_qubits(),
        num_cregs: circuit.cregs().len(),
        num_columns: layout.num_columns().max(1),
        fold,
    };
    let texts = Texts::english();
    to_svg(&Scene { circuit, layout: &layout, geometry, texts: &texts }, ground, "Circuit")
}

/// A circuit with one of everything.
const SAMPLE: &str = r#"
    OPENQASM 3.0;
    include "stdgates.inc";
    gate mygate(a) u, v { h u; cx u, v; rz(a) v; }
    opaque black u, v, w;
    input float[64] theta;
    input array[float[64], 3] x_;
    qubit[3] q; qubit anc; 
    bit[3] c; bit flag; int n;
    rx(theta) q[0];
    rzz(x_[1]) q[0], q[2];
    ctrl @ negctrl @ y q[0], q[1], anc;
    pow(1/2) @ x $0;
    inv @ U(theta, theta, theta) $1;
    mygate(theta) q[0], q[1];
    mygate(theta) q[2], anc;
    black $1, anc, q[2];
    negctrl @ inv @ mygate(theta) q[1], q[2], q[0];
    reset q[0];
    delay[100ns] q[1], q[2];
    barrier q, anc; // layer 1
    c[1] = measure q[1];
    if (c == 3) {
        x q[0];
        while (flag) { x q[0]; flag = measure q[1]; break; }
    } else { x q[2]; }
    for int i in [0:3] { rx(i) $0; cx $0, $1; n = n + 1; }
    switch (n) { case 1, 2 { x anc; } case 3 { } default { x $0; } }
    c[0] = flag;
    ctrl @ gphase(theta) q[0];
"#;

fn sample() -> Circuit {
    crate::qasm::parse(SAMPLE).circuit.expect("a program")
}

/// What is written in a picture, in the order of drawing.
fn written(picture: &str) -> Vec<&str> {
    let texts = picture.split("</text>").filter_map(|before| before.rsplit_once('>'));
    texts.map(|(_, text)| text).filter(|text| !text.trim().is_empty()).collect()
}

/// What is written in the picture of a program, but for the names of wires.
#[track_caller]
fn check_labels(gates: &str, expected: &[&str]) {
    let source = format!("include \"stdgates.inc\"; qubit[3] q; {gates}");
    let circuit = crate::qasm::parse(&source).circuit.expect("a program");
    let picture = picture_of(&circuit, &[], None, Ground::Light);
    assert_eq!(written(&picture)[3..], *expected, "{gates}");
}

#[test]
fn a_gate_has_its_name_and_its_angles_on_its_box() {
    check_labels("h q[0];", &["H"]);
    check_labels("x q[0];", &["X"]);
    check_labels("rx(3*pi/4) q[0];", &["RX", "3π/4"]);
    check_labels("cp(0.5) q[0], q[1];", &["P", "0.5"]);
    check_labels("cx q[0], q[1];", &[]);
    check_labels("gate rotation a { } rotation q[1];", &["rota…"]);
}

#[test]
fn a_gate_on_several_qubits_is_one_box_with_the_numbers_of_its_arguments() {
    check_labels("gate g a, b { } g q[2], q[0];", &["0", "1", "g"]);
    check_labels("iswap q[0], q[1];", &["0", "1", "iSW"]);
}

#[test]
fn what_a_circuit_can_hold_is_all_written_on_its_picture() {
    let picture = picture_of(&sample(), &[], None, Ground::Light);
    let texts = written(&picture);
    let check = |expected: &[&str]| {
        let is_there = texts.windows(expected.len()).any(|window| window == expected);
        assert!(is_there, "{expected:?} in {texts:?}");
    };
    check(&["$0", "$1", "q[0]", "q[1]", "q[2]", "anc", "c /3", "flag"]);
    check(&["RX", "θ"]);
    check(&["RZZ", "x_[1]"]);
    check(&["X^½"]);
    check(&["U†", "θ,θ,θ"]);
    check(&["|0⟩"]);
    check(&["Delay", "100ns", "Delay", "100ns"]);
    check(&["layer 1"]);
    check(&["If", "c = 3", "Else"]);
    check(&["While", "flag"]);
    check(&["break"]);
    check(&["For", "i in", "0..3"]);
    check(&["n = n +", "1"]);
    check(&["Switch n", "Case 1,", "2", "Case 3", "Default"]);
    check(&["c[0] =", "flag"]);
    for at_line in ["=3", "=1"] {
        check(&[at_line]);
    }
}

#[test]
fn a_control_is_full_for_one_and_open_for_zero() {
    let mut circuit = Circuit::with_registers(3, 0);
    let y = ModifiedGate {
        gate: Gate::Standard(StandardGate::Y),
        controls: vec![true, false],
        powers: Vec::new(),
    };
    circuit.push(Instruction::modified(y, vec![], vec![Qubit(0), Qubit(1), Qubit(2)])).unwrap();
    let picture = picture_of(&circuit, &[], None, Ground::Light);
    let circles: Vec<&str> = picture.split("<circle").skip(1).collect();
    let [full, open] = circles[..] else { panic!("{picture}") };
    assert!(full.contains("fill=\"#9f1853\"") && !full.contains("stroke"), "{full}");
    assert!(open.contains("fill=\"#ffffff\" stroke=\"#9f1853\""), "{open}");
}

#[test]
fn an_opened_gate_shows_what_it_stands_for() {
    let circuit = sample();
    let closed = picture_of(&circuit, &[], None, Ground::Light);
    let opened = picture_of(&circuit, &[8], None, Ground::Light);
    assert!(!written(&closed).contains(&"negctrl inv mygate"));
    let texts = written(&opened);
    assert!(texts.windows(3).any(|window| window == ["RZ†", "θ", "X†"]), "{texts:?}");
    assert!(texts.contains(&"negctrl inv mygate"));
}

#[test]
fn a_file_has_its_colors_in_it_and_needs_nothing_else() {
    for ground in Ground::ALL {
        let picture = picture_of(&sample(), &[5], Some(7), ground);
        for foreign in
            ["class=", "style=", "var(", "light-dark", "#ff00ff", "http://www.w3.org/1999"]
        {
            assert!(!picture.contains(foreign), "{foreign} in {ground:?}");
        }
        assert_eq!(picture.matches("<g").count(), picture.matches("</g>").count());
        let has_ground = picture.contains(&format!("\n<rect width=\"{}\"", width_of(&picture)));
        assert_eq!(has_ground, ground != Ground::Transparent);
    }
}

fn width_of(picture: &str) -> &str {
    let behind = picture.split("width=").nth(1).unwrap();
    behind.split('\u{22}').nth(1).unwrap()
}

#[test]
fn every_ink_has_a_color_in_both_themes_and_a_class_on_the_page() {
    let page = concat!(
        include_str!("../../../../www/css/app.css"),
        include_str!("../../../../www/css/drawing.css")
    );
    for hue in Hue::ALL {
        assert!(page.contains(&format!(".{} {{", hue.class())), "{hue:?}");
        for ink in Ink::ALL {
            for is_dark in [false, true] {
                let color = color(hue, ink, is_dark);
                assert!(color.len() == 7 && color != "#ff00ff", "{hue:?} {ink:?} {color}");
            }
            assert!(page.contains(&format!(".fill-{} {{", ink.name())), "{ink:?}");
        }
    }
}

#[test]
fn what_people_write_stays_text() {
    let mut circuit = Circuit::with_registers(1, 0);
    let barrier = Instruction::barrier(vec![Qubit(0)]);
    let operation = Operation::Barrier(Some("a<b>&c\u{0}".to_owned()));
    circuit.push(Instruction { operation, ..barrier }).unwrap();
    let picture = picture_of(&circuit, &[], None, Ground::Light);
    assert!(picture.contains(">a&lt;b&gt;&amp;c</text>"), "{picture}");
}

#[test]
fn a_folded_picture_is_narrower_and_higher_and_shows_the_same() {
    let circuit = sample();
    let wide = picture_of(&circuit, &[], None, Ground::Light);
    let folded = picture_of(&circuit, &[], Some(10), Ground::Light);
    let width = |picture: &str| width_of(picture).parse::<f64>().unwrap();
    assert!(width(&folded) < width(&wide) / 2.0);
    let names = 8;
    let strips = 4;
    assert_eq!(written(&folded).len(), written(&wide).len() + (strips - 1) * names);
}

#[track_caller]
fn check_cells(geometry: Geometry) {
    for column in 0..geometry.num_columns {
        for wire in 0..geometry.num_qubits {
            let cell = Cell { wire: Qubit(wire), column };
            let (x, y) = geometry.corner(cell);
            assert_eq!(geometry.cell_at((x + COLUMN / 2.0, y + ROW / 2.0)), Some(cell));
        }
    }
    let (width, height) = (geometry.width(), geometry.height());
    for outside in [(-1.0, 9.0), (9.0, -1.0), (width + 1.0, 9.0), (9.0, height + 1.0)] {
        assert_eq!(geometry.cell_at(outside), None);
    }
}

#[test]
fn every_cell_is_found_where_it_is_drawn() {
    for fold in [None, Some(1), Some(3), Some(7), Some(99)] {
        check_cells(Geometry { num_qubits: 3, num_cregs: 2, num_columns: 10, fold });
    }
    check_cells(Geometry { num_qubits: 0, num_cregs: 0, num_columns: 1, fold: None });
}

#[test]
fn only_what_is_in_sight_is_in_the_window() {
    let geometry = Geometry { num_qubits: 60, num_cregs: 1, num_columns: 500, fold: None };
    let panes = geometry.window(5200.0..6240.0, 480.0..960.0, 2);
    assert_eq!(panes, [Pane { columns: 98..122, wires: 7..22 }]);
    let folded = Geometry { fold: Some(20), ..geometry };
    let panes = folded.window(0.0..1040.0, 2800.0..3300.0, 1);
    assert_eq!(panes.iter().map(|pane| pane.columns.clone()).collect::<Vec<_>>(), [0..20, 20..40]);
    assert!(panes.iter().all(|pane| pane.wires.len() < 20), "{panes:?}");
}

#[track_caller]
fn check_reading(expr: &ClassicalExpr, expected: &str) {
    assert_eq!(reading(&sample(), expr), expected);
}

#[test]
fn a_condition_is_shown_as_people_write_it() {
    let bit = |k| ClassicalExpr::Bit(Clbit(k));
    let all = |bits: &[u32]| ClassicalExpr::Bits(bits.iter().map(|&k| Clbit(k)).collect());
    let binary = |op, left, right| ClassicalExpr::Binary(op, Box::new(left), Box::new(right));
    let not = |inner| ClassicalExpr::Unary(ClassicalUnary::Not, Box::new(inner));
    check_reading(&bit(1), "c[1]");
    check_reading(&bit(3), "flag");
    check_reading(&all(&[0, 1, 2]), "c");
    check_reading(&all(&[1, 2]), "c[1:2]");
    check_reading(&all(&[0, 3]), "{c[0], flag}");
    let is_small = binary(ClassicalBinary::LessEqual, all(&[0, 1, 2]), ClassicalExpr::Int(4));
    check_reading(&is_small, "c ≤ 4");
    let either = binary(ClassicalBinary::Or, is_small.clone(), bit(0));
    check_reading(&not(either.clone()), "!(c ≤ 4 || c[0])");
    check_reading(&binary(ClassicalBinary::And, either, is_small), "(c ≤ 4 || c[0]) && c ≤ 4");
    let cast = ClassicalExpr::Cast(ClassicalType::Int(Some(8)), Box::new(all(&[0, 1, 2])));
    check_reading(&ClassicalExpr::Index(Box::new(cast), Box::new(bit(3))), "int[8](c)[flag]");
}

#[test]
fn the_button_on_a_gate_is_found_where_it_is_drawn() {
    let circuit = sample();
    let layout = Layout::of(&circuit);
    let geometry =
        Geometry { num_qubits: 6, num_cregs: 2, num_columns: layout.num_columns(), fold: None };
    let corner = |place: usize, wire| {
        let column = layout.column_of(place).unwrap();
        geometry.corner(Cell { wire: Qubit(wire), column })
    };
    let hit = |(x, y): (f64, f64)| toggle_at(&circuit, &layout, &geometry, (x + 45.0, y + 4.0));
    assert_eq!(hit(corner(5, 2)), Some(5));
    assert_eq!(hit(corner(5, 3)), None);
    assert_eq!(hit(corner(0, 2)), None);
    // Nothing is known of what an opaque gate stands for.
    assert_eq!(hit(corner(7, 1)), None);
}
