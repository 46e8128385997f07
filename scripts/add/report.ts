import { stringify } from 'yaml';
import { extensionOf, mediaTypes, pictureTypes } from '../check/addresses.ts';
import type { Call } from '../command/command.ts';
import { tableMark } from '../office/table-block.ts';
import type { ReadyFile } from './ready.ts';
import { statesRights } from './rights.ts';

/** What became of the files, and the lines by which the article shows them; `index` is the text of its index.md. */
export function addReport(call: Call, path: string, files: readonly ReadyFile[], index: string): string {
  const lines = [call.say('add-done', { path })];
  for (const { name, changes } of files) {
    const what = changes.map((change) => call.tell(change)).join('；');
    lines.push(`  ${name}　${what === '' ? call.say('add-same') : what}`);
  }
  const names = files.map(({ name }) => name);
  const shown = names.filter((name) => !isRecording(name)).map((name) => lineFor(call, name));
  if (shown.length > 0) lines.push(call.say('add-lines'), ...shown);
  const recordings = names.filter(isRecording);
  if (recordings.length > 0) lines.push(call.say('add-fields'), recordingFields(call, recordings));
  if (names.some((name) => mediaTypes.has(extensionOf(name))) && !statesRights(index))
    lines.push(call.say('add-rights'));
  lines.push(call.say('add-next', { path }));
  return lines.join('\n');
}

const isRecording = (name: string) => mediaTypes.has(extensionOf(name)) && !pictureTypes.has(extensionOf(name));

function lineFor(call: Call, name: string): string {
  const type = extensionOf(name);
  if (pictureTypes.has(type)) return `![${call.say('add-alt')}](${name})`;
  if (type === 'xlsx' || type === 'csv') return `\`\`\`${tableMark}\n${stringify({ file: name })}\`\`\``;
  return `[${name.slice(0, name.length - type.length - 1)}](${name})`;
}

/** What sound and film need beside their file: how long, a transcript, and for film captions and a picture to begin with. */
function recordingFields(call: Call, names: readonly string[]): string {
  const recordings = names.map((file) => ({
    file,
    title: call.say('add-recording-title'),
    duration: '0:00',
    transcript: `${file}.txt`,
    ...(/^(?:mp4|webm)$/.test(extensionOf(file)) ? { captions: `${file}.vtt`, poster: `${file}.jpg` } : {}),
  }));
  return stringify({ recordings }).trimEnd();
}
