//! A job from its JSON to that of its result.

use std::pin::pin;

use futures::StreamExt as _;
use futures::future::{Either, FutureExt as _, select};

use super::job::{self, Job, key, path, path_of_pub};
use super::{EmbedError, Failure};
use crate::backend::{BackendInfo, Snapshot};
use crate::runtime::{Executor, JobEvent, JobId, LocalService, Service as _, ServiceError};

/// Runs a job on the engine, ideally, and gives its result as JSON. A job for a device has to be
/// made of the device's own instructions.
///
/// `text` is the body of `POST /jobs` as the REST API has it, without a need of `backend`, and
/// with `seed`, which holds where the options have none. `entropy` gives the seed where nobody
/// does. `snapshot` gets the file of a device by its name, as [`Snapshot`] describes it, or says why
/// not; it is asked for jobs on devices alone. `on_progress` learns how many units of how many are done; nothing is told after the end.
/// When `cancelled` comes to its end before the job does, the job is cancelled.
///
/// # Errors
/// [`Failure`]; of a job that was cancelled with [`Code::Cancelled`](super::Code::Cancelled).
pub async fn run(
    executor: impl Executor + 'static,
    text: &str,
    entropy: Box<dyn Fn() -> u64>,
    snapshot: impl AsyncFnOnce(&str) -> Result<String, String>,
    on_progress: impl FnMut(u64, u64),
    cancelled: impl Future<Output = ()>,
) -> Result<String, Failure> {
    let Job { request, is_device, reply } = job::read(text)?;
    let service = LocalService::new(executor, BackendInfo::ketpad_simulator(), entropy);
    if is_device {
        let name = request.backend.as_str();
        let refused = |reason| EmbedError::NoSnapshot { name: name.to_owned(), reason };
        let file = snapshot(name).await.map_err(refused)?;
        let target = Snapshot::parse(&file).map_err(|error| refused(error.to_string()))?;
        service.set_target(target);
    }
    let id = service.submit(request).await.map_err(placed)?;
    follow(&service, &id, on_progress, cancelled).await.map_err(placed)?;
    let result = service.result(&id).await.map_err(placed)?;
    let json = reply.write(&result).map_err(EmbedError::from)?;
    Ok(json.to_string())
}

/// Waits until the job has ended.
async fn follow<E: Executor + 'static>(
    service: &LocalService<E>,
    id: &JobId,
    mut on_progress: impl FnMut(u64, u64),
    cancelled: impl Future<Output = ()>,
) -> Result<(), ServiceError> {
    let mut events = service.events(id);
    let mut cancelled = pin!(cancelled.fuse());
    loop {
        match select(events.next(), &mut cancelled).await {
            Either::Left((None, _)) => return Ok(()),
            Either::Left((Some(JobEvent::Progress { done, total }), _)) => on_progress(done, total),
            Either::Left((Some(JobEvent::Status(_)), _)) => {}
            Either::Right(_) => service.cancel(id).await?,
        }
    }
}

/// What the service says, and where in the job the reason is.
fn placed(error: ServiceError) -> EmbedError {
    let path = match error {
        ServiceError::Pub { index, error } => {
            return EmbedError::Pub { path: path_of_pub(index), error };
        }
        ServiceError::NotExact { index }
        | ServiceError::TooManyQubits { index, .. }
        | ServiceError::NotIsa { index, .. }
        | ServiceError::Engine { index, .. } => Some(path_of_pub(index)),
        ServiceError::Options(_) => Some(path(["params", "options"].map(key))),
        ServiceError::NoPubs => Some(path([key("params"), key("pubs")])),
        ServiceError::NoSuchBackend { .. } | ServiceError::NoTarget { .. } => {
            Some(path([key("backend")]))
        }
        ServiceError::NoSuchJob { .. } | ServiceError::NotEnded { .. } | ServiceError::Exec(_) => {
            None
        }
    };
    EmbedError::Service { path, error }
}
