import type { ReactNode } from 'react'
import { categories } from '../../../geodata/model/incident-columns.ts'
import { clearFilter, filter, noFilter, toggleCategory, toggleSource } from '../../state/filter.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'

/**
 * Categories with their numbers: a chart that filters. `inAll` (before any filter) says which and in
 * what order, so that no row moves under the hand.
 */
export function CategoryFilter({ counts, inAll }: { counts: Uint32Array; inAll: Uint32Array }) {
  const t = useText()
  const chosen = useStore(filter, (state) => state.categories)
  const rows = categories
    .map((category, i) => ({ category, count: counts[i]!, inAll: inAll[i]! }))
    .filter((row) => row.inAll + row.count > 0 || chosen.includes(row.category))
    .sort((a, b) => b.inAll - a.inAll)
  const most = Math.max(1, ...counts)
  return (
    <Facet title={t('heat.categories')}>
      {rows.map(({ category, count }) => (
        <FacetRow
          key={category}
          words={t(`incident.category.${category}`)}
          count={count}
          most={most}
          isSelected={chosen.includes(category)}
          isDim={chosen.length > 0 && !chosen.includes(category)}
          onToggle={() => toggleCategory(category)}
        />
      ))}
    </Facet>
  )
}

/** Sources with their numbers, in an order as steady as the categories'. */
export function SourceFilter(props: {
  counts: Uint32Array
  inAll: Uint32Array
  sources: readonly string[]
}) {
  const t = useText()
  const chosen = useStore(filter, (state) => state.sources)
  const most = Math.max(1, ...props.counts)
  const rows = props.sources
    .map((source, i) => ({ source, count: props.counts[i]!, inAll: props.inAll[i]! }))
    .sort((a, b) => b.inAll - a.inAll)
  return (
    <Facet title={t('heat.sources')}>
      {rows.map(({ source, count }) => (
        <FacetRow
          key={source}
          words={source}
          count={count}
          most={most}
          isSelected={chosen.includes(source)}
          isDim={chosen.length > 0 && !chosen.includes(source)}
          onToggle={() => toggleSource(source)}
        />
      ))}
    </Facet>
  )
}

function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="bar-list">{children}</div>
    </fieldset>
  )
}

function FacetRow(props: {
  words: string
  count: number
  most: number
  isSelected: boolean
  isDim: boolean
  onToggle: () => void
}) {
  const formats = useFormats()
  const { words, count, most, isSelected, isDim, onToggle } = props
  return (
    <label
      className="bar-row"
      data-selected={isSelected || undefined}
      data-dim={isDim || undefined}
    >
      <span
        className="bar"
        style={{ width: `${(88 * count) / most}%`, opacity: isDim ? 0.4 : 1 }}
      />
      <span className="box">
        <Icon name="check" size={12} />
        <input
          type="checkbox"
          className="visually-hidden"
          checked={isSelected}
          onChange={onToggle}
        />
      </span>
      <span>{words}</span>
      <span className="number">{formats.number(count)}</span>
    </label>
  )
}

/** Takes every filter away; only there when something is filtered. */
export function ClearFilter() {
  const t = useText()
  const now = useStore(filter)
  const isFiltered = Object.entries(noFilter).some(([key, value]) => {
    const current = now[key as keyof typeof now] // the keys of noFilter are the filter's own
    return Array.isArray(value) ? (current as unknown[]).length > 0 : current !== value
  })
  if (!isFiltered) return null
  return (
    <Button look="quiet" icon="close" onPress={clearFilter}>
      {t('heat.clear')}
    </Button>
  )
}
