import { describe, expect, it } from 'vitest';
import { hidden } from '../../scripts/pull/hidden.ts';
import { hiddenSealed } from '../../scripts/pull/seal.ts';
import { shownIn, shownLine } from '../../scripts/pull/shown.ts';

const seal = { token: 'a token', of: 'https://forge.example/shiqiao/site#7' };
const [version, page, other] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
const path = 'main/gzdt/2026/a';
const item = { id: 'shown00001', path, digest: version };
const line = shownLine([{ target: { path, item } }], [{ path, sha256: page, links: [] }], seal);

describe('the reading copy that our comment names for a version', () => {
  it('is read again by the token that wrote it', () => {
    expect(shownIn(`文字\n${line}`, item, seal)).toEqual({ copy: page });
  });

  it.each([
    ['without a comment of ours', null, seal, 'shown-nobody'],
    ['in a comment without copies', '文字', seal, 'shown-other'],
    ['with another page put in', line.replace(page, other), seal, 'shown-edited'],
    ['with another version put in', line.replace(version, other), seal, 'shown-edited'],
    ['without a seal', `\n${hidden('shown', [[item.id, version, page]])}\n`, seal, 'shown-edited'],
    ['sealed for copies', line.replace('-shown', '-copies'), seal, 'shown-other'],
    [
      'with the seal of other rows',
      `${line}${hidden('shown', ['0'.repeat(64), [[item.id, version, page]]])}`,
      seal,
      'shown-edited',
    ],
    ['of another pull request', line, { ...seal, of: `${seal.of}1` }, 'shown-edited'],
    ['of another token', line, { ...seal, token: 'another' }, 'shown-edited'],
    ['of another version', hiddenSealed('shown', [[item.id, other, page]], seal), seal, 'shown-other'],
    ['that is no digest', hiddenSealed('shown', [[item.id, version, 'x']], seal), seal, 'shown-other'],
  ])('is unknown %s, and why is said', (_, body, by, why) => {
    expect(shownIn(body, item, by)).toEqual({ why });
  });
});
