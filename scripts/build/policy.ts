/**
 * What pages may load and run (Content-Security-Policy): their own site's files, nothing inline, nothing from elsewhere. The search page
 * may compile WebAssembly, without which Pagefind does not run; nothing may call `eval`.
 */
const allowing = (scripts: string) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');

export const policy = { page: allowing("'self'"), search: allowing("'self' 'wasm-unsafe-eval'") };
