const up = new Map([...'0123456789+-−=()n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][at] ?? '']));
const down = new Map([...'0123456789+-−=()'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][at] ?? '']));

/**
 * Raised and lowered words (上标、下标) as signs that stand where they are in any program: 10⁵ must not become 105. `exact` is false where
 * there are no such signs; the words then stand in line. `script` is superscript or subscript; anything else changes nothing.
 */
export function scripted(text: string, script: string): { text: string; exact: boolean } {
  const signs = script === 'superscript' ? up : script === 'subscript' ? down : null;
  if (!signs || text.trim() === '') return { text, exact: true };
  const made = [...text].map((sign) => (sign.trim() === '' ? sign : signs.get(sign)));
  return made.includes(undefined) ? { text, exact: false } : { text: made.join(''), exact: true };
}
