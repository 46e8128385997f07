import type { rulesZh } from './rules.zh.ts';

export const rulesEn = {
  'rule-identity-what': 'An article id stands in one folder only',
  'rule-identity-why':
    'The id is what signatures and withdrawals go by; twice the same id, and nobody knows what was signed',
  'rule-identity-example': 'A folder copied for a new article without a new id',
  'rule-people-what': 'Drafter, officer and secrecy officer are registered people',
  'rule-people-why': 'Who makes it answers for it; people not registered do not write',
  'rule-people-example': 'officer names a colleague who is not registered yet',
  'rule-filing-what': 'Unit, columns, kind and channels fit together',
  'rule-filing-why': 'A column is kept by its responsible units',
  'rule-filing-example': 'An article of the water bureau in a column of the education bureau',
  'rule-disclosure-what': 'The article is 主动公开 (disclosed on the office’s own motion)',
  'rule-disclosure-why': 'What is disclosed on request or not at all must not go online (政府信息公开条例 13–16)',
  'rule-disclosure-example': 'An article marked 依申请公开',
  'rule-references-what': 'Articles that are superseded, repealed, amended or interpreted are live',
  'rule-references-why': 'Readers follow the relation',
  'rule-references-example': 'interprets names a withdrawn id',
  'rule-document-number-what': 'A document number of one body stands once on a site',
  'rule-document-number-why':
    'One number, one document (GB/T 9704—2012); written 机关代字〔年份〕序号号 without 第 or leading zeros',
  'rule-document-number-example': 'Two notices both numbered 清政发〔2026〕3号',
  'rule-dates-what': 'What begins ends later',
  'rule-dates-why': 'In force after its repeal, or online after its expiry, is a slip',
  'rule-dates-example': 'effective_from in 2026, effective_until in 2025',
  'rule-source-what': 'A reprint names its source, and the original’s address or that it is not online',
  'rule-source-why': 'Reprints name their source (政府网站发展指引)',
  'rule-source-example': 'source says nothing but type: reprint',
  'rule-trusted-source-what': 'A reprint comes from a listed source; on shared hosts, from a listed account',
  'rule-trusted-source-why':
    'Government sites reprint authoritative sources only; on a shared host anybody writes, so the account counts',
  'rule-trusted-source-example': 'A reprint from a host that is not listed, or from a shared host without its account',
  'rule-checklist-what': 'The site’s checklist is answered, and no answer forbids publication',
  'rule-checklist-why':
    'Review before disclosure (保守国家秘密法 35, 政府信息公开条例 17); what is uncertain goes to the secrecy office',
  'rule-checklist-example': '“Does it hold a secret?” answered “uncertain” without the office’s reply',
  'rule-review-what': 'review lists every step that the route demands',
  'rule-review-why': 'Nothing goes online before it is reviewed; a step left out is a review not done',
  'rule-review-example': 'An important article without the step of the principal',
  'rule-waivers-what': 'Waivers name rules that may be waived, findings that are there, and reach those entitled',
  'rule-waivers-why': 'Letting something pass is somebody’s decision: the waiver is signed with the article',
  'rule-waivers-example': 'A waiver of id-numbers, which is never waived',
  'rule-marks-what': 'No classification marks',
  'rule-marks-why':
    'Secrets must not go online, and what is none must not be marked (保守国家秘密法 22); only the mark’s own form counts',
  'rule-marks-example': 'A header in an attachment reads 机密★10年',
  'rule-internal-marks-what': 'Words for inner use are shown to the signers',
  'rule-internal-marks-why':
    'Papers for inner use are not published; laws speak of such words too, so it only warns. Ordinary words go under ordinary in rules.yml',
  'rule-internal-marks-example': 'A notice that ends with 内部资料，注意保存',
  'rule-secrets-what': 'No private keys, tokens and passwords',
  'rule-secrets-why':
    'Accounts and passwords are kept secret; in an article they are published with it. Keys and tokens refuse, passwords are asked about',
  'rule-secrets-example': 'BEGIN PRIVATE KEY in an attachment',
  'rule-id-numbers-what': 'No citizen id numbers',
  'rule-id-numbers-why':
    'Privacy is not disclosed (政府信息公开条例 15, 个人信息保护法 25 and 28); write 35*************123',
  'rule-id-numbers-example': 'A column of id numbers in the workbook of a subsidy list',
  'rule-bank-cards-what': 'No bank card numbers of persons',
  'rule-bank-cards-why':
    'Accounts are sensitive personal information (个人信息保护法 28); the account of a unit passes after 账户 or 账号 with the unit named',
  'rule-bank-cards-example': 'A column of card numbers in a list of payments',
  'rule-mobile-numbers-what': 'No mobile numbers in lists of people; elsewhere the signers are asked',
  'rule-mobile-numbers-why':
    'Contacts are personal information (个人信息保护法 4, 政府信息公开条例 15); a number to be published stands under contacts with its duty',
  'rule-mobile-numbers-example': 'A list of candidates with their mobile numbers',
  'rule-home-addresses-what': 'No home addresses down to the door',
  'rule-home-addresses-why':
    'Homes are private (政府信息公开条例 15); write the township only. Offices are listed under place_words',
  'rule-home-addresses-example': 'A list of poor households with village, group and house',
  'rule-picture-location-what': 'Pictures do not tell where they were taken',
  'rule-picture-location-why': 'The place in a photograph tells homes and sensitive sites',
  'rule-picture-location-example': 'A telephone’s original picture with GPS data',
  'rule-forbidden-what': 'No forbidden contents',
  'rule-forbidden-why':
    'Nine categories are forbidden (互联网信息服务管理办法 15); each site keeps their words under forbidden in rules.yml',
  'rule-forbidden-example': 'A listed word in the text',
  'rule-misprints-what': 'No misprints and misstatements',
  'rule-misprints-why':
    'Serious misstatements are a veto item of the national inspection; sites keep them under misprints in rules.yml, serious ones refuse, others warn',
  'rule-misprints-example': '领导小姐 for 领导小组',
  'rule-leader-titles-what': 'Titles and names of leaders are as registered',
  'rule-leader-titles-why':
    'A wrong title or name is a serious slip; only people registered with a title are compared, former titles pass',
  'rule-leader-titles-example': 'The registered 县长 is 顾承远 and the text says 县长顾承元',
  'rule-traditional-what': 'Simplified characters outside quotations',
  'rule-traditional-why':
    'State organs write standard characters (国家通用语言文字法 9); quotations and titles are excepted',
  'rule-traditional-example': '產業發展 copied from a page in traditional characters',
  'rule-raw-html-what': 'No HTML in the text',
  'rule-raw-html-why': 'Texts are Markdown and look alike; HTML would be shown as it is',
  'rule-raw-html-example': '<span style=…> copied from an old site',
  'rule-hidden-characters-what': 'No invisible characters',
  'rule-hidden-characters-why': 'They make what is read differ from what is signed, and part words',
  'rule-hidden-characters-example': 'Zero-width spaces copied from an office program',
  'rule-links-what': 'Only listed hosts are linked, and links lead somewhere',
  'rule-links-why':
    'Government sites do not link commercial ones; hosts are added to link_hosts in rules.yml, which is signed',
  'rule-links-example': 'A link to a commercial site',
  'rule-pictures-what': 'Pictures, sound and film lie in the folder, are described, and say whose they are',
  'rule-pictures-why':
    'Nothing of disputed copyright is used (著作权法); descriptions serve those who cannot see (无障碍环境建设法 32)',
  'rule-pictures-example': 'A picture without a statement of rights',
  'rule-interpretation-what': 'An important document comes with its interpretation, or says by which day one follows',
  'rule-interpretation-why':
    'Documents and their interpretation are prepared, reviewed and published together (rules of the General Office of the State Council on openness)',
  'rule-interpretation-example': 'A document of 重大 level with neither interpretation nor interpretation_due',
  'rule-forms-what':
    'Forms of a guide are called as its papers call them; those to be filled in can be edited and say how',
  'rule-forms-why': 'Whoever brings the wrong form comes in vain (rules on offering forms)',
  'rule-forms-example': 'A form to be filled in that is only there as PDF, without a word how',
  'rule-consultation-what': 'A consultation is open as long as rules.yml asks; a survey has questions',
  'rule-consultation-why':
    'Comments on major decisions are open for at least 30 days as a rule (重大行政决策程序暂行条例, 15)',
  'rule-consultation-example': 'One week for a major decision',
  'rule-masks-what': 'In results, states, lists and letters, persons are masked and organisations are not',
  'rule-masks-why':
    'A public result is no publication of a person; an organisation is what the public watches (个人信息保护法)',
  'rule-masks-example': 'An applicant’s full name in a list of results',
  'rule-rows-what': 'Rows of a list have as many cells as its head; receipt numbers stand once',
  'rule-rows-why': 'A shifted row gives somebody another one’s result',
  'rule-rows-example': 'Five columns and a row of four cells',
  'rule-tables-what':
    'A table in the text comes from an attachment of the folder, its sheet and range are there, and no attachment carries hidden cells along',
  'rule-tables-why':
    'The page shows the very attachment that was signed; hidden rows, columns and sheets are not shown, but whoever downloads it can see them, and private data hides there often',
  'rule-tables-example': 'A hidden column of ID numbers in 公示名单.xlsx',
  'rule-charts-what': 'The CSV of a chart is in the folder: names in its first row, numbers below',
  'rule-charts-why': 'A chart is drawn from its data; a wrong one publishes wrong figures',
  'rule-charts-example': '“about 300” in a column of numbers',
  'rule-dataset-what': 'Every table of a dataset is in the folder, named as it is described, each cell of its type',
  'rule-dataset-why': 'Programs read open data, and read it wrongly where names or types differ',
  'rule-dataset-example': '“about 300” in a column of integers',
  'rule-leader-what': 'Name and unit of a leader are those of the registry, the photograph is in the folder',
  'rule-leader-why': 'A wrong name or office of a leader is a serious misstatement',
  'rule-leader-example': 'A name that differs from the registry by one character',
  'rule-topic-what': 'The topic of a document is a class and subclass of the official classification',
  'rule-topic-why': 'The library is shelved by it; a document with a topic of its own is not found',
  'rule-topic-example': '“农业\\水利” instead of “农业、林业、水利\\水利”',
  'rule-recordings-what': 'Sound and film that interpret have a transcript, film has captions',
  'rule-recordings-why': 'Who cannot hear or see reads them (无障碍环境建设法)',
  'rule-recordings-example': 'A film without VTT captions',
  'rule-attachments-what': 'Attachments that are mentioned are there',
  'rule-attachments-why': 'Readers open them; a forgotten attachment is not published',
  'rule-attachments-example': '附件：1.名单 at the end, and no file',
  'rule-attachment-types-what': 'Attachments are no programs, pages or macros, and are what their names say',
  'rule-attachment-types-why': 'Programs and macros run on readers’ machines',
  'rule-attachment-types-example': 'An .exe renamed to .pdf',
  'rule-documents-what': 'Attachments can be read; what cannot is confirmed by a named person',
  'rule-documents-why': 'No check sees into scans, locked files and archives',
  'rule-documents-example': 'A scanned PDF without text',
  'rules-title': 'Rules of the checks',
  'rules-intro':
    'Made from the rules (npm run rules), one file each in scripts/check/. A finding ends with its rule in brackets; qianfa check --explain <rule> shows one.',
  'rules-why': 'Why: {text}',
  'rules-example': 'Example: {text}',
  'rules-clauses': 'Clauses (of the requirement catalogue): {clauses}',
  'rules-never': 'Never waived.',
  'rules-waive':
    'May be waived: one line under waivers in the front matter (rule, text, reason), text as the finding shows it; the route needs a step that only {posts} sign. Signing the article accepts it.',
  'rules-unknown': 'There is no rule {rule}. Rules: {rules}',
  'waiver-unknown':
    'The waiver names a rule {rule} that does not exist. Copy the name in brackets at the end of the finding.',
  'waiver-never': 'Rule {rule} is never waived. Mend what was found and remove the waiver.',
  'waiver-unused': 'Nothing was found to which this waiver ({rule}: {text}) belongs. Check its text, or remove it.',
  'waiver-nobody':
    'Nobody signs this article who may accept a waiver of {rule}: a step of its route must belong to the posts entitled alone (qianfa check --explain {rule} names them). Mend what was found, or have the route changed first.',
  'forbidden-word':
    'Forbidden content “{word}” of the category “{category}”. Remove it; if the word is ordinary, have it listed under except in {rules}, or give a reason for a waiver.',
  misprint: '“{wrong}” should be “{right}”. Please check.',
  misstatement: 'Serious misstatement: “{wrong}” should be “{right}”. Please correct.',
  'title-of-other':
    '“{title}{name}” differs from the registry: the registered title of {name} is {titles}. Please check.',
  'name-misspelt': 'The registered “{title}” is {name}, the text says “{written}”. Please check the name.',
  'traditional-characters': 'Traditional characters outside quotations: {characters}. Write {simplified}.',
  'secret-key': 'A private key was found. Revoke it at once, and remove it from the article and from history.',
  'secret-token':
    'An access token was found ({sort}). Revoke it at once, and remove it from the article and from history.',
  'secret-password':
    'This looks like a password. Remove it; if the public needs it (a meeting room), the signers confirm.',
  'source-name-unknown':
    'The source “{name}” is no listed source. Check the name; list it under sources in {rules} first, or give a reason for a waiver.',
  'source-host':
    'The source {host} is not listed. Use a listed source, list it under sources in {rules} first, or give a reason for a waiver.',
  'source-account-missing': '{host} is shared by many: name the account in source.account.',
  'source-account':
    'The account “{account}” on {host} does not belong to the source “{name}”. Check it, or list it under sources in {rules} first.',
  'media-description': '{name} has no description. Give it a title under attachments that says what it shows.',
  'mobile-number-asked':
    'A mobile number {masked}. Use an office telephone or the masked form {masked}; a number to be published stands under contacts with its duty.',
  'form-waiver': 'Asked to be waived (signing accepts it): {rule} {text}, because {reason}',
  'report-waived': 'Asked to be waived; signing accepts it',
  'report-reason': 'reason: {reason}',
  'report-explain': 'About a rule: qianfa check --explain <rule> (its name stands in brackets).',
  'option-explain': 'explain one rule: what, why, example, whether it may be waived',
} satisfies Record<keyof typeof rulesZh, string>;
