import type { Finding } from '../words/finding.ts';
import { type Lang, say } from '../words/say.ts';

const commands = { error: 'error', unchecked: 'warning', waived: 'notice', warning: 'notice' } as const;

/**
 * GitHub workflow commands, one a line, that annotate a pull request. `folder` is the article's path from the repository's root. Everything
 * an article can say is escaped, so that it cannot start a command of its own.
 */
export function reportGithub(findings: readonly Finding[], lang: Lang, folder: string): string {
  return findings
    .map(({ severity, file, line, field, rule, key, params, reason }) => {
      const properties = [
        `file=${property(`${folder}/${file}`)}`,
        ...(line === undefined ? [] : [`line=${line}`]),
        `title=${property(rule)}`,
      ];
      const why = reason === undefined ? '' : ` ${say(lang, 'report-reason', { reason })}`;
      const place = field === undefined ? '' : `${field}: `;
      return `::${commands[severity]} ${properties.join(',')}::${data(place + say(lang, key, params) + why)}\n`;
    })
    .join('');
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
