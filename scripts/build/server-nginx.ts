import type { Moved } from './moved.ts';
import { compressed, headers, policyHeaders, searches } from './server-headers.ts';

/** A string in nginx's configuration in which nothing is taken for a variable or an end. */
const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** For the `http` part: old host and address → new address, in `$qianfa_moved`. */
export function nginxMoved(moved: readonly Moved[]): string {
  const lines = moved.map(({ host, request, to }) => `  ${quoted(`${host}${request}`)} ${quoted(to)};\n`);
  return `map_hash_bucket_size 512;\nmap $host$request_uri $qianfa_moved {\n  default "";\n${lines.join('')}}\n`;
}

/** For the `server` part of one site, whose `root` is the site's folder. Needs moved.nginx.conf in the `http` part. */
export function nginxSnippet(): string {
  const said = Object.entries(headers).map(([name, value]) => `add_header ${name} ${quoted(value)} always;\n`);
  const searching = searches.map(
    (folder) => `location ${folder} { expires 60s; set $qianfa_policy ${quoted(policyHeaders.search)}; }\n`,
  );
  return `charset utf-8;
index index.html;
error_page 404 /404.html;
gzip on;
gzip_vary on;
gzip_min_length 512;
gzip_types ${compressed.join(' ')};
if ($qianfa_moved) { return 301 $qianfa_moved; }
set $qianfa_policy ${quoted(policyHeaders.page)};
add_header Content-Security-Policy $qianfa_policy always;
${said.join('')}location / { expires 60s; }
${searching.join('')}location /assets/ { expires max; }
location ~ \\.atom$ { default_type application/atom+xml; }
location ~ \\.rss$ { default_type application/rss+xml; }
`;
}
