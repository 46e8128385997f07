import { describe, expect, it } from 'vitest';
import { reportGithub } from '../../scripts/check/report-github.ts';
import { reportHuman } from '../../scripts/check/report-human.ts';
import { reportJson } from '../../scripts/check/report-json.ts';
import { reportSarif } from '../../scripts/check/report-sarif.ts';
import type { Finding } from '../../scripts/words/finding.ts';

const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'id-numbers',
  key: 'id-number',
  severity: 'error',
  file: 'index.md',
  line: 23,
  evidence: '35*************123',
  params: { masked: '35*************123' },
  ...change,
});
const ofd = finding({
  rule: 'unread',
  key: 'unread-type',
  severity: 'unchecked',
  file: '表.ofd',
  params: { name: '表.ofd' },
});
const folder = 'content/main/gzdt/2026/水库';

describe('the report for people', () => {
  it('groups by severity and file, says what to do, and counts', () => {
    const text = reportHuman(
      [finding({ severity: 'warning', key: 'internal-mark', params: { mark: '内部资料' } }), ofd, finding()],
      'zh',
      { colour: false },
    );
    const order = [
      '必须改正',
      '35*************123',
      '[id-numbers]',
      '机器未检',
      '表.ofd',
      '请审签人留意',
      '内部资料',
      '必须改正 1 处',
    ];
    let from = -1;
    for (const word of order) {
      const at = text.indexOf(word, from);
      expect(at, word).toBeGreaterThan(from);
      from = at;
    }
    expect(text).not.toContain('\u001b');
  });

  it('shows the first ten of a kind and counts the rest', () => {
    const many = Array.from({ length: 25 }, (_, index) => finding({ line: index + 1 }));
    const text = reportHuman(many, 'en', { colour: false });
    expect(text.match(/ID number/g)).toHaveLength(10);
    expect(text).toContain('15 more');
    expect(text).toContain('25 to be corrected');
  });

  it('colours only when asked, and lets nothing in an article steer the terminal', () => {
    expect(reportHuman([finding()], 'zh', { colour: true })).toContain('\u001b[');
    const evil = finding({ key: 'picture-missing', params: { picture: '\u001b[2J\u202e' }, file: '\u001b]0;x' });
    const text = reportHuman([evil], 'zh', { colour: false });
    expect([...'\u001b\u202e'].filter((char) => text.includes(char))).toEqual([]);
  });

  it('says so when nothing was found', () => {
    expect(reportHuman([], 'zh', { colour: false })).toContain('没有发现问题');
  });
});

describe('the report for programs', () => {
  it('is JSON with counts and messages', () => {
    const report: unknown = JSON.parse(reportJson([finding(), ofd], 'en'));
    expect(report).toMatchObject({
      counts: { errors: 1, unchecked: 1, waived: 0, warnings: 0 },
      findings: [{ message: expect.stringContaining('ID number') }, {}],
    });
  });

  it('is SARIF 2.1.0 with encoded paths and lines', () => {
    const report: unknown = JSON.parse(reportSarif([finding(), ofd], 'zh', folder));
    expect(report).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'qianfa', rules: [{ id: 'id-numbers' }, { id: 'unread' }] } },
          results: [
            {
              ruleId: 'id-numbers',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'content/main/gzdt/2026/%E6%B0%B4%E5%BA%93/index.md' },
                    region: { startLine: 23 },
                  },
                },
              ],
            },
            { level: 'warning' },
          ],
        },
      ],
    });
  });
});

describe('the report for GitHub', () => {
  it('is one command a finding', () => {
    expect(reportGithub([finding()], 'zh', folder)).toMatch(
      /^::error file=content\/main\/gzdt\/2026\/水库\/index\.md,line=23,title=id-numbers::发现身份证号[^\n]*\n$/,
    );
  });

  it('escapes what could start a command or a property of its own', () => {
    const evil = finding({
      file: 'a,line=1::x\n::error::y',
      key: 'picture-missing',
      params: { picture: '100%\n::set-output name=a::b' },
    });
    const text = reportGithub([evil], 'zh', folder);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('a%2Cline=1%3A%3Ax%0A%3A%3Aerror%3A%3Ay');
    expect(text).toContain('100%25%0A::set-output');
  });
});
