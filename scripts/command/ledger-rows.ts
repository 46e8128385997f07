import { parseFolder } from '../article/parse.ts';
import { recordsOf } from '../ledger/known-records.ts';
import type { ArticleState } from '../ledger/state.ts';
import { isGoverned } from '../ledger/state.ts';
import type { Ledger } from '../ledger/verify.ts';
import { personOf } from '../site/people.ts';

/** One item of one record as the office's register shows it (D13). Every value is text. */
export interface RegisterRow {
  seq: string;
  time: string;
  type: string;
  grade: string;
  form: string;
  id: string;
  path: string;
  title: string;
  index_number: string;
  digest: string;
  route: string;
  signers: string;
  writers: string;
  /** Who merged it, where the policy names publishers; else the recorder, which put it online. */
  publisher: string;
  status: string;
  confirm_by: string;
  record: string;
}

/** Columns of the register, in their order. */
export const registerColumns: readonly (keyof RegisterRow)[] = [
  'seq',
  'time',
  'type',
  'grade',
  'form',
  'id',
  'path',
  'title',
  'index_number',
  'digest',
  'route',
  'signers',
  'writers',
  'publisher',
  'status',
  'confirm_by',
  'record',
];

/** The register: a row for every item of every record, oldest first. Titles are known of what is still live only. */
export async function registerRows(ledger: Ledger): Promise<RegisterRow[]> {
  const titles = await liveTitles(ledger);
  const { registry } = ledger.inForce;
  const name = (id: string) => personOf(registry, id)?.name ?? id;
  return (await recordsOf(ledger)).flatMap(({ record, digest }) => {
    const items = record.items.length > 0 ? record.items : [{ id: '', path: '', digest: '', replaces: null }];
    return items.map((item): RegisterRow => {
      const article = isGoverned(item) ? undefined : ledger.state.articles.get(item.id);
      const newest = article?.record === digest;
      return {
        seq: String(record.seq),
        time: record.time,
        type: record.type,
        grade: record.grade ?? '',
        form: record.form ?? '',
        id: item.id,
        path: item.path,
        title: newest ? (titles.get(item.id) ?? '') : '',
        index_number: item.index_number ?? article?.indexNumber ?? '',
        digest: item.digest,
        route: (record.route ?? []).map(({ title }) => title).join('、'),
        signers: (record.signers ?? [])
          .map(
            (signer) =>
              `${name(signer.person)}${signer.stand_in_for ? `（代${name(signer.stand_in_for)}）` : ''}[${signer.act} ${signer.post}@${signer.unit}]`,
          )
          .join('、'),
        writers: (record.writers ?? []).map(({ person }) => name(person)).join('、'),
        publisher: record.publisher === undefined ? record.recorder : name(record.publisher),
        status: article && newest ? statusOf(article) : '',
        confirm_by: article && newest ? (article.confirmBy ?? '') : '',
        record: digest,
      };
    });
  });
}

const statusOf = ({ status, type }: ArticleState): string =>
  type === 'provisional' ? `${status} provisional` : status;

async function liveTitles(ledger: Ledger): Promise<Map<string, string>> {
  const live = [...ledger.state.articles.values()].filter(({ status }) => status === 'live');
  const entries = live.flatMap(({ path }) => ledger.folders.get(path)?.filter(({ name }) => name === 'index.md') ?? []);
  const bytes = await ledger.files.read(entries.map(({ entry }) => entry));
  return new Map(
    live.map(({ id, path }, index) => {
      const text = bytes[index] ?? Buffer.alloc(0);
      const parsed = parseFolder({
        path,
        files: [{ name: 'index.md', mode: '100644', oid: null, size: text.length, sha256: '', bytes: text }],
      });
      return [id, 'type' in parsed && parsed.type === 'article' ? parsed.front.title : ''];
    }),
  );
}
