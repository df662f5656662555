import type { Random } from './random.ts'
import { shuffled } from './random.ts'

// Plausible Swedish street names, none taken from the town whose coordinates are borrowed.
const centre = [
  'Repslagargatan',
  'Segelmakargatan',
  'Tunnbindargatan',
  'Garvaregatan',
  'Klockgjutargatan',
  'Hattmakargatan',
  'Bokbindargatan',
  'Linbanegatan',
  'Ankarsmedsgatan',
  'Timmermansgatan',
  'Sadelmakargatan',
  'Bryggargatan',
  'Skeppargatan',
  'Vågmästargatan',
  'Kopparslagargatan',
  'Glasmästargatan',
  'Färgargatan',
  'Kakelugnsgatan',
]
const outskirts = [
  'Lingonstigen',
  'Sälgvägen',
  'Rönnbärsvägen',
  'Ekorrvägen',
  'Nävervägen',
  'Björktrastvägen',
  'Slåttervägen',
  'Humlegårdsvägen',
  'Kolarvägen',
  'Timotejvägen',
  'Blåklintsvägen',
  'Domherrevägen',
  'Kvarndammsvägen',
  'Tjädervägen',
  'Syrenvägen',
  'Enbacksvägen',
]

/** What the streets of one town are called. */
export type StreetNames = { columns: string[]; rows: string[]; outerColumns: string[] }

/** Names for every column and row of the lattice; the fixed ones carry the town's story. */
export function streetNames(rng: Random, columns: number, rows: number): StreetNames {
  const inner = shuffled(centre, rng)
  const outer = shuffled(outskirts, rng)
  const named = (count: number, fixed: Record<number, string>, isOuter: (i: number) => boolean) =>
    Array.from(
      { length: count },
      (_, i) => fixed[i] ?? (isOuter(i) ? outer.pop() : inner.pop()) ?? `Tvärgränd ${i}`,
    )
  return {
    columns: named(
      columns,
      { 4: 'Storbrogatan', 7: 'Krögargatan', 11: 'Stationsgatan', 12: 'Banvallsvägen' },
      (i) => i < 3 || i > 12,
    ),
    rows: named(
      rows,
      {
        4: 'Södra Infartsgatan',
        6: 'Södra Åkajen',
        7: 'Norra Åkajen',
        8: 'Sillgatan',
        10: 'Esplanaden',
      },
      (j) => j < 3 || j > 11,
    ),
    outerColumns: Array.from(
      { length: columns },
      (_, i) => outskirts[(i * 5 + 3) % outskirts.length]!,
    ),
  }
}
