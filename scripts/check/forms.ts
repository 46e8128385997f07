import type { GuideForm } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { extensionOf } from './addresses.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** What office programs can fill in. */
const editable = new Set('doc docx wps odt rtf xls xlsx et ods'.split(' '));
const none = '无';
const explained = ['filling', 'editing', 'printing'] as const;

/** Why a form cannot be offered as it is; null where it can. */
function faultOf({ use, file, collect_at: place }: GuideForm): { field: string; key: MessageKey } | null {
  if (use === 'collect') {
    if (file !== undefined) return { field: 'file', key: 'form-collected-file' };
    return place === undefined ? { field: 'collect_at', key: 'form-collect-where' } : null;
  }
  if (file === undefined) return { field: 'file', key: 'form-no-file' };
  return use === 'fill' && !editable.has(extensionOf(file)) ? { field: 'file', key: 'form-not-editable' } : null;
}

/**
 * The forms of a guide: each that its papers name is there under the very name, its file lies in the folder and is called so among
 * the attachments; one to be filled in can be edited and says how; one to be collected in person says where. Samples of papers
 * and results lie in the folder. Clause E24.2.
 */
export const forms: Rule = { id: 'forms', clauses: ['E24.2'], waiver: null, find };

function find({ article: { front, lineOf }, folder }: CheckSubject): Finding[] {
  if (front.kind !== 'guide') return [];
  const findings: Finding[] = [];
  const refuse = (path: (string | number)[], key: MessageKey, params: Finding['params']) =>
    findings.push(
      found(
        { file: 'index.md', field: path.join('.'), line: lineOf(path) },
        { rule: 'forms', key, severity: 'error', params },
      ),
    );
  const files = new Set(folder.files.map(({ name }) => name));
  const there = (path: (string | number)[], file: string | undefined) => {
    if (file !== undefined && file !== none && !files.has(file)) refuse(path, 'attachment-missing', { name: file });
  };
  there(['result_sample', 'file'], front.result_sample.file);
  const offered = new Set(front.forms.filter(({ use }) => use !== 'sample').map(({ name }) => name));
  for (const [at, { name, form, sample }] of front.materials.entries()) {
    there(['materials', at, 'sample'], sample);
    if (form !== none && !offered.has(form))
      refuse(['materials', at, 'form'], 'form-unknown', { name: form, paper: name });
  }
  for (const [at, form] of front.forms.entries()) {
    const fault = faultOf(form);
    if (fault) refuse(['forms', at, fault.field], fault.key, { name: form.name });
    there(['forms', at, 'file'], form.file);
    for (const field of explained) {
      if (form.use === 'fill' && form[field] === undefined)
        refuse(['forms', at, field], 'form-unexplained', { name: form.name, field });
    }
    const title = front.attachments?.find(({ file }) => file === form.file)?.title;
    if (title !== undefined && title !== form.name)
      refuse(['forms', at, 'name'], 'form-other-title', { name: form.name, title });
  }
  return findings;
}
