import type { Lens, LensFacts } from './lens.ts'

/** A camera model to choose: one that is built in, or the municipality's own. */
export type OfferedLens = {
  /** An own one's id, else its name as part of an address. */
  key: string
  facts: LensFacts
  own: Lens | null
  /** What is built in by the same name; an own one stands in its place. */
  builtIn: LensFacts | null
}

/** Maker and model as one word, the same however they are spaced or cased: "axis-p3265-lve". */
export const lensSlug = ({ maker, model }: Pick<LensFacts, 'maker' | 'model'>): string =>
  `${maker} ${model}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const order = new Intl.Collator('sv', { numeric: true })

/**
 * Every camera model there is to choose in a municipality, by maker and model. One of its own takes the
 * place of the one that is built in by the same name, which is back when the own one is gone.
 *
 * @param own of one name there may be several, when units have made their own
 */
export function offeredLenses(builtIn: readonly LensFacts[], own: readonly Lens[]): OfferedLens[] {
  const replaced = new Set(own.map(lensSlug))
  const builtInBy = new Map(builtIn.map((facts) => [lensSlug(facts), facts]))
  const offered = [
    ...own.map((lens) => ({
      ...{ key: lens.id, facts: lens, own: lens },
      builtIn: builtInBy.get(lensSlug(lens)) ?? null,
    })),
    ...[...builtInBy]
      .filter(([slug]) => !replaced.has(slug))
      .map(([key, facts]) => ({ key, facts, own: null, builtIn: facts })),
  ]
  const named = ({ facts, key }: OfferedLens) => `${facts.maker} ${facts.model} ${key}`
  return offered.sort((a, b) => order.compare(named(a), named(b)))
}
