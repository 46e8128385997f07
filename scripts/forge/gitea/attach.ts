import { parse } from '../answers.ts';
import type { Ask } from '../ask.ts';
import type { Comment, Upload } from '../forge.ts';
import { rowsOf } from '../rows.ts';

const assets = '/repos/{owner}/{repo}/issues/comments/{comment}/assets';

/** Puts a file at a comment; those of the same name that were there are taken away after the new one arrived. */
export async function attach(ask: Ask, { id: comment }: Comment, { name, type, bytes }: Upload): Promise<string> {
  const there = await ask(`GET ${assets}`, { comment });
  const old = rowsOf(there).map((row) => parse('forge-attachment', there, row));
  const form = new FormData();
  form.append('attachment', new Blob([new Uint8Array(bytes)], { type }), name);
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  const data = new Uint8Array(await encoded.arrayBuffer());
  const answer = await ask(`POST ${assets}{?name}`, { comment, name, headers, data });
  const { browser_download_url } = parse('forge-attachment', answer, answer.data);
  for (const { id, name: other } of old) {
    if (other === name) await ask(`DELETE ${assets}/{id}`, { comment, id }, true);
  }
  return browser_download_url;
}
