import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, Reply, Route } from './call.ts';
import { serveGit } from './git.ts';
import { allows, type User } from './state.ts';
import { type Rule, type Trouble, troubleFor } from './trouble.ts';
import { afterPush, type Fake, Refused } from './world.ts';

/** What one request came to, for whoever looks on: the route with its places, the status, and the JSON. */
export type Seen = (what: { method: string; path: string; status: number; json: unknown }) => void;

export interface Server {
  fake: Fake;
  folder: string;
  /** Most entries that a page holds, whatever is asked: an administrator's setting on Gitea. */
  most: { page: number };
  rules: Rule[];
  routes: readonly Route[];
  seen: Seen;
  url(): string;
}

type Answer = { status: number; json: unknown; headers: Record<string, string> };

export async function serve(server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { fake, folder } = server;
  const url = new URL(request.url ?? '/', server.url());
  const repository = `/${fake.state.owner}/${fake.state.name}`;
  if (url.pathname.startsWith(`${repository}.git/`)) {
    const push = url.pathname.endsWith('receive-pack') || url.search.includes('receive-pack');
    const viewer = viewerOf(fake, request);
    if (!viewer || !allows(viewer, push ? 'write' : 'read')) {
      response.writeHead(viewer ? 403 : 401, { 'www-authenticate': 'Basic realm="forge"' }).end();
      return;
    }
    await afterPush(fake);
    response.on('finish', () => void afterPush(fake));
    serveGit(folder, url.pathname.slice(repository.length + 4), request, response);
    return;
  }
  const raw = await bytesOf(request);
  const path = url.pathname.startsWith(fake.views.api) ? url.pathname.slice(fake.views.api.length) : '/-';
  const method = request.method ?? 'GET';
  const trouble = troubleFor(server.rules, `${method} ${path}`);
  if (trouble?.kind === 'silence') return;
  if (trouble?.kind === 'reset') {
    response.destroy();
    return;
  }
  const answer =
    trouble?.kind === 'status'
      ? {
          status: trouble.status,
          json: fake.views.error(trouble.status, trouble.message ?? 'trouble'),
          headers: trouble.headers ?? {},
        }
      : await answered(server, request, url, path, raw);
  if (trouble?.kind !== 'status') server.seen({ method, path, status: answer.status, json: answer.json });
  send(response, answer, trouble, url);
}

async function answered(
  server: Server,
  request: IncomingMessage,
  url: URL,
  path: string,
  raw: Buffer,
): Promise<Answer> {
  const { fake } = server;
  try {
    await afterPush(fake);
    const viewer = viewerOf(fake, request);
    if (viewer === null) throw new Refused(401, 'Bad credentials');
    const type = request.headers['content-type'] ?? '';
    const body: unknown = raw.length > 0 && /json/.test(type) ? JSON.parse(raw.toString('utf8')) : {};
    const call: Call = {
      fake,
      viewer,
      parts: [],
      query: url.searchParams,
      body: typeof body === 'object' && body !== null ? { ...body } : {},
      raw,
      type,
    };
    const reply =
      elsewhere(server, request.method ?? 'GET', path, call) ??
      (await below(server, request.method ?? 'GET', path, call));
    return 'rows' in reply ? page(server, url, reply) : { status: reply.status, json: reply.json, headers: {} };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: error.status, json: fake.views.error(error.status, error.message), headers: {} };
  }
}

/** Calls below the repository. Who cannot see it is told that there is none. */
async function below({ fake, routes }: Server, method: string, path: string, call: Call): Promise<Reply> {
  const prefix = `/repos/${fake.state.owner}/${fake.state.name}`;
  const rest = path === prefix || path.startsWith(`${prefix}/`) ? decodeURIComponent(path.slice(prefix.length)) : null;
  if (rest === null || !allows(call.viewer, 'read')) throw new Refused(404, 'Not Found');
  for (const [of, pattern, may, handler] of routes) {
    const match = of === method ? pattern.exec(rest) : null;
    if (!match) continue;
    if (!allows(call.viewer, may)) throw new Refused(403, 'Must have more rights');
    return handler({ ...call, parts: match.slice(1) });
  }
  throw new Refused(404, 'Not Found');
}

/** Calls that are of no repository: accounts and settings. */
function elsewhere({ fake, most }: Server, method: string, path: string, { viewer, query }: Call): Reply | null {
  if (method !== 'GET') return null;
  const found = (user: User | undefined): Reply => {
    if (!user || user.deleted) throw new Refused(404, 'Not Found');
    return { status: 200, json: fake.views.me(user) };
  };
  const { users } = fake.state;
  if (path === '/user') {
    if (viewer.bot && fake.dialect === 'github') throw new Refused(403, 'Resource not accessible by integration');
    return found(viewer);
  }
  if (fake.dialect === 'github') {
    const id = /^\/user\/(\d+)$/.exec(path)?.[1];
    if (id) return found(users.find((user) => user.id === Number(id)));
  } else {
    if (path === '/settings/api') {
      const more = {
        default_paging_num: 30,
        default_git_trees_per_page: 1000,
        default_max_blob_size: 10485760,
        default_max_response_size: 104857600,
      };
      return { status: 200, json: { max_response_items: most.page, ...more } };
    }
    if (path === '/users/search') {
      const data = users.filter(({ id, deleted }) => !deleted && String(id) === query.get('uid'));
      return { status: 200, json: { ok: true, data: data.map((user) => fake.views.user(user)) } };
    }
  }
  const login = /^\/users\/([^/]+)$/.exec(path)?.[1];
  return login ? found(users.find((user) => user.login === decodeURIComponent(login))) : null;
}

function page(
  { fake, most }: Server,
  url: URL,
  { status, rows, paged, link }: Extract<Reply, { rows: unknown }>,
): Answer {
  const github = fake.dialect === 'github';
  const asked = Number(url.searchParams.get(github ? 'per_page' : 'limit') ?? 30);
  const size = paged ? Math.min(asked, most.page) : Math.max(rows.length, 1);
  const number = Number(url.searchParams.get('page') ?? 1);
  const from = paged ? (number - 1) * size : 0;
  const part = rows.slice(from, from + size).flatMap(({ shown: row }) => (row === null ? [] : [row]));
  const last = Math.ceil(rows.length / size);
  const at = (to: number) => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    return target.href;
  };
  const links = number < last ? [`<${at(number + 1)}>; rel="next"`, `<${at(last)}>; rel="last"`] : [];
  return {
    status,
    json: part,
    headers: {
      ...(link && paged && links.length > 0 ? { link: links.join(', ') } : {}),
      ...(github ? {} : { 'x-total-count': String(rows.length) }),
    },
  };
}

/** Somebody by his token, as header or as the password of git; null when the token is nobody's. */
function viewerOf({ state }: Fake, request: IncomingMessage): User | null {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
  const parts = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8').split(':') : [value];
  return state.users.find(({ token, deleted }) => !deleted && parts.includes(token)) ?? null;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, json, headers }: Answer, trouble: Trouble | null, url: URL): void {
  let value = json;
  if (trouble?.kind === 'one-page' && Number(url.searchParams.get('page') ?? 1) > 1) value = [];
  if (trouble?.kind === 'fields') {
    const changed = (row: unknown) => ({ ...(row as object), ...trouble.fields });
    value = Array.isArray(value) ? value.map(changed) : changed(value);
  }
  const kept = Object.entries(headers).filter(
    ([name]) => trouble?.kind !== 'drop-headers' || !trouble.names.includes(name),
  );
  const text = value === undefined ? '' : JSON.stringify(value);
  const body = Buffer.from(trouble?.kind === 'half-json' ? text.slice(0, text.length / 2) : text);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...Object.fromEntries(kept),
  });
  if (trouble?.kind === 'cut') {
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
    return;
  }
  response.end(status === 204 ? undefined : body);
}
