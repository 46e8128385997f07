import { pack } from '../check/office.ts';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const safe = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${safe(text)}</w:t></w:r>`;

/** A paragraph of runs (XML) or of plain words. */
export const p = (content: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;

export const centred = (content: string) => p(content, '<w:jc w:val="center"/>');
export const right = (content: string) => p(content, '<w:jc w:val="right"/>');
export const styled = (style: string, content: string) => p(content, `<w:pStyle w:val="${style}"/>`);
export const numbered = (id: number, level: number, content: string) =>
  p(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);

/** A cell; `properties` are its merges. */
export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:p') ? content : p(content)}</w:tc>`;
export const table = (...rows: string[][]) =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;

/** Levels of a list: format, text and what follows the number. */
export type Levels = [format: string, text: string, more?: string][];

export const list = (id: number, levels: Levels) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ([format, text, more = ''], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum>`;

export const picture = (id: string, described: string) =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="图片 1" descr="${described}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="图片 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A text box as Word writes it: once as it is, once for older programs. */
export const box = (content: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="文本框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

const part = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${content}</w:${root}>`;

interface Parts {
  numbering?: string;
  styles?: string;
  footnotes?: string;
  comments?: string;
  header?: string;
  links?: Record<string, string>;
  media?: Record<string, Uint8Array>;
}

/** A Word file that word processors open, too. */
export function word(
  body: string,
  { numbering, styles, footnotes, comments, header, links = {}, media = {} }: Parts = {},
): Uint8Array {
  const texts = { numbering, styles, footnotes, comments, header } as const;
  const roots = {
    numbering: 'numbering',
    styles: 'styles',
    footnotes: 'footnotes',
    comments: 'comments',
    header: 'hdr',
  };
  const there = (Object.keys(texts) as (keyof typeof texts)[]).filter((name) => texts[name] !== undefined);
  const relations = [
    ...there.map((name) => `<Relationship Id="${name}" Type="${relation}/${name}" Target="${name}.xml"/>`),
    ...Object.entries(links).map(
      ([id, url]) =>
        `<Relationship Id="${id}" Type="${relation}/hyperlink" Target="${safe(url)}" TargetMode="External"/>`,
    ),
    ...Object.keys(media).map(
      (name) => `<Relationship Id="${name.replace('.', '-')}" Type="${relation}/image" Target="media/${name}"/>`,
    ),
  ];
  const section =
    header === undefined ? '' : '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>';
  return pack({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>${there.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${main}.${name}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}${section}</w:body>`),
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    ...Object.fromEntries(there.map((name) => [`word/${name}.xml`, part(roots[name], texts[name] ?? '')])),
    ...Object.fromEntries(Object.entries(media).map(([name, bytes]) => [`word/media/${name}`, bytes])),
  });
}
