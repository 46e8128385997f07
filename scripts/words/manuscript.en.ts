export const manuscriptEn = {
  'manuscript-too-large':
    'Unpacked, the manuscript is past the limit of {limit} (files or MB) and is not read. Split it or shrink its pictures.',
  'manuscript-no-text': 'The manuscript has no text. Open it in Word or WPS, save it again, and retry.',
  'manuscript-element': 'The page has no element {element}. Look at body.element of the mapping.',
  'manuscript-type':
    '{name} is of a format that cannot be read. Possible: {types}. Save old .doc and .wps files as .docx.',
  'manuscript-broken': '{name} cannot be opened: broken, encrypted, or not what its name says. Save it again.',
  'manuscript-encoding': 'The encoding of {name} is not known. Save it as UTF-8.',
  'manuscript-scan': '{name} holds no text, only pictures of pages. Type the text into index.md; the scan is attached.',
  'manuscript-changes':
    'The manuscript tracks {count} changes that nobody decided. Accept or reject them in Word, or give --changes accept or reject.',
  'manuscript-changes-accept': '{count} tracked changes were taken as accepted.',
  'manuscript-changes-reject': '{count} tracked changes were taken as rejected.',
  'manuscript-comments': '{count} comments were left out.',
  'manuscript-margin': 'A header or footer was left out: "{text}".',
  'manuscript-hidden': '{count} pieces of hidden text were left out.',
  'manuscript-attached': 'Tables with merged cells were stored as they are in {names}; the page shows them merged.',
  'manuscript-boxes': 'The words of {count} text boxes stand after their paragraph; look whether that is the place.',
  'manuscript-nested': '{count} tables inside tables became words of their cell.',
  'manuscript-pictures':
    '{count} pictures were left out (linked from outside, or of a format no page can show). Save them as PNG or JPG in the folder.',
  'manuscript-objects': '{count} embedded objects were left out. Attach what is to be public.',
  'manuscript-formulas': 'Of {count} formulas only the characters are left; compare them.',
  'manuscript-alt':
    '{count} pictures have no description. Write into ![ ] what somebody who cannot see them must know, and fill in pictures (rights).',
  'manuscript-links': 'Of {count} links only the words are left: no such file, or no address of the web.',
  'manuscript-scripts': '{count} scripts, styles or forms of the page were left out.',
  'manuscript-head': 'The red head "{text}" is not part of the body: a field names the issuing body.',
  'manuscript-pages':
    'The text comes from the text layer of a PDF and its paragraphs are inferred; compare it with the original. Tables need work of their own.',
  'manuscript-found': 'Found in the manuscript, {field}: {value}',
  'manuscript-field-title': 'title',
  'manuscript-field-number': 'document number',
  'manuscript-field-date': 'date of the document',
  'manuscript-field-issuer': 'issuing body',
  'option-from': 'manuscript: docx, odt, html, txt or pdf; text, pictures, title, number and date come from it',
  'option-changes': 'tracked changes of the manuscript: accept all or reject all',
} as const;
