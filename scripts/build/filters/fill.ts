/** `{{ '第 {n} 页' | fill({ n: 3 }) }}` → 第 3 页; a place without a value is an error of the template. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${sentence}" has no value for {${name}}`);
    return String(value);
  });
}
