import { unzip } from '../office/unzip.ts';
import type { Finding } from '../words/finding.ts';
import { extensionOf } from './addresses.ts';
import { hasGps } from './exif.ts';
import { found } from './found.ts';
import type { Piece, Reading } from './piece.ts';
import { readSheets } from './read-sheets.ts';
import { readXml } from './read-xml.ts';
import { unread } from './unread.ts';

/** A document in a document, to be read on its own. */
export interface Enclosed {
  name: string;
  bytes: Uint8Array;
}

/**
 * All text of a docx, xlsx or pptx: body, headers, footers, notes, comments, tracked changes, text boxes, every sheet hidden or not,
 * properties and alternative texts; documents inside it are handed back. Macros and programs are errors, objects that cannot be read and
 * files of nothing but pictures are 机器未检, so is a broken or encrypted file.
 */
export function readOffice(file: string, bytes: Uint8Array): Reading<Finding> & { enclosed: Enclosed[] } {
  const nothing = (finding: Finding) => ({ pieces: [], findings: [finding], enclosed: [] });
  if (Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0')
    return nothing(unread(file, 'unread-encrypted'));
  let pieces: Piece[];
  let parts: Map<string, Uint8Array>;
  try {
    const zip = unzip(bytes);
    if ('limit' in zip) return nothing(pastLimit(file, zip.limit, zip.allowed));
    parts = zip.parts;
    pieces = [
      ...readSheets(file, parts),
      ...textParts(parts).flatMap(([name, part]) => readXml(file, partName(name), part)),
    ];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return nothing(unread(file, 'unread-broken'));
  }
  const findings: Finding[] = [];
  const enclosed: Enclosed[] = [];
  let pictures = 0;
  for (const [name, part] of parts) {
    const type = extensionOf(name);
    if (/vbaProject/i.test(name) || /macrosheets\//i.test(name)) findings.push(refusal(file, name, 'office-macro'));
    else if (isProgram(type, part)) findings.push(refusal(file, name, 'office-program'));
    else if (/^(?:docx|xlsx|pptx|pdf|txt|csv)$/.test(type)) enclosed.push({ name, bytes: part });
    else if (/(?:embeddings|activeX)\//i.test(name) && type !== 'xml' && type !== 'rels' && part.length > 0)
      findings.push(unread(file, 'unread-object', name));
    else if (/\/media\//.test(name)) pictures += 1;
    if (hasGps(part)) findings.push(refusal(file, name, 'office-gps'));
  }
  const words = pieces.filter(({ field }) => !field?.startsWith('docProps/') && !field?.endsWith('.rels'));
  if (pictures > 0 && words.reduce((sum, { text }) => sum + text.trim().length, 0) < 20)
    findings.push(unread(file, 'unread-pictures-only'));
  return { pieces, findings, enclosed };
}

/** XML of every part; style sheets, themes and fonts hold no words of the author. Sheets and shared strings are read as cells. */
function textParts(parts: Map<string, Uint8Array>): [string, Uint8Array][] {
  return [...parts].filter(
    ([name]) =>
      /\.(?:xml|rels|vml)$/i.test(name) &&
      !/(?:^|\/)(?:\[Content_Types\]|styles|stylesWithEffects|fontTable|webSettings|numbering|latentStyles|calcChain|sharedStrings)\.xml$/i.test(
        name,
      ) &&
      !/\/(?:theme|worksheets|slideLayouts|slideMasters)\/[^/]*\.xml$/i.test(name),
  );
}

/** word/header1.xml → header1 */
const partName = (name: string) => name.replace(/^(?:word|xl|ppt)\//, '').replace(/\.(?:xml|vml)$/i, '');

function isProgram(type: string, part: Uint8Array): boolean {
  if (/^(?:exe|dll|com|scr|bat|cmd|js|jse|vbs|vbe|wsf|ps1|jar|msi|hta|lnk)$/.test(type)) return true;
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  return bytes.subarray(0, 2).toString('latin1') === 'MZ' || bytes.includes('This program cannot be run in DOS mode');
}

function refusal(file: string, part: string, key: 'office-macro' | 'office-program' | 'office-gps'): Finding {
  return found(
    { file, field: part },
    {
      rule: 'documents',
      key,
      severity: 'error',
      params: { name: file, part },
    },
  );
}

function pastLimit(file: string, limit: 'entries' | 'megabytes', allowed: number): Finding {
  const key = limit === 'entries' ? 'zip-entries' : 'zip-megabytes';
  return found({ file }, { rule: 'documents', key, severity: 'error', params: { name: file, limit: allowed } });
}
