import { describe, expect, it } from 'vitest';
import { citationOf } from '../../scripts/build/citation.ts';

const front = { issuer: '清水县人民政府', title: '清水县农村供水管理办法', document_date: '2026-04-20' };
const url = 'https://www.qingshui.gov.example/k3/k3f9q2xw7a.html';

describe('a citation', () => {
  it('names issuer, title, number, date and address', () =>
    expect(citationOf({ ...front, document_number: '清政发〔2026〕5号' }, url)).toBe(
      `清水县人民政府：《清水县农村供水管理办法》（清政发〔2026〕5号，2026年4月20日），${url}`,
    ));

  it('does without a number, and names joint issuers one after another', () =>
    expect(citationOf({ ...front, issuer: '清水县教育局 清水县财政局' }, url)).toBe(
      `清水县教育局、清水县财政局：《清水县农村供水管理办法》（2026年4月20日），${url}`,
    ));
});
