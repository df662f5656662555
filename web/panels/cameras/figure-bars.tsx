import type { Band } from '../../../geodata/optics/standards.ts'
import { bandKey } from '../../text/band-words.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import type { FigureNumbers } from './figure-numbers.ts'
import { useCoverageColour } from './use-coverage-colour.ts'

type Props = {
  bands: readonly Band[]
  today: FigureNumbers
  plan: FigureNumbers | null
  /** Only the bar, without the numbers. */
  isShort: boolean
  /** Over the first column of numbers. */
  heading: string
}

/** How sharply incidents are seen: one bar of all that can be judged, and the numbers as a table. */
export function FigureBars({ bands, today, plan, isShort, heading }: Props) {
  const t = useText()
  const formats = useFormats()
  const colour = useCoverageColour()
  const keys = [null, ...bands.map(({ id }) => id)]
  const rows = keys
    .map((id, i) => ({
      id: id ?? 'seen',
      words: t(`cameras.band.${bandKey(id)}`),
      what: t(`cameras.bandWhat.${bandKey(id)}`),
      rank: i / bands.length,
      today: today.bands[i]!,
      plan: plan?.bands[i] ?? 0,
    }))
    .toReversed()
  const signed = (value: number) =>
    value === 0 ? '0' : `${value > 0 ? '+' : '−'}${formats.number(Math.abs(value))}`
  return (
    <div className="figure-bands">
      <div className="figure-stack" aria-hidden="true">
        {rows.map(({ id, rank, today: now, plan: then }) => {
          const value = plan ? then : now
          const width = `${(100 * value) / Math.max(1, (plan ?? today).judged)}%`
          return <span key={id} style={{ width, background: colour(rank) }} />
        })}
      </div>
      {!isShort && (
        <table className="figure-table">
          <caption className="visually-hidden">{t('cameras.figure.bars')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cameras.figure.bars')}</th>
              <th scope="col" className="number">
                {heading}
              </th>
              {plan && (
                <>
                  <th scope="col" className="number">
                    {t('cameras.figure.plan')}
                  </th>
                  <th scope="col" className="number">
                    {t('cameras.figure.difference')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, words, what, rank, today: now, plan: then }) => (
              <tr key={id}>
                <th scope="row" title={what}>
                  <span className="swatch" style={{ background: colour(rank) }} />
                  {words}
                </th>
                <td className="number">{formats.number(now)}</td>
                {plan && <td className="number">{formats.number(then)}</td>}
                {plan && <td className="number">{signed(then - now)}</td>}
              </tr>
            ))}
            <tr>
              <th scope="row">
                <span className="swatch none" />
                {t('cameras.figure.notSeen')}
              </th>
              <td className="number">{formats.number(today.notSeen)}</td>
              {plan && <td className="number">{formats.number(plan.notSeen)}</td>}
              {plan && <td className="number">{signed(plan.notSeen - today.notSeen)}</td>}
            </tr>
          </tbody>
        </table>
      )}
    </div>
  )
}
