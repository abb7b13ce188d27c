//! The page's composition root: builds the ports and hands them to the app.

use std::rc::Rc;

use ketpad::backend::BackendInfo;
use ketpad::runtime::LocalService;
use ketpad::ui::{App, AppProps, Ports};
use ketpad::web::{self, LocalStorage, PoolOptions, WorkerPool};
use yew::platform::spawn_local;

fn main() {
    console_error_panic_hook::set_once();
    let pool = Rc::new(WorkerPool::new(PoolOptions::new(web::worker_url(), web::pool_size())));
    spawn_local(start_when_wanted(pool.clone()));
    let backend = BackendInfo::ketpad_simulator();
    let service = Rc::new(LocalService::new(pool, backend, Box::new(web::random_seed)));
    let ports = Ports {
        live: service.clone(),
        service,
        store: Rc::new(LocalStorage),
        device_bytes: web::device_memory(),
    };
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::Renderer::<App>::with_root_and_props(root, AppProps { ports }).render();
    }
}

/// A page that is only loaded does not load the engine as well.
async fn start_when_wanted(pool: Rc<WorkerPool>) {
    web::first_sign().await;
    pool.start();
}
