import type { checkZh } from './check.zh.ts';

export const checkEn = {
  'id-twice':
    'The id {id} is used by {path}. Take a new one with `qianfa new`; to move an article, remove the old folder.',
  'person-not-registered':
    '{field} names {person}, who is not in the registry. Name a registered person, or register them first.',
  'filing-unit-unknown': 'The unit {unit} is not in the registry. Name a registered unit.',
  'filing-column-unknown': 'There is no column {column}. Choose an existing one, or have it opened first.',
  'filing-own-column': '{column} is this article’s own column. Remove it from also_in.',
  'filing-kind': 'The column {column} does not take {kind} (it takes {kinds}). Change the column or the kind.',
  'filing-not-responsible':
    'The unit {unit} is not responsible for the column {column} (responsible: {units}). Use a column of your unit, or hand it to the responsible one.',
  'filing-channel': 'The unit {unit} has no channel. Remove it from channels.',
  'not-disclosed': 'Its disclosure is {disclosure}. Only 主动公开 goes online.',
  'reference-self': '{field} names {id}, which is this article. Name the one it is about.',
  'reference-not-live':
    '{field} names {id}, which is not live. Check the id, or link it once that article is published.',
  'interpretation-missing':
    'An important document comes with its interpretation: submit one whose interprets names {id} in the same change, or say in interpretation_due by which day it will be published.',
  'table-file-missing': 'The attachment {name} of a table is not in the folder. Put it there, or correct file.',
  'table-file-type': 'The attachment {name} of a table is neither xlsx nor csv. Save it as xlsx in Excel or WPS.',
  'table-file-broken':
    'The attachment {name} of a table cannot be opened (broken, encrypted or too large). Save it again, without a password.',
  'table-sheet-unknown': 'The attachment {name} has no sheet “{sheet}”. There are: {names}.',
  'table-sheet-hidden':
    'The sheet “{sheet}” of {name} is hidden, so pages do not show it. Choose another; if it is to be public, write hidden: show.',
  'table-empty': 'The range {range} of {name} holds nothing. Look at sheet and range again.',
  'table-too-large':
    'This range of {name} has more than {limit} cells, too many for a page. Make it smaller; the whole stays in the attachment.',
  'table-hidden':
    'Hidden columns and rows of the table are left out: {cells}. If they are to be shown, write hidden: show.',
  'table-error': 'The table holds error values: {cells}. Mend them in Excel and save again.',
  'table-formula': 'The table holds formulas without a result: {cells}. Open the file in Excel and save it once.',
  'table-format':
    'The table uses a format of Chinese numerals in {cells}; the page shows ordinary figures. Compare them, or write them as text in Excel.',
  'workbook-hidden':
    'The attachment {name} has hidden content: {parts}. Whoever downloads it can show it. Delete it, or confirm that it may be public.',
  'chart-file':
    'The file {name} of a chart is no CSV file of the folder. Put it there, or correct its name under charts.',
  'chart-empty':
    'The file {name} of a chart has no data: names in the first row, then a category and its numbers in each row.',
  'chart-series': 'The file {name} of a chart has more than {most} series, too many to tell apart. Split it.',
  'chart-number':
    'Row {row} of the file {name} of a chart has a cell that is no number. Leave empty what is not known.',
  'recording-file': 'The recording {name} is not in the folder, or is no mp3, m4a, wav, mp4 or webm file.',
  'recording-transcript': 'A recording needs a transcript: {name} is not in the folder, or is no TXT file with text.',
  'recording-captions': 'The film {name} needs captions: name a WebVTT file in captions.',
  'recording-captions-broken':
    'The captions {name} are not in the folder, or are no WebVTT (beginning with WEBVTT, with times).',
  'recording-poster': 'The poster {name} is not in the folder, or is no picture.',
  'dataset-file': 'The table {name} is no CSV file of the folder. Put it there, or correct its name under tables.',
  'dataset-empty': 'The table {name} has no row of data.',
  'dataset-columns': 'The first row of {name} is {there}, the description has {described}. Make them the same.',
  'dataset-cell':
    'Row {row} of {name}: "{column}" is no {type}. Correct the data or the type; leave empty what is unknown.',
  'leader-name':
    'The name "{name}" is not that of the registry, "{registered}". Correct it, or register the person first.',
  'leader-unit': 'The registry knows no appointment of {name} in {unit}. Correct the unit, or register it first.',
  'leader-photo': 'The photograph {name} is not in the folder, or is no picture.',
  'topic-unknown': 'The topic "{topic}" is not in the official classification. Check class and subclass.',
  'number-of-other-document':
    'The document number {number} is used by article {id}. Check the number; to change that document, edit its article.',
  'person-not-masked': '{field} is a person’s name and not masked. Write it like 张**.',
  'organisation-masked': '{field} is an organisation and must not be masked. Write its full name, or say person: true.',
  'form-unknown':
    'The form “{name}” of paper “{paper}” is not among forms. Use the very same name in both places, or 无.',
  'form-no-file':
    'Form “{name}” names no file. Put it there and name it; a form to be collected in person says use: collect.',
  'form-not-editable':
    'Form “{name}” is to be filled in, so office programs must be able to edit it (docx, wps, xlsx …). A mere sample says use: sample.',
  'form-unexplained':
    'Form “{name}” lacks {field}. A form to be filled in says how to fill it in (filling), edit it (editing) and print it (printing).',
  'form-collect-where':
    'Form “{name}” is to be collected in person: say in collect_at where, and why it cannot be downloaded.',
  'form-collected-file':
    'Form “{name}” is to be collected in person and cannot have a file. Remove file, or say use: fill.',
  'form-other-title': 'Form “{name}” is called “{title}” among the attachments. Use the very same name in both places.',
  'consultation-too-short':
    'A consultation on {subject} is open for at least {days} days ({base}); this one only for {open}. Move closes.',
  'survey-without-questions': 'The survey has no questions. Write them with their choices under questions.',
  'row-cells': 'Row {row} has {cells} cells, the head has {columns}. Check the row.',
  'row-twice': 'Receipt number {number} stands twice. Remove one row or correct its number.',
  'dates-backwards': '{last} ({until}) is not after {first} ({from}). Check both.',
  'source-name-missing': 'A reprint names its source. Fill in source.name.',
  'source-url-missing': 'A reprint gives the address of the original (source.url), or says offline: true.',
  'source-offline-with-url': 'The original has an address and is said not to be online. Keep one of the two.',
  'source-url-broken': 'The address of the original cannot be read. Copy it again from the browser.',
  'checklist-unanswered': 'A question of the checklist is open: {question} ({id}). Answer it in secrecy.answers.',
  'checklist-unknown': 'The checklist has no question {id}. Remove it or check its name.',
  'checklist-answer': '“{answer}” is no answer to “{question}”. Choose one of: {choices}.',
  'checklist-blocks': '“{question}” is answered “{answer}”: this may not be published. Solve that first.',
  'checklist-refer':
    '“{question}” is answered “{answer}”: the secrecy office must decide. Put number, date and conclusion of its reply in secrecy.reply.',
  'checklist-reply-no': 'The secrecy office’s reply {number} says that this may not be published.',
  'review-missing': 'The step {act} is missing, to be done by {demanded}. Add it as the route demands.',
  'review-extra': 'The step {act} ({written}) is not in the route. Remove it.',
  'review-changed': 'The step {act} names {written}; the route demands {demanded}. Correct it.',
  'review-order': 'The steps are in the wrong order. It is: {order}.',
  'classification-mark':
    'There is a classification mark “{mark}”. Secrets never go online: stop and call the secrecy officer. If it is no secret, remove the mark.',
  'internal-mark': 'It says “{mark}”. Make sure that this is no internal paper.',
  'id-number': 'There is an ID number {masked}. Remove it, or keep its first two and last three characters.',
  'bank-card':
    'There is a bank card number {masked}. Remove or mask it; the account of a unit is written right after 账户 or 账号.',
  'mobile-number':
    'There is a mobile number {masked}. Remove it or give an office telephone; list what must be public under contacts.',
  'home-address':
    'There is a home address {masked}. Give the township only. Public offices can be listed under place_words in rules.yml.',
  'business-address': 'The address {masked} goes down to the door. Make sure that it is a business and no home.',
  'picture-gps':
    '{picture} tells where it was taken (GPS). Bring it in again with qianfa add --replace, which takes the place out.',
  'raw-html': 'The text holds HTML {tag}, which readers would see as it stands. Remove it and use Markdown.',
  'bidi-character':
    'A hidden character ({code}) changes the direction of the text, so that it may read otherwise. Remove it.',
  'tag-character': 'There is an invisible tag character ({code}). Remove it.',
  'control-character': 'There is a control character ({code}). Remove it.',
  'zero-width-character': 'There is a zero-width character ({code}), often copied from a page. It is better removed.',
  'private-use-character':
    'There is a private-use or unreadable character ({code}), which other computers may not show. Replace it.',
  'link-empty': 'A link has no address. Add it or remove the link.',
  'link-hidden': 'The link “{link}” holds a space, a backslash or an invisible character. Type it again.',
  'link-id-unknown': 'The link names the article {id}, which is not live. Check the id.',
  'link-look-alike': 'The domain {host} mixes letters that look alike and may be a fake. Check it and type it again.',
  'link-host':
    'Links to {host} are not allowed. Remove it; a public body’s host is first added to link_hosts in {rules}.',
  'link-scheme':
    'The link “{link}” is of a kind that is not allowed. Use http, https, mailto, id: or a file of this folder.',
  'link-site-path': 'The link “{link}” is a path of the site and may break. Better use id: and the article’s id.',
  'link-file-missing': 'The linked file {file} is not in the folder. Add it or correct its name.',
  'picture-elsewhere': 'The picture “{picture}” lies elsewhere and could change after signing. Put it in the folder.',
  'picture-missing': 'The picture {picture} is not in the folder. Add it or correct its name.',
  'picture-type': '{picture} cannot be shown as a picture. Use png, jpg, webp or gif.',
  'picture-alt': 'The picture {picture} has no alternative text. Say in the brackets what it shows.',
  'picture-unready':
    'No page can show the picture {picture}, and nobody can see whether it tells where it was taken. Delete it and use qianfa add, which makes a HEIC a JPG (save a dng as JPG first).',
  'picture-rights': '{picture} has no statement of rights. Add own, licensed or public under pictures.',
  'picture-named-missing': 'pictures names {picture}, which is not in the folder. Add the file or remove the entry.',
  'picture-credit': '{picture} is licensed: name its author or licensor under credit.',
  'attachment-missing': 'The attachment {name} is not in the folder. Add it or correct its name.',
  'attachment-not-found':
    'The text speaks of the attachment “{name}”, and no file or text is found for it. Was it left out?',
  'attachment-active':
    'The attachment {name} ({type}) is a program, a page or holds macros and may not be published. Turn it into PDF or a plain document.',
  'attachment-disguised': '{name} is not a {type} file inside. Save it again with the right program.',
  'office-gps':
    'The picture {part} in {name} tells where it was taken (GPS), to everybody who downloads it. Let qianfa add clean the photo, put the clean one into the document in its place, and bring that in again.',
  'office-macro': '{name} holds macros ({part}). Save it without them.',
  'office-program': '{name} holds a program ({part}) and may not be published. Remove it and save again.',
  'zip-entries': '{name} holds more than {limit} files and is not read. Save it again as a plain document.',
  'zip-megabytes': '{name} is larger than {limit} MB unpacked and is not read. Split it or save it again.',
  'unread-type':
    'Not machine-checked: no reader for {name}. A named person must check and sign it; convert it to docx, xlsx or PDF if you can.',
  'unread-broken':
    'Not machine-checked: {name} cannot be opened and may be damaged. Save it again, or have a named person check and sign it.',
  'unread-encrypted':
    'Not machine-checked: {name} has a password or an old format. Save it anew without, or have a named person check and sign it.',
  'unread-object':
    'Not machine-checked: {name} holds an object that cannot be read ({part}). Make it text or a picture, or have a named person check and sign it.',
  'unread-pictures-only':
    'Not machine-checked: {name} holds pictures and no text. Have a named person check and sign it, or give a text version.',
  'unread-page':
    'Not machine-checked: {part} of {name} has no text layer and may be a scan. Have a named person check and sign it, or give a text version.',
  'unread-pages':
    'Not machine-checked: {name} has too many pages, unread from {part} on. Split it, or have a named person check and sign it.',
  'unread-encoding': 'Not machine-checked: the encoding of {name} is not known. Save it as UTF-8.',
  'unread-depth': 'Not machine-checked: {name} is nested too deep. Take the inner file out and add it on its own.',
  'unread-media':
    'Not machine-checked: {name} is not shown in the text and holds no text that can be read. To show it write ![what it shows]({name}) into the text; otherwise have a named person check and sign it.',
  'report-error': 'To be corrected',
  'report-unchecked': 'Not machine-checked, needs a named person',
  'report-warning': 'For the signers to note',
  'report-none': 'Checked, nothing found.',
  'report-count':
    '{errors} to be corrected, {unchecked} not machine-checked, {waived} asked to be waived, {warnings} to note.',
  'report-more': 'and {count} more of the kind.',
  'report-line': 'line {line}',
} satisfies Record<keyof typeof checkZh, string>;
