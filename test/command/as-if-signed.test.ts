import { beforeAll, describe, expect, it } from 'vitest';
import { asIfSigned } from '../../scripts/command/as-if-signed.ts';
import type { Files } from '../../scripts/git/files.ts';
import { type Demonstration, openDemonstration } from '../browser/demonstration.ts';

describe('a preview of governed files that nobody signed', () => {
  let demonstration: Demonstration;

  beforeAll(async () => {
    demonstration = await openDemonstration();
  });

  /** The demonstration's content with other text in some files. */
  function changed(files: Files, texts: Readonly<Record<string, (text: string) => string>>): Files {
    return {
      list: (under) => files.list(under),
      read: async (entries) => {
        const bytes = await files.read(entries);
        return bytes.map((each, at) => {
          const change = texts[entries[at]?.path ?? ''];
          return change ? Buffer.from(change(each.toString())) : each;
        });
      },
    };
  }

  async function shown(texts: Parameters<typeof changed>[1]) {
    const { ledger, content, asOf } = demonstration;
    return asIfSigned(ledger, changed(content, texts), Object.keys(texts), asOf);
  }

  it('shows them, though they are not in force', async () => {
    const { live, findings } = await shown({
      'main/site.yml': (text) => text.replace(/^colour: .*$/m, "colour: '#336600'"),
    });
    expect(live.inForce.sites.get('main')?.site.colour).toBe('#336600');
    expect(demonstration.ledger.inForce.sites.get('main')?.site.colour).not.toBe('#336600');
    expect(findings.get('main/site.yml')).toEqual([]);
  });

  it('says what keeps one from being signed', async () => {
    const { findings } = await shown({ 'main/blocks.yml': (text) => text.replace('column: qsyw', 'column: gone') });
    expect(findings.get('main/blocks.yml')?.map(({ key }) => key)).toEqual(['block-column-unknown']);
  });

  it('goes on showing those in force where the changed ones cannot be', async () => {
    const { live, findings } = await shown({ 'main/site.yml': () => 'name: [' });
    expect(live.inForce).toBe(demonstration.ledger.inForce);
    expect(findings.get('main/site.yml')).not.toEqual([]);
  });
});
