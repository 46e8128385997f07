/** Round numbers that span the values and zero, in even steps, and where they begin and end. */
export interface Scale {
  from: number;
  to: number;
  ticks: { value: number; label: string }[];
}

const intervals = 4;

/** A step of 1, 2, 2.5 or 5 times a power of ten that needs about `intervals` of them. */
function stepFor(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / intervals));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power * intervals >= span) ?? 10;
  return factor * power;
}

/** The scale of a chart: it always has zero, so that lengths may be compared. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = stepFor(high - low || 1);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  // Steps are multiplied, not added: 0.1 + 0.2 would be seen.
  const digits = Math.max(0, 1 - Math.floor(Math.log10(step)));
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => {
    const value = Number(((first + at) * step).toFixed(digits));
    return { value, label: String(value) };
  });
  return { from: first * step, to: last * step, ticks };
}
