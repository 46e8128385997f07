import { readFileSync } from 'node:fs';

type Node = { [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The governed files that a regulation is written in, in the order in which they are best written, and the words that they share. */
const files = [
  'group',
  'registry',
  'site',
  'columns',
  'policy',
  'checklist',
  'rules',
  'blocks',
  'banner',
  'archive',
  'terms',
];

const cell = (value: string) => value.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** What a reference points to: its name, and the heading that it stands under on the page where it has one. */
function reference(ref: string): string {
  const [file = '', definition] = ref.split('#/$defs/');
  const known = file === '' || files.includes(file.replace('.json', ''));
  const name = definition ?? file.replace('.json', '');
  return known ? `[${name}](#${name.toLowerCase()})` : name;
}

/** What may stand in a field, in one line. */
function typeOf(schema: unknown): string {
  if (!isNode(schema)) return '';
  if (typeof schema.$ref === 'string') return reference(schema.$ref);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if ('const' in schema) return `\`${String(schema.const)}\``;
  const choices = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(choices)) return choices.map(typeOf).join(' / ');
  if (schema.type === 'array') return `[ ${typeOf(schema.items)} ]`;
  if (schema.type === 'object') {
    const map = isNode(schema.additionalProperties) ? `{ … : ${typeOf(schema.additionalProperties)} }` : '{ }';
    return isNode(schema.properties) ? `{ ${Object.keys(schema.properties).join(', ')} }` : map;
  }
  const bounds = [schema.minimum, schema.maximum].filter((bound) => typeof bound === 'number').join('–');
  const pattern = typeof schema.pattern === 'string' ? ` \`${schema.pattern}\`` : '';
  return `${text(schema.type)}${bounds ? ` ${bounds}` : ''}${text(schema.format) ? ` (${text(schema.format)})` : ''}${pattern}`;
}

/** The fields below `schema`, nested ones behind the field that holds them as `field.part`. */
function rows(schema: Node, under = ''): string[] {
  const { properties, required } = schema;
  if (!isNode(properties)) return [];
  const demanded: unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, field]) => {
    if (!isNode(field)) return [];
    const words = cell([text(field.title), text(field.description), text(field.en)].filter(Boolean).join('：'));
    const mark = demanded.includes(name) ? '●' : '';
    const inner = isNode(field.items) ? field.items : field;
    return [
      `| \`${under}${name}\` | ${mark} | ${cell(typeOf(field))} | ${words} |`,
      ...rows(inner, `${under}${name}.`),
    ];
  });
}

function chapter(heading: string, schema: Node): string {
  const lines = rows(schema);
  const table = ['| 字段 | 必填 | 值 | 说明 |', '|---|---|---|---|', ...lines].join('\n');
  const said = [text(schema.description), text(schema.en)].filter(Boolean).join(' ');
  const only = lines.length > 0 ? table : typeOf(schema);
  return [`${heading}`, said, only].filter(Boolean).join('\n\n');
}

/**
 * Every field of the governed files as a page of Markdown, out of the schemas in `folder` alone: what a person reads and what the program
 * demands cannot differ.
 */
export function fieldDocs(folder: URL): string {
  const chapters = files.flatMap((name) => {
    const schema: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    if (!isNode(schema)) throw new Error(`${name}.json is no schema`);
    const definitions = isNode(schema.$defs) ? Object.entries(schema.$defs) : [];
    return [
      chapter(`## ${name}\n\n**${text(schema.title)}**`, schema),
      ...definitions.flatMap(([id, part]) =>
        isNode(part) ? [chapter(`### ${id}\n\n**${text(part.title)}**`, part)] : [],
      ),
    ];
  });
  const head = [
    '# 规则文件的字段',
    '由 `npm run types` 从本文件夹的 JSON Schema 生成，请勿手改。怎样用这些文件写出一项制度，见 [写一项制度](../.github/REGULATION.md)。',
    'Generated from the schemas of this folder by `npm run types`; do not edit. How to write a regulation in these files: [REGULATION.md](../.github/REGULATION.md).',
    '● 必填。`{ … }` 是一组字段，`[ … ]` 可写多项。没有列出的字段一律拒绝。',
  ];
  return `${[...head, ...chapters].join('\n\n')}\n`;
}
