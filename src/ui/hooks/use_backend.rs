//! Where jobs go.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::backend::BackendInfo;
use crate::runtime::{Service, ServiceError};

/// The first backend of the service; none before the service has answered.
#[hook]
pub(in crate::ui) fn use_backend(
    service: Rc<dyn Service>,
) -> Option<Result<BackendInfo, ServiceError>> {
    let backend = use_state(|| None);
    {
        let backend = backend.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                let all = service.backends().await;
                let nobody = || ServiceError::NoSuchBackend { name: String::new() };
                let first = all.and_then(|all| all.into_iter().next().ok_or_else(nobody));
                backend.set(Some(first));
            });
        });
    }
    (*backend).clone()
}
