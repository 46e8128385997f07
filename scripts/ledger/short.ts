import type { LiveText } from './live-article.ts';

/** Everything of a live article but its front matter, text and files. */
export type Registration = Omit<LiveText, 'front' | 'body' | 'tables' | 'files'>;

type Of<K extends keyof Registration> = Registration[K];

/**
 * The same in few words, because it is read of every article with every publication: 0 stands for times that are the record's, as all are of an
 * article with one record.
 */
export type Short = [
  [id: string, path: string, indexNumber: string, unitName: string],
  [columns: Of<'columns'>, ordinals: number[], names: Of<'names'>],
  [seq: number, digest: string, time: string, type: Of<'record'>['type'], grade: Of<'record'>['grade']],
  [published: string | 0, updated: string | 0, versions: Of<'versions'> | 0],
  [original: Of<'original'>, confirmBy: Of<'confirmBy'>] | 0,
  brief: Of<'brief'>,
];

export function short(article: Registration): Short {
  const { id, path, indexNumber, unitName, columns, ordinals, names, record, published, updated } = article;
  const { seq, digest, time, type, grade } = record;
  const { versions, original, confirmBy, brief } = article;
  const unless = (value: string) => (value === time ? 0 : value);
  return [
    [id, path, indexNumber, unitName],
    [columns, columns.map((column) => ordinals[column] ?? 0), names],
    [seq, digest, time, type, grade],
    [unless(published), unless(updated), versions.length === 1 && versions[0] === time ? 0 : versions],
    original === null && confirmBy === null ? 0 : [original, confirmBy],
    brief,
  ];
}

export function long([words, [columns, places, names], record, times, rare, brief]: Short): Registration {
  const [id, path, indexNumber, unitName] = words;
  const [seq, digest, time, type, grade] = record;
  const [published, updated, versions] = times;
  const ordinals: Record<string, number> = {};
  for (let at = 0; at < columns.length; at += 1) ordinals[columns[at] ?? ''] = places[at] ?? 0;
  return {
    status: 'live',
    id,
    path,
    site: path.slice(0, path.indexOf('/')),
    columns,
    ordinals,
    indexNumber,
    record: { seq, digest, time, type, grade },
    published: published || time,
    updated: updated || time,
    versions: versions || [time],
    unitName,
    original: rare === 0 ? null : rare[0],
    confirmBy: rare === 0 ? null : rare[1],
    names,
    brief,
  };
}
