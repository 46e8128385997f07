import { describe, expect, it } from 'vitest';
import { forms } from '../../scripts/check/forms.ts';
import type { GuideForm } from '../../scripts/site/types.gen.ts';
import { guide } from '../fixture/fields.ts';
import { findings, keys } from './given.ts';

const files = { '申请书.docx': 'docx', '样本.pdf': 'pdf' };
const refused = async (change: object, there: Record<string, string> = files) =>
  keys(await findings(forms, { front: { ...guide, ...change }, files: there }));
const [fill, collect] = guide.forms as [GuideForm, GuideForm];
const without = (form: GuideForm, field: keyof GuideForm) => {
  const { [field]: _, ...rest } = form;
  return rest;
};

describe('the forms of a guide', () => {
  it('[E24.2] pass when names match, files are there, and what is to be filled in can be', async () => {
    expect(await refused({})).toEqual([]);
  });

  it('[E24.2] are called as the papers call them', async () => {
    expect(await refused({ forms: [{ ...fill, name: '取水申请书' }, collect] })).toEqual(['form-unknown']);
    expect(await refused({ attachments: [{ file: '申请书.docx', title: '申请表' }] })).toEqual(['form-other-title']);
    expect(await refused({ attachments: [{ file: '申请书.docx', title: fill.name }] })).toEqual([]);
  });

  it.each(['申请书.pdf', '申请书.jpg', '申请书'])('[E24.2] to be filled in can be edited: not %s', async (file) => {
    const there = { [file]: 'x', '样本.pdf': 'pdf' };
    expect(await refused({ forms: [{ ...fill, file }, collect] }, there)).toEqual(['form-not-editable']);
  });

  it('[E24.2] that are only samples may be of any kind', async () => {
    const sample = { name: '示范文本', use: 'sample', file: '样本.pdf' };
    expect(await refused({ forms: [fill, collect, sample] })).toEqual([]);
  });

  it('[E24.2] are no sample where a paper asks for a form', async () => {
    expect(await refused({ forms: [{ ...fill, use: 'sample' }] })).toEqual(['form-unknown']);
  });

  it.each(['filling', 'editing', 'printing'] as const)(
    '[E24.2] say how to fill in, edit and print: %s',
    async (field) => {
      expect(await refused({ forms: [without(fill, field), collect] })).toEqual(['form-unexplained']);
    },
  );

  it('[E24.2] to be collected in person say where, and have no file', async () => {
    expect(await refused({ forms: [fill, without(collect, 'collect_at')] })).toEqual(['form-collect-where']);
    expect(await refused({ forms: [fill, { ...collect, file: '样本.pdf' }] })).toEqual(['form-collected-file']);
  });

  it('[E24.2] and samples lie in the folder', async () => {
    expect(await refused({}, { '样本.pdf': 'pdf' })).toEqual(['attachment-missing']);
    expect(await refused({}, { '申请书.docx': 'docx' })).toEqual(['attachment-missing']);
    expect(await refused({ result_sample: { file: '证照.png' } })).toEqual(['attachment-missing']);
    expect(await refused({ forms: [without(fill, 'file'), collect] })).toEqual(['form-no-file']);
  });
});
