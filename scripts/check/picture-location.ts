import type { Finding } from '../words/finding.ts';
import { hasGps } from './exif.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** A picture must not tell where it was taken (attacks 75). */
export const pictureLocation: Rule = { id: 'picture-location', clauses: ['C10.2'], waiver: null, find };

function find({ folder }: CheckSubject): Finding[] {
  return folder.files
    .filter(({ bytes }) => hasGps(bytes))
    .map(({ name }) =>
      found(
        { file: name },
        {
          rule: 'picture-location',
          key: 'picture-gps',
          severity: 'error',
          params: { picture: name },
        },
      ),
    );
}
