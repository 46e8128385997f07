/** `{{ '2026-03-01' | chineseDay }}` → 2026年3月1日. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
