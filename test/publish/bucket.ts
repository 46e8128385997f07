import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import S3rver from '@20minutes/s3rver';

/** A request as it came to the storage. */
export interface Asked {
  method: string;
  /** Bucket and key, as they are read. */
  path: string;
  bytes: Buffer;
}

/** What happens instead of an answer: an error of the storage, a line that breaks, or one on which nothing comes any more. */
export type Trouble = { status: number; code: string } | 'cut' | 'silent';

/** Storage that speaks S3, for tests: a real server behind a line that can be troubled. */
export interface Bucket {
  /** As `--to` names it. */
  to(prefix?: string): string;
  env: Record<string, string>;
  /** All requests since the last `forget`, in the order in which they came. */
  asked: Asked[];
  /** Looked at before a request goes on; null lets it. */
  trouble: ((asked: Asked) => Trouble | null) | null;
  /** The address at which the public reads. */
  url: string;
  /** A server of one site's own domain, as a network for delivery has one; its address. */
  front(folder: string): Promise<string>;
  close(): Promise<void>;
}

const website = `<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument></WebsiteConfiguration>`;
const keys = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

const bodyOf = async (message: IncomingMessage) => Buffer.concat(await message.toArray());

/** Sends a whole request on, as a storage takes it: one that is cut off half-way never reaches it. */
function forward(asked: Asked, from: IncomingMessage, answer: ServerResponse, port: number): void {
  const to = request(
    { port, host: '127.0.0.1', method: asked.method, path: from.url, headers: from.headers },
    (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    },
  );
  to.on('error', () => answer.destroy());
  to.end(asked.bytes);
}

/** Starts a server where there is room; its address. */
async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

/** Starts the storage with its files below `directory`; one for a test file. */
export async function startBucket(directory: string): Promise<Bucket> {
  const name = 'sites';
  const configureBuckets = [{ name, configs: [website] }];
  const storage = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets,
    // It signs /bucket where the SDK signs /bucket/, so what is asked of the bucket itself never matches. Unknown keys are refused all the same.
    allowMismatchedSignatures: true,
  });
  const { port } = await storage.run();

  const line = createServer(async (from, answer) => {
    const bytes = await bodyOf(from).catch(() => null);
    if (bytes === null) return;
    const path = decodeURIComponent((from.url ?? '').replace(/\?.*/, '')).slice(1);
    const asked = { method: from.method ?? '', path, bytes };
    bucket.asked.push(asked);
    const trouble = bucket.trouble?.(asked) ?? null;
    if (trouble === 'silent') return;
    if (trouble === 'cut') from.socket.destroy();
    else if (trouble) {
      const { status, code } = trouble;
      answer.writeHead(status, { 'content-type': 'application/xml' });
      answer.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    } else forward(asked, from, answer, port);
  });
  const endpoint = await listening(line);
  const fronts: Server[] = [];
  const bucket: Bucket = {
    to: (prefix = '') => `s3://${name}/${prefix}?endpoint=${endpoint}&path-style`,
    env: keys,
    asked: [],
    trouble: null,
    url: `${endpoint}/${name}`,
    async front(folder) {
      const server = createServer(async (from, answer) => {
        const got = await fetch(`http://127.0.0.1:${port}/${name}/${folder}${from.url ?? ''}`, { redirect: 'manual' });
        answer.writeHead(got.status).end(Buffer.from(await got.arrayBuffer()));
      });
      fronts.push(server);
      return listening(server);
    },
    async close() {
      for (const server of [line, ...fronts]) {
        server.closeAllConnections();
        server.close();
      }
      await storage.close();
    },
  };
  return bucket;
}
