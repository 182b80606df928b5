//! Gives memory back to the system after a long piece of work: a window that lies open all day should not hold what
//! an import or a stack of papers used for a moment.

/// Scores and pages are made of many small pieces: the allocator of the system takes a quarter of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the allocator kept for later goes back now. Takes a few milliseconds.
#[allow(unsafe_code, reason = "the allocator offers this in C only")]
pub fn give_back() {
    // SAFETY: it takes a plain flag, may be called from any thread at any time, and frees only pages that hold
    // nothing; the allocator is the one above.
    unsafe { libmimalloc_sys::mi_collect(true) }
}
