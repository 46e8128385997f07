import type { Moved } from './moved.ts';
import { headers, policyHeaders, searches } from './server-headers.ts';

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('{', '\\{')}"`;

/** For the block of one site, whose `root` is the site's folder. */
export function caddySnippet(moved: readonly Moved[]): string {
  const lines = moved.map(({ host, request, to }) => `  ${quoted(`${host}${request}`)} ${quoted(to)}\n`);
  const said = Object.entries(headers).map(([name, value]) => `  ${name} ${quoted(value)}\n`);
  const searching = searches.map((folder) => `${folder}*`).join(' ');
  return `encode gzip
map {host}{uri} {qianfa_moved} {
${lines.join('')}  default ""
}
@moved expression \`{qianfa_moved} != ""\`
redir @moved {qianfa_moved} 301
@search path ${searching}
@others not path ${searching}
@assets path /assets/*
header {
${said.join('')}}
header @search Content-Security-Policy ${quoted(policyHeaders.search)}
header @others Content-Security-Policy ${quoted(policyHeaders.page)}
header @assets Cache-Control "public, max-age=31536000, immutable"
header /banner-now.js Cache-Control "public, max-age=60"
handle_errors {
  rewrite * /404.html
  file_server
}
file_server
`;
}
