import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { pack } from '../check/office.ts';
import type { BroughtDocument } from './brought.ts';

const spaces = ['office', 'text', 'style', 'table', 'draw', 'xlink', 'svg', 'fo']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const odt = (body: string) =>
  pack({
    'content.xml': `<office:document-content ${spaces}><office:automatic-styles><style:style style:name="C"><style:paragraph-properties fo:text-align="center"/></style:style><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  });

const openDocument: BroughtDocument = {
  what: 'an OpenDocument text with a list, a merged table and a comment',
  file: '会议纪要.odt',
  bytes: odt(
    '<text:p text:style-name="C">县政府常务会议纪要</text:p><text:p>会议研究了<office:annotation><text:p>人数待核</text:p></office:annotation>三项工作。</text:p><text:list text:style-name="L"><text:list-item><text:p>春耕</text:p></text:list-item><text:list-item><text:p>防汛</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>分工</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>春耕</text:p></table:table-cell><table:table-cell><text:p>农业局</text:p></table:table-cell></table:table-row></table:table>',
  ),
  seen: ['县政府常务会议纪要', '会议研究了三项工作。', '一、春耕', '二、防汛', '分工', '春耕', '农业局'],
  never: ['人数待核'],
  told: [/批注/, /表1\.xlsx/],
};

const fromWord: BroughtDocument = {
  what: 'a page that Word saved, with its styles, conditional comments, hidden words and a merged table',
  file: '另存的网页.htm',
  bytes: Buffer.from(
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><title>无题</title><style><!-- p.MsoNormal {mso-style-parent:""} --></style><!--[if gte mso 9]><xml><o:Author>某丙</o:Author></xml><![endif]--></head><body lang=ZH-CN><p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋简体'>关于道路施工的通告<o:p></o:p></span></b></p><p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US>3</span>月<span lang=EN-US>5</span>日起，人民路<s>全线</s>封闭施工。<span style='mso-hide:all'>内部电话略</span></p><table class=MsoTableGrid border=1><tr><td rowspan=2 style='width:80pt'><p class=MsoNormal>路段</p></td><td colspan=2><p class=MsoNormal>时间</p></td></tr><tr><td><p>起</p></td><td><p>止</p></td></tr><tr><td><p>东段</p></td><td><p>3月</p></td><td><p>4月</p></td></tr></table><p class=MsoNormal align=right>石桥县公安局</p></body></html>`,
  ),
  seen: [
    '关于道路施工的通告',
    '3月5日起，人民路全线封闭施工。',
    ...'路段 时间 起 止 东段 3月 4月'.split(' '),
    '石桥县公安局',
  ],
  never: ['内部电话', '某丙', '无题', 'mso-style'],
  told: [/隐藏/, /表1\.xlsx/],
};

const webPage: BroughtDocument = {
  what: 'a page of a website with lists that count by themselves, terms, and what runs',
  file: '网页.html',
  bytes: Buffer.from(
    '<!doctype html><meta charset="utf-8"><h1>办事指南</h1><script>track("统计")</script><ol type="A"><li>准备材料<ol><li>身份证</ol><li value="5">提交</ol><dl><dt>时限<dd>五个工作日</dl><pre>上午  9:00\n下午  2:00</pre><form><input value="搜索框"></form>',
    'utf8',
  ),
  seen: ['办事指南', 'A. 准备材料', '1. 身份证', 'E. 提交', '时限', '五个工作日', '上午  9:00', '下午  2:00'],
  never: ['统计', '搜索框'],
};

const plain: BroughtDocument = {
  what: 'plain text in the encoding of older programs',
  file: '停水通知.txt',
  // GB 18030, as Notepad with Chinese settings writes it.
  bytes: Buffer.from(
    'cda3cbaecda8d6aa0d0a0d0ad2f2b9dcb5c0bcecd0dea3acb3c7b6ab3330c8d5cda3cbaea1a30d0a31a1a2c7ebcce1c7b0b4a2cbaea1a30d0acaafc7c5cfd8cbaecef1b9abcbbe0d0a',
    'hex',
  ),
  seen: ['停水通知', '因管道检修，城东30日停水。', '1、请提前储水。', '石桥县水务公司'],
};

/** A page of nothing but a picture, as scanners make it. */
async function scanned(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const png = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#eee' } })
    .png()
    .toBuffer();
  const page = document.addPage([400, 560]);
  page.drawImage(await document.embedPng(png), { x: 0, y: 0, width: 400, height: 560 });
  return document.save();
}

/** Manuscripts that Word did not write. */
export async function otherDocuments(): Promise<BroughtDocument[]> {
  const scan: BroughtDocument = {
    what: 'a scan: its text is asked for, the file is attached',
    file: '盖章件.pdf',
    bytes: await scanned(),
    args: ['--title', '盖章文件'],
    seen: ['盖章文件'],
    told: [/没有文字/],
  };
  return [openDocument, fromWord, webPage, plain, scan];
}
