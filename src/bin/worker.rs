//! The worker: the engine behind a message port.

fn main() {
    ketpad::web::serve();
}
