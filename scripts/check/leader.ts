import { personOf } from '../site/people.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { extensionOf, pictureTypes } from './addresses.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** A leader's name is that of the registry, his unit is one that he was appointed to, his photograph lies in the folder. */
export const leader: Rule = { id: 'leader', clauses: ['C8'], waiver: null, find };

function find({ article: { front, lineOf }, inForce, folder }: CheckSubject): Finding[] {
  if (front.kind !== 'leader') return [];
  const refuse = (field: string, key: MessageKey, params: Finding['params']) => [
    found({ file: 'index.md', field, line: lineOf([field]) }, { rule: 'leader', key, severity: 'error', params }),
  ];
  const { person: id, name, photo, unit } = front;
  const person = id === undefined ? undefined : personOf(inForce.registry, id);
  const picture = folder.files.some((file) => file.name === photo) && pictureTypes.has(extensionOf(photo ?? ''));
  return [
    ...(id !== undefined && !person ? refuse('person', 'person-not-registered', { field: 'person', person: id }) : []),
    ...(person && person.name !== name ? refuse('name', 'leader-name', { name, registered: person.name }) : []),
    ...(person && !person.appointments.some((entry) => entry.unit === unit)
      ? refuse('person', 'leader-unit', { name: person.name, unit })
      : []),
    ...(photo !== undefined && !picture ? refuse('photo', 'leader-photo', { name: photo }) : []),
  ];
}
