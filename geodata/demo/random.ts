/** A stream of repeatable chance: the same seed and name give the same numbers for ever. */
export type Random = {
  /** @returns a number in [0, 1) */
  next: () => number
  between: (low: number, high: number) => number
  /** @returns a whole number in [0, count) */
  index: (count: number) => number
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** @returns normally distributed, mean 0, standard deviation 1 (Box–Muller) */
  normal: () => number
}

/**
 * A seeded stream. Streams of different names are independent, so that a change to how one part of
 * the town draws its numbers leaves the other parts as they were.
 *
 * Source: sfc32 by Chris Doty-Humphrey (PractRand, public domain), seeded through FNV-1a.
 */
export function random(seed: number, name: string): Random {
  const next = sfc32(hash(`${seed}/${name}/a`), hash(`${seed}/${name}/b`), hash(name), 1)
  const between = (low: number, high: number) => low + (high - low) * next()
  const index = (count: number) => Math.floor(next() * count)
  return {
    next,
    between,
    index,
    chance: (probability) => next() < probability,
    pick: (list) => list[index(list.length)]!,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

function sfc32(a: number, b: number, c: number, d: number): () => number {
  const next = () => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 4_294_967_296
  }
  // The first numbers still show the seed.
  for (let i = 0; i < 15; i++) next()
  return next
}

// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h | 0
}

/** The same items in another order (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], rng: Random): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = rng.index(i + 1)
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
