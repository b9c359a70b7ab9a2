//! Acknowledgements of messages, sent in turn with the events.

use std::convert::Infallible;
use std::sync::Arc;

use socketioxide::SendError;
use socketioxide::adapter::LocalAdapter;
use socketioxide::extract::AckSender;
use socketioxide::handler::{FromMessageParts, Value};
use socketioxide::socket::Socket;

/// The right to acknowledge a message, which can be used later and more than once until it succeeds.
#[derive(Debug)]
pub struct PendingAck {
    socket: Arc<Socket<LocalAdapter>>,
    id: Option<i64>,
}

impl PendingAck {
    pub fn with(self, data: serde_json::Value) -> Acknowledgement {
        Acknowledgement {
            pending: self,
            data,
        }
    }
}

impl FromMessageParts<LocalAdapter> for PendingAck {
    type Error = Infallible;

    fn from_message_parts(
        socket: &Arc<Socket<LocalAdapter>>,
        _: &mut Value,
        id: &Option<i64>,
    ) -> Result<Self, Infallible> {
        Ok(Self {
            socket: Arc::clone(socket),
            id: *id,
        })
    }
}

/// An acknowledgement that waits for its turn.
#[derive(Debug)]
pub struct Acknowledgement {
    pending: PendingAck,
    data: serde_json::Value,
}

impl Acknowledgement {
    /// Sends it, if the socket has room for it.
    pub fn try_send(&self) -> Result<(), SendError> {
        let PendingAck { socket, id } = &self.pending;
        let mut nothing = Value::Str(Default::default(), None);
        match AckSender::from_message_parts(socket, &mut nothing, id) {
            Ok(sender) => sender.send(&self.data),
            Err(never) => match never {},
        }
    }
}
