//! A table that was copied: kept as the bytes of a file, and from then on a file like any other.

use domain::Result;

use crate::host::Host;
use crate::types::paste::{Paste, Pasted};

/// The token of what was pasted, to be previewed, mapped and looked at again. Errors: `import.paste_empty`.
pub fn paste(host: &Host, request: Paste) -> Result<Pasted> {
    let bytes = intake::pasted(&request.text, request.html.as_deref())?;
    let name = host.locale().message("facts-pasted", &[]);
    Ok(Pasted { token: host.keep_pasted(&name, bytes), name })
}
