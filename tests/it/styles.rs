//! The style sheets fit what is drawn.

use ketpad::plot::Style;

const APP: &str = include_str!("../../www/css/app.css");

#[test]
fn the_page_recolours_every_colour_of_a_plot() {
    let Style { series, rest, text, grid, .. } = Style::page();
    for color in series.into_iter().chain([rest, text, grid]) {
        let hex = format!("#{:02X}{:02X}{:02X}", color.0, color.1, color.2);
        assert!(APP.contains(&hex), "app.css does not know the plots' {hex}");
    }
}
