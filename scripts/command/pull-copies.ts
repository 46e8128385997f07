import type { Ledger } from '../ledger/verify.ts';
import type { Call } from './command.ts';
import { copiesOf } from './copying.ts';
import type { CopyLink } from './pull-comment.ts';
import type { ReadPull } from './pull-read.ts';

/** The reading copies of a pull request's items, as its comment names them; --preview-url says where they lie. */
export const copyLinks =
  (call: Call, ledger: Ledger) =>
  async ({ files, items, pull }: ReadPull): Promise<CopyLink[]> => {
    const paths = items.flatMap(({ target, path }) => (target ? [path] : []));
    const copies = paths.length > 0 && pull.open ? await copiesOf(ledger, files, paths) : [];
    const base = call.text('preview-url')?.replace(/\/+$/, '');
    return copies.map(({ path, html }) => ({
      path,
      link: base ? `${base}/${encodeURIComponent(html.name)}` : null,
      sha256: html.sha256,
    }));
  };
