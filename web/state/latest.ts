/**
 * Runs one call at a time and, of those that come meanwhile, only the last: a drag asks for more
 * than can be answered, and only the newest answer is wanted.
 */
export function latest<Request>(run: (request: Request) => Promise<void>) {
  let waiting: { request: Request } | null = null
  let running = false
  return async (request: Request): Promise<void> => {
    waiting = { request }
    if (running) return
    running = true
    try {
      while (waiting) {
        const next: { request: Request } = waiting
        waiting = null
        await run(next.request)
      }
    } finally {
      running = false
    }
  }
}
