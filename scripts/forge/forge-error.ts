import { CouldNot } from '../words/could-not.ts';
import { type Params, said } from '../words/said.ts';
import type { MessageKey } from '../words/say.ts';

/** What a forge was asked: method and path, without host, query and token. */
export type Endpoint = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} ${string}`;

export type ForgeErrorKey = Extract<MessageKey, `forge-${string}`>;

/**
 * What a forge could not tell us, or would not do. `status` is its HTTP status, null where no answer came or the answer could not be
 * understood; the cause is kept. No message, field or cause ever holds the token.
 */
export class ForgeError extends CouldNot {
  override name = 'ForgeError';
  readonly endpoint: Endpoint;
  readonly status: number | null;
  constructor(
    key: ForgeErrorKey,
    endpoint: Endpoint,
    status: number | null,
    params: Params = {},
    options?: ErrorOptions,
  ) {
    super(said(key, { endpoint, status: status ?? '—', ...params }), options);
    this.endpoint = endpoint;
    this.status = status;
  }
}
