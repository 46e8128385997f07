import { request } from '@octokit/request';
import { RequestError } from '@octokit/request-error';
import { type Access, apiOf } from './access.ts';
import { type Failure, failureOf, type Headers } from './failure.ts';
import { type Endpoint, ForgeError } from './forge-error.ts';

/** A whole answer: its body parsed, undefined where it has none. */
export interface Answer {
  endpoint: Endpoint;
  status: number;
  headers: Headers;
  data: unknown;
}

/**
 * Asks the forge. `route` is a template such as 'GET /repos/{owner}/{repo}'; `params` fill it, the rest goes into query or body; owner
 * and repo are known. Throws ForgeError. No answer, 5xx and time-outs are tried again with longer and longer pauses where `again` (by default for GET);
 * rate limits whenever the forge wants no longer than a minute.
 */
export type Ask = (route: Endpoint, params?: Readonly<Record<string, unknown>>, again?: boolean) => Promise<Answer>;

const attempts = 4;
const longestWait = 60_000;

export function connect(access: Access): Ask {
  const [owner = '', repo = ''] = access.repository.split('/');
  const base = apiOf(access);
  const ask = request.defaults({
    baseUrl: base,
    headers: { authorization: `token ${access.token}`, 'user-agent': 'qianfa' },
  });
  return async (route, given = {}, again = route.startsWith('GET ')) => {
    const params = route.includes('{owner}') ? { owner, repo, ...given } : given;
    const { url } = ask.endpoint(route, params);
    const endpoint = `${route.split(' ', 1)[0]} ${url.slice(base.length).split('?', 1)[0]}` as Endpoint;
    for (let attempt = 1; ; attempt++) {
      const got = await once(access, endpoint, (signal) =>
        ask(route, { ...params, request: { ...requestOf(access), signal } }),
      );
      if ('data' in got) return got;
      const { failure, error } = got;
      const pause = failure.wait ?? (failure.unsure && again ? 1000 * 4 ** (attempt - 1) : null);
      if (pause === null || pause > longestWait || attempt === attempts) throw error;
      await access.sleep(pause);
    }
  };
}

// Bodies are read here, so that one that breaks off is told from one that is no JSON. A redirect would turn POST into GET.
const requestOf = ({ fetch }: Access) => ({ fetch, parseSuccessResponseBody: false, redirect: 'manual' as const });

type Failed = { failure: Failure; error: ForgeError };

async function once(
  access: Access,
  endpoint: Endpoint,
  send: (signal: AbortSignal) => Promise<{ status: number; headers: Headers; data: unknown }>,
): Promise<Answer | Failed> {
  const signal = AbortSignal.timeout(access.timeout);
  const fail = (failure: Failure, status: number | null, cause?: unknown): Failed => ({
    failure,
    error: new ForgeError(failure.key, endpoint, status, clean(failure.params, access.token), { cause }),
  });
  const lost = (cause: unknown): Failed => {
    const key = signal.aborted ? 'forge-timeout' : 'forge-unreachable';
    return fail({ key, params: { seconds: access.timeout / 1000 }, wait: null, unsure: true }, null, cause);
  };
  let text: string;
  let answer: { status: number; headers: Headers; data: unknown };
  try {
    answer = await send(signal);
    text = answer.data instanceof ReadableStream ? await new Response(answer.data).text() : '';
  } catch (error) {
    if (!(error instanceof RequestError) || error.response === undefined)
      return lost(error instanceof RequestError ? error.cause : error);
    const { status, response } = error;
    // octokit's error is not kept as the cause: it carries the request with it.
    return fail(failureOf(status, response.headers, messageOf(response.data), access.now()), status);
  }
  const { status, headers } = answer;
  if (status >= 300) return fail(failureOf(status, headers, '', access.now()), status);
  if (text === '') return { endpoint, status, headers, data: undefined };
  try {
    return { endpoint, status, headers, data: JSON.parse(text) as unknown };
  } catch {
    // The parser's own sentence would repeat what stands in the answer.
    const cause = new Error(`JSON of ${text.length} characters`);
    return fail({ key: 'forge-not-json', params: {}, wait: null, unsure: false }, null, cause);
  }
}

/** What the forge said of its refusal: one line. */
function messageOf(data: unknown): string {
  const said = typeof data === 'object' && data !== null ? Reflect.get(data, 'message') : data;
  return typeof said === 'string' ? (said.split('\n', 1)[0]?.slice(0, 300) ?? '') : '';
}

const clean = (params: Failure['params'], token: string): Failure['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && token !== '' ? value.replaceAll(token, '***') : value,
    ]),
  );
