/** What lies in object storage under a key. */
export interface Stored {
  key: string;
  /** The storage's own sum of the bytes, in lower case: the MD5 of what was put in one piece; anything else for what was not. */
  tag: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970 at which it was put, by the storage's clock. */
  at: number;
}

/** What the storage answers with a file. */
export interface Headers {
  type: string;
  cache: string;
}

/**
 * A bucket, as a publisher uses it: a file appears, is replaced or goes at once, and is seen by whoever asks or lists afterwards. All throw when
 * the storage refuses or cannot be asked.
 */
export interface Storage {
  /** Everything whose key begins with `prefix`. */
  list(prefix: string): Promise<Stored[]>;
  /** null where nothing lies there. */
  read(key: string): Promise<string | null>;
  headers(key: string): Promise<Headers | null>;
  write(key: string, bytes: Uint8Array, headers: Headers): Promise<void>;
  /** Nothing there is no error. */
  remove(key: string): Promise<void>;
}

/** Headers of what is the publishers' own business, beside the files of the sites. */
export const ownFile: Headers = { type: 'text/plain; charset=utf-8', cache: 'no-store' };
