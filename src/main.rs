//! The page's composition root: builds the ports and hands them to the app.

use std::rc::Rc;

use ketpad::runtime::LocalService;
use ketpad::ui::{App, AppProps, Ports};
use ketpad::web;

fn main() {
    console_error_panic_hook::set_once();
    let pool = web::WorkerPool::new(&web::worker_url(), web::pool_size());
    let service = Rc::new(LocalService::new(pool, web::backend(), Box::new(web::random_seed)));
    let ports = Ports { live: service.clone(), service, store: Rc::new(web::LocalStorage) };
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root_and_props(root, AppProps { ports }).render();
    }
}
