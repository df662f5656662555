import type { Actor } from '../db/audit.ts'

/** Whoever has the machine's own terminal: commands are theirs. */
export const operator: Actor = {
  ...{ id: 'command-line', name: 'Kommandoraden', personId: null, address: null },
}

/** The service itself: what it does by night, and the demo town. */
export const service: Actor = {
  ...{ id: 'service', name: 'Tryggkartan', personId: null, address: null },
}
