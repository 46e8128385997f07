/** `{{ [{ votes: 3 }, { votes: 4 }] | total('votes') }}` → 7. */
export const total = (rows: readonly Readonly<Record<string, unknown>>[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name]), 0);
