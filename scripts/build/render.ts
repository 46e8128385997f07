import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CountedFile } from './files.ts';
import { layoutsIn, shown } from './layouts.ts';
import { codeFileOf, qrCodes } from './qr-code.ts';
import { openThreads, type Threads } from './render-threads.ts';
import { type Template, templates } from './templates.ts';
import type { PageView } from './view.ts';
import { writerIn } from './writer.ts';

/** A page to make: its template, and what that shows, which is plain data so that another thread can be given it. */
export type Page = readonly [Template, PageView];

/** Pages that are made together, by their templates. */
export type Lot = Readonly<Partial<Record<Template, readonly PageView[]>>>;

/** Pages that are made together, at most. */
export const together = 1000;

/** What the template of a page is given: rows that were to be made when they are wanted, and nothing else than data. */
export function plainOf(view: PageView): PageView {
  const { toJSON: _, shows: __, ...plain } = { shows: null, ...view };
  return plain;
}

/** All pages in lots, each put together when it is asked for. */
export function* inLots(pages: Iterable<Page>): Iterable<Lot> {
  let lot = new Map<Template, PageView[]>();
  let count = 0;
  for (const [template, view] of pages) {
    const views = lot.get(template);
    if (views) views.push(view);
    else lot.set(template, [view]);
    count += 1;
    if (count % together > 0) continue;
    yield Object.fromEntries(lot);
    lot = new Map();
  }
  if (lot.size > 0) yield Object.fromEntries(lot);
}

/** Whether a page shows the code of its own address, which lies beside it. */
const showsCode = (view: PageView): boolean => 'qrCode' in view && view.qrCode !== null;

/** The innermost reason that an error names. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause ?? Reflect.get(error, 'originalError');
  return inner instanceof Error && inner !== error ? `${error.message}: ${reasonOf(inner)}` : error.message;
}

/**
 * What lets Eleventy make the pages of a lot in a folder, one lot after the other, and tells what was written. Its templates are layouts/ of
 * `program`, its configuration is .eleventy.ts there and must exist; content is handed over as data and never read as a template. Throws with the
 * template and the reason when a page cannot be made.
 */
export function rendererOf(program: string): (lot: Lot, folder: string) => Promise<CountedFile[]> {
  const layouts = join(program, 'layouts');
  let { write } = writerIn(program);
  let written: CountedFile[] = [];
  const codeOf = qrCodes();
  const engine = layoutsIn(layouts, (view, page) => {
    written.push(write(view.file, page));
    if (showsCode(view)) written.push(write(codeFileOf(view.file), codeOf(view.canonical)));
  });
  return async (lot, folder) => {
    ({ write } = writerIn(folder));
    written = [];
    const pages = Object.fromEntries(templates.map((name) => [name, shown(lot[name] ?? [])]));
    // Loaded only where there is something to make: it takes as long to load as everything else.
    const { default: Eleventy } = await import('@11ty/eleventy');
    const eleventy = new Eleventy(layouts, folder, {
      quietMode: true,
      configPath: join(program, '.eleventy.ts'),
      config: (config) => {
        config.addExtension('njk', engine);
        config.addGlobalData('pages', () => pages);
      },
    });
    // Its errors are thrown, and said once by the command.
    eleventy.disableLogger();
    try {
      await eleventy.write();
    } catch (error) {
      throw new Error(`pages could not be made: ${reasonOf(error)}`, { cause: error });
    }
    return written;
  };
}

/** What writes pages. */
export interface Renderer {
  /**
   * Writes all pages of `lots` into `folder`, on threads beside this one or here, and tells of each file. A lot is asked for when there is a thread
   * for it, so that few stand in memory, and the next one is put together meanwhile. The pages are the same to the byte wherever they are made.
   */
  render(lots: Iterable<Lot>, how: { folder: string; beside: boolean; told(file: CountedFile): void }): Promise<void>;
  /** Whether threads stand ready: then they make even a few pages sooner than this one. */
  readonly ready: boolean;
  close(): Promise<void>;
}

/** As many threads as the machine has beside the one that puts together what pages show. */
const beside = () => availableParallelism() - 1;

/** Opens what writes pages, on so many threads; with `early` they make themselves ready at once. */
export function openRenderer(program: string, { most = beside(), early = false } = {}): Renderer {
  const start = () => openThreads(program, most);
  let threads: Threads | null = early && most > 0 ? start() : null;
  return {
    get ready() {
      return threads !== null;
    },
    async render(lots, { folder, beside, told }) {
      const tell = (files: readonly CountedFile[]) => files.forEach(told);
      if (beside && most > 0) threads ??= start();
      // Those that it began with: where they are closed meanwhile it is told, and no page is left out in silence.
      const own = threads;
      const here = own ? null : rendererOf(program);
      for (const lot of lots) {
        if (Object.values(lot).every((pages) => pages.length === 0)) continue;
        if (here) tell(await here(lot, folder));
        else await own?.render(lot, folder, tell);
      }
      await own?.done();
    },
    async close() {
      const ending = threads;
      threads = null;
      await ending?.close();
    },
  };
}

/** Writes all pages of `lots` into `folder` on so many threads beside this one; on none, here. */
export async function renderPages(program: string, lots: Iterable<Lot>, folder: string, threads = 0): Promise<void> {
  const renderer = openRenderer(program, { most: threads });
  try {
    await renderer.render(lots, { folder, beside: threads > 0, told: () => undefined });
  } finally {
    await renderer.close();
  }
}
