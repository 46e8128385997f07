/** A place in storage that speaks S3, as it is typed. */
export interface S3Address {
  bucket: string;
  /** '' or ends with a slash. */
  prefix: string;
  /** Address of the service; null for Amazon's own of that region. */
  endpoint: string | null;
  region: string;
  /** Whether the bucket stands in the path, as MinIO wants it, and not before the service's domain. */
  pathStyle: boolean;
}

const known = ['endpoint', 'region', 'path-style'];
const inPrefix = /^(\/[A-Za-z0-9_-][\w.-]*)*\/?$/;

/**
 * Reads `s3://bucket/prefix?endpoint=https://…&region=…&path-style`; null when misspelt, or when neither it nor `region` (the environment's)
 * says which region. Only names: keys and secrets have no place in it.
 */
export function parseS3(text: string, region: string | undefined): S3Address | null {
  // Steps upwards are gone once an address was read.
  if (/%|\/\./.test(text.replace(/\?.*/s, ''))) return null;
  const url = URL.parse(text);
  if (url?.protocol !== 's3:' || url.username || url.password || url.port || url.hash) return null;
  const asked = [...url.searchParams.keys()];
  if (asked.some((name) => !known.includes(name)) || new Set(asked).size < asked.length) return null;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname) || !inPrefix.test(url.pathname)) return null;
  const endpoint = url.searchParams.get('endpoint');
  if (endpoint !== null && !/^https?:\/\/[A-Za-z0-9.:-]+\/?$/.test(endpoint)) return null;
  const pathStyle = url.searchParams.get('path-style');
  if (!['', 'true', null].includes(pathStyle)) return null;
  // A service of one's own seldom has regions; signing wants one all the same.
  const where = url.searchParams.get('region') ?? region ?? (endpoint === null ? '' : 'us-east-1');
  if (!/^[a-z0-9-]+$/.test(where)) return null;
  const parts = url.pathname.split('/').filter(Boolean);
  const prefix = parts.map((part) => `${part}/`).join('');
  return { bucket: url.hostname, prefix, endpoint, region: where, pathStyle: pathStyle !== null };
}
