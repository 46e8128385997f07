// The box for a question: the nearest published answers while somebody types (E32).

/** @typedef {import('./nearest.js').Answered} Answered */

const box = /** @type {HTMLElement} */ (document.getElementById('question-box'));
const words = JSON.parse(box.dataset.words ?? '{}');
const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('own-question'));
const place = /** @type {HTMLElement} */ (document.getElementById('nearest'));
const list = /** @type {HTMLElement} */ (document.getElementById('nearest-answers'));
const said = /** @type {HTMLElement} */ (document.getElementById('nearest-said'));
const offered = 5;
const shortest = 2;

/** @type {Promise<(text: string, count: number) => Answered[]> | undefined} */
let opened;
/** How often it could not be opened: browsers remember of a program that it could not be fetched, by its address. */
let failures = 0;
async function open() {
  const { nearest = '', source = '' } = box.dataset;
  const again = failures === 0 ? '' : `?${failures}`;
  const [{ finder }, answer] = await Promise.all([import(nearest + again), fetch(source)]);
  if (!answer.ok) throw new Error(String(answer.status));
  return finder((await answer.json()).questions);
}

/** @param {Answered} answered */
function item({ topic, question, answer, unit, url }) {
  const element = document.createElement('li');
  const heading = document.createElement('h3');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = question;
  heading.append(link);
  const text = document.createElement('p');
  text.textContent = answer.length > 120 ? `${answer.slice(0, 120)}…` : answer;
  const facts = document.createElement('p');
  facts.className = 'quiet';
  facts.textContent = `${topic} · ${unit}`;
  element.append(heading, text, facts);
  return element;
}

async function suggest() {
  const text = field.value.trim();
  if (text.length < shortest) {
    place.hidden = true;
    said.textContent = '';
    return;
  }
  opened ??= open();
  try {
    const find = await opened;
    if (field.value.trim() !== text) return;
    const near = find(text, offered);
    list.replaceChildren(...near.map(item));
    place.hidden = near.length === 0;
    said.textContent = near.length === 0 ? words.nothing : '';
  } catch (error) {
    opened = undefined;
    failures += 1;
    said.textContent = words.failed;
    throw error;
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 150);
});
if (field.value !== '') suggest();
