internal import CMalloc

/// How the process keeps memory that notes give back.
enum ProcessMemory {
    /// Keeps what a note gave back for the next one: glibc would else return the end of the heap to the system behind each note of
    /// some tens of kilobytes, and have it cleared again for the next. Arrays from four megabytes on, those of very long notes,
    /// still go back at once.
    static func prepare() { calcinote_keep_memory(4 << 20, 64 << 20, 1 << 20) }
}
