/** Aborts on Ctrl-C, and on what else ends a program kindly. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  // More than once: npm passes on the Ctrl-C that has come here already.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopping.abort())
  return stopping.signal
}

/** True for what is thrown when such a signal was heeded. */
export const isStopped = (error: unknown): boolean => (error as Error)?.name === 'AbortError'
