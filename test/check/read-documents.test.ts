import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documents } from '../../scripts/check/documents.ts';
import { homeAddresses } from '../../scripts/check/home-addresses.ts';
import { idNumbers } from '../../scripts/check/id-numbers.ts';
import { mobileNumbers } from '../../scripts/check/mobile-numbers.ts';
import { findings, idNumber } from './given.ts';

const id = idNumber();

describe('other files', () => {
  it('[C10.2] text is read by lines, in GB 18030 too', async () => {
    expect(await findings(idNumbers, { files: { 'a.txt': `一\n${id}` } })).toMatchObject([{ line: 2 }]);
    const gb = new Uint8Array([...Buffer.from('c3dcbcb6', 'hex'), ...strToU8(id)]);
    expect(await findings(idNumbers, { files: { 'a.txt': gb } })).toHaveLength(1);
  });

  it('[C10.2] tables in text are read by cells', async () => {
    const bytes = `姓名,住址,手机\n某甲,"李家村3组",13800001111\n`;
    expect(await findings(mobileNumbers, { files: { 'a.csv': bytes } })).toMatchObject([{ field: 'R2C3', line: 2 }]);
    expect(await findings(homeAddresses, { files: { 'a.csv': bytes } })).toMatchObject([{ field: 'R2C2' }]);
  });

  it('in no known encoding are 机器未检', async () => {
    expect(await findings(documents, { files: { 'a.txt': new Uint8Array([0xff, 0x80, 0x00]) } })).toMatchObject([
      { key: 'unread-encoding' },
    ]);
  });

  it.each(['a.ofd', 'a.wps', 'a.doc', 'a.xls', 'a.et', 'a.zip', 'a.rar', 'a.7z', 'a.rtf', 'a'])(
    '%s is 机器未检 (attacks 75)',
    async (name) => {
      expect(await findings(documents, { files: { [name]: 'x' } })).toMatchObject([
        { key: 'unread-type', severity: 'unchecked', file: name },
      ]);
    },
  );

  it('pictures, sound and film that the text does not show are 机器未检', async () => {
    const files = { 'shown.png': 'x', 'scan.jpg': 'x', 'talk.mp3': 'x' };
    expect(await findings(documents, { body: '![水库](shown.png)', files })).toMatchObject([
      { file: 'scan.jpg' },
      { file: 'talk.mp3' },
    ]);
  });
});
