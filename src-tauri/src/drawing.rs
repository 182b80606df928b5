//! How the window is drawn on Linux: by the processor. Tables and text need no graphics card; the card's driver costs
//! 80 MB and a tenth of a second at the start, and with some drivers the window stays blank.

use std::env;

/// What WebKitGTK asks; whoever starts the program may answer it otherwise.
const WITHOUT_CARD: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Call it first of all in `main`.
#[allow(unsafe_code, reason = "WebKitGTK reads this from the environment only")]
pub fn by_processor() {
    if cfg!(target_os = "linux") && env::var_os(WITHOUT_CARD).is_none() {
        // SAFETY: the first thing the program does; no other thread runs that could read the environment.
        unsafe { env::set_var(WITHOUT_CARD, "1") }
    }
}
