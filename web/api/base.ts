// In the build every script, a worker's too, lies in `assets/` beside the faces' folders.
const SCRIPT = /^(.*\/)assets\/[^/]*$/

/** The path that a built script's service lives under: "/" or "/karta/". */
export const basePathOf = (scriptUrl: string): string =>
  SCRIPT.exec(new URL(scriptUrl).pathname)?.[1] ?? '/'

// In development Vite serves the sources themselves, at the root.
const basePath = import.meta.env.PROD ? basePathOf(import.meta.url) : '/'

/**
 * An address of the service as the browser must ask for it, for everything that is asked for or linked
 * to: "/arbete" is "/karta/arbete" where the service lives under /karta.
 */
export const below = (path: string): string => basePath + path.slice(1)

/** The reverse: a path of the browser as the service knows it; null when it is not the service's. */
export const within = (pathname: string): string | null =>
  pathname.startsWith(basePath) ? `/${pathname.slice(basePath.length)}` : null
