const units = ['B', 'KB', 'MB', 'GB'];

/** `{{ 1536 | bytes }}` → 1.5 KB. */
export function bytes(size: number): string {
  let left = size;
  let unit = 0;
  while (left >= 1000 && unit < units.length - 1) {
    left /= 1024;
    unit += 1;
  }
  return `${unit === 0 || left >= 100 ? Math.round(left) : Number(left.toFixed(1))} ${units[unit]}`;
}
