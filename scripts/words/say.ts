import { articleEn } from './article.en.ts';
import { articleZh } from './article.zh.ts';
import { beginEn } from './begin.en.ts';
import { beginZh } from './begin.zh.ts';
import { buildEn } from './build.en.ts';
import { buildZh } from './build.zh.ts';
import { checkEn } from './check.en.ts';
import { checkZh } from './check.zh.ts';
import { commandEn } from './command.en.ts';
import { commandZh } from './command.zh.ts';
import { copyEn } from './copy.en.ts';
import { copyZh } from './copy.zh.ts';
import { doctorEn } from './doctor.en.ts';
import { doctorZh } from './doctor.zh.ts';
import { forgeEn } from './forge.en.ts';
import { forgeZh } from './forge.zh.ts';
import { ledgerEn } from './ledger.en.ts';
import { ledgerZh } from './ledger.zh.ts';
import { manuscriptEn } from './manuscript.en.ts';
import { manuscriptZh } from './manuscript.zh.ts';
import { peopleEn } from './people.en.ts';
import { peopleZh } from './people.zh.ts';
import { publishEn } from './publish.en.ts';
import { publishZh } from './publish.zh.ts';
import { pullEn } from './pull.en.ts';
import { pullZh } from './pull.zh.ts';
import { rulesEn } from './rules.en.ts';
import { rulesZh } from './rules.zh.ts';
import type { Params, Said } from './said.ts';
import { signoffEn } from './signoff.en.ts';
import { signoffZh } from './signoff.zh.ts';
import { siteEn } from './site.en.ts';
import { siteZh } from './site.zh.ts';
import { statusEn } from './status.en.ts';
import { statusZh } from './status.zh.ts';

export type Lang = 'zh' | 'en';

const zh = {
  ...siteZh,
  ...peopleZh,
  ...articleZh,
  ...checkZh,
  ...manuscriptZh,
  ...rulesZh,
  ...signoffZh,
  ...ledgerZh,
  ...forgeZh,
  ...buildZh,
  ...commandZh,
  ...statusZh,
  ...beginZh,
  ...copyZh,
  ...doctorZh,
  ...pullZh,
  ...publishZh,
};
const en: Record<MessageKey, string> = {
  ...siteEn,
  ...peopleEn,
  ...articleEn,
  ...checkEn,
  ...manuscriptEn,
  ...rulesEn,
  ...signoffEn,
  ...ledgerEn,
  ...forgeEn,
  ...buildEn,
  ...commandEn,
  ...statusEn,
  ...beginEn,
  ...copyEn,
  ...doctorEn,
  ...pullEn,
  ...publishEn,
};

export type MessageKey = keyof typeof zh;

const words: Record<Lang, Record<MessageKey, string>> = { zh, en };

/** The sentence `key` in `lang` with its places `{name}` filled; a place without a value is an error of the program. */
export function say(lang: Lang, key: MessageKey, params: Params = {}): string {
  return words[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`message ${key} has no value for {${name}}`);
    return String(value);
  });
}

/** The sentence that a value stands for. */
export function tell(lang: Lang, { key, params }: Said): string {
  return say(lang, key, params);
}
