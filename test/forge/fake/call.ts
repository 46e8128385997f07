import type { May, User } from './state.ts';
import type { Fake } from './world.ts';

/** A request, read. `parts` are the places of the route's path. */
export interface Call {
  fake: Fake;
  viewer: User;
  parts: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The body as it came. */
  raw: Buffer;
  type: string;
}

/** An answer: JSON, or a list that is cut into pages, or a list that knows no pages. */
export type Reply =
  | { status: number; json?: unknown }
  | { status: number; rows: { shown: unknown | null }[]; paged: boolean; link: boolean };

export type Route = [method: string, path: RegExp, may: May, handler: (call: Call) => Promise<Reply>];

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const shown = (rows: unknown[]): { shown: unknown }[] => rows.map((row) => ({ shown: row }));
/** Objects of a list in a request. */
export const rowsIn = (value: unknown): Record<string, unknown>[] =>
  (Array.isArray(value) ? value : []).map((row: unknown) => Object.fromEntries(Object.entries(Object(row))));
