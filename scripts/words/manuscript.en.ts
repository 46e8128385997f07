export const manuscriptEn = {
  'manuscript-too-large':
    'Unpacked, the manuscript is past the limit of {limit} (files or MB) and is not read. Split it or shrink its pictures.',
  'manuscript-no-text': 'The manuscript has no text. Open it in Word or WPS, save it again, and retry.',
  'manuscript-element': 'The page has no element {element}. Look at body.element of the mapping.',
  'manuscript-type':
    '{name} is of a format that cannot be read. Possible: {types}. Save old .doc and .wps files as .docx; a workbook with one article a line goes with --batch, one to be shown in a text with qianfa add.',
  'manuscript-broken': '{name} cannot be opened: broken, encrypted, or not what its name says. Save it again.',
  'manuscript-encoding': 'The encoding of {name} is not known. Save it as UTF-8.',
  'manuscript-scan': '{name} holds no text, only pictures of pages. Type the text into index.md; the scan is attached.',
  'manuscript-changes':
    'The manuscript tracks {count} changes that nobody decided. Accept or reject them in Word, or give --changes accept or reject.',
  'manuscript-changes-accept': '{count} tracked changes were taken as accepted.',
  'manuscript-changes-reject': '{count} tracked changes were taken as rejected.',
  'manuscript-comments': '{count} comments were left out.',
  'manuscript-margin': 'A header or footer was left out: "{text}".',
  'manuscript-marked':
    'A header or footer bears the secrecy mark “{mark}”, so the file is not read: marked documents must not go online. If the mark was left by mistake, have the person who decides on classification settle it in the original first.',
  'manuscript-charts':
    '{count} charts, diagrams (SmartArt) or drawings by hand were left out. Save them as pictures, bring them with qianfa add, and write their words into the text.',
  'manuscript-fields':
    '{count} fields (circled signs and the like) kept only what could be read: compare with the original.',
  'manuscript-symbols': '{count} signs of symbol fonts are not known and were left out: put them in by hand.',
  'manuscript-scripts-flat': '{count} raised or lowered words stand in line now: please check.',
  'manuscript-struck':
    '{count} struck-out words came along, and the page does not strike them out: delete what no longer holds.',
  'manuscript-numbers':
    '{count} automatic numbers have a form that is not reproduced and stand as figures: compare with the original.',
  'manuscript-recordings':
    '{count} recordings: those whose file was found became links and need their fields under recordings; the others were left out.',
  'manuscript-cell-links': '{count} links in tables kept their words only; files that they lead to lie in the folder.',
  'manuscript-hidden': '{count} pieces of hidden text were left out.',
  'manuscript-white':
    '{count} pieces of white text on white, which nobody sees, were left out like hidden ones. If they are meant to be public, make them black in the file and bring it again.',
  'manuscript-attached': 'Tables with merged cells were stored as they are in {names}; the page shows them merged.',
  'manuscript-boxes': 'The words of {count} text boxes stand after their paragraph; look whether that is the place.',
  'manuscript-nested': '{count} tables inside tables became words of their cell.',
  'manuscript-pictures':
    '{count} pictures were left out (linked from outside, or of a format no page can show). Save them as PNG or JPG in the folder.',
  'manuscript-objects': '{count} embedded objects were left out. Attach what is to be public.',
  'manuscript-formulas': 'Of {count} formulas only the characters are left; compare them.',
  'manuscript-alt':
    '{count} pictures have no description. Write into ![ ] what somebody who cannot see them must know, and say whose they are: --own where the unit made them, else an entry each under pictures.',
  'manuscript-links': 'Of {count} links only the words are left: no such file, or no address of the web.',
  'manuscript-scripts': '{count} scripts, styles or forms of the page were left out.',
  'manuscript-head': 'The red head "{text}" is not part of the body: a field names the issuing body.',
  'manuscript-bare-pages':
    'Pages {pages} ({count} in all) have no text layer, they are scans: write their text in by hand.',
  'manuscript-more-pages':
    'This PDF has {count} pages; the text of the first {limit} was taken. Write the rest in by hand.',
  'manuscript-pages':
    'The text comes from the text layer of a PDF and its paragraphs are inferred; compare it with the original. Tables need work of their own.',
  'manuscript-found': 'Found in the manuscript, {field}: {value}',
  'manuscript-field-title': 'title',
  'manuscript-field-number': 'document number',
  'manuscript-field-date': 'date of the document',
  'manuscript-field-issuer': 'issuing body',
  'option-from': 'manuscript: docx, odt, html, txt or pdf; text, pictures, title, number and date come from it',
  'option-changes': 'tracked changes of the manuscript: accept all or reject all',
  'picture-kind': '{name} is no picture that can be prepared. Use {types}.',
  'picture-broken': 'The picture {name} cannot be opened (broken, or too large). Export it again.',
  'picture-turned': 'turned upright',
  'picture-place': 'the place where it was taken was removed',
  'picture-stripped': 'time, camera and other notes were removed',
  'picture-cropped': 'cropped as in the manuscript',
  'picture-converted': 'made a {type}',
  'picture-shrunk': 'shrunk from {from} pixels to {to}',
  'picture-size': '{from} → {to}',
  'manuscript-picture': 'Picture {name}: {changes}.',
  'manuscript-picture-broken':
    'The picture {name} cannot be opened and came along as it is; the check says whether it may stay.',
} as const;
