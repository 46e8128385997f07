import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import type { S3Address } from './s3-address.ts';
import type { Storage, Stored } from './storage.ts';

/** Milliseconds until somebody must have answered a call, and until a line on which nothing moves counts as dead. */
const patience = { connectionTimeout: 20_000, socketTimeout: 60_000 };

/**
 * A bucket by Amazon's SDK. Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of `env`, else from where the SDK looks (its files, the
 * machine's role). Every file goes in one piece, so that its tag is the MD5 of its bytes, and with its Content-MD5, so that what arrives is what
 * was sent. Checksums that only newer services know are not used, nor the second form of listing: Chinese providers and MinIO answer all of this.
 */
export function s3Storage(
  address: S3Address,
  env: Readonly<Record<string, string | undefined>>,
  requestHandler = patience,
): Storage {
  const { bucket: Bucket, endpoint, region, pathStyle } = address;
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  const keys =
    accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } : null;
  let client: S3Client | null = null;

  /** Loaded when it is needed: it is large, and other targets do without. */
  const asked = async <T>(
    what: string,
    act: (client: S3Client, sdk: typeof import('@aws-sdk/client-s3')) => Promise<T>,
  ): Promise<T> => {
    const sdk = await import('@aws-sdk/client-s3');
    client ??= new sdk.S3Client({
      region,
      forcePathStyle: pathStyle,
      maxAttempts: 5,
      requestHandler,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint === null ? {} : { endpoint }),
      ...(keys ? { credentials: keys } : {}),
    });
    try {
      return await act(client, sdk);
    } catch (cause) {
      throw refused(what, cause);
    }
  };

  return {
    list: (Prefix) =>
      asked(`list ${Prefix}`, async (to, { ListObjectsCommand }) => {
        const found: Stored[] = [];
        for (let Marker: string | undefined; ; ) {
          const page = await to.send(new ListObjectsCommand({ Bucket, Prefix, Marker, EncodingType: 'url' }));
          for (const { Key = '', ETag = '', Size = -1, LastModified } of page.Contents ?? [])
            found.push({
              key: page.EncodingType === 'url' ? decoded(Key) : Key,
              tag: ETag.replaceAll('"', '').toLowerCase(),
              size: Size,
              at: LastModified?.getTime() ?? 0,
            });
          const last = found.at(-1)?.key;
          if (page.IsTruncated !== true || last === undefined || last === Marker) return found;
          Marker = last;
        }
      }),
    read: (Key) =>
      asked(`get ${Key}`, async (to, { GetObjectCommand }) => {
        const answer = await to.send(new GetObjectCommand({ Bucket, Key })).catch(ifMissing);
        return (await answer?.Body?.transformToString('utf-8')) ?? null;
      }),
    headers: (Key) =>
      asked(`head ${Key}`, async (to, { HeadObjectCommand }) => {
        const answer = await to.send(new HeadObjectCommand({ Bucket, Key })).catch(ifMissing);
        return answer && { type: answer.ContentType ?? '', cache: answer.CacheControl ?? '' };
      }),
    write: (Key, Body, { type, cache }) =>
      asked(`put ${Key}`, async (to, { PutObjectCommand }) => {
        const ContentMD5 = createHash('md5').update(Body).digest('base64');
        await to.send(new PutObjectCommand({ Bucket, Key, Body, ContentMD5, ContentType: type, CacheControl: cache }));
      }),
    remove: (Key) =>
      asked(`delete ${Key}`, async (to, { DeleteObjectCommand }) => {
        await to.send(new DeleteObjectCommand({ Bucket, Key }));
      }),
  };
}

/** As listings write keys, so that every sign of a name may stand in XML. */
const decoded = (key: string) => decodeURIComponent(key.replaceAll('+', ' '));

const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error));

/** The file is not there; a bucket that is not there is another matter. */
function ifMissing(error: unknown): null {
  if (['NoSuchKey', 'NotFound'].includes(nameOf(error))) return null;
  throw error;
}

/** What the storage answered, with the number of its answer, by which the cause is found. */
function refused(what: string, cause: unknown): CouldNot {
  const answer = cause instanceof Error && '$metadata' in cause ? cause.$metadata : null;
  const status: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'httpStatusCode') : null;
  const named =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : nameOf(cause);
  // Where only headers were asked for, no words come with the refusal.
  const code = named === 'Unknown' && status === 403 ? 'AccessDenied' : named;
  const err = cause instanceof Error ? cause.message : '';
  return new CouldNot(said('publish-storage-failed', { what, code, status: String(status ?? '-'), err }), { cause });
}
