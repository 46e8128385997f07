import type { Finding } from '../words/finding.ts';
import { hasGps } from './exif.ts';
import { found } from './found.ts';
import type { CheckSubject } from './subject.ts';

/** A picture must not tell where it was taken (attacks 75). Clause C10.2. */
export function pictureLocation({ folder }: CheckSubject): Finding[] {
  return folder.files
    .filter(({ bytes }) => hasGps(bytes))
    .map(({ name }) =>
      found(
        { file: name },
        {
          rule: 'picture-location',
          key: 'picture-gps',
          severity: 'error',
          clause: 'C10.2',
          params: { picture: name },
        },
      ),
    );
}
