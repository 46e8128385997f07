import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sorts, subjects, words } from './words.ts';

/** A page of the old site: its file below the archive, and a word that only its text holds. */
export interface OldPage {
  file: string;
  word: string;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkqPtfDwAD1AHl8WmaowAAAABJRU5ErkJggg==',
  'base64',
);
const first = Date.UTC(2010, 0, 4);
const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';

/** Text as Word left it on old pages: styles on every word, tags that mean nothing. */
const paragraph = (text: string) =>
  `<p class="MsoNormal" style="text-indent:32pt;line-height:28pt"><span style="font-size:16.0pt;font-family:仿宋_GB2312">${text}<o:p></o:p></span></p>`;
const sentence = (at: number) =>
  `${pick(subjects, at)}${pick(words, at * 7 + 3)}${pick(words, at * 11 + 5)}，${pick(words, at * 13 + 1)}${pick(words, at * 17 + 2)}。`;
const table = (at: number) =>
  `<table class="MsoTableGrid"><tr><td rowspan="2">序号</td><td colspan="2">完成情况</td></tr><tr><td>计划</td><td>完成</td></tr><tr><td>${at}</td><td>${at * 3}</td><td>${at * 2}</td></tr></table>`;

/** Writes `count` pages of fifteen years below `folder`, one a file: every tenth with a merged table, every twentieth with a picture. */
export async function writeArchive(folder: string, count: number): Promise<OldPage[]> {
  const pages: OldPage[] = [];
  await mkdir(join(folder, 'upload'), { recursive: true });
  await writeFile(join(folder, 'upload', '图.png'), png);
  for (let at = 0; at < count; at += 1) {
    const day = new Date(first + Math.floor((at * 5840) / count) * 86_400_000).toISOString().slice(0, 10);
    const file = `${day.slice(0, 7)}/${1000 + at}.html`;
    const word = `旧稿${String(at).padStart(6, '0')}号`;
    const lines = Array.from({ length: 6 + (at % 9) }, (_, line) => paragraph(sentence(at * 31 + line)));
    const more = `${at % 10 === 0 ? table(at + 1) : ''}${at % 20 === 0 ? '<p><img src="/upload/图.png" alt="现场"></p>' : ''}`;
    const title = `${pick(subjects, at)}${pick(sorts, at)}（${at + 1}）`;
    const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>石桥县人民政府</title></head><body><div class="nav">首页 > 公告</div><h1>${title}</h1><div class="info">发布日期：<span id="date">${day}</span></div><div id="zoom">${paragraph(word)}${lines.join('')}${more}</div><div class="foot">版权所有</div></body></html>`;
    await mkdir(dirname(join(folder, 'html', file)), { recursive: true });
    await writeFile(join(folder, 'html', file), html);
    pages.push({ file, word });
  }
  return pages;
}
