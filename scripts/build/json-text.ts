/** JSON in which no `<` stands: nothing that an officer typed can end a script element or be taken for a tag (attack 52). */
export const jsonText = (value: unknown, indent?: number) =>
  JSON.stringify(value, null, indent).replaceAll('<', '\\u003c');
