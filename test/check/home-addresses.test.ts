import { describe, expect, it } from 'vitest';
import { homeAddresses } from '../../scripts/check/home-addresses.ts';
import { findings, keys } from './given.ts';

describe('home addresses', () => {
  it.each([
    ['building, unit and room', '某甲，石桥镇幸福路12号阳光小区3栋2单元501室'],
    ['building and room', '某甲家在阳光小区5号楼302室'],
    ['unit and room without a word', '阳光小区3栋2单元501'],
    ['numbers in a row', '阳光花园3-2-501'],
    ['a room on a street', '幸福路12号501室'],
    ['village, group and house', '石桥镇李家村3组12号'],
    ['village, group and house in Chinese numerals', '石桥镇李家村三组十二号'],
    ['village, group and household', '李家村五组15户'],
    ['after the word home', '家庭住址：石桥镇李家村3组'],
    ['after the word home, a street', '某甲，住址清源县城关镇人民路8号'],
    ['in radicals, as PDFs hold them', '阳光\u2f29区3栋2单元501\u2f3e'],
    ['in radicals that Unicode does not fold', '李家村村\u2ea0\u2f29组3组12号'],
    ['in full-width digits', '阳光小区３栋２单元５０１室'],
    ['in a table under 家庭住址', '|姓名|家庭住址|\n|-|-|\n|某甲|李家村3组|'],
    ['of somebody who works for the government', '某甲（县政府职工）家庭住址：李家村3组12号'],
  ])('[C10.2] with %s are refused', async (_, body) => {
    const found = await findings(homeAddresses, { body });
    expect(found).toMatchObject([{ key: 'home-address', severity: 'error' }]);
    expect(found[0]?.evidence).not.toMatch(/\d|村|路|小区/);
  });

  it('show the township only', async () => {
    expect(await findings(homeAddresses, { body: '石桥镇李家村3组12号' })).toMatchObject([{ evidence: '石桥镇****' }]);
  });

  it.each([
    ['an office', '地址：清源县人民路88号县政府3号楼201室'],
    ['a service centre', '请到政务服务中心2号楼305室办理'],
    ['a street with its number', '清源县人民路88号'],
    ['a township and village', '石桥镇李家村'],
    ['a village group in a public work', '硬化李家村3组至5组道路'],
    ['a numbered well of a village', '李家村3组12号井'],
    ['buildings to be renovated', '改造阳光小区3栋、5栋'],
    ['a masked address', '石桥镇****'],
    ['an article of a law', '第三组十二号文件'],
  ])('%s passes', async (_, body) => {
    expect(await findings(homeAddresses, { body })).toEqual([]);
  });

  it('pass where the site names the place as public', async () => {
    const body = '请到水文站5号楼302室报名';
    expect(keys(await findings(homeAddresses, { body }))).toEqual(['home-address']);
    expect(await findings(homeAddresses, { body, rules: { place_words: ['水文站'] } })).toEqual([]);
  });

  it('of a business are a warning', async () => {
    const body = '清源某餐饮有限公司，地址：幸福路12号3栋101室';
    expect(await findings(homeAddresses, { body })).toMatchObject([{ key: 'business-address', severity: 'warning' }]);
  });
});
