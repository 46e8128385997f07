/**
 * Whether an error is the machine's, or its database's: a disk that is full or read-only, a file where a folder should be. Whoever only remembers
 * something goes on without, which is slower and nothing else. (Not by its code: of a folder on a read-only disk Node says that it is not there.)
 */
export const unwritable = (error: unknown): boolean =>
  error instanceof Error && ('syscall' in error || ('code' in error && error.code === 'ERR_SQLITE_ERROR'));
