import type { Outcome } from '../../api/imports.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'

type Props = { outcome: Outcome }

/** What came of a file, or would: how much is new, and what it is. */
export function OutcomeFacts({ outcome }: Props) {
  const t = useText()
  const formats = useFormats()
  const counts = ['added', 'changed', 'unchanged', 'refused'] as const
  return (
    <>
      <dl className="import-counts">
        {counts.map((one) => (
          <div key={one}>
            <dt>{t(`imports.${one}`)}</dt>
            <dd>{formats.number(outcome[one])}</dd>
          </div>
        ))}
      </dl>
      <IncidentFacts outcome={outcome} />
      <TownFacts outcome={outcome} />
      <TerrainFacts outcome={outcome} />
    </>
  )
}

function IncidentFacts({ outcome: { incidents } }: Props) {
  const t = useText()
  const formats = useFormats()
  if (!incidents) return null
  const { period, byCategory, ambiguousTimes, unusedColumns } = incidents
  const categories = Object.entries(byCategory).sort(([, a], [, b]) => b - a)
  return (
    <>
      {period && (
        <p>
          {t('imports.period', {
            from: formats.date(new Date(period.from)),
            to: formats.date(new Date(period.to)),
          })}
        </p>
      )}
      {categories.length > 0 && (
        <ul className="import-categories">
          {categories.map(([category, n]) => (
            <li key={category}>
              {/* A category of the service has a word of its own. */}
              {t(`incident.category.${category as 'other'}`)} {formats.number(n)}
            </li>
          ))}
        </ul>
      )}
      {ambiguousTimes > 0 && (
        <p className="notes">
          {t('imports.ambiguous', { count: ambiguousTimes, n: formats.number(ambiguousTimes) })}
        </p>
      )}
      {unusedColumns.length > 0 && (
        <p className="notes">{t('imports.unused', { columns: unusedColumns.join(', ') })}</p>
      )}
    </>
  )
}

function TownFacts({ outcome: { town } }: Props) {
  const t = useText()
  const formats = useFormats()
  if (!town) return null
  const { buildings, walls, trees, lamps, cameras, roads } = town.counts
  const n = formats.number
  return (
    <p>
      {t('imports.inTown', {
        ...{ buildings: n(buildings), walls: n(walls), trees: n(trees) },
        ...{ lamps: n(lamps), cameras: n(cameras), roads: n(roads) },
      })}{' '}
      {t(`imports.drawing.${town.drawing}`)}
    </p>
  )
}

function TerrainFacts({ outcome: { terrain } }: Props) {
  const t = useText()
  const formats = useFormats()
  if (!terrain) return null
  const { stepM, lowestM, highestM, source } = terrain
  return (
    <p>
      {t('imports.inTerrain', {
        ...{ step: formats.number(stepM, Number.isInteger(stepM) ? 0 : 1), source },
        ...{ lowest: formats.number(lowestM, 1), highest: formats.number(highestM, 1) },
      })}
    </p>
  )
}
