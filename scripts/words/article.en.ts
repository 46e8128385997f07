import type { articleZh } from './article.zh.ts';

export const articleEn = {
  'folder-path':
    '“{file}” is no article path. It must be site/column/year/slug in lower-case letters, digits and hyphens.',
  'folder-missing': 'There is no article folder {file}. Look at the path, or commit it first.',
  'folder-too-many': '{file} holds more than {limit} files. Split the article or join attachments.',
  'folder-too-large': 'The files of {file} exceed {limit} MB together. Shrink pictures or attachments.',
  'file-link': '{file} is a symbolic link and cannot be published. Put the real file there.',
  'file-submodule': '{file} is a submodule and cannot be published. Put the real file there.',
  'file-lfs': '{file} is a pointer of Git LFS, not the file itself. Put the real file into the folder.',
  'file-mode': '{file} has a wrong mode (it must not be executable). Make it an ordinary file.',
  'file-too-large': '{file} is larger than {limit} MB. Shrink it.',
  'file-name-long': 'The file name {file} is longer than {limit} bytes.',
  'file-name-hidden': 'The file name {file} holds invisible or non-standard characters. Rename it.',
  'file-name':
    'The file name {file} is not allowed: no \\ / : * ? " < > |, no leading dot, hyphen or space. Rename it.',
  'file-name-twin': 'The file names {file} and {other} differ only in case or width. Rename one.',
  'file-nested': '{file} lies in a folder below. Put attachments straight into the article’s folder.',
  'text-too-large': 'The text is larger than {limit} KiB and was not read. Put long tables into attachments.',
  'text-not-utf8': 'The file is not UTF-8. Save it as UTF-8.',
  'front-matter-missing':
    'The file does not begin with front matter between “---” lines. Make articles with `qianfa new`.',
  'front-matter-language': 'Front matter is YAML only, after a line “---”; code, TOML and JSON are never read.',
  'front-matter-open': 'The front matter has no end. Put a line “---” after its fields.',
  'kind-unknown': 'The kind is missing or unknown. Allowed: {kinds}',
  'body-missing': 'The text is empty. Write it.',
  'index-missing': '{path} has no index.md. Make articles with `qianfa new`.',
  'withdrawn-not-alone': 'A withdrawn folder holds withdrawn.md only. Withdraw with `qianfa withdraw`.',
  'withdrawn-body': 'withdrawn.md must not have a text. What the public reads stands in `notice`.',
  'withdrawn-notice-missing': 'A withdrawal for {reason} leaves the public a sentence. Fill in `notice`.',
  'withdrawn-notice-forbidden': 'A withdrawal for {reason} must not leave a word. Remove `notice`.',
  'field-from-record': 'Do not fill in {field}: dates and index numbers come from records. Remove it.',
  'field-of-generator': 'The field {field} would steer the generator and is not allowed in articles. Remove it.',
} satisfies Record<keyof typeof articleZh, string>;
